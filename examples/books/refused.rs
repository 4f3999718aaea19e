//! Not a part of the tour's program: what it shows as an update that does not compile, beside what rustc says
//! of it (`refused.stderr`).

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    genre: String,
}

fn main() {
    // [refused]
    let update = update!(
        Book as b,
        set(b.genre = "sci-fi")
    );
    // [end]
}

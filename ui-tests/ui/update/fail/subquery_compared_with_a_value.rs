// Caret at the condition: it is the same for every row.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    author_id: i64,
    copies: i64,
}

#[derive(Updatable)]
#[updatable(table = "authors")]
struct Author {
    #[updatable(key)]
    id: i64,
    born: i64,
}

fn main() {
    let _ = update!(
        Book as b,
        set(b.copies = 0),
        filter(select(a.born.max(), from(Author as a)) > 1900)
    );
}

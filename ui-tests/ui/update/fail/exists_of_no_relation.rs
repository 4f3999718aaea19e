// Caret at the condition: the filter of the subquery has forgotten the row.

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
        filter(exists(from(Author as a), filter(a.born < 1900)))
    );
}

// A column's type need be neither `Clone` nor `Debug` nor `PartialEq`: the patch then is not,
// either.

#![deny(warnings)]

use updatable::Updatable;

struct Cover;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    cover: Cover,
    back: Option<Cover>,
}

fn main() {
    let book = Book {
        id: 1,
        cover: Cover,
        back: None,
    };
    let _ = (book.id, book.cover, book.back);
    let patch = BookPatch::new().cover(Cover).clear_back();
    assert!(!patch.is_empty());
}

// One error, at the setter: it returns the patch.

#![deny(unused_must_use)]

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn patch(patch: BookPatch) {
    patch.title("Emma");
}

fn main() {}

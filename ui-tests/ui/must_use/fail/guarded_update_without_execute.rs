// One error, at the update: nothing has been sent.

#![deny(unused_must_use)]

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn rename() {
    update!(Book as b, set(b.title = "Emma"), filter(b.id == 1)).exactly(1);
}

fn main() {}

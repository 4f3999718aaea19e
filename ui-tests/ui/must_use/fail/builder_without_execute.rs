// One error, at the update: nothing has been sent.

#![deny(unused_must_use)]

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn rename() {
    Book::update_by_key(1).set(|b| b.title.set("Emma"));
}

fn main() {}

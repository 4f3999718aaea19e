// One error, at the condition, which the next one replaces.

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
    let _update = Book::update_where(|b| {
        b.id.gt(3);
        b.title.eq("emma")
    })
    .set(|b| b.title.set("Emma"));
}

fn main() {}

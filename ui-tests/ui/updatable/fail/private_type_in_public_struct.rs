// errors: 3
// What finds a row and who updates it are part of a public struct's interface, and the types of it, too.

use updatable::{Number, Updatable, Version};

#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
struct BookId(i64);

#[derive(Clone, Debug, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Revision(i64);

impl Number for Revision {
    type Factor = i64;
}
impl Version for Revision {}

#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
struct UserId(i64);

#[derive(Updatable)]
#[updatable(table = "books")]
pub struct Book {
    #[updatable(key)]
    book_id: BookId,
    title: String,
}

#[derive(Updatable)]
#[updatable(table = "links")]
pub struct Link {
    #[updatable(key)]
    link_id: i64,
    address: String,
    #[updatable(version)]
    revision: Revision,
}

#[derive(Updatable)]
#[updatable(table = "notes")]
pub struct Note {
    #[updatable(key)]
    note_id: i64,
    text: String,
    #[updatable(actor)]
    by: UserId,
}

// Of any other column it is the field's.
#[derive(Updatable)]
#[updatable(table = "covers")]
pub struct Cover {
    #[updatable(key)]
    cover_id: i64,
    book_id: BookId,
}

// So are all of them, in a struct that is no more public than they.
#[derive(Updatable)]
#[updatable(table = "shelves")]
struct Shelf {
    #[updatable(key)]
    book_id: BookId,
    #[updatable(version)]
    revision: Revision,
    #[updatable(actor)]
    by: UserId,
    place: String,
}

fn main() {}

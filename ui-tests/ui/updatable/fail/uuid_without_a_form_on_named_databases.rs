// Caret at the field's type.

use updatable::Updatable;

mod of {
    #[derive(sqlx::Type)]
    #[sqlx(transparent)]
    pub struct Uuid(Vec<u8>);
}

#[derive(Updatable)]
#[updatable(table = "books", databases(postgres, sqlite))]
struct Book {
    #[updatable(key)]
    id: i64,
    shelf: of::Uuid,
}

fn main() {}

// One error, at our string.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", rename_all = "camelCase")]
#[sqlx(rename_all = "PascalCase")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
}

fn main() {}

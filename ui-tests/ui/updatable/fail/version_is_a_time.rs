// The caret is at the type.
use sqlx::types::chrono::{DateTime, Utc};
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: DateTime<Utc>,
}

fn main() {}

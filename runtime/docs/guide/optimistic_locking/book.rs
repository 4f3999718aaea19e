#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    copies: i64,
    #[updatable(version)]
    version: i32,
}

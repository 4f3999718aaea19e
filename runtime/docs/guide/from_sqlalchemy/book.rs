use updatable::{Numeric, Updatable};

#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "books", constraint("books_name_key" => book_name))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    book_price: Numeric<10, 2>,
    genre: String,
    copies: i64,
    note: Option<String>,
    #[updatable(version)]
    version: i32,
}

use rust_decimal::dec;
use sqlx::types::chrono::{DateTime, Utc};
use updatable::{Numeric, Updatable, update};

#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "books", soft_delete = "deleted_at", scope = "shop_id")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    shop_id: i64,
    book_name: String,
    price: Numeric<10, 2>,
    #[updatable(previous_of = "price")]
    previous_price: Option<Numeric<10, 2>>,
    #[updatable(readonly)]
    created_at: DateTime<Utc>,
    #[updatable(touch)]
    updated_at: DateTime<Utc>,
    #[updatable(actor)]
    updated_by: String,
    deleted_at: Option<DateTime<Utc>>,
}

#![allow(missing_docs)]
use updatable::{Updatable, update, Numeric};
use rust_decimal::dec;
#[derive(Debug, Clone, sqlx::FromRow, Updatable, PartialEq)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    book_price: Numeric<10, 2>,
    genre: String,
    note: Option<String>,
    copies: i64,
}
#[tokio::test]
async fn t() {
    let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
    sqlx::raw_sql("create table books(book_id integer primary key, book_name text not null, book_price integer not null, genre text not null, note text, copies integer not null) strict; insert into books values (1,'Old Age',1220,'fiction',null,1),(2,'Saturn Rings',1320,'non-fiction',null,2)").execute(&pool).await.unwrap();
    let id = 1;
    let u = update!(Book as b, set(b.genre = "sci-fi", b.book_price += dec!(5)), filter(b.book_id == id && b.book_price < dec!(100)), returning(b));
    println!("{}", u.sql::<sqlx::Sqlite>());
    println!("{}", u.sql::<sqlx::Postgres>());
    let b = u.fetch_one(&pool).await.unwrap();
    println!("{b:?}");
    let name: Option<&str> = None;
    let r = update!(Book as b, set(b.book_name = name, b.note = Some(None::<String>), b.copies *= 2), filter(b.book_id.is_in(vec![1,2]) && !b.note.is_not_null()), returning(b.book_id, b.note)).fetch_all(&pool).await.unwrap();
    println!("{r:?}");
    let p = update!(Book as b, set(..BookPatch::new().book_name("x"), b.book_price = b.book_price * dec!(0.925)), filter(3 > b.book_id));
    println!("{}", p.sql::<sqlx::Sqlite>());
    println!("{}", p.sql::<sqlx::Postgres>());
    println!("{:?}", p.execute(&pool).await);
    println!("{:?}", update!(Book as b, set(b.book_name = name), all_rows()).execute(&pool).await);
    println!("{:?}", update!(Book as b, set(b.note = NULL), filter(b.book_id == 77)).execute(&pool).await);
    println!("{:?}", sqlx::query_as::<_, Book>("select * from books").fetch_all(&pool).await.unwrap());
}

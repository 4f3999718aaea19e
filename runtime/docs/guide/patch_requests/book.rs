use garde::Validate;
use updatable::{Numeric, Updatable};

#[derive(Debug, sqlx::FromRow, serde::Serialize, Validate, Updatable)]
#[updatable(
    table = "books",
    validate,
    constraint("books_isbn_key" => isbn),
    constraint("books_publisher_id_fkey" => publisher_id),
    patch(name = PublicBookPatch, only(isbn, title, price, note, publisher_id)),
)]
struct Book {
    #[updatable(key)]
    #[garde(skip)]
    book_id: i64,
    #[garde(length(chars, min = 13, max = 13))]
    isbn: String,
    #[garde(length(chars, min = 1, max = 200))]
    title: String,
    #[garde(custom(is_not_negative))]
    price: Numeric<10, 2>,
    #[garde(length(chars, max = 1000))]
    note: Option<String>,
    #[garde(skip)]
    publisher_id: Option<i64>,
    /// That is for the staff to say.
    #[garde(skip)]
    is_staff_pick: bool,
    #[updatable(version)]
    #[garde(skip)]
    version: i32,
}

fn is_not_negative(price: &Numeric<10, 2>, _: &()) -> garde::Result {
    if *price < Numeric::default() {
        return Err(garde::Error::new("it is negative"));
    }
    Ok(())
}

//! The table, what a client may change of it, and the rules.

use garde::Validate;
use serde::Serialize;
use updatable::{Numeric, Updatable};
use utoipa::ToSchema;

/// A book, as it is in the table and in answers.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Serialize, ToSchema, Validate, Updatable)]
#[updatable(
    table = "books",
    databases(sqlite, postgres),
    validate,
    constraint("books_isbn_key" => isbn),
    constraint("books_publisher_id_fkey" => publisher_id),
    constraint("books_copies_check" => copies),
    // The fields' `attr(schema(..))` is in each patch.
    patch(derive(ToSchema)),
    patch(
        name = PublicBookPatch,
        only(isbn, title, price, note, publisher_id, copies),
        derive(ToSchema),
        attr(schema(description = "What a client may change of a book: a JSON Merge Patch.")),
        attr(serde(deny_unknown_fields)),
    )
)]
pub struct Book {
    /// The number of the book.
    #[updatable(key)]
    #[garde(skip)]
    pub book_id: i64,

    /// The ISBN, thirteen digits.
    #[garde(custom(is_isbn))]
    #[schema(pattern = "^[0-9]{13}$")]
    #[updatable(attr(schema(nullable = false, pattern = "^[0-9]{13}$")))]
    pub isbn: String,

    /// The title, in one line.
    #[garde(length(chars, min = 1, max = 200), custom(is_one_line))]
    #[schema(min_length = 1, max_length = 200)]
    #[updatable(attr(schema(nullable = false, min_length = 1, max_length = 200)))]
    pub title: String,

    /// The price: a string, since JSON's numbers are floating-point numbers to most who read them.
    #[garde(custom(is_not_negative))]
    #[schema(value_type = String, pattern = r"^[0-9]{1,8}\.[0-9]{2}$", example = "12.20")]
    #[updatable(attr(schema(
        value_type = Option<String>,
        nullable = false,
        pattern = r"^[0-9]{1,8}(\.[0-9]{1,2})?$",
        example = "12.20",
    )))]
    pub price: Numeric<10, 2>,

    /// The price before that.
    #[updatable(previous_of = "price")]
    #[garde(skip)]
    #[schema(value_type = Option<String>, required = true, pattern = r"^[0-9]{1,8}\.[0-9]{2}$")]
    pub previous_price: Option<Numeric<10, 2>>,

    /// A note, if there is one.
    #[garde(length(chars, max = 1000), inner(custom(is_printable)))]
    #[schema(max_length = 1000, required = true)]
    #[updatable(attr(schema(max_length = 1000)))]
    pub note: Option<String>,

    /// The publisher, if it is known.
    #[garde(skip)]
    #[schema(required = true)]
    pub publisher_id: Option<i64>,

    /// How many copies there are, those that are reserved among them.
    #[garde(range(min = 0, max = 1_000_000))]
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[updatable(attr(schema(nullable = false, minimum = 0, maximum = 1_000_000)))]
    pub copies: i32,

    /// How many copies are reserved. Customers do that, elsewhere.
    #[garde(skip)]
    pub reserved: i32,

    /// Whether the staff recommends it. That is for the staff to say.
    #[garde(skip)]
    pub is_staff_pick: bool,

    /// The version, which is the ETag: each change makes it one more.
    #[updatable(version)]
    #[garde(skip)]
    pub version: i64,
}

fn is_isbn(isbn: &str, _: &()) -> garde::Result {
    if isbn.len() == 13 && isbn.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(garde::Error::new("it is not thirteen digits"))
}

fn is_one_line(text: &str, _: &()) -> garde::Result {
    if text.chars().any(char::is_control) {
        return Err(garde::Error::new("it has control characters in it"));
    }
    Ok(())
}

/// Of several lines, perhaps. PostgreSQL stores no NUL.
fn is_printable(text: &str, context: &()) -> garde::Result {
    text.split(['\n', '\r', '\t'])
        .try_for_each(|part| is_one_line(part, context))
}

fn is_not_negative(price: &Numeric<10, 2>, _: &()) -> garde::Result {
    if *price < Numeric::default() {
        return Err(garde::Error::new("it is negative"));
    }
    Ok(())
}

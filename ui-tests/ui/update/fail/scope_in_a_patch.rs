// The caret is at the field.
use updatable::{Updatable};

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant: i64,
}

fn main() {
    let _ = BookPatch { tenant: Some(2), ..BookPatch::new() };
}

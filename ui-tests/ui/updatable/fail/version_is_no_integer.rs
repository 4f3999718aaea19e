// The caret is at the type.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: f64,
}

fn main() {}

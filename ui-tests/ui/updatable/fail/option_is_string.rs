// One error, at the string that stands where an option should.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable("books", table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}

// One error, at what stands where a comma should.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(readonly rename = "made")]
    created: i64,
    title: String,
}

fn main() {}

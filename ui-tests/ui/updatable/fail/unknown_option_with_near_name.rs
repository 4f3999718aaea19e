// One error, at `kye`; there is none about a missing key.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(kye)]
    id: i64,
    title: String,
}

fn main() {}

// One error, at `tabel`; there is none about a missing table.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(tabel = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}

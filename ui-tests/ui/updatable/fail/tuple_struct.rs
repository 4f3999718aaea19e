// One error, at the fields.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book(i64, String);

fn main() {}

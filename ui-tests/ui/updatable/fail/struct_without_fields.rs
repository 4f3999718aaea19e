// One error, at the name.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {}

fn main() {}

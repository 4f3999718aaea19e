// Caret at `attr`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "users")]
struct User {
    #[updatable(key, attr(doc(hidden)))]
    id: i64,
    name: String,
}

fn main() {}

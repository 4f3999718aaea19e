// Caret at the derive: what is missing is a feature.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "users", validate)]
struct User {
    #[updatable(key)]
    id: i64,
    name: String,
}

fn main() {}

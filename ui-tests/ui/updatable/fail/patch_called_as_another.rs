// Caret at the second `A`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "users", patch(name = A, only(name)), patch(name = A, only(is_admin)))]
struct User {
    #[updatable(key)]
    id: i64,
    name: String,
    #[updatable(readonly)]
    created_at: String,
    is_admin: bool,
}

fn main() {}

// Caret at the second `name`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "users", patch(name = A, only(name, name)))]
struct User {
    #[updatable(key)]
    id: i64,
    name: String,
    #[updatable(readonly)]
    created_at: String,
    is_admin: bool,
}

fn main() {}

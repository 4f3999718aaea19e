// Caret at `Clone`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "users", patch(derive(Clone)))]
struct User {
    #[updatable(key)]
    id: i64,
    name: String,
    #[updatable(readonly)]
    created_at: String,
    is_admin: bool,
}

fn main() {}

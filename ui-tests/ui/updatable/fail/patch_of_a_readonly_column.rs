// Caret at `created_at`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "users", patch(name = PublicPatch, only(created_at)))]
struct User {
    #[updatable(key)]
    id: i64,
    name: String,
    #[updatable(readonly)]
    created_at: String,
    is_admin: bool,
}

fn main() {}

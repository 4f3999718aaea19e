// Caret at `is_admin`: what a request can set is said in one place.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "users", patch(name = ProfilePatch, only(name)))]
struct User {
    #[updatable(key)]
    id: i64,
    name: String,
    is_admin: bool,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    let patch = ProfilePatch {
        is_admin: Some(true),
        ..Default::default()
    };
    let _ = update!(User as u, set(..patch), filter(u.id == 3)).execute(pool).await?;
    Ok(())
}

fn main() {}

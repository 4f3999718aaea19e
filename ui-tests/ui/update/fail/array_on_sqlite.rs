// Caret at the connection.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "posts")]
struct Post {
    #[updatable(key)]
    id: i64,
    title: String,
    tags: Vec<String>,
    note: Option<String>,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Post as p, set(p.tags = p.tags.append("rust")), filter(p.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

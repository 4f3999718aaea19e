// Caret at the list.

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

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    update!(
        Post as p,
        set(p.tags = p.tags.with_slice(1, 2, [1, 2])),
        filter(p.id == 3)
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}

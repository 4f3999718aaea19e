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

async fn run(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    update!(
        Post as p,
        set(p.title = "x"),
        filter(p.tags.has_element("rust"))
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}

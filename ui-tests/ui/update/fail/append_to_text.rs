// Caret at `append`.

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
    update!(Post as p, set(p.title = p.title.append("x")), filter(p.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

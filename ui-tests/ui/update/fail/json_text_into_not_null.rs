// Caret at `json_text`, or at what it is called on.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "docs")]
struct Doc {
    #[updatable(key)]
    id: i64,
    title: String,
    meta: Option<sqlx::types::JsonValue>,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    update!(Doc as d, set(d.title = d.meta.json_text("title")), filter(d.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

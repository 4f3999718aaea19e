// Caret at `1.5`.

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
    update!(Doc as d, set(d.meta = d.meta.json_set(1.5, 1)), filter(d.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

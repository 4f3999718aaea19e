// Caret at the value.

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
    struct Patch;
    update!(Doc as d, set(d.meta = d.meta.json_merge(Patch)), filter(d.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

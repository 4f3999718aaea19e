// Caret at `NULL`.

use updatable::{NULL, Updatable};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "docs")]
struct Doc {
    #[updatable(key)]
    id: i64,
    title: String,
    meta: Option<sqlx::types::JsonValue>,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    Doc::update_by_key(3)
        .set(|d| d.meta.set(d.meta.json_set("a", NULL)))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

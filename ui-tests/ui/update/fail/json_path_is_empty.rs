// Caret at the empty array.

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
    let root: [&str; 0] = [];
    update!(Doc as d, set(d.meta = d.meta.json_remove(root)), filter(d.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

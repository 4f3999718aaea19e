// Caret at the path.

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
    let place: i64 = 0;
    update!(
        Doc as d,
        set(d.title = "x"),
        filter(d.meta.json_text(("tags", place)) == "a")
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}

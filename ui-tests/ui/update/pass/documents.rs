//! Documents, arrays, rows and DEFAULT, on the databases that have them.

use updatable::{DEFAULT, Updatable, row, update};

#[derive(Debug, sqlx::FromRow, Updatable)]
#[updatable(table = "things")]
struct Thing {
    #[updatable(key)]
    line: i64,
    #[updatable(key)]
    number: i64,
    tags: Vec<String>,
    meta: sqlx::types::JsonValue,
    title: Option<String>,
}

async fn postgres(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    let thing: Thing = Thing::update_where(|t| row((t.number, t.line)).eq((1, 2)))
        .set(|t| {
            (
                t.tags.set(t.tags.append("x").remove("y")),
                t.title.set(DEFAULT),
            )
        })
        .returning_row()
        .fetch_one(pool)
        .await?;
    let _ = thing;
    Ok(())
}

async fn mysql(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    let _ = update!(
        Thing as t,
        set(
            t.meta = t.meta.json_set(["a", "b"], 1).json_remove(("c", 0)),
            t.title = DEFAULT
        ),
        filter(t.meta.json_text("kind") == "book")
    )
    .execute(pool)
    .await?;
    Ok(())
}

async fn sqlite(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    let keys = vec![(1, 2), (3, 4)];
    let _ = Thing::update_where(|t| row((t.line, t.number)).is_in(&keys))
        .set(|t| {
            t.meta.set(
                t.meta
                    .json_merge(std::collections::BTreeMap::from([("a", 1)])),
            )
        })
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {
    let _ = (postgres, mysql, sqlite);
}

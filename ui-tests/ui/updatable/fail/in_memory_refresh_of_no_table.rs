// Caret at what is no row.

use updatable::refresh;


async fn run(title: &mut String, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    refresh(title, pool).await?;
    Ok(())
}

fn main() {}

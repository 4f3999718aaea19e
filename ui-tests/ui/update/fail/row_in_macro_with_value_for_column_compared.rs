// Caret at `1`.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "seats")]
struct Seat {
    #[updatable(key)]
    line: i64,
    #[updatable(key)]
    number: i64,
    guest: String,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    update!(Seat as s, set(s.guest = "Ada"), filter((s.line, 1) == (1, 2)))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

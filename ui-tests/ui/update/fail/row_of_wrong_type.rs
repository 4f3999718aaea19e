// Caret at the row of values.

use updatable::{Updatable, row};

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
    Seat::update_where(|s| row((s.line, s.number)).eq((1, "2")))
        .set(|s| s.guest.set("Ada"))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

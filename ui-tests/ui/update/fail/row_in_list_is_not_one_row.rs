// Caret at the connection.

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
    Seat::update_where(|s| row((s.line, s.number)).is_in([(1, 2)]))
        .set(|s| s.guest.set("Ada"))
        .returning(|s| s.guest)
        .fetch_one(pool)
        .await?;
    Ok(())
}

fn main() {}

// Caret at `append`.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "blobs")]
struct Blob {
    #[updatable(key)]
    id: i64,
    data: Vec<u8>,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    update!(Blob as b, set(b.data = b.data.append(1)), filter(b.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

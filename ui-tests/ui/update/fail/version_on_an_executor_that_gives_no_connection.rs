// The caret is at the executor.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: i32,
}

async fn rename<'c, E>(executor: E) -> Result<(), updatable::Error>
where
    E: sqlx::Executor<'c, Database = sqlx::Sqlite>,
{
    let _updated = update!(Book as b, set(b.title = "x"), filter(b.book_id == 3 && b.version == 1))
        .execute(executor)
        .await?;
    Ok(())
}

fn main() {}

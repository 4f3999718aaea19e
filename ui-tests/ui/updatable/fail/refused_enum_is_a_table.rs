// One error, at the word `enum`: none says that `Book` is no table.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
enum Book {
    Novel,
    Poems,
}

async fn uses(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    Book::update_all_rows()
        .patch(BookPatch::new())
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}

// Caret at the condition: a fragment may give the row's own scope, whatever that is.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "invoices", scope = "tenant")]
struct Invoice {
    #[updatable(key)]
    id: i64,
    tenant: i64,
    state: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Invoice as i,
        set(i.state = "due"),
        filter(i.id == 3 && i.tenant == sql::<i64>("{}", i.tenant))
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}

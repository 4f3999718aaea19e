// One error, at the second field's name: `deletedAt` is both.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", rename_all = "camelCase")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = "deletedAt")]
    deleted: String,
    deleted_at: String,
}

fn main() {}

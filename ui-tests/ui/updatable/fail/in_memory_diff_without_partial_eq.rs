// Caret at the function: a column's type cannot be compared.

use updatable::Updatable;

#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
struct Url(String);

#[derive(Updatable)]
#[updatable(table = "links")]
struct Link {
    #[updatable(key)]
    id: i64,
    url: Url,
}

fn run(before: &Link, after: &Link) -> Result<(), updatable::Error> {
    let _ = LinkPatch::diff(before, after);
    Ok(())
}

fn main() {}

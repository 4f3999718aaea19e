// The caret is at the field in `only`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant_id", patch(name = TitlePatch, only(title, tenant_id)))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant_id: i64,
}

fn main() {}

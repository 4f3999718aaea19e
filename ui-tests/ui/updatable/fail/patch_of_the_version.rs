// The caret is at the field in `only`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", patch(name = TitlePatch, only(title, version)))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: i64,
}

fn main() {}

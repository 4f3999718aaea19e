// errors: 5
// Five errors: at `schem`, the first `1`, `"key"`, the second `readonly` and the type of the key.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", schem = "shop")]
struct Book {
    #[updatable(key)]
    id: Option<i64>,
    #[updatable(rename = 1)]
    title: String,
    #[updatable("key")]
    genre: String,
    #[updatable(readonly, readonly)]
    created: i64,
}

fn main() {}

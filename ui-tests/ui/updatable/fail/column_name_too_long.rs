// One error, at the field's name: PostgreSQL would cut it.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    the_title_as_it_is_printed_on_the_first_page_of_the_first_edition: String,
}

fn main() {}

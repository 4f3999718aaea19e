// One error, at the word `enum`: of what cannot be a table, neither name nor key is asked.

use updatable::Updatable;

#[derive(Updatable)]
enum Book {
    Novel { id: i64 },
    Poems,
}

fn main() {}

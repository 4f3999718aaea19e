//! Fragments of SQL, and filters made at run time.

use updatable::{Filter, Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    author_id: i64,
    copies: i64,
    active: bool,
    note: Option<String>,
}

#[derive(Updatable)]
#[updatable(table = "authors")]
struct Author {
    #[updatable(key)]
    id: i64,
    name: String,
    pen_name: Option<String>,
    city_id: i64,
    born: i64,
}

#[derive(Updatable)]
#[updatable(table = "cities")]
struct City {
    #[updatable(key)]
    id: i64,
    name: String,
}

fn main() {
    let text = String::from("x");
    let _ = update!(
        Book as b,
        set(
            b.copies = sql::<i64>("length({}) + {}", b.title, 3_i64),
            b.note = sql::<Option<String>>("nullif({}, {})", b.title, text.as_str()),
            b.title = sql::<String>("'{{}}'"),
        ),
        filter(
            sql::<bool>("{} > length({})", b.copies + 1, text.clone())
                && sql::<Option<i64>>("NULL").is_null()
        )
    );
    let filter = || Book::filter(|b| b.copies.gt(3));
    let _ = update!(Book as b, set(b.copies = 1), filter(..filter()));
    let other: Filter<Book> = Filter::all([filter(), filter()]);
    let _ = update!(
        Book as b,
        set(b.copies = 1),
        filter(b.id == 3, ..filter().or(filter()), ..other,)
    );
    let _ = update!(
        Book as b,
        set(b.copies = 1),
        filter(..filter()),
        order_by(b.copies.desc(), b.title),
        limit(text.len() as u64 + 1),
        returning(b.id, b.copies * 2, sql::<i64>("length({})", b.title))
    );
}

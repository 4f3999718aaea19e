//! Every form of `from`.

use updatable::{Updatable, update};

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
    let (name, born) = ("Jane", 1775);
    let _ = update!(
        Book as b,
        set(b.title = a.name, b.copies += a.born),
        from(Author as a, on(a.id == b.author_id)),
        filter(b.id == 3)
    );
    // In whatever order, and with a trailing comma.
    let _ = update!(
        Book as b,
        from(Author as a, on(b.author_id == a.id && a.born < born),),
        filter(c.name == name || a.pen_name.is_null()),
        returning(b.id, a.name, c.name, a.born + b.copies),
        set(b.note = a.pen_name, b.title = c.name),
        from(City as c, on(c.id == a.city_id)),
    );
    // One of several rows will do.
    let _ = update!(
        Book as b,
        set(b.copies = 1),
        from(Author as a, on(a.city_id == b.id), any_match()),
        all_rows(),
        returning(b)
    );
    // The updated table once more.
    let _ = update!(
        Book as b,
        set(b.copies = o.copies),
        from(Book as o, on(o.id == b.author_id)),
        filter(o.active && !b.active)
    );
}

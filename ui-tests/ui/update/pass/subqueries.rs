//! Every form of a subquery.

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
    let ids = [3, 4];
    let _ = update!(
        Book as b,
        set(
            b.copies = select(a.born.max(), from(Author as a), filter(a.id == b.author_id))
                .assert_not_null(),
            b.note = select(a.name, from(Author as a), filter(a.id == b.author_id)),
        ),
        all_rows()
    );
    // Of several tables, of which the later may have several rows for one.
    let _ = update!(
        Book as b,
        set(b.copies = select(
            a.id.count(),
            from(City as c),
            from(Author as a, on(a.city_id == c.id)),
            filter(c.id == b.id && a.born > 3),
        )),
        filter(b.id.is_in(ids))
    );
    let _ = update!(
        Book as b,
        set(b.note = select(
            c.name,
            from(Author as a),
            from(City as c, on(c.id == a.city_id)),
            filter(a.id == b.author_id)
        )),
        all_rows()
    );
    // Lists.
    let _ = update!(
        Book as b,
        set(b.copies = 1),
        filter(
            b.author_id.is_in(select(
                a.id,
                from(Author as a),
                filter(a.born < 1900),
                order_by(a.born.desc(), a.id),
                limit(10)
            )) && b.title.not_in(select(a.name, from(Author as a)))
                && (b.copies + 1).is_in(select(a.born + b.copies, from(Author as a)))
        )
    );
    // Parts in whatever order; the first of them.
    let _ = update!(
        Book as b,
        set(b.note = select(
            a.name,
            limit(1),
            order_by(a.born.asc()),
            filter(a.city_id == b.id),
            from(Author as a),
        )),
        all_rows()
    );
    // Whether there is a row.
    let _ = update!(
        Book as b,
        set(b.active = exists(from(Author as a), filter(a.id == b.author_id))),
        filter(
            !exists(from(Author as a))
                || b.active
                    && exists(
                        from(City as c),
                        filter(exists(
                            from(Author as a),
                            filter(a.city_id == c.id && a.id == b.author_id)
                        ))
                    )
        )
    );
    // As an operand.
    let _ = update!(
        Book as b,
        set(b.copies = b.copies + select(o.copies.min(), from(Book as o)).assert_not_null() * 2),
        filter(
            3 < select(
                o.copies.sum(),
                from(Book as o),
                filter(o.author_id == b.author_id)
            )
        )
    );
    // Inside of other forms, and they in a subquery.
    let _ = update!(
        Book as b,
        set(b.copies = case()
            .when(exists(from(Author as a), filter(a.id == b.author_id)), 1)
            .when(
                b.copies == select(o.copies.count(), from(Book as o)),
                b.copies + 1
            )
            .otherwise(0),),
        filter(
            (b.id, b.author_id) == (3, 4)
                || exists(
                    from(Author as a),
                    filter((a.id, a.city_id) == (b.author_id, 5))
                )
        )
    );
    // The names of Rust's functions are their own.
    let select = |number: i64| number;
    let exists = |number: i64| number > 3;
    let sql = String::from("sql");
    let _ = update!(
        Book as b,
        set(b.copies = select(3), b.active = exists(4), b.title = sql),
        filter(b.id == select(5))
    );
}

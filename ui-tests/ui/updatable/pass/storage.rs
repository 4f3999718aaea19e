//! Where values are stored, and how: what need not be said, and what may be.

use std::borrow::Cow;

use updatable::{Updatable, update};

#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
struct Uuid(Vec<u8>);

/// PostgreSQL has a type for them.
#[derive(Updatable)]
#[updatable(table = "books", databases(postgres))]
struct OnPostgres {
    #[updatable(key)]
    id: Uuid,
    lists: Vec<i32>,
}

#[derive(Updatable)]
#[updatable(table = "books", databases(sqlite, postgres, mysql,))]
struct Everywhere {
    #[updatable(key, uuid = "binary")]
    id: Uuid,
    #[updatable(uuid = "binary")]
    shelf: Option<Uuid>,
}

/// Parameters are judged where they are used.
#[derive(Updatable)]
#[updatable(table = "books", databases(mysql))]
struct Generic<'a, T, const N: usize> {
    #[updatable(key)]
    id: u64,
    text: Cow<'a, str>,
    bytes: &'a [u8],
    value: T,
    #[updatable(skip)]
    rest: [u8; N],
}

type Concrete = Generic<'static, u32, 3>;

async fn run(pg: &sqlx::PgPool, my: &sqlx::MySqlPool, id: Uuid) -> Result<(), updatable::Error> {
    let lists = vec![1];
    let _ = update!(OnPostgres as p, set(p.lists = lists), filter(p.id == &id))
        .execute(pg)
        .await?;
    let _ = Everywhere::update_by_key(id.clone())
        .set(|e| e.shelf.set(&id))
        .execute(my)
        .await?;
    let _ = update!(
        Concrete as c,
        set(c.value = 3, c.text = "x", c.bytes = &b"x"[..]),
        filter(c.id == 3)
    )
    .execute(my)
    .await?;
    Ok(())
}

fn main() {
    let _ = run;
    let _ = |g: Concrete| (g.rest, g.text, g.bytes, g.value, g.id);
    let _ = |e: Everywhere, p: OnPostgres| (e.id, e.shelf, p.id, p.lists);
}

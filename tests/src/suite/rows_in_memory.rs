//! Rows in memory: updated and refreshed, and read again.

use rust_decimal::dec;
use sqlx::{Acquire, FromRow};
use updatable::{Error, NULL, Updatable, refresh, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, CP, Cp, PEOPLE, Person, SW, Sw};

use super::{KIND, book, row, rows};
use crate::Db;

#[tokio::test]
async fn the_row_is_then_as_the_database_has_it() {
    let db = Db::with(BOOKS).await;
    let mut supernova = book(&db, 3).await;
    // Meanwhile.
    db.run("UPDATE books SET genre = 'poetry' WHERE book_id = 3")
        .await;
    update!(
        &mut supernova as b,
        set(b.book_price += dec!(1), b.note = "signed")
    )
    .execute(&db.pool)
    .await
    .unwrap();
    assert_eq!(supernova.genre, "poetry");
    assert_eq!(supernova.book_price, dec!(122.60));
    assert_eq!(supernova.note.as_deref(), Some("signed"));
    assert_eq!(supernova, book(&db, 3).await);

    Book::update_row(&mut supernova)
        .set(|b| b.note.set(NULL))
        .patch(BookPatch::new().genre("classic"))
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!(
        (supernova.genre.as_str(), &supernova.note),
        ("classic", &None)
    );
    assert_eq!(supernova, book(&db, 3).await);
    // No other row is touched.
    let others: Vec<(i64,)> = rows(&db, "SELECT book_id FROM books WHERE genre = 'classic'").await;
    assert_eq!(others, [(3,)]);
}

#[tokio::test]
async fn everything_that_a_set_takes() {
    let db = Db::with(BOOKS).await;
    let mut first = book(&db, 1).await;
    let patch = BookPatch::new().note("signed");
    let unchanged: Option<String> = None;
    update!(
        &mut first as b,
        set(
            ..&patch,
            b.genre = b.genre.upper(),
            b.book_name = unchanged,
            b.version = select(
                o.version.max(),
                from(Book as o),
                filter(o.book_id != b.book_id)
            )
            .assert_not_null()
                + 6
        ),
    )
    .execute(&db.pool)
    .await
    .unwrap();
    assert_eq!(first.genre, "FICTION");
    assert_eq!(first.book_name, "Old Age");
    assert_eq!(first.version, 7);
    assert_eq!(first, book(&db, 1).await);

    // Assignments that change places.
    let db = Db::with(SW).await;
    let mut sw: Sw = row(&db, "SELECT * FROM sw WHERE id = 1").await;
    update!(&mut sw as s, set(s.a = sw.c + 1, s.b = s.a, s.c = s.b))
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((sw.a, sw.b, sw.c), (31, 10, 20));
}

#[tokio::test]
async fn values_read_the_row_as_it_was() {
    let db = Db::with(SW).await;
    let mut rows: Vec<Sw> = rows(&db, "SELECT * FROM sw ORDER BY id").await;
    let second = 1;
    update!(
        &mut rows[second] as s,
        set(s.a = rows[0].a + rows[second].b, s.b = rows[second].c)
    )
    .execute(&db.pool)
    .await
    .unwrap();
    assert_eq!((rows[1].a, rows[1].b), (210, 300));

    // Through a reference, whose binder may be its name.
    let sw = &mut rows[0];
    update!(&mut *sw as sw, set(sw.a = sw.a + 1))
        .execute(&db.pool)
        .await
        .unwrap();
    update!(&mut *sw as s, set(s.b = sw.a * 2))
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((sw.a, sw.b), (11, 22));
}

/// What is no variable is evaluated once, and before the values, as the receiver of a method is.
#[tokio::test]
async fn the_row_is_evaluated_once_and_first() {
    let db = Db::with(SW).await;
    let mut first: Sw = row(&db, "SELECT * FROM sw WHERE id = 1").await;
    let order = std::cell::RefCell::new(Vec::new());
    let said = |word: &'static str, value: i64| {
        order.borrow_mut().push(word);
        value
    };
    let find = |row| {
        let _ = said("row", 0);
        row
    };
    update!(
        &mut *find(&mut first) as s,
        set(s.b = said("b", 1), s.a = said("a", 2))
    )
    .execute(&db.pool)
    .await
    .unwrap();
    assert_eq!((first.a, first.b), (2, 1));
    assert_eq!(*order.borrow(), ["row", "b", "a"]);
}

#[tokio::test]
async fn pools_connections_and_transactions() {
    let db = Db::with(BOOKS).await;
    let mut row = book(&db, 1).await;
    let mut connection = db.pool.acquire().await.unwrap();
    update!(&mut row as b, set(b.version += 1))
        .execute(&mut *connection)
        .await
        .unwrap();
    update!(&mut row as b, set(b.version += 1))
        .execute(&mut connection)
        .await
        .unwrap();
    assert_eq!(book(&db, 1).await.version, 3);
    drop(connection);

    let mut tx = db.pool.begin().await.unwrap();
    update!(&mut row as b, set(b.version += 1))
        .execute(&mut tx)
        .await
        .unwrap();
    update!(&mut row as b, set(b.version += 1))
        .execute(&mut *tx)
        .await
        .unwrap();
    let mut inner = tx.begin().await.unwrap();
    update!(&mut row as b, set(b.version += 1))
        .execute(&mut *inner)
        .await
        .unwrap();
    assert_eq!(row.version, 6);
    inner.rollback().await.unwrap();
    refresh(&mut row, &mut *tx).await.unwrap();
    assert_eq!(row.version, 5);
    tx.rollback().await.unwrap();

    // It is back in the pool, and in no transaction.
    refresh(&mut row, &db.pool).await.unwrap();
    assert_eq!(row.version, 3);
}

/// BEFORE triggers where there are such, and else an AFTER trigger, which RETURNING does not see.
#[tokio::test]
async fn triggers_and_generated_columns() {
    #[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
    #[updatable(table = "g")]
    struct Line {
        #[updatable(key)]
        id: i64,
        count: i64,
        #[updatable(generated)]
        doubled: i64,
        #[updatable(readonly)]
        touched: i64,
    }

    let db = Db::with(
        "CREATE TABLE g (
             id {i64} PRIMARY KEY, count {i64} NOT NULL,
             doubled {i64} GENERATED ALWAYS AS (count * 2) STORED, touched {i64} NOT NULL
         ) {end};
         INSERT INTO g (id, count, touched) VALUES (1, 5, 0), (2, 5, 0);",
    )
    .await;
    db.run(match KIND {
        Kind::Sqlite => {
            "CREATE TRIGGER t AFTER UPDATE OF count ON g
             BEGIN UPDATE g SET touched = touched + 1 WHERE id = NEW.id; END"
        }
        Kind::Postgres => {
            "CREATE FUNCTION f() RETURNS trigger AS $$
                 BEGIN NEW.touched = OLD.touched + 1; RETURN NEW; END
             $$ LANGUAGE plpgsql;
             CREATE TRIGGER t BEFORE UPDATE OF count ON g FOR EACH ROW EXECUTE FUNCTION f()"
        }
        Kind::MySql => {
            "CREATE TRIGGER t BEFORE UPDATE ON g FOR EACH ROW SET NEW.touched = OLD.touched + 1"
        }
    })
    .await;
    let mut line: Line = row(&db, "SELECT * FROM g WHERE id = 1").await;
    update!(&mut line as l, set(l.count = 7))
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((line.count, line.doubled, line.touched), (7, 14, 1));
    let stored: Line = row(&db, "SELECT * FROM g WHERE id = 1").await;
    assert_eq!(line, stored);
}

#[tokio::test]
async fn a_row_that_is_gone() {
    let db = Db::with(BOOKS).await;
    let mut row = book(&db, 1).await;
    let before = row.clone();
    db.run("DELETE FROM books WHERE book_id = 1").await;
    let gone = update!(&mut row as b, set(b.version = 9))
        .execute(&db.pool)
        .await;
    assert!(
        matches!(gone, Err(Error::NotFound { table: "books", .. })),
        "{gone:?}"
    );
    assert_eq!(row, before);
    let gone = refresh(&mut row, &db.pool).await;
    assert!(
        matches!(gone, Err(Error::NotFound { table: "books", .. })),
        "{gone:?}"
    );
    assert_eq!(row, before);

    // Your transaction goes on.
    let mut tx = db.pool.begin().await.unwrap();
    let gone = update!(&mut row as b, set(b.version = 9))
        .execute(&mut *tx)
        .await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
    let mut other = book(&db, 2).await;
    update!(&mut other as b, set(b.version = 9))
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(book(&db, 2).await.version, 9);
}

#[tokio::test]
async fn after_an_error_the_row_is_as_it_was() {
    let db = Db::with(PEOPLE).await;
    db.run("CREATE UNIQUE INDEX ages ON people (age)").await;
    let mut john: Person = row(&db, "SELECT * FROM people WHERE id = 1").await;
    let before = john.clone();
    let taken = update!(&mut john as p, set(p.name = "x", p.age = 47))
        .execute(&db.pool)
        .await;
    assert!(matches!(taken, Err(Error::Constraint { .. })), "{taken:?}");
    assert_eq!(john, before);
    let stored: Person = row(&db, "SELECT * FROM people WHERE id = 1").await;
    assert_eq!(stored, before);
}

#[tokio::test]
async fn a_composite_key() {
    let db = Db::with(CP).await;
    let mut cp: Cp = row(&db, "SELECT * FROM cp WHERE a = 1 AND b = 2").await;
    update!(&mut cp as c, set(c.v = "y"))
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!(cp.v, "y");
    let changed: Vec<(i64, i64)> = rows(&db, "SELECT a, b FROM cp WHERE v = 'y'").await;
    assert_eq!(changed, [(1, 2)]);
    db.run("UPDATE cp SET v = 'z' WHERE a = 1 AND b = 2").await;
    refresh(&mut cp, &db.pool).await.unwrap();
    assert_eq!(cp.v, "z");
}

/// What is no column stays; so it does where the struct cannot be taken apart.
#[tokio::test]
async fn fields_that_are_no_columns() {
    #[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
    #[updatable(table = "people")]
    struct Guest {
        #[updatable(key)]
        id: i64,
        name: String,
        #[updatable(skip)]
        #[sqlx(skip)]
        seen: u32,
    }

    impl Drop for Guest {
        fn drop(&mut self) {}
    }

    let db = Db::with(PEOPLE).await;
    let mut guest = Guest {
        id: 1,
        name: "john".into(),
        seen: 7,
    };
    update!(&mut guest as g, set(g.name = "johnny"))
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((guest.name.as_str(), guest.seen), ("johnny", 7));
    db.run("UPDATE people SET name = 'jon' WHERE id = 1").await;
    refresh(&mut guest, &db.pool).await.unwrap();
    assert_eq!((guest.name.as_str(), guest.seen), ("jon", 7));
}

#[tokio::test]
async fn nothing_to_change() {
    let db = Db::with(PEOPLE).await;
    let mut john: Person = row(&db, "SELECT * FROM people WHERE id = 1").await;
    // Nothing is sent: to a pool without connections.
    db.pool.close().await;
    let none: Option<String> = None;
    let result = update!(&mut john as p, set(p.name = none))
        .execute(&db.pool)
        .await;
    assert!(
        matches!(
            result,
            Err(Error::NoChanges {
                table: "people",
                ..
            })
        ),
        "{result:?}"
    );
    let none: Option<String> = None;
    let result = update!(&mut john as p, set(p.name = none))
        .execute(&db.pool)
        .or_unchanged()
        .await;
    assert!(matches!(result, Ok(None)), "{result:?}");
    let result = update!(&mut john as p, set(p.name = "x"))
        .execute(&db.pool)
        .or_unchanged()
        .await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
}

#[tokio::test]
async fn an_update_of_rows_may_find_nothing_to_change() {
    let db = Db::with(PEOPLE).await;
    let change = |name: Option<&'static str>| {
        update!(Person as p, set(p.name = name), filter(p.id == 1))
            .execute(&db.pool)
            .or_unchanged()
    };
    assert!(change(None).await.unwrap().is_none());
    let updated = change(Some("x")).await.unwrap();
    assert_eq!(updated.map(|updated| updated.matched), Some(1));
}

/// The row is not what the struct says: it cannot be read after the update.
#[tokio::test]
async fn a_row_that_cannot_be_read() {
    #[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
    #[updatable(table = "people")]
    struct Wrong {
        #[updatable(key)]
        id: i64,
        name: i64,
        age: i32,
    }

    let db = Db::with(PEOPLE).await;
    let mut wrong = Wrong {
        id: 1,
        name: 0,
        age: 0,
    };
    let before = wrong.clone();
    let error = update!(&mut wrong as w, set(w.age = 99))
        .execute(&db.pool)
        .await
        .unwrap_err();
    let (age,): (i32,) = row(&db, "SELECT age FROM people WHERE id = 1").await;
    match KIND {
        Kind::Postgres => {
            assert!(matches!(error, Error::DecodeAfterApply { .. }), "{error:?}");
            assert_eq!(age, 99);
        }
        Kind::Sqlite | Kind::MySql => {
            assert!(matches!(error, Error::Database(_)), "{error:?}");
            assert_eq!(age, 25);
        }
    }
    assert_eq!(wrong, before);
    let error = refresh(&mut wrong, &db.pool).await.unwrap_err();
    assert!(matches!(error, Error::Database(_)), "{error:?}");
    assert_eq!(wrong, before);
}

/// A future of it can be sent to another thread, and be dropped.
#[tokio::test]
async fn in_a_task_of_its_own() {
    let db = Db::with(PEOPLE).await;
    let mut john: Person = row(&db, "SELECT * FROM people WHERE id = 1").await;
    let pool = db.pool.clone();
    let john = tokio::spawn(async move {
        let never = update!(&mut john as p, set(p.age += 1)).execute(&pool);
        drop(never);
        update!(&mut john as p, set(p.age += 1))
            .execute(&pool)
            .await?;
        refresh(&mut john, &pool).await?;
        Ok::<_, Error>(john)
    })
    .await
    .unwrap()
    .unwrap();
    assert_eq!(john.age, 26);
}

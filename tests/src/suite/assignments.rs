//! What SET does: values computed in the database, their order, and which columns get them.

use std::cell::RefCell;

use sqlx::FromRow;
use updatable::{ConstraintKind, Error, Updatable, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, PEOPLE, Person, SW, Sw};

use super::{KIND, Outcome as _, books, code, row, rows};
use crate::Db;

async fn ages(db: &Db) -> Vec<i32> {
    let people: Vec<Person> = rows(db, "SELECT * FROM people ORDER BY id").await;
    people.into_iter().map(|person| person.age).collect()
}

/// The first row of `sw`, after a look at the second.
async fn abc(db: &Db) -> (i64, i64, i64) {
    let sw: Vec<Sw> = rows(db, "SELECT * FROM sw ORDER BY id").await;
    assert_eq!(
        sw[1],
        Sw {
            id: 2,
            a: 100,
            b: 200,
            c: 300
        }
    );
    (sw[0].a, sw[0].b, sw[0].c)
}

#[tokio::test]
async fn a_relative_value_is_computed_in_the_database_each_time() {
    let db = Db::with(PEOPLE).await;
    for (matched, expected) in [(2, [25, 37, 29, 27]), (1, [25, 27, 29, 27])] {
        update!(Person as p, set(p.age -= 10), filter(p.age > 29))
            .execute(&db.pool)
            .await
            .assert_matched(matched);
        assert_eq!(ages(&db).await, expected);
    }
}

#[tokio::test]
async fn increments_of_several_tasks_add_up() {
    const TASKS: usize = 6;
    const INCREMENTS: usize = 50;
    let db = Db::with(SW).await;
    let mut tasks = Vec::new();
    for task in 0..TASKS {
        let pool = db.pool.clone();
        tasks.push(tokio::spawn(async move {
            for _ in 0..INCREMENTS {
                let updated = match task % 2 {
                    0 => {
                        update!(Sw as s, set(s.a += 1, s.b = s.b - 2), filter(s.id == 1))
                            .execute(&pool)
                            .await
                    }
                    _ => {
                        Sw::update_by_key(1)
                            .set(|s| (s.a.set(s.a.plus(1)), s.b.set(s.b.minus(2))))
                            .execute(&pool)
                            .await
                    }
                };
                updated.assert_matched(1);
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(abc(&db).await, (10 + 300, 20 - 600, 30));
}

#[tokio::test]
async fn arithmetic_takes_columns_and_values_on_both_sides() {
    let db = Db::with(SW).await;
    let two = 2;
    update!(
        Sw as s,
        set(
            s.a = (s.a + s.b) * two - 1,
            s.b = 100 - s.b * 3,
            s.c *= &two
        ),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(abc(&db).await, (59, 40, 60));

    update!(
        Sw as s,
        set(
            s.a = s.a - (s.b - 10) - (s.c - 5),
            s.b = -1 + s.b,
            s.c += s.c
        ),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(abc(&db).await, (59 - 30 - 55, 39, 120));
}

#[tokio::test]
async fn an_assignment_reads_the_old_value_whatever_the_order() {
    let db = Db::with(SW).await;
    update!(Sw as s, set(s.a += 1, s.b = s.a), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(abc(&db).await, (11, 10, 30));
    update!(Sw as s, set(s.b = s.a, s.a += 1), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(abc(&db).await, (12, 11, 30));
    update!(
        Sw as s,
        set(s.c = s.b, s.b = s.a, s.a = 0),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(abc(&db).await, (0, 12, 11));
    update!(
        Sw as s,
        set(s.a = 7, s.b = s.a + 1, s.c = s.b + s.a),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(abc(&db).await, (7, 1, 12));
}

#[tokio::test]
async fn an_assignment_that_may_be_absent_reads_the_old_value_too() {
    let db = Db::with(SW).await;
    for b in [Some(1), None] {
        db.run("UPDATE sw SET a = 10, b = 20, c = 30 WHERE id = 1")
            .await;
        update!(
            Sw as s,
            set(s.b += b, s.c = s.b, s.a = s.c),
            filter(s.id == 1)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        assert_eq!(abc(&db).await, (30, 20 + b.unwrap_or(0), 20));
    }
}

#[tokio::test]
async fn a_filter_reads_the_old_value() {
    let db = Db::with(SW).await;
    update!(Sw as s, set(s.a = 50), filter(s.a < 20))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(abc(&db).await, (50, 20, 30));
}

#[tokio::test]
async fn values_reach_their_columns_in_any_order_and_no_other_columns() {
    let db = Db::with(BOOKS).await;
    let mut expected = books(&db).await;
    let price = "129.99".parse().unwrap();

    update!(
        Book as b,
        set(b.book_price = price, b.book_name = "Supernova (Revised)"),
        filter(b.book_id == 3)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    expected[2].book_price = price;
    expected[2].book_name = "Supernova (Revised)".to_owned();
    assert_eq!(books(&db).await, expected);

    // From the last column to the first.
    update!(
        Book as b,
        set(
            b.version = 2,
            b.note = Some(Some("n")),
            b.genre = "g",
            b.book_price = price,
            b.book_name = "m"
        ),
        filter(b.book_id == 4)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    expected[3] = Book {
        book_id: 4,
        book_name: "m".to_owned(),
        book_price: price,
        genre: "g".to_owned(),
        note: Some("n".to_owned()),
        version: 2,
    };
    assert_eq!(books(&db).await, expected);

    // One at a time.
    let by = |id| Book::update_by_key(id);
    by(1)
        .set(|b| b.version.set(9))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    by(1)
        .set(|b| b.genre.set("one"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    by(1)
        .set(|b| b.note.set("two"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    by(1)
        .set(|b| b.book_name.set("three"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    by(1)
        .set(|b| b.book_price.set(price))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    expected[0] = Book {
        book_id: 1,
        book_name: "three".to_owned(),
        book_price: price,
        genre: "one".to_owned(),
        note: Some("two".to_owned()),
        version: 9,
    };
    assert_eq!(books(&db).await, expected);
}

#[tokio::test]
async fn a_column_takes_the_value_of_another_column() {
    let db = Db::with(BOOKS).await;
    update!(
        Book as b,
        set(b.note = b.genre, b.genre = b.book_name),
        filter(b.book_id <= 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let books = books(&db).await;
    assert_eq!(
        (books[0].genre.as_str(), books[0].note.as_deref()),
        ("Old Age", Some("fiction"))
    );
    assert_eq!(
        (books[1].genre.as_str(), books[1].note.as_deref()),
        ("Saturn Rings", Some("non-fiction"))
    );
    assert_eq!(
        (books[2].genre.as_str(), books[2].note.as_deref()),
        ("fiction", None)
    );
}

#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "narrow")]
struct Narrow {
    #[updatable(key)]
    id: i64,
    small: i16,
    medium: i32,
    large: i64,
}

const NARROW: &str = "
    CREATE TABLE narrow (id {i64} PRIMARY KEY, small {i16} NOT NULL, medium {i32} NOT NULL, large {i64} NOT NULL) {end};
    INSERT INTO narrow VALUES (1, 1, 1, 1), (2, 32767, 2147483647, 9223372036854775807);
";

#[tokio::test]
async fn narrow_integers_are_computed_with() {
    let db = Db::with(NARROW).await;
    update!(
        Narrow as n,
        set(n.small += 1, n.medium = n.medium * 2 + 1, n.large -= 3),
        filter(n.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let narrow: Narrow = row(&db, "SELECT * FROM narrow WHERE id = 1").await;
    assert_eq!(
        narrow,
        Narrow {
            id: 1,
            small: 2,
            medium: 3,
            large: -2
        }
    );
}

#[tokio::test]
async fn an_integer_that_would_overflow_its_column_changes_nothing() {
    let db = Db::with(NARROW).await;
    let before: Vec<Narrow> = rows(&db, "SELECT * FROM narrow ORDER BY id").await;

    // The first row could be changed, and is not: a statement is carried out as a whole.
    let error = update!(Narrow as n, set(n.large += 1), filter(n.id >= 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    match KIND {
        Kind::Sqlite => assert!(
            // 2^63 becomes a REAL, which a column of a STRICT table does not take.
            matches!(&error, Error::Constraint { kind: ConstraintKind::Other, columns, .. } if **columns == ["large"]),
            "{error:?}"
        ),
        Kind::Postgres => assert_eq!(code(&error), "22003"),
        Kind::MySql => assert_eq!(code(&error), "1690"),
    }
    assert_eq!(
        rows::<Narrow>(&db, "SELECT * FROM narrow ORDER BY id").await,
        before
    );

    let results = [
        update!(Narrow as n, set(n.small += 1), filter(n.id >= 1))
            .execute(&db.pool)
            .await,
        update!(Narrow as n, set(n.medium += 1), filter(n.id >= 1))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        let code = code(&result.unwrap_err());
        match KIND {
            // SQLite has one width for all integers: the statement says the column's.
            Kind::Sqlite => assert_eq!(code, "1"),
            Kind::Postgres => assert_eq!(code, "22003"),
            Kind::MySql => assert_eq!(code, "1264"),
        }
    }
    assert_eq!(
        rows::<Narrow>(&db, "SELECT * FROM narrow ORDER BY id").await,
        before
    );
}

#[tokio::test]
async fn an_integer_that_overflows_on_the_way_to_its_value_changes_nothing() {
    let db = Db::with(NARROW).await;
    let before: Vec<Narrow> = rows(&db, "SELECT * FROM narrow ORDER BY id").await;
    let most = i32::MAX;
    // On SQLite, both would be floating-point numbers that have come back into the range, rounded.
    let results = [
        update!(
            Narrow as n,
            set(n.large = n.large + 1_000 - 5_000),
            filter(n.id == 2)
        )
        .execute(&db.pool)
        .await,
        update!(
            Narrow as n,
            set(n.medium = n.medium * most * most * 4 + 1 - n.medium * most * most * 4),
            filter(n.id == 2)
        )
        .execute(&db.pool)
        .await,
    ];
    for result in results {
        let code = code(&result.unwrap_err());
        match KIND {
            Kind::Sqlite => assert_eq!(code, "1"),
            Kind::Postgres => assert_eq!(code, "22003"),
            Kind::MySql => assert_eq!(code, "1690"),
        }
    }
    assert_eq!(
        rows::<Narrow>(&db, "SELECT * FROM narrow ORDER BY id").await,
        before
    );
}

#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "floats")]
struct Floats {
    #[updatable(key)]
    id: i64,
    single: f32,
    twice: f64,
}

#[tokio::test]
async fn floats_are_computed_with() {
    let db = Db::with(
        "CREATE TABLE floats (id {i64} PRIMARY KEY, single {f32} NOT NULL, twice {f64} NOT NULL) {end};
         INSERT INTO floats VALUES (1, 1.5, 2.5)",
    )
    .await;
    update!(
        Floats as f,
        set(f.single += 0.25, f.twice = f.twice * 0.5 - 1.0),
        filter(f.twice > 2.0)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let floats: Floats = row(&db, "SELECT * FROM floats").await;
    assert_eq!(
        floats,
        Floats {
            id: 1,
            single: 1.75,
            twice: 0.25
        }
    );
}

#[tokio::test]
async fn host_values_are_evaluated_once_each_in_written_order() {
    let db = Db::with(SW).await;
    let log = RefCell::new(Vec::new());
    let note = |name: &'static str, value: i64| {
        log.borrow_mut().push(name);
        value
    };

    // In order.
    let update = update!(
        Sw as s,
        set(
            s.a = note("a", 1),
            s.b += Some(note("b", 2)),
            s.c = s.c + note("c", 3) * note("d", 1)
        ),
        filter(s.id == note("e", 1) && s.a.is_in([note("f", 10), note("g", 10)]))
    );
    assert_eq!(log.take(), ["a", "b", "c", "d", "e", "f", "g"]);
    update.execute(&db.pool).await.assert_matched(1);
    assert_eq!(log.take(), [""; 0]);
    assert_eq!(abc(&db).await, (1, 22, 33));

    // With assignments that trade places, and the filter first.
    update!(
        Sw as s,
        filter(s.id == note("a", 1)),
        set(
            s.a = note("b", 5),
            s.b = s.a + note("c", 6),
            s.c = note("d", 7) - s.b
        ),
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(log.take(), ["a", "b", "c", "d"]);
    assert_eq!(abc(&db).await, (5, 7, 7 - 22));

    // A host value on the left of the column.
    update!(
        Sw as s,
        set(s.a = note("a", 10) - s.a),
        filter(note("b", 5) == s.a && note("c", 8) > s.b && s.id == note("d", 1))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(log.take(), ["a", "b", "c", "d"]);
    assert_eq!(abc(&db).await, (5, 7, -15));

    Sw::update_where(|s| s.id.eq(note("a", 1)).and(s.a.ne(note("b", 0))))
        .set(|s| (s.a.set(note("c", 3)), s.b.set(s.b.plus(note("d", 1)))))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(log.take(), ["a", "b", "c", "d"]);
    assert_eq!(abc(&db).await, (3, 8, -15));
}

#[tokio::test]
async fn values_may_be_moved_lent_or_temporary() {
    let db = Db::with(BOOKS).await;
    let moved = String::from("moved");
    let lent = String::from("lent");
    let literal = "literal";
    let id = 1;

    update!(
        Book as b,
        set(b.genre = moved, b.book_name = &lent, b.note = literal),
        filter(b.book_id == id)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let book = super::book(&db, id).await;
    assert_eq!(
        (book.genre.as_str(), book.book_name, book.note.as_deref()),
        ("moved", lent, Some("literal"))
    );

    // A temporary lives as long as the statement that has it.
    update!(
        Book as b,
        set(b.genre = &format!("{literal} {id}")),
        filter(b.book_name == String::from("lent").as_str())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(super::book(&db, id).await.genre, "literal 1");
}

#[tokio::test]
async fn an_update_may_be_kept_and_executed_later() {
    let db = Db::with(BOOKS).await;
    let genre = String::from("later");
    let update = update!(Book as b, set(b.genre = &genre), filter(b.book_id == 2));
    let builder = Book::update_by_key(3).set(|b| b.genre.set(genre.clone()));
    let before = books(&db).await;
    assert_eq!(before[1].genre, "non-fiction");

    update.execute(&db.pool).await.assert_matched(1);
    builder.execute(&db.pool).await.assert_matched(1);
    let books = books(&db).await;
    assert_eq!(
        (books[1].genre.as_str(), books[2].genre.as_str()),
        ("later", "later")
    );
}

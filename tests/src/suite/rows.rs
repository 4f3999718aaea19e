//! Several columns compared at once.

use rust_decimal::dec;
use sqlx::FromRow;
use updatable::{Error, Numeric, Updatable, row, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{CP, Cp};

use super::{KIND, Outcome as _, rows};
use crate::Db;

async fn marked(db: &Db) -> Vec<(i64, i64)> {
    rows(db, "SELECT a, b FROM cp WHERE v = 'y' ORDER BY a, b").await
}

async fn unmark(db: &Db) {
    db.run("UPDATE cp SET v = 'x'").await;
}

#[tokio::test]
async fn a_list_of_pairs_matches_the_pairs_and_no_other_combination() {
    let db = Db::with(CP).await;
    let pairs: Vec<(i64, i64)> = vec![(1, 1), (2, 1), (7, 7)];
    macro_rules! assert_marks {
        ($list:expr) => {
            Cp::update_where(|c| row((c.a, c.b)).is_in($list))
                .set(|c| c.v.set("y"))
                .execute(&db.pool)
                .await
                .assert_matched(2);
            assert_eq!(marked(&db).await, [(1, 1), (2, 1)], "{}", stringify!($list));
            unmark(&db).await;
        };
    }
    assert_marks!([(1, 1), (2, 1)]);
    assert_marks!(&[(1, 1), (2, 1), (1, 3)]);
    assert_marks!(&pairs);
    assert_marks!(pairs.as_slice());
    assert_marks!(pairs.clone());
    assert_marks!(vec![(1, 1), (2, 1), (1, 1)]);
    assert_marks!(pairs.iter().map(|(a, b)| (a, b)).collect::<Vec<_>>());
}

#[tokio::test]
async fn not_in_matches_the_rest() {
    let db = Db::with(CP).await;
    Cp::update_where(|c| row((c.a, c.b)).not_in([(1, 1), (2, 1)]))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(marked(&db).await, [(1, 2)]);
    unmark(&db).await;
    Cp::update_where(|c| row((c.a, c.b)).not_in(vec![(1, 2)]).and(c.a.lt(2)))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(marked(&db).await, [(1, 1)]);
    unmark(&db).await;
    Cp::update_where(|c| row((c.a, c.b)).is_in(vec![(1, 2)]).not())
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(marked(&db).await, [(1, 1), (2, 1)]);
}

#[tokio::test]
async fn nothing_is_in_an_empty_list() {
    let db = Db::with(CP).await;
    let none: Vec<(i64, i64)> = Vec::new();
    let known: [(i64, i64); 0] = [];
    for update in [
        Cp::update_where(|c| row((c.a, c.b)).is_in(&none).or(c.a.eq(99)))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
        Cp::update_where(|c| row((c.a, c.b)).is_in(&none))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
        Cp::update_where(|c| row((c.a, c.b)).is_in(known))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
        Cp::update_where(|c| row((c.a, c.b, c.v)).is_in([(0_i64, 0_i64, ""); 0]))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
        Cp::update_where(|c| row((c.a, c.b, c.a, c.b)).is_in([(0_i64, 0_i64, 0_i64, 0_i64); 0]))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
    ] {
        update.assert_matched(0);
    }
    for update in [
        Cp::update_where(|c| row((c.a, c.b)).not_in(&none))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
        Cp::update_where(|c| row((c.a, c.b)).is_in(known).not())
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
    ] {
        assert!(
            matches!(update, Err(Error::EmptyFilter { .. })),
            "{update:?}"
        );
    }
    for update in [
        Cp::update_where(|c| row((c.a, c.b)).not_in(&none).and(c.a.eq(1)))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
        Cp::update_where(|c| row((c.a, c.b)).not_in(known).and(c.a.eq(1)))
            .set(|c| c.v.set("y"))
            .execute(&db.pool)
            .await,
    ] {
        update.assert_matched(2);
    }
    assert_eq!(marked(&db).await, [(1, 1), (1, 2)]);
}

#[tokio::test]
async fn equality_with_all_of_the_key_has_the_whole_key() {
    let db = Db::with(CP).await;
    Cp::update_where(|c| row((c.a, c.b)).eq((1, 2)))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(marked(&db).await, [(1, 2)]);
    let missing = Cp::update_where(|c| row((c.b, c.a)).eq((9, 9)).and(c.v.eq("x")))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
    // Half of the key is not.
    Cp::update_where(|c| row((c.a, c.v)).eq((9, "x")))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    Cp::update_where(|c| row((c.a, c.b)).eq((9, 9)).not())
        .set(|c| c.v.set("z"))
        .execute(&db.pool)
        .await
        .assert_matched(3);
}

#[tokio::test]
async fn rows_are_written_with_parentheses_in_the_macro() {
    let db = Db::with(CP).await;
    let pairs = vec![(1, 1), (2, 1)];
    macro_rules! assert_marks {
        ($expected:expr, |$c:ident| $($filter:tt)+) => {
            update!(Cp as $c, set($c.v = "y"), filter($($filter)+))
                .execute(&db.pool)
                .await
                .assert_matched($expected.len() as u64);
            assert_eq!(marked(&db).await, $expected, "{}", stringify!($($filter)+));
            unmark(&db).await;
        };
    }
    assert_marks!([(1, 1), (2, 1)], |c| (c.a, c.b).is_in(&pairs));
    assert_marks!([(1, 2)], |c| (c.a, c.b).not_in(&pairs) && c.v == "x");
    assert_marks!([(1, 2)], |c| (c.a, c.b) == (1, 2));
    assert_marks!([(2, 1)], |c| (pairs[1].0, 1) == (c.a, c.b));
    assert_marks!([(1, 1), (2, 1)], |c| (c.a, c.b) != (1, 2));
    assert_marks!([(1, 1)], |c| (c.a, c.b) == (1, c.a));
    assert_marks!([(1, 2)], |c| (c.a, c.b) == (2 - 1, 2)
        || (c.b, c.a + 1) == (1, 9));
    let missing = update!(Cp as c, set(c.v = "y"), filter((c.a, c.b) == (9, 9)))
        .execute(&db.pool)
        .await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "mixed")]
struct Mixed {
    #[updatable(key)]
    id: i64,
    label: String,
    price: Numeric<10, 2>,
    data: Vec<u8>,
    note: Option<String>,
    hits: i32,
}

const MIXED: &str = "
    CREATE TABLE mixed (
        id {i64} PRIMARY KEY, label {text} NOT NULL, price {money} NOT NULL, data {bytes} NOT NULL, note {text}, hits {i32} NOT NULL
    ) {end};
    INSERT INTO mixed VALUES
        (1, 'a', {money 1.50}, {x01}, NULL, 0), (2, 'b''); --', {money 2.50}, {x02}, 'n', 0), (3, 'a', {money 3.50}, {x01}, 'n', 0);
";

fn mixed() -> String {
    let (one, two) = match KIND {
        Kind::Postgres => ("'\\x01'", "'\\x02'"),
        Kind::Sqlite | Kind::MySql => ("X'01'", "X'02'"),
    };
    MIXED.replace("{x01}", one).replace("{x02}", two)
}

async fn hits(db: &Db) -> Vec<i32> {
    let rows: Vec<(i32,)> = rows(db, "SELECT hits FROM mixed ORDER BY id").await;
    rows.into_iter().map(|(hits,)| hits).collect()
}

#[tokio::test]
async fn rows_of_every_width_and_type_are_found() {
    let db = Db::with(&mixed()).await;
    let owned = vec![
        ("a".to_owned(), 1_i64),
        ("b'); --".to_owned(), 2),
        ("b'); --".to_owned(), 1),
    ];
    // A JSON text on SQLite.
    Mixed::update_where(|m| row((m.label, m.id)).is_in(&owned))
        .set(|m| m.hits.set(m.hits.plus(1)))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let lent: Vec<(&str, i64)> = owned
        .iter()
        .map(|(label, id)| (label.as_str(), *id))
        .collect();
    Mixed::update_where(|m| row((m.label, m.id)).is_in(&lent))
        .set(|m| m.hits.set(m.hits.plus(1)))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(hits(&db).await, [2, 2, 0]);
    // Single values on SQLite too: bytes and money are no JSON.
    let bytes = vec![(vec![1_u8], dec!(3.5), "a"), (vec![2], dec!(3.5), "a")];
    Mixed::update_where(|m| row((m.data, m.price, m.label)).is_in(bytes))
        .set(|m| m.hits.set(10))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let four = [(1, "a", dec!(1.5), 2), (2, "a", dec!(1.5), 2)];
    Mixed::update_where(|m| row((m.id, m.label, m.price, m.hits)).is_in(four))
        .set(|m| m.hits.set(20))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(hits(&db).await, [20, 2, 10]);
}

#[tokio::test]
async fn a_row_with_null_in_it_is_neither_in_a_list_nor_outside_of_it() {
    let db = Db::with(&mixed()).await;
    Mixed::update_where(|m| row((m.label, m.note)).is_in([("a", "n")]))
        .set(|m| m.hits.set(1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    Mixed::update_where(|m| row((m.label, m.note)).not_in(vec![("a", "other")]))
        .set(|m| m.hits.set(2))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(hits(&db).await, [0, 2, 2]);
}

#[tokio::test]
async fn a_value_that_does_not_fit_is_invalid_and_names_its_column() {
    let db = Db::with(&mixed()).await;
    let prices = vec![(1, dec!(1.5)), (2, dec!(1.555))];
    match Mixed::update_where(|m| row((m.id, m.price)).is_in(&prices))
        .set(|m| m.hits.set(1))
        .execute(&db.pool)
        .await
    {
        Err(Error::Invalid(invalid)) => {
            assert!(format!("{invalid:?}").contains("price"), "{invalid:?}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(hits(&db).await, [0, 0, 0]);
}

#[tokio::test]
async fn long_lists_arrive_whole_and_too_long_ones_are_refused() {
    let db = Db::with(CP).await;
    let many: Vec<(i64, i64)> = (0..40_000).map(|n| (n / 200, n % 200)).collect();
    let result = Cp::update_where(|c| row((c.a, c.b)).is_in(&many))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await;
    match KIND {
        // One array for each column, and one JSON text.
        Kind::Postgres | Kind::Sqlite => result.assert_matched(3),
        Kind::MySql => match result {
            Err(Error::TooManyParameters { actual, limit, .. }) => {
                assert_eq!((actual, limit), (80_001, 65_535));
            }
            other => panic!("{other:?}"),
        },
    }
    unmark(&db).await;
    // One by one on MySQL and, as bytes would be, on SQLite.
    let some: Vec<(i64, f64)> = (0..16_000).map(|n| (n, 1.0)).collect();
    Floats::update_where(|f| row((f.id, f.x)).is_in(&some))
        .set(|f| f.x.set(2.0))
        .execute(&floats(&db).await.pool)
        .await
        .assert_matched(2);
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "floats")]
struct Floats {
    #[updatable(key)]
    id: i64,
    x: f64,
}

async fn floats(db: &Db) -> &Db {
    db.run("CREATE TABLE floats (id {i64} PRIMARY KEY, x {f64} NOT NULL) {end}; INSERT INTO floats VALUES (1, 1), (2, 1), (3, 5)")
        .await;
    db
}

#[tokio::test]
async fn a_row_stands_beside_other_conditions_and_expressions() {
    let db = Db::with(CP).await;
    Cp::update_where(|c| {
        c.v.eq("x")
            .and(row((c.a.plus(1), c.b.times(c.a))).is_in(vec![(2, 2), (3, 2)]))
            .and(c.v.is_in(vec!["x", "z"]))
    })
    .set(|c| c.v.set("y"))
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(marked(&db).await, [(1, 2), (2, 1)]);
    unmark(&db).await;
    Cp::update_where(|c| row((c.a, c.b)).eq((1, c.a)).or(row((c.a, c.b)).eq((&2, 1))))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(marked(&db).await, [(1, 1), (2, 1)]);
}

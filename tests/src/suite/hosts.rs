//! Host expressions of every shape, where the macro must find out by itself where they end.

use updatable::{Error, update};
use updatable_tests::fixtures::{SW, Sw};

use super::{Outcome as _, row};
use crate::Db;

const THREE: i64 = 3;

struct Holder {
    value: i64,
    pair: (i64, (i64, i64)),
}

impl Holder {
    const ONE: i64 = 1;

    fn value(&self) -> i64 {
        self.value
    }

    fn of<T: Into<i64>, U: Into<i64>>(first: T, second: U) -> i64 {
        first.into() * second.into()
    }
}

async fn later(value: i64) -> i64 {
    tokio::task::yield_now().await;
    value
}

fn checked(value: i64) -> Result<i64, Error> {
    Ok(value)
}

async fn a(db: &Db) -> i64 {
    row::<(i64,)>(db, "SELECT a FROM sw WHERE id = 1").await.0
}

#[tokio::test]
async fn a_value_may_be_any_expression() {
    let db = Db::with(SW).await;
    let holder = Holder {
        value: 4,
        pair: (5, (6, 7)),
    };
    let (numbers, reference, three) = ([8, 9, 10], &11, 3_i32);
    let yes = true;
    macro_rules! assert_assigns {
        ($($value:tt => $expected:expr;)+) => {
            $(assert_assigns!(@ $value $expected);)+
        };
        (@ [$($value:tt)+] $expected:expr) => {
            update!(Sw as s, set(s.b = 0, s.a = $($value)+, s.c = s.b), filter(s.id == 1)).execute(&db.pool).await.assert_matched(1);
            assert_eq!(a(&db).await, $expected, "{}", stringify!($($value)+));
            update!(Sw as s, set(s.a = 0), filter(s.id == 1 && s.a == $($value)+)).execute(&db.pool).await.assert_matched(1);
            assert_eq!(a(&db).await, 0, "{}", stringify!($($value)+));
        };
    }
    assert_assigns! {
        [THREE] => 3;
        [Holder::ONE] => 1;
        [holder.value] => 4;
        [holder.value()] => 4;
        [holder.pair.0] => 5;
        [holder.pair.1.1] => 7;
        [holder.pair.1.0] => 6;
        [numbers[1]] => 9;
        [numbers[numbers.len() - 1]] => 10;
        [*reference] => 11;
        [reference] => 11;
        [&THREE] => 3;
        [-THREE] => -3;
        [!THREE] => -4;
        [three as i64] => 3;
        [i64::from(three)] => 3;
        [<i64 as From<i32>>::from(three)] => 3;
        [Holder::of::<i32, i32>(three, 2)] => 6;
        [numbers.iter().copied().max().unwrap_or(0)] => 10;
        [numbers.iter().map(|n| n * 2).filter(|n| *n > 16 && *n < 20).sum::<i64>()] => 18;
        [if yes { 1 } else { 2 }] => 1;
        [match three { 3 => 30, _ => 0 }] => 30;
        [{ let n = 12; n + 1 }] => 13;
        [later(14).await] => 14;
        [{ later(14).await + 1 }] => 15;
        [(16)] => 16;
        [((17 + 1))] => 18;
        [Holder { value: 19, pair: (0, (0, 0)) }.value] => 19;
        [i64::default()] => 0;
        [Some(20).map_or(0, |x: i64| x + 1)] => 21;
        [1_000i64] => 1000;
        [0xFF] => 255;
        [b'a' as i64] => 97;
        ["four".len() as i64] => 4;
        [vec![1, 2, 3].len() as i64] => 3;
        [format!("{}{}", 2, 3).parse::<i64>().unwrap()] => 23;
        [i64::MAX] => i64::MAX;
        [*Box::new(5)] => 5;
        [numbers[..2].iter().sum::<i64>()] => 17;
        [called(|| 6)] => 6;
    }
}

fn called<T>(value: impl FnOnce() -> T) -> T {
    value()
}

#[tokio::test]
async fn host_arithmetic_in_parentheses_is_rusts() {
    let db = Db::with(SW).await;
    let (x, y) = (7, 2);
    // Seven halves of an integer are three in Rust, and on MySQL they would be 3.5.
    update!(
        Sw as s,
        set(s.a = (x / y) + (x % y) * (x << y), s.b += x - y),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let sw: Sw = row(&db, "SELECT * FROM sw WHERE id = 1").await;
    assert_eq!((sw.a, sw.b), (3 + 28, 25));
    update!(
        Sw as s,
        set(s.a = 0),
        filter(s.id == (x - 6) && s.a > (x * y) && (s.b == x * 3 + 4 || s.b < (x & y)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(a(&db).await, 0);
}

#[tokio::test]
async fn a_question_mark_in_a_value_returns_from_the_function() {
    async fn change(db: &Db, value: Result<i64, Error>) -> Result<u64, Error> {
        let updated = update!(
            Sw as s,
            set(s.a = checked(1)? + 1, s.b = value?),
            filter(s.id == checked(1)?)
        )
        .execute(&db.pool)
        .await?;
        Ok(updated.matched)
    }
    let db = Db::with(SW).await;
    assert_eq!(change(&db, Ok(5)).await.unwrap(), 1);
    assert_eq!(a(&db).await, 2);
    let error = change(&db, Err(Error::from(sqlx::Error::PoolTimedOut)))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Database(sqlx::Error::PoolTimedOut)));
}

#[tokio::test]
async fn names_of_the_caller_do_not_meet_those_of_the_macro() {
    let db = Db::with(SW).await;
    // Names that an expansion may use for itself.
    let (item_0, item_1, filter, update, columns, set, s) = (1, 2, 1, 4, 5, 6, 7);
    update!(
        Sw as row,
        filter(row.id == filter && row.a == 10),
        set(
            row.b = row.a + item_0 + item_1,
            row.a = update + columns,
            row.c = set + s
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let sw: Sw = row(&db, "SELECT * FROM sw WHERE id = 1").await;
    assert_eq!((sw.a, sw.b, sw.c), (9, 13, 13));
}

#[tokio::test]
async fn the_binder_may_have_the_name_of_a_local_variable() {
    let db = Db::with(SW).await;
    let s = Holder {
        value: 6,
        pair: (0, (0, 0)),
    };
    let id = s.value - 5;
    update!(Sw as s, set(s.a = 1), filter(s.id == id))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(a(&db).await, s.pair.0 + 1);
}

#[tokio::test]
async fn a_table_may_be_named_by_a_path_or_an_alias() {
    mod elsewhere {
        pub(super) mod tables {
            pub(crate) use updatable_tests::fixtures::Sw as Numbers;
        }
    }
    type Alias = Sw;
    let db = Db::with(SW).await;
    update!(
        elsewhere::tables::Numbers as s,
        set(s.a += 1),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(Alias as s, set(s.a += 1,), filter(s.id == 1),)
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update! { Sw as s, set(s.a += 1), filter(s.id == 1) }
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update![Sw as s, filter(s.id == 1), set(s.a += 1)]
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(a(&db).await, 14);
}

//! Division: one meaning on every database, and none by zero.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "sums")]
struct Sum {
    #[updatable(key)]
    id: i64,
    small: i16,
    medium: i32,
    a: i64,
    b: i64,
    q: Option<i64>,
    r: Option<i64>,
    rate: f64,
    part: Option<f64>,
}

const SUMS: &str = "
    CREATE TABLE sums (
        id {i64} PRIMARY KEY, small {i16} NOT NULL, medium {i32} NOT NULL, a {i64} NOT NULL, b {i64} NOT NULL,
        q {i64}, r {i64}, rate {f64} NOT NULL, part {f64}
    ) {end};
    INSERT INTO sums VALUES
        (1, 7, 7, 7, 2, NULL, NULL, 7.5, NULL), (2, -7, -7, -7, 2, NULL, NULL, -7.5, NULL),
        (3, 7, 7, 7, -2, NULL, NULL, 7.5, NULL), (4, -7, -7, -7, -2, NULL, NULL, 0, NULL),
        (5, 0, 0, 0, 3, NULL, NULL, 1, NULL);
";

async fn sums(db: &Db) -> Vec<Sum> {
    rows(db, "SELECT * FROM sums ORDER BY id").await
}

async fn quotients(db: &Db) -> Vec<(Option<i64>, Option<i64>)> {
    sums(db).await.iter().map(|sum| (sum.q, sum.r)).collect()
}

#[tokio::test]
async fn a_quotient_is_cut_off_towards_zero() {
    let db = Db::with(SUMS).await;
    update!(Sum as s, set(s.q = s.a / 2, s.r = s.a % 2), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(5);
    let by_two = [(3, 1), (-3, -1), (3, 1), (-3, -1), (0, 0)].map(|(q, r)| (Some(q), Some(r)));
    assert_eq!(quotients(&db).await, by_two);

    update!(Sum as s, set(s.q = s.a / s.b, s.r = s.a % s.b), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(5);
    let by_column = [(3, 1), (-3, -1), (-3, 1), (3, -1), (0, 0)].map(|(q, r)| (Some(q), Some(r)));
    assert_eq!(quotients(&db).await, by_column);

    update!(Sum as s, set(s.q = 100 / s.b, s.r = -100 % s.b), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(5);
    let of_value =
        [(50, 0), (50, 0), (-50, 0), (-50, 0), (33, -1)].map(|(q, r)| (Some(q), Some(r)));
    assert_eq!(quotients(&db).await, of_value);
}

#[tokio::test]
async fn compound_assignments_divide() {
    let db = Db::with(SUMS).await;
    let two = 2;
    update!(
        Sum as s,
        set(
            s.a /= -2,
            s.b %= &two,
            s.small /= 2,
            s.medium %= -4,
            s.rate /= 2.5,
            s.q /= 5
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(5);
    let after: Vec<_> = sums(&db)
        .await
        .iter()
        .map(|s| (s.a, s.b, s.small, s.medium, s.rate, s.q))
        .collect();
    let expected = [
        (-3, 0, 3, 3, 3.0, None),
        (3, 0, -3, -3, -3.0, None),
        (-3, 0, 3, 3, 3.0, None),
        (3, 0, -3, -3, 0.0, None),
        (0, 1, 0, 0, 0.4, None),
    ];
    assert_eq!(after, expected);
    // As elsewhere, `None` is unchanged.
    let result = update!(
        Sum as s,
        set(s.a /= None::<i64>, s.b %= None::<&i64>),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");
    update!(Sum as s, set(s.q = s.a, s.r = 17), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(5);
    update!(
        Sum as s,
        set(s.a /= Some(3), s.q /= s.b, s.r %= s.a),
        filter(s.id == 5 || s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let after = sums(&db).await;
    assert_eq!((after[0].a, after[0].q, after[0].r), (-1, None, Some(2)));
    assert_eq!((after[4].a, after[4].q, after[4].r), (0, Some(0), None));
}

#[tokio::test]
async fn nothing_is_divided_by_a_zero_of_rust() {
    let db = Db::with(SUMS).await;
    let before = sums(&db).await;
    let zero = 0;
    let results = [
        update!(Sum as s, set(s.q = s.a / 0), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.q = s.a % &zero), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.a /= zero), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.a %= Some(&zero)), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.small /= Some(0)), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.rate /= 0.0), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.part = s.rate / -0.0), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.q = 1), filter(s.a % zero == 1))
            .execute(&db.pool)
            .await,
        Sum::update_all_rows()
            .set(|s| s.q.set(s.a.divided_by(zero).remainder(3)))
            .execute(&db.pool)
            .await,
    ];
    for (index, result) in results.into_iter().enumerate() {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{index}: {error:?}");
        let source = std::error::Error::source(&error).map(ToString::to_string);
        assert_eq!(source.as_deref(), Some("division by zero"), "{index}");
    }
    assert_eq!(sums(&db).await, before);
}

#[tokio::test]
async fn divided_by_a_zero_of_the_database_is_null() {
    let db = Db::with(SUMS).await;
    update!(Sum as s, set(s.b = 0, s.q = 8), filter(s.id < 4))
        .execute(&db.pool)
        .await
        .assert_matched(3);
    update!(
        Sum as s,
        set(s.q = s.a / s.b, s.r = 9 % s.b, s.part = 1.0 / s.rate),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(5);
    assert_eq!(
        quotients(&db).await,
        [
            (None, None),
            (None, None),
            (None, None),
            (Some(3), Some(1)),
            (Some(0), Some(0))
        ]
    );
    let parts: Vec<_> = sums(&db).await.iter().map(|s| s.part).collect();
    let of = |rate: f64| Some(1.0 / rate);
    assert_eq!(parts, [of(7.5), of(-7.5), of(7.5), None, of(1.0)]);

    // In a condition NULL matches nothing, and a NOT NULL column needs a value for it.
    update!(Sum as s, set(s.q = 1), filter(s.a / (s.b * 2) == s.a / s.b))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Sum as s,
        set(
            s.a = (s.a / s.b).coalesce(-1),
            s.q = (s.a % s.b).coalesce(-2)
        ),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let first: Sum = row(&db, "SELECT * FROM sums WHERE id = 1").await;
    assert_eq!((first.a, first.q), (-1, Some(-2)));
    // Asserted, and zero after all.
    let result = update!(
        Sum as s,
        set(s.a = (s.a / s.b).assert_not_null()),
        filter(s.id == 2)
    )
    .execute(&db.pool)
    .await;
    assert!(
        matches!(result, Err(Error::Constraint { .. })),
        "{result:?}"
    );
}

#[tokio::test]
async fn null_divided_is_null() {
    let db = Db::with(SUMS).await;
    update!(
        Sum as s,
        set(s.q = s.q / 2, s.r = s.a % s.r, s.part = s.part / 0.5),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(5);
    assert_eq!(quotients(&db).await, [(None, None); 5]);
    assert!(sums(&db).await.iter().all(|s| s.part.is_none()));
}

#[tokio::test]
async fn division_binds_as_in_rust() {
    let db = Db::with(SUMS).await;
    // Each with its value in Rust, of the row in which `a` is 7 and `b` 2.
    let (a, b) = (7, 2);
    macro_rules! assert_computes {
        (|$s:ident| $($sql:expr => $expected:expr;)+) => {
            $(
                update!(Sum as $s, set($s.q = $sql), filter($s.id == 1)).execute(&db.pool).await.assert_matched(1);
                assert_eq!(sums(&db).await[0].q, Some($expected), "{}", stringify!($sql));
            )+
        };
    }
    assert_computes! { |s|
        s.a * 3 / 2 => a * 3 / 2;
        s.a / 2 * 3 => a / 2 * 3;
        s.a * (s.b / 3) => a * (b / 3);
        s.a / (s.b * 3) => a / (b * 3);
        s.a - s.a % 4 => a - a % 4;
        (s.a - 100) % 4 / 2 => (a - 100) % 4 / 2;
        100 / s.a / s.b => 100 / a / b;
        100 / (s.a / s.b) => 100 / (a / b);
        s.a % 4 % s.b => a % 4 % b;
        s.a % (s.b + 3) - s.b => a % (b + 3) - b;
    }
}

#[tokio::test]
async fn the_least_number_by_minus_one_is_an_error() {
    let db = Db::with(SUMS).await;
    update!(
        Sum as s,
        set(s.small = i16::MIN, s.medium = i32::MIN, s.a = i64::MIN),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(5);
    let before = sums(&db).await;
    let minus = -1;
    let results = [
        update!(Sum as s, set(s.small /= -1), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.medium = s.medium / -1), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.a /= minus), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.small = s.small.abs()), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.medium = s.medium.abs()), all_rows())
            .execute(&db.pool)
            .await,
        update!(Sum as s, set(s.a = s.a.abs()), all_rows())
            .execute(&db.pool)
            .await,
    ];
    for (index, result) in results.into_iter().enumerate() {
        let error = result.unwrap_err();
        // A STRICT table of SQLite takes no REAL, which the result would be.
        let is_refused = match KIND {
            Kind::Sqlite if index == 2 => {
                matches!(error, Error::Constraint { .. } | Error::Database(_))
            }
            _ => matches!(error, Error::Database(_)),
        };
        assert!(is_refused, "{index}: {error:?}");
    }
    assert_eq!(sums(&db).await, before);
    update!(Sum as s, set(s.small %= -1, s.q = s.a % -1), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(5);
    assert_eq!(
        sums(&db)
            .await
            .iter()
            .map(|s| (s.small, s.q))
            .collect::<Vec<_>>(),
        [(0, Some(0)); 5]
    );
}

#[tokio::test]
async fn random_numbers_are_divided_as_in_rust() {
    let db = Db::with(SUMS).await;
    // The same numbers each time: Knuth's linear congruential generator.
    let mut state = 7_u64;
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state as i64) >> (state >> 59)
    };
    let mut connection = db.pool.acquire().await.expect("a connection");
    for _ in 0..60 {
        let (a, b, host) = (random(), random(), random());
        if b == 0 || host == 0 || a.checked_div(b).is_none() || a.checked_div(host).is_none() {
            continue;
        }
        update!(Sum as s, set(s.a = a, s.b = b), filter(s.id == 1))
            .execute(&mut *connection)
            .await
            .assert_matched(1);
        let matched = update!(
            Sum as s,
            set(s.q = s.a / s.b, s.r = s.a % s.b),
            filter(s.id == 1 && s.a / host == (a / host) && s.a % host == (a % host))
        );
        matched.execute(&mut *connection).await.assert_matched(1);
        let computed: (Option<i64>, Option<i64>) =
            sqlx::query_as("SELECT q, r FROM sums WHERE id = 1")
                .fetch_one(&mut *connection)
                .await
                .expect("the row");
        assert_eq!(computed, (Some(a / b), Some(a % b)), "{a} by {b}");
    }
}

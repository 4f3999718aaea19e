//! What the databases make of values: the facts that the table of types in the documentation tells.

use rust_decimal::dec;
use sqlx::types::chrono::{DateTime, Utc};
use sqlx::types::{Json, JsonValue, Uuid};
use std::borrow::Cow;
use updatable::{Error, Numeric, Updatable, update};
use updatable_tests::database::Kind;

use super::each_type::{insert, table};
use super::{KIND, Outcome as _, row, rows};
use crate::Db;

/// `one_type` with a column of this type.
macro_rules! row_of {
    ($T:ty) => {
        #[derive(Updatable)]
        #[updatable(table = "one_type")]
        #[allow(dead_code, reason = "it is never made")]
        struct Row {
            #[updatable(key)]
            id: i64,
            value: $T,
            maybe: Option<$T>,
        }
    };
}

#[tokio::test]
async fn json_null_is_a_value_and_sql_null_is_none() {
    row_of!(JsonValue);
    let db = table("{json}").await;
    insert(&db, 1, JsonValue::Bool(true)).await;
    update!(
        Row as r,
        set(r.value = JsonValue::Null, r.maybe = JsonValue::Null),
        filter(r.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let text =
        "SELECT CAST(maybe AS CHAR(4)) FROM one_type WHERE value IS NOT NULL AND maybe IS NOT NULL";
    assert_eq!(row::<(String,)>(&db, text).await.0, "null");
    update!(
        Row as r,
        set(r.value = JsonValue::Null),
        filter(r.maybe.is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);

    for clear in [
        RowPatch::new().clear_maybe(),
        RowPatch::new().maybe(JsonValue::Null),
    ] {
        let is_null = clear.maybe == Some(None);
        Row::update_by_key(1)
            .patch(clear)
            .execute(&db.pool)
            .await
            .assert_matched(1);
        let nulls: Vec<(i64,)> = rows(&db, "SELECT id FROM one_type WHERE maybe IS NULL").await;
        assert_eq!(nulls.len(), usize::from(is_null));
    }
    update!(
        Row as r,
        set(r.maybe = NULL),
        filter(r.id == 1 && r.maybe.is_not_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Row as r,
        set(r.maybe = Some(None::<JsonValue>)),
        filter(r.id == 1 && r.maybe.is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn an_option_inside_of_json_is_json_null() {
    row_of!(Json<Option<i64>>);
    let db = table("{json}").await;
    insert(&db, 1, Json(Some(1_i64))).await;
    update!(
        Row as r,
        set(r.value = Json(None), r.maybe = Json(None)),
        filter(r.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let (value, maybe): (Json<Option<i64>>, Option<Json<Option<i64>>>) =
        row(&db, "SELECT value, maybe FROM one_type").await;
    assert_eq!((value, maybe), (Json(None), Some(Json(None))));
}

#[tokio::test]
async fn a_sum_of_floats_is_not_the_float_that_is_written() {
    row_of!(f64);
    let db = table("{f64}").await;
    insert(&db, 1, 0.1_f64).await;
    update!(Row as r, set(r.value += 0.2), filter(r.value == 0.1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Row as r, set(r.value = 0.0), filter(r.value == 0.3))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    update!(
        Row as r,
        set(r.value = 0.0),
        filter(r.value.between(0.299, 0.301))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn a_float_of_32_bits_is_found_again() {
    row_of!(f32);
    let db = table("{f32}").await;
    insert(&db, 1, 0.0_f32).await;
    for (value, before) in [(0.1, 0.0), (-1e30, 0.1), (16_777_217.0, -1e30)] {
        update!(Row as r, set(r.value = value), filter(r.value == before))
            .execute(&db.pool)
            .await
            .assert_matched(1);
    }
}

/// Whatever stands beside a column, the same type is bound: sqlx keeps statements by their text alone.
#[tokio::test]
async fn money_is_bound_as_one_type_on_one_connection() {
    row_of!(Numeric<10, 2>);
    let db = table("{money}").await;
    insert(&db, 1, Numeric::<10, 2>::new(dec!(1)).unwrap()).await;
    let mut connection = db.pool.acquire().await.unwrap();
    let numeric = |value| Numeric::<10, 2>::new(value).unwrap();
    let mut expected = dec!(1);
    macro_rules! assert_each {
        ($(|$r:ident, $value:ident| $filter:expr;)*) => {$(
            // Of other scales than the column's, so that bits taken for another type's would be seen.
            for step in [dec!(0.5), dec!(100), dec!(0.01)] {
                for turn in 0..4 {
                    let next = expected + step;
                    macro_rules! with {
                        ($of_value:expr, $of_next:expr) => {{
                            let ($value, next) = ($of_value, $of_next);
                            update!(Row as $r, set($r.value = next), filter($filter)).execute(&mut *connection).await
                        }};
                    }
                    match turn {
                        0 => with!(expected, next),
                        1 => with!(numeric(expected), numeric(next)),
                        2 => with!(&expected, &next),
                        _ => with!(&numeric(expected), &numeric(next)),
                    }
                    .assert_matched(1);
                    expected = next;
                    let (stored,): (Numeric<10, 2>,) = row(&db, "SELECT value FROM one_type").await;
                    assert_eq!(stored, expected, "{}", stringify!($filter));
                }
            }
        )*};
    }
    assert_each! {
        |r, value| r.value == value;
        |r, value| r.value <= value;
        |r, value| !(r.value != value);
        |r, value| value >= r.value;
        |r, value| r.value.is_in([value]);
        |r, value| r.value.is_in(vec![value]);
        |r, value| r.value - value >= dec!(0);
    }
}

#[tokio::test]
async fn text_is_bound_as_one_type_on_one_connection() {
    row_of!(Cow<'static, str>);
    let db = table("{text}").await;
    insert(&db, 1, "a".to_owned()).await;
    let mut connection = db.pool.acquire().await.unwrap();
    let (owned, lent, cow) = ("a".to_owned(), "a", Cow::Borrowed("a"));
    macro_rules! assert_each {
        ($($value:expr),*) => {$(
            update!(Row as r, set(r.value = $value, r.maybe = $value), filter(r.value == $value && r.value >= $value && r.value.like($value)))
                .execute(&mut *connection).await.assert_matched(1);
            let stored: (String, Option<String>) = row(&db, "SELECT value, maybe FROM one_type").await;
            assert_eq!(stored, ("a".to_owned(), Some("a".to_owned())), "{}", stringify!($value));
        )*};
    }
    assert_each!(lent, &cow, owned.as_str(), cow.clone(), "a", &*cow);
}

#[tokio::test]
async fn uuids_are_bound_as_one_type_on_one_connection() {
    #[derive(Updatable)]
    #[updatable(table = "one_type")]
    #[allow(dead_code, reason = "it is never made")]
    struct Row {
        #[updatable(key)]
        id: i64,
        #[updatable(uuid = "text")]
        value: Uuid,
        #[updatable(uuid = "text")]
        maybe: Option<Uuid>,
    }
    let db = table("{uuid text}").await;
    let (old, new) = (Uuid::from_u128(1), Uuid::from_u128(2));
    insert(&db, 1, updatable::TextUuid::from(old)).await;
    let mut connection = db.pool.acquire().await.unwrap();
    macro_rules! assert_each {
        ($($old:expr => $new:expr;)*) => {$(
            update!(Row as r, set(r.value = $new, r.maybe = $old), filter(r.value == $old && r.value.is_in([$old])))
                .execute(&mut *connection).await.assert_matched(1);
            update!(Row as r, set(r.value = $old, r.maybe = NULL), filter(r.value == $new && r.maybe == $old))
                .execute(&mut *connection).await.assert_matched(1);
        )*};
    }
    assert_each! {
        old => new;
        &old => &new;
        updatable::TextUuid::from(old) => updatable::TextUuid::from(new);
        old => updatable::TextUuid::from(new);
        &updatable::TextUuid::from(old) => &new;
    }
}

#[tokio::test]
async fn an_integer_beyond_its_greatest_value_is_an_error_and_changes_nothing() {
    row_of!(i64);
    let db = table("{i64}").await;
    insert(&db, 1, i64::MAX).await;
    insert(&db, 2, i64::MIN).await;
    let results = [
        update!(Row as r, set(r.value += 1), filter(r.id == 1))
            .execute(&db.pool)
            .await,
        update!(Row as r, set(r.value -= 1), filter(r.id == 2))
            .execute(&db.pool)
            .await,
        update!(Row as r, set(r.value *= 2), filter(r.id == 1))
            .execute(&db.pool)
            .await,
        update!(
            Row as r,
            set(r.maybe = r.value + r.value),
            filter(r.id == 1)
        )
        .execute(&db.pool)
        .await,
    ];
    for (index, result) in results.into_iter().enumerate() {
        let error = result.unwrap_err();
        match KIND {
            // What the statement itself says where the column may be NULL.
            Kind::Sqlite if index == 3 => assert_eq!(super::code(&error), "1"),
            // What a STRICT table says of the REAL that SQLite makes of it.
            Kind::Sqlite => assert!(matches!(error, Error::Constraint { .. }), "{error:?}"),
            Kind::Postgres => assert_eq!(super::code(&error), "22003"),
            Kind::MySql => assert_eq!(super::code(&error), "1690"),
        }
    }
    let stored: Vec<(i64, Option<i64>)> =
        rows(&db, "SELECT value, maybe FROM one_type ORDER BY id").await;
    assert_eq!(stored, [(i64::MAX, None), (i64::MIN, None)]);
}

/// The servers check the range of a column; SQLite has none, and is looked after elsewhere.
#[tokio::test]
async fn a_narrow_integer_beyond_its_greatest_value_is_an_error_of_the_servers() {
    row_of!(i16);
    let db = table("{i16}").await;
    insert(&db, 1, i16::MAX - 1).await;
    update!(Row as r, set(r.value += 1), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    if KIND != Kind::Sqlite {
        let code = match KIND {
            Kind::Postgres => "22003",
            _ => "1264",
        };
        for result in [
            update!(Row as r, set(r.value += 1), filter(r.id == 1))
                .execute(&db.pool)
                .await,
            update!(Row as r, set(r.value = r.value + 1), filter(r.id == 1))
                .execute(&db.pool)
                .await,
        ] {
            assert_eq!(super::code(&result.unwrap_err()), code);
        }
    }
    assert_eq!(
        row::<(i16,)>(&db, "SELECT value FROM one_type").await.0,
        i16::MAX
    );
}

/// The servers know the column's range; SQLite is told by the type.
#[tokio::test]
async fn a_number_type_of_ones_own_keeps_to_its_limits() {
    #[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
    #[sqlx(transparent)]
    struct Stars(i16);

    impl updatable::Number for Stars {
        type Factor = i16;
        const LIMITS: Option<(i64, i64)> = Some((i16::MIN as i64, i16::MAX as i64));
    }

    #[derive(Updatable)]
    #[updatable(table = "reviews")]
    #[allow(dead_code, reason = "it is never made")]
    struct Review {
        #[updatable(key)]
        id: i64,
        stars: Stars,
    }

    let db = Db::with(
        "CREATE TABLE reviews (id {i64} PRIMARY KEY, stars {i16} NOT NULL) {end};
         INSERT INTO reviews VALUES (1, 32766);",
    )
    .await;
    update!(Review as r, set(r.stars += Stars(1)), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let result = update!(Review as r, set(r.stars += Stars(1)), filter(r.id == 1))
        .execute(&db.pool)
        .await;
    assert!(result.is_err(), "{result:?}");
    let stars: (i16,) = row(&db, "SELECT stars FROM reviews").await;
    assert_eq!(stars, (i16::MAX,));
}

/// The label of a variant that the database does not have.
#[tokio::test]
async fn a_label_that_the_database_does_not_know_is_an_error_and_changes_nothing() {
    #[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
    #[sqlx(type_name = "size", rename_all = "lowercase")]
    enum Size {
        Small,
        Huge,
    }
    row_of!(Size);
    let db = Db::with("SELECT 1").await;
    let (before, column) = match KIND {
        Kind::Sqlite => ("", "TEXT CHECK (value = 'small')"),
        Kind::Postgres => ("CREATE TYPE size AS ENUM ('small', 'large');", "SIZE"),
        Kind::MySql => ("", "ENUM('small', 'large')"),
    };
    db.run(&format!(
        "{before} CREATE TABLE one_type (id {{i64}} PRIMARY KEY, value {column} NOT NULL, maybe {{text}}) {{end}};
         INSERT INTO one_type (id, value) VALUES (1, 'small')"
    ))
    .await;
    update!(
        Row as r,
        set(r.value = Size::Small),
        filter(r.value == Size::Small)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let error = update!(Row as r, set(r.value = Size::Huge), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    match KIND {
        Kind::Sqlite => assert!(matches!(error, Error::Constraint { .. }), "{error:?}"),
        Kind::Postgres => assert_eq!(super::code(&error), "22P02"),
        Kind::MySql => assert_eq!(super::code(&error), "1265"),
    }
    let text = "SELECT CAST(value AS CHAR(5)) FROM one_type";
    assert_eq!(row::<(String,)>(&db, text).await.0, "small");
}

/// Nanoseconds are cut off, by sqlx or by the database; SQLite keeps the text.
#[tokio::test]
async fn a_point_in_time_is_found_again_by_the_value_that_was_stored() {
    row_of!(DateTime<Utc>);
    let db = table("{timestamptz}").await;
    let precise: DateTime<Utc> = "2024-05-06T07:08:09.123456789Z".parse().unwrap();
    insert(&db, 1, DateTime::<Utc>::UNIX_EPOCH).await;
    update!(Row as r, set(r.value = precise), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Row as r,
        set(r.maybe = precise),
        filter(r.value == precise && r.value.is_in([precise]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let (stored,): (DateTime<Utc>,) = row(&db, "SELECT value FROM one_type").await;
    assert_eq!(stored.timestamp_micros(), precise.timestamp_micros());
    assert_eq!(stored == precise, KIND == Kind::Sqlite);
}

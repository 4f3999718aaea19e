//! Rust types: what a column takes, and what is stored.

use sqlx::FromRow;
use updatable::{Error, Number, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

/// A column of each kind, and the same where it may be NULL.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "kinds")]
struct Kinds {
    #[updatable(key)]
    id: i64,
    text: String,
    small: i16,
    medium: i32,
    large: i64,
    single: f32,
    twice: f64,
    flag: bool,
    bytes: Vec<u8>,
    points: Points,
    title: Title,
    grade: Grade,
    opt_text: Option<String>,
    opt_large: Option<i64>,
    opt_flag: Option<bool>,
    opt_bytes: Option<Vec<u8>>,
    opt_points: Option<Points>,
    opt_grade: Option<Grade>,
}

/// A number of the user's own.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Points(i64);

impl Number for Points {
    type Factor = i64;
}

/// A text of the user's own.
#[derive(Debug, Clone, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Title(String);

/// A number in the database.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[repr(i32)]
enum Grade {
    Good = 1,
    Bad = 5,
}

const KINDS: &str = "
    CREATE TABLE kinds (
        id {i64} PRIMARY KEY, text {text} NOT NULL, small {i16} NOT NULL, medium {i32} NOT NULL, large {i64} NOT NULL,
        single {f32} NOT NULL, twice {f64} NOT NULL, flag {bool} NOT NULL, bytes {bytes} NOT NULL,
        points {i64} NOT NULL, title {text} NOT NULL, grade {i32} NOT NULL,
        opt_text {text}, opt_large {i64}, opt_flag {bool}, opt_bytes {bytes}, opt_points {i64}, opt_grade {i32}
    ) {end};
    INSERT INTO kinds (id, text, small, medium, large, single, twice, flag, bytes, points, title, grade)
    VALUES (1, '', 0, 0, 0, 0, 0, {false}, '', 0, '', 1), (2, '', 0, 0, 0, 0, 0, {false}, '', 0, '', 1);
";

/// The tables, with bytes where a STRICT table wants them.
async fn kinds() -> Db {
    let tables = match KIND {
        Kind::Sqlite => KINDS.replace("{false}, ''", "{false}, x''"),
        Kind::Postgres | Kind::MySql => KINDS.to_owned(),
    };
    Db::with(&tables).await
}

/// The first row.
async fn first(db: &Db) -> Kinds {
    row(db, "SELECT * FROM kinds WHERE id = 1").await
}

/// Assigns each of the values to the column on one connection, and asserts that it is stored.
macro_rules! assert_stores {
    ($db:ident, $connection:ident, $column:ident, $expected:expr, [$($value:expr),+ $(,)?]) => {
        $(
            update!(Kinds as k, set(k.$column = $value), filter(k.id == 1)).execute(&mut *$connection).await.assert_matched(1);
            assert_eq!(first(&$db).await.$column, $expected, "{} = {}", stringify!($column), stringify!($value));
        )+
    };
}

#[tokio::test]
async fn an_assignment_takes_each_of_its_types_on_one_connection() {
    let db = kinds().await;
    let mut connection = db.pool.acquire().await.unwrap();
    let text = String::from("text");
    assert_stores!(
        db,
        connection,
        text,
        "a",
        [
            "a",
            &String::from("a"),
            String::from("a"),
            Some("a"),
            Some(String::from("a")),
            Some(&String::from("a"))
        ]
    );
    assert_stores!(
        db,
        connection,
        text,
        "text",
        [
            &text,
            text.as_str(),
            &text[..],
            text.clone(),
            Some(&text),
            Some(text.as_str())
        ]
    );
    assert_stores!(
        db,
        connection,
        small,
        -3,
        [-3, &-3, Some(-3), Some(&-3), -3_i16]
    );
    assert_stores!(
        db,
        connection,
        medium,
        70_000,
        [70_000, &70_000, Some(70_000), Some(&70_000)]
    );
    assert_stores!(
        db,
        connection,
        large,
        i64::MIN,
        [i64::MIN, &i64::MIN, Some(i64::MIN), Some(&i64::MIN)]
    );
    assert_stores!(db, connection, large, 7, [7, &7, Some(7)]);
    assert_stores!(db, connection, single, 1.5, [1.5, &1.5, Some(1.5), 1.5_f32]);
    assert_stores!(
        db,
        connection,
        twice,
        0.1,
        [0.1, &0.1, Some(0.1), Some(&0.1)]
    );
    assert_stores!(
        db,
        connection,
        flag,
        true,
        [true, &true, Some(true), Some(&true)]
    );
    assert_stores!(db, connection, flag, false, [false, &false, Some(false)]);
    let bytes = vec![0_u8, 255, 10];
    assert_stores!(
        db,
        connection,
        bytes,
        bytes,
        [
            &bytes,
            &bytes[..],
            bytes.clone(),
            Some(&bytes[..]),
            Some(bytes.clone()),
            &[0, 255, 10],
            b"\0\xff\n"
        ]
    );
    assert_stores!(db, connection, bytes, [0_u8; 0], [Vec::new(), &[][..]]);
    assert_stores!(
        db,
        connection,
        points,
        Points(-1),
        [Points(-1), &Points(-1), Some(Points(-1)), Some(&Points(-1))]
    );
    assert_stores!(
        db,
        connection,
        title,
        Title("t".to_owned()),
        [
            Title("t".to_owned()),
            &Title("t".to_owned()),
            Some(Title("t".to_owned()))
        ]
    );
    assert_stores!(
        db,
        connection,
        grade,
        Grade::Bad,
        [Grade::Bad, &Grade::Bad, Some(Grade::Bad)]
    );
}

#[tokio::test]
async fn an_assignment_to_a_nullable_column_takes_each_of_its_types_on_one_connection() {
    let db = kinds().await;
    let mut connection = db.pool.acquire().await.unwrap();
    let text = Some(String::from("text"));
    let owned = || text.clone();
    assert_stores!(
        db,
        connection,
        opt_text,
        text,
        [
            "text",
            String::from("text"),
            &String::from("text"),
            Some(owned()),
            Some(Some("text")),
            Some(text.as_deref()),
            Some(text.as_ref())
        ]
    );
    assert_stores!(
        db,
        connection,
        opt_text,
        None,
        [
            Some(None::<&str>),
            Some(None::<String>),
            Some(None::<&String>),
            NULL
        ]
    );
    assert_stores!(
        db,
        connection,
        opt_large,
        Some(7),
        [7, &7, Some(Some(7)), Some(Some(&7))]
    );
    assert_stores!(db, connection, opt_large, None, [Some(None::<i64>), NULL]);
    assert_stores!(
        db,
        connection,
        opt_flag,
        Some(true),
        [true, Some(Some(true))]
    );
    assert_stores!(db, connection, opt_flag, None, [Some(None::<bool>), NULL]);
    assert_stores!(
        db,
        connection,
        opt_bytes,
        Some(vec![1]),
        [
            vec![1],
            &vec![1],
            &[1_u8][..],
            &[1],
            Some(Some(vec![1])),
            Some(Some(&[1_u8][..]))
        ]
    );
    assert_stores!(
        db,
        connection,
        opt_bytes,
        None,
        [Some(None::<Vec<u8>>), Some(None::<&[u8]>), NULL]
    );
    assert_stores!(
        db,
        connection,
        opt_points,
        Some(Points(2)),
        [Points(2), &Points(2), Some(Some(Points(2)))]
    );
    assert_stores!(
        db,
        connection,
        opt_points,
        None,
        [Some(None::<Points>), NULL]
    );
    assert_stores!(
        db,
        connection,
        opt_grade,
        Some(Grade::Bad),
        [Grade::Bad, &Grade::Bad, Some(Some(Grade::Bad))]
    );
    assert_stores!(db, connection, opt_grade, None, [Some(None::<Grade>), NULL]);
}

#[tokio::test]
async fn arithmetic_takes_each_of_its_types_on_one_connection() {
    let db = kinds().await;
    let mut connection = db.pool.acquire().await.unwrap();
    macro_rules! assert_computes {
        ($column:ident: $($operator:tt $value:expr => $expected:expr),+ $(,)?) => {
            $(
                update!(Kinds as k, set(k.$column $operator $value), filter(k.id == 1)).execute(&mut *connection).await.assert_matched(1);
                assert_eq!(first(&db).await.$column, $expected, "{} {} {}", stringify!($column), stringify!($operator), stringify!($value));
            )+
        };
    }
    assert_computes!(small: += 5 => 5, += &5 => 10, += Some(5) => 15, += Some(&5) => 20, -= 1 => 19, -= &1 => 18, *= 2 => 36, *= &2 => 72, *= Some(2) => 144);
    assert_computes!(medium: += 5 => 5, += &5 => 10, += Some(5) => 15, -= 1 => 14, *= 2 => 28);
    assert_computes!(large: += 5 => 5, += &5 => 10, += Some(5) => 15, += Some(&5) => 20, -= 1 => 19, -= &1 => 18, *= 2 => 36, *= &2 => 72);
    assert_computes!(single: += 1.5 => 1.5, += &1.5 => 3.0, -= 1.0 => 2.0, *= 0.25 => 0.5, *= Some(2.0) => 1.0);
    assert_computes!(twice: += 1.5 => 1.5, += &1.5 => 3.0, -= 1.0 => 2.0, *= 0.25 => 0.5, *= Some(2.0) => 1.0);
    assert_computes!(points: += Points(5) => Points(5), += &Points(5) => Points(10), += Some(Points(1)) => Points(11), -= Points(1) => Points(10), *= 3 => Points(30), *= &2 => Points(60));

    update!(
        Kinds as k,
        set(
            k.large = k.large + 1 - &2,
            k.twice = 2.5 - k.twice,
            k.points = 2 * k.points
        ),
        filter(k.id == 1)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    let kinds = first(&db).await;
    assert_eq!(
        (kinds.large, kinds.twice, kinds.points),
        (71, 1.5, Points(120))
    );
}

#[tokio::test]
async fn a_condition_takes_each_of_its_types_on_one_connection() {
    let db = kinds().await;
    let mut connection = db.pool.acquire().await.unwrap();
    let text = String::from("needle");
    update!(
        Kinds as k,
        set(
            k.text = &text,
            k.opt_text = &text,
            k.small = 5,
            k.medium = 5,
            k.large = 5,
            k.single = 1.5,
            k.twice = 1.5,
            k.flag = true,
            k.bytes = b"\0\x01",
            k.points = Points(5),
            k.title = Title(text.clone()),
            k.grade = Grade::Bad,
            k.opt_grade = Grade::Bad
        ),
        filter(k.id == 1)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    let mut medium = 5;
    macro_rules! assert_first {
        (|$k:ident| $($filter:tt)+) => {{
            medium += 1;
            update!(Kinds as $k, set($k.medium = medium), filter($($filter)+)).execute(&mut *connection).await.assert_matched(1);
            assert_eq!(first(&db).await.medium, medium, "{}", stringify!($($filter)+));
        }};
    }
    assert_first!(|k| k.text == "needle");
    assert_first!(|k| k.text == text.clone());
    assert_first!(|k| k.text == &text);
    assert_first!(|k| k.text == text.as_str());
    assert_first!(|k| "needle" == k.text);
    assert_first!(|k| k.text > "a" && k.text <= &text && k.text != String::from("x"));
    assert_first!(|k| k.text.between("a", &text)
        && k.text.like(&text)
        && k.text.like(text.clone()));
    assert_first!(|k| k.text.is_in(["needle"])
        && k.text.is_in(&["needle"])
        && k.text.is_in(vec![text.clone()])
        && k.text.is_in([&text]));
    assert_first!(|k| k.opt_text == "needle" && k.opt_text.is_in([&text]) && k.opt_text == k.text);
    assert_first!(|k| k.small == 5
        && k.small == &5
        && k.small >= 5
        && k.small.is_in([5])
        && k.small.is_in(&[5]));
    assert_first!(|k| k.large == 5
        && k.large == &5
        && k.large < 6
        && k.large.is_in([5])
        && k.large.is_in(&vec![5])
        && 4 < k.large);
    assert_first!(|k| k.single == 1.5 && k.single == &1.5 && k.single.is_in([1.5]));
    assert_first!(|k| k.twice == 1.5
        && k.twice == &1.5
        && k.twice.is_in([1.5])
        && k.twice.between(1.0, &2.0));
    assert_first!(|k| k.flag == true && k.flag == &true && k.flag.is_in([true]) && k.flag);
    assert_first!(|k| k.bytes == b"\0\x01"
        && k.bytes == vec![0, 1]
        && k.bytes == &[0, 1][..]
        && k.bytes.is_in([vec![0, 1]]));
    assert_first!(|k| k.points == Points(5)
        && k.points == &Points(5)
        && k.points.is_in([Points(5)])
        && k.points + Points(1) > Points(5));
    assert_first!(
        |k| k.title == Title("needle".to_owned()) && k.title.is_in([Title("needle".to_owned())])
    );
    assert_first!(|k| k.grade == Grade::Bad
        && k.grade != Grade::Good
        && k.grade.is_in([Grade::Bad])
        && k.opt_grade == Grade::Bad);
}

#[tokio::test]
async fn a_patch_stores_every_type() {
    let db = kinds().await;
    let patch = KindsPatch::new()
        .text("text")
        .small(-1)
        .medium(-2)
        .large(-3)
        .single(0.5)
        .twice(0.25)
        .flag(true)
        .bytes(vec![1, 2, 3])
        .points(Points(9))
        .title(Title("title".to_owned()))
        .grade(Grade::Bad)
        .opt_text("opt")
        .opt_large(4)
        .opt_flag(false)
        .opt_bytes(vec![])
        .opt_points(Points(8))
        .opt_grade(Grade::Good);
    let mut expected = first(&db).await;
    patch.clone().apply_to(&mut expected);
    Kinds::update_by_key(1)
        .patch(&patch)
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(first(&db).await, expected);
    assert_eq!(
        (expected.text.as_str(), expected.opt_bytes.as_deref()),
        ("text", Some(&[][..]))
    );

    let clear = KindsPatch::new()
        .clear_opt_text()
        .clear_opt_large()
        .clear_opt_flag()
        .clear_opt_bytes()
        .clear_opt_points()
        .clear_opt_grade();
    Kinds::update_by_key(1)
        .patch(clear)
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let cleared = first(&db).await;
    assert_eq!(
        (cleared.opt_text, cleared.opt_large, cleared.opt_flag),
        (None, None, None)
    );
    assert_eq!(
        (cleared.opt_bytes, cleared.opt_points, cleared.opt_grade),
        (None, None, None)
    );
    assert_eq!(cleared.text, "text");
}

#[tokio::test]
async fn a_list_of_run_time_length_has_values_of_every_type() {
    let db = kinds().await;
    let text = "\u{1}\t\n\"\\ 'naïve' \u{2603} \u{1F980}".to_owned();
    let values = KindsPatch::new()
        .text(text.clone())
        .small(i16::MIN)
        .medium(i32::MIN)
        .large(i64::MIN)
        .single(0.1)
        .twice(0.1)
        .flag(true)
        .bytes(vec![0, 34, 92, 255])
        .points(Points(i64::MAX))
        .title(Title(text.clone()))
        .grade(Grade::Bad)
        .opt_text(text.clone())
        .opt_large(i64::MAX)
        .opt_flag(true)
        .opt_bytes(vec![7])
        .opt_points(Points(-7))
        .opt_grade(Grade::Bad);
    Kinds::update_by_key(1)
        .patch(values)
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let mut medium = 5;
    macro_rules! assert_first {
        ($($column:ident: [$($value:expr),+];)+) => {
            $(
                // The first row has one of these values, and the second has none of them.
                medium += 1;
                let list = vec![$($value),+];
                update!(Kinds as k, set(k.medium = medium), filter(k.$column.is_in(&list))).execute(&db.pool).await.assert_matched(1);
                assert_eq!(first(&db).await.medium, medium, stringify!($column));
                medium += 1;
                update!(Kinds as k, set(k.medium = medium), filter(!k.$column.not_in(list.clone()) && k.id > 0)).execute(&db.pool).await.assert_matched(1);
                assert_eq!(first(&db).await.medium, medium, stringify!($column));
                let result = update!(Kinds as k, set(k.medium = 0), filter(k.$column.not_in(list) && k.id == 1)).execute(&db.pool).await;
                assert!(matches!(result, Err(Error::NotFound { .. })), "{}: {result:?}", stringify!($column));
            )+
        };
    }
    assert_first! {
        text: [text.clone(), "other".to_owned()];
        small: [i16::MIN, i16::MAX];
        large: [i64::MIN, i64::MAX];
        twice: [0.1, -1e300];
        flag: [true];
        bytes: [vec![0, 34, 92, 255], vec![1]];
        points: [Points(i64::MAX), Points(i64::MIN)];
        title: [Title(text.clone()), Title("other".to_owned())];
        grade: [Grade::Bad];
        opt_text: [text.clone(), "other".to_owned()];
        opt_large: [i64::MIN, i64::MAX];
        opt_flag: [true, false];
        opt_bytes: [vec![], vec![7]];
        opt_points: [Points(-7)];
        opt_grade: [Grade::Good, Grade::Bad];
    }
    if KIND != Kind::MySql {
        // There a FLOAT is compared with 0.1 as a DOUBLE, which it is not.
        assert_first!(single: [0.1, -1e30];);
    }
}

/// A type of the database (PostgreSQL, MySQL), or text (SQLite).
#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(type_name = "mood", rename_all = "lowercase")]
enum Mood {
    Sad,
    Fine,
    Happy,
}

#[derive(Debug, Updatable)]
#[updatable(table = "moods")]
#[allow(dead_code, reason = "it is never made")]
struct Person {
    #[updatable(key)]
    id: i64,
    mood: Mood,
    last: Option<Mood>,
}

const MOODS: &str = "
    CREATE TABLE moods (id {i64} PRIMARY KEY, mood MOOD NOT NULL, last MOOD) {end};
    INSERT INTO moods VALUES (1, 'sad', NULL), (2, 'fine', 'sad'), (3, 'happy', NULL);
";

#[tokio::test]
async fn an_enum_is_stored_and_compared() {
    let db = Db::with("SELECT 1").await;
    let tables = match KIND {
        Kind::Sqlite => MOODS.replace("MOOD", "TEXT"),
        Kind::Postgres => format!("CREATE TYPE mood AS ENUM ('sad', 'fine', 'happy'); {MOODS}"),
        Kind::MySql => MOODS.replace("MOOD", "ENUM('sad', 'fine', 'happy')"),
    };
    db.run(&tables).await;
    let mut connection = db.pool.acquire().await.unwrap();

    update!(
        Person as p,
        set(p.last = p.mood, p.mood = Mood::Happy),
        filter(p.mood == Mood::Sad)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    update!(
        Person as p,
        set(p.mood = &Mood::Fine),
        filter(p.mood.is_in([Mood::Sad, Mood::Happy]) && p.id == 3)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    update!(
        Person as p,
        set(p.last = Some(None::<Mood>)),
        filter(p.last == Mood::Sad && p.mood.is_in(vec![Mood::Fine]))
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    update!(
        Person as p,
        set(..PersonPatch::new().last(Mood::Happy)),
        filter(p.id == 3 && p.mood != Mood::Sad)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);

    drop(connection);
    // Read as text: sqlx reads no enum from an ENUM column of MySQL that is NOT NULL.
    let query = "SELECT CAST(mood AS CHAR(9)), CAST(last AS CHAR(9)) FROM moods ORDER BY id";
    let stored: Vec<(String, Option<String>)> = rows(&db, query).await;
    let stored: Vec<_> = stored
        .iter()
        .map(|(mood, last)| (mood.trim(), last.as_deref().map(str::trim)))
        .collect();
    assert_eq!(
        stored,
        [
            ("happy", Some("sad")),
            ("fine", None),
            ("fine", Some("happy"))
        ]
    );
}

#[tokio::test]
async fn a_condition_is_the_value_of_a_bool_column() {
    let db = kinds().await;
    update!(
        Kinds as k,
        set(
            k.flag = k.id > 1 || k.opt_text.is_not_null(),
            k.opt_flag = k.opt_large == 3
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let stored: Vec<Kinds> = rows(&db, "SELECT * FROM kinds ORDER BY id").await;
    assert_eq!([stored[0].flag, stored[1].flag], [false, true]);
    assert_eq!([stored[0].opt_flag, stored[1].opt_flag], [None, None]);
    update!(
        Kinds as k,
        set(k.text = "true"),
        filter(k.flag == (k.id > 1) && k.id.is_in([2]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn what_is_asserted_not_to_be_null_is_stored_or_refused_by_the_database() {
    let db = kinds().await;
    update!(
        Kinds as k,
        set(k.opt_large = 7, k.opt_text = "seven"),
        filter(k.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Kinds as k,
        set(
            k.text = k.opt_text.assert_not_null(),
            k.large = (k.opt_large + 1).assert_not_null()
        ),
        filter(k.opt_large.is_not_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let stored = first(&db).await;
    assert_eq!((stored.text.as_str(), stored.large), ("seven", 8));

    let refused = update!(
        Kinds as k,
        set(k.large = k.opt_large.assert_not_null()),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    assert!(
        matches!(refused, Err(Error::Constraint { .. })),
        "{refused:?}"
    );
    assert_eq!(first(&db).await.large, 8);
}

/// Lists of run-time length inside other conditions, beside values that may be absent: each finds its own.
#[tokio::test]
async fn lists_inside_conditions_do_not_shift_absent_values() {
    let db = kinds().await;
    let ids = vec![1_i64, 3];
    let none: Vec<i64> = Vec::new();
    update!(
        Kinds as k,
        set(
            k.flag = k.flag.between(k.id.is_in(&none), true),
            k.large = None::<i64>,
            k.medium = Some(555),
            k.small = None::<i16>
        ),
        filter(k.id.is_in(&ids))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let stored = first(&db).await;
    assert_eq!(
        (stored.flag, stored.large, stored.medium, stored.small),
        (true, 0, 555, 0)
    );

    let more = vec![0_i32];
    update!(
        Kinds as k,
        set(k.large = 9),
        filter(k.flag.between(k.id.is_in(&ids), true) && k.medium.is_in(&more))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let stored: Vec<Kinds> = rows(&db, "SELECT * FROM kinds ORDER BY id").await;
    assert_eq!([stored[0].large, stored[1].large], [0, 9]);
}

#[tokio::test]
async fn a_list_in_an_assignment_does_not_hide_a_column_that_is_assigned_twice() {
    let db = kinds().await;
    let ids = vec![1_i64];
    let twice = update!(
        Kinds as k,
        set(
            k.flag = k.id.is_in(&ids),
            k.large = 1,
            ..KindsPatch::new().large(2)
        ),
        filter(k.id == 1)
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(twice, Err(Error::Invalid(_))), "{twice:?}");
    assert_eq!(first(&db).await.large, 0);
    update!(
        Kinds as k,
        set(
            k.flag = k.id.is_in(&ids),
            k.large = 1,
            ..KindsPatch::new().medium(2)
        ),
        filter(k.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let stored = first(&db).await;
    assert_eq!((stored.flag, stored.large, stored.medium), (true, 1, 2));
}

#[tokio::test]
async fn nothing_is_added_to_a_nullable_column_where_the_value_is_absent() {
    let db = kinds().await;
    for (added, expected) in [(None, Some(5)), (Some(2), Some(7))] {
        update!(
            Kinds as k,
            set(k.text = "changed", k.opt_large += added),
            filter(k.id == 1)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        if added.is_none() {
            update!(Kinds as k, set(k.opt_large = 5), filter(k.id == 1))
                .execute(&db.pool)
                .await
                .assert_matched(1);
        }
        assert_eq!(first(&db).await.opt_large, expected);
    }
}

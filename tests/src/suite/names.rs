//! Names of tables and columns, whatever they look like.

use sqlx::FromRow;
use updatable::{Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

/// The text with `"x"` as the database quotes names.
fn quoted(text: &str) -> String {
    match KIND {
        Kind::Sqlite | Kind::Postgres => text.to_owned(),
        Kind::MySql => text
            .replace('`', "``")
            .replace("\"\"", "\u{0}")
            .replace('"', "`")
            .replace('\u{0}', "\""),
    }
}

#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "order")]
struct Order {
    #[updatable(key, rename = "primary")]
    #[sqlx(rename = "primary")]
    id: i64,
    select: i64,
    r#type: String,
    #[sqlx(rename = "from")]
    source: Option<String>,
    #[updatable(rename = "two words")]
    #[sqlx(rename = "two words")]
    spaced: i64,
    #[sqlx(rename = "a\"b`c'd")]
    quotes: i64,
    #[sqlx(rename = "naïve ☃")]
    unicode: i64,
    #[sqlx(rename = "_version%id")]
    percent: i64,
    #[sqlx(rename = "Mixed")]
    mixed: i64,
    #[sqlx(rename = "$1 ? :x @y {}")]
    parameters: i64,
    #[sqlx(rename = "a.b")]
    dotted: i64,
}

const ORDER: &str = "
    CREATE TABLE \"order\" (
        \"primary\" BIGINT PRIMARY KEY, \"select\" BIGINT, \"type\" VARCHAR(20), \"from\" VARCHAR(20),
        \"two words\" BIGINT, \"a\"\"b`c'd\" BIGINT, \"naïve ☃\" BIGINT, \"_version%id\" BIGINT, \"Mixed\" BIGINT,
        \"$1 ? :x @y {}\" BIGINT, \"a.b\" BIGINT
    );
    INSERT INTO \"order\" VALUES (1, 1, 't', NULL, 1, 1, 1, 1, 1, 1, 1), (2, 2, 'u', NULL, 2, 2, 2, 2, 2, 2, 2);
";

/// The table of [`ORDER`], which has braces of its own.
async fn order() -> Db {
    let db = Db::with("SELECT 1").await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(quoted(ORDER)))
        .execute(&db.pool)
        .await
        .expect("a table");
    db
}

#[tokio::test]
async fn reserved_words_spaces_quotes_and_unicode_are_names() {
    let db = order().await;
    update!(
        Order as o,
        set(
            o.select += 10,
            o.r#type = "new",
            o.source = o.r#type,
            o.spaced = o.spaced + o.quotes,
            o.quotes = o.unicode * 7,
            o.unicode = 12,
            o.percent += 12,
            o.mixed = 14,
            o.parameters = o.parameters + 14,
            o.dotted = o.dotted - 1,
        ),
        filter(
            o.id == 1
                && o.select == 1
                && o.r#type == "t"
                && o.source.is_null()
                && o.spaced.is_in([1])
                && o.quotes < 2
                && o.unicode.between(1, 1)
                && o.percent >= 1
                && o.mixed != 2
                && o.parameters == 1
                && !(o.dotted == 2)
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);

    let expected = Order {
        id: 1,
        select: 11,
        r#type: "new".to_owned(),
        source: Some("t".to_owned()),
        spaced: 2,
        quotes: 7,
        unicode: 12,
        percent: 13,
        mixed: 14,
        parameters: 15,
        dotted: 0,
    };
    let order: Vec<Order> =
        rows(&db, &quoted("SELECT * FROM \"order\" ORDER BY \"primary\"")).await;
    assert_eq!(order[0], expected);
    assert_eq!(
        (order[1].select, order[1].quotes, order[1].dotted),
        (2, 2, 2)
    );
}

#[tokio::test]
async fn strange_names_work_in_patches_and_in_the_builder() {
    let db = order().await;
    let patch = OrderPatch::new()
        .select(5)
        .r#type("x")
        .spaced(6)
        .quotes(7)
        .unicode(8)
        .percent(9)
        .mixed(10)
        .parameters(11)
        .dotted(12);
    Order::update_by_key(2)
        .set(|o| o.source.set(o.r#type))
        .patch(patch)
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let order: Order = row(
        &db,
        &quoted("SELECT * FROM \"order\" WHERE \"primary\" = 2"),
    )
    .await;
    let numbers = [
        order.select,
        order.spaced,
        order.quotes,
        order.unicode,
        order.percent,
        order.mixed,
        order.parameters,
        order.dotted,
    ];
    assert_eq!(numbers, [5, 6, 7, 8, 9, 10, 11, 12]);
    assert_eq!(
        (order.r#type.as_str(), order.source.as_deref()),
        ("x", Some("u"))
    );
}

#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "camels", rename_all = "camelCase")]
#[sqlx(rename_all = "camelCase")]
struct Camel {
    #[updatable(key)]
    the_key: i64,
    first_name: String,
    #[updatable(rename = "other")]
    #[sqlx(rename = "other")]
    last_name: String,
    #[updatable(skip)]
    #[sqlx(skip)]
    #[allow(dead_code, reason = "no column")]
    in_memory: Vec<u8>,
}

#[tokio::test]
async fn rename_all_and_rename_decide_about_names_and_skip_makes_no_column() {
    let db = Db::with("SELECT 1").await;
    let make = "CREATE TABLE camels (\"theKey\" BIGINT PRIMARY KEY, \"firstName\" VARCHAR(9), other VARCHAR(9)); INSERT INTO camels VALUES (1, 'a', 'b')";
    db.run(&quoted(make)).await;
    update!(
        Camel as c,
        set(c.first_name = "A", ..CamelPatch::new().last_name("B")),
        filter(c.the_key == 1 && c.first_name == "a")
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let camel: Camel = row(&db, "SELECT * FROM camels").await;
    assert_eq!(
        (camel.first_name.as_str(), camel.last_name.as_str()),
        ("A", "B")
    );
}

/// The columns are not called that way.
#[derive(Debug, Updatable)]
#[updatable(table = "wrong")]
#[allow(dead_code, reason = "it is never made")]
struct Wrong {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = "typo")]
    name: String,
    #[updatable(rename = "another typo")]
    number: i64,
    right: i64,
}

#[tokio::test]
async fn a_column_that_does_not_exist_is_an_error_and_never_a_string() {
    let db = Db::with(&quoted("CREATE TABLE wrong (id {i64} PRIMARY KEY, \"right\" {i64}) {end}; INSERT INTO wrong VALUES (1, 1), (2, 2)")).await;
    let results = [
        // SQLite takes an unknown "typo" for the string 'typo', unless it is qualified.
        update!(Wrong as w, set(w.right = 9), filter(w.name == "typo"))
            .execute(&db.pool)
            .await,
        update!(
            Wrong as w,
            set(w.right = 9),
            filter(w.name.is_distinct_from(None::<&str>))
        )
        .execute(&db.pool)
        .await,
        update!(Wrong as w, set(w.right = 9), filter(w.name.is_in(["typo"])))
            .execute(&db.pool)
            .await,
        update!(Wrong as w, set(w.right = 9), filter(w.name.like("typo")))
            .execute(&db.pool)
            .await,
        update!(Wrong as w, set(w.right = w.number), filter(w.id == 1))
            .execute(&db.pool)
            .await,
        update!(Wrong as w, set(w.right = w.right + w.number), all_rows())
            .execute(&db.pool)
            .await,
        update!(Wrong as w, set(w.number = 9), filter(w.id == 1))
            .execute(&db.pool)
            .await,
        Wrong::update_by_key(1)
            .patch(WrongPatch::new().name("x"))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        let code = super::code(&result.unwrap_err());
        match KIND {
            Kind::Sqlite => assert_eq!(code, "1"),
            Kind::Postgres => assert_eq!(code, "42703"),
            Kind::MySql => assert_eq!(code, "1054"),
        }
    }
    let stored: Vec<(i64, i64)> =
        rows(&db, &quoted("SELECT id, \"right\" FROM wrong ORDER BY id")).await;
    assert_eq!(stored, [(1, 1), (2, 2)]);
}

/// A schema of its own (PostgreSQL), a database (MySQL), an attached database (SQLite): one name for all tests, so
/// there is one test.
#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(schema = "updatable suite", table = "far away")]
struct FarAway {
    #[updatable(key)]
    id: i64,
    n: i64,
    m: i64,
}

#[tokio::test]
async fn a_table_may_be_in_another_schema() {
    let db = Db::with("SELECT 1").await;
    let mut connection = db.pool.acquire().await.unwrap();
    let make = match KIND {
        Kind::Sqlite => "ATTACH ':memory:' AS \"updatable suite\";",
        Kind::Postgres => {
            "DROP SCHEMA IF EXISTS \"updatable suite\" CASCADE; CREATE SCHEMA \"updatable suite\";"
        }
        Kind::MySql => {
            "DROP DATABASE IF EXISTS \"updatable suite\"; CREATE DATABASE \"updatable suite\";"
        }
    };
    let make = format!(
        "{make}
         CREATE TABLE \"updatable suite\".\"far away\" (id BIGINT PRIMARY KEY, n BIGINT, m BIGINT);
         INSERT INTO \"updatable suite\".\"far away\" VALUES (1, 1, 1), (2, 2, 2);"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(quoted(&make)))
        .execute(&mut *connection)
        .await
        .unwrap();

    update!(
        FarAway as f,
        set(f.n = f.m + 10, f.m += 1),
        filter(f.id == 1 && f.n == 1 || f.m.is_in(vec![77]))
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    FarAway::update_by_key(2)
        .patch(FarAwayPatch::new().n(20))
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    let stored = sqlx::query_as::<_, FarAway>(sqlx::AssertSqlSafe(quoted(
        "SELECT * FROM \"updatable suite\".\"far away\" ORDER BY id",
    )))
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    assert_eq!(
        stored,
        [
            FarAway { id: 1, n: 11, m: 2 },
            FarAway { id: 2, n: 20, m: 2 }
        ]
    );

    let unmake = match KIND {
        Kind::Sqlite => "DETACH \"updatable suite\"",
        Kind::Postgres => "DROP SCHEMA \"updatable suite\" CASCADE",
        Kind::MySql => "DROP DATABASE \"updatable suite\"",
    };
    sqlx::raw_sql(sqlx::AssertSqlSafe(quoted(unmake)))
        .execute(&mut *connection)
        .await
        .unwrap();
}

//! Other tables beside the updated one: `from(..)`.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book};

use super::{Outcome, book, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "users")]
pub(crate) struct User {
    #[updatable(key)]
    pub(crate) id: i64,
    pub(crate) name: String,
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "addresses")]
pub(crate) struct Address {
    #[updatable(key)]
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) name: String,
    pub(crate) email: String,
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "dingalings")]
struct Dingaling {
    #[updatable(key)]
    id: i64,
    address_id: i64,
    data: String,
}

/// Its id is not unique.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "src")]
struct Src {
    #[updatable(key)]
    row: i64,
    id: i64,
    v: String,
}

pub(crate) const TABLES: &str = "
    CREATE TABLE users (id {i64} PRIMARY KEY, name {text} NOT NULL) {end};
    CREATE TABLE addresses (
        id {i64} PRIMARY KEY, user_id {i64} NOT NULL, name {text} NOT NULL, email {text} NOT NULL
    ) {end};
    CREATE TABLE dingalings (id {i64} PRIMARY KEY, address_id {i64} NOT NULL, data {text} NOT NULL) {end};
    INSERT INTO users VALUES (7, 'jack'), (8, 'ed'), (9, 'fred'), (10, 'chuck');
    INSERT INTO addresses VALUES
        (1, 7, 'x', 'jack@bean.com'), (2, 8, 'x', 'ed@wood.com'), (3, 8, 'x', 'ed@bettyboop.com'),
        (4, 8, 'x', 'ed@lala.com'), (5, 9, 'x', 'fred@fred.com');
    INSERT INTO dingalings VALUES (1, 2, 'ding 1/2'), (2, 5, 'ding 2/5');
";

async fn emails(db: &Db) -> Vec<String> {
    let rows: Vec<(String,)> = rows(db, "SELECT email FROM addresses ORDER BY id").await;
    rows.into_iter().map(|(email,)| email).collect()
}

#[tokio::test]
async fn a_value_comes_from_another_table() {
    let db = Db::with(TABLES).await;
    update!(
        Address as a,
        set(a.email = u.name),
        filter(u.name == "ed"),
        from(User as u, on(u.id == a.user_id))
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    assert_eq!(
        emails(&db).await,
        ["jack@bean.com", "ed", "ed", "ed", "fred@fred.com"]
    );
}

#[tokio::test]
async fn a_third_table_narrows_the_rows() {
    let db = Db::with(TABLES).await;
    let ding = 1;
    update!(
        Address as a,
        set(a.email = u.name, a.name = d.data),
        filter(u.name == "ed" && d.id == ding),
        from(User as u, on(a.user_id == u.id)),
        from(Dingaling as d, on(d.address_id == a.id && d.id == a.id - 1))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let address: Vec<(String, String)> =
        rows(&db, "SELECT name, email FROM addresses WHERE id = 2").await;
    assert_eq!(address, [("ding 1/2".into(), "ed".into())]);
    assert_eq!(emails(&db).await[2], "ed@bettyboop.com");
}

#[tokio::test]
async fn values_are_bound_where_they_stand() {
    let db = Db::with(TABLES).await;
    // On MySQL, the table and its condition stand before SET.
    let (name, least, user) = ("foo".to_owned(), 2, 8);
    update!(
        Address as a,
        set(a.name = name, a.email = u.name),
        filter(a.id > least),
        from(User as u, on(u.id == a.user_id && u.id == user))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let changed: Vec<(i64, String, String)> = rows(
        &db,
        "SELECT id, name, email FROM addresses WHERE name = 'foo' ORDER BY id",
    )
    .await;
    assert_eq!(
        changed,
        [
            (3, "foo".into(), "ed".into()),
            (4, "foo".into(), "ed".into())
        ]
    );
}

#[tokio::test]
async fn values_that_may_be_absent_and_lists_find_their_places() {
    let db = Db::with(TABLES).await;
    for name in [None, Some("bar")] {
        let users = vec![8, 9];
        let ids = vec![3_i64, 4, 5];
        update!(
            Address as a,
            set(a.name = name, a.email = u.name),
            filter(a.id.is_in(ids)),
            from(User as u, on(u.id == a.user_id && u.id.is_in(users)))
        )
        .execute(&db.pool)
        .await
        .assert_matched(3);
        assert_eq!(emails(&db).await[1..], ["ed@wood.com", "ed", "ed", "fred"]);
        let names: Vec<(String,)> = rows(&db, "SELECT name FROM addresses ORDER BY id").await;
        assert_eq!(names[2].0, name.unwrap_or("x"));
        assert_eq!(names[0].0, "x");
    }
}

#[tokio::test]
async fn a_table_is_joined_with_itself() {
    let db = Db::with(TABLES).await;
    // Each row takes what the next one had, and not what it has been given.
    update!(
        Address as a,
        set(a.email = next.email),
        all_rows(),
        from(Address as next, on(next.id == a.id + 1))
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    assert_eq!(
        emails(&db).await,
        [
            "ed@wood.com",
            "ed@bettyboop.com",
            "ed@lala.com",
            "fred@fred.com",
            "fred@fred.com"
        ]
    );
}

/// MariaDB does not find `next.id` when it executes the prepared statement again, if it makes a join of the list.
#[tokio::test]
async fn a_list_that_looks_at_the_joined_row_is_found_each_time() {
    let db = Db::with(TABLES).await;
    let mut connection = db.pool.acquire().await.expect("the database answers");
    for _ in 0..3 {
        update!(
            Address as a,
            set(a.email = "x"),
            filter(a.id.is_in(select(
                d.address_id,
                from(Dingaling as d),
                filter(d.id == next.id - 2)
            ))),
            from(Address as next, on(next.id == a.id + 1))
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    }
    drop(connection);
    assert_eq!(emails(&db).await[1], "x");
}

/// Of NOT (.. NOT IN ..), MariaDB makes a join as well.
#[tokio::test]
async fn a_list_that_is_not_left_out_is_found_each_time() {
    let db = Db::with(TABLES).await;
    let mut connection = db.pool.acquire().await.expect("the database answers");
    for _ in 0..3 {
        update!(
            Address as a,
            set(a.email = "x"),
            filter(!a.id.not_in(select(
                d.address_id,
                from(Dingaling as d),
                filter(d.id == next.id - 2)
            ))),
            from(Address as next, on(next.id == a.id + 1))
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    }
    drop(connection);
    assert_eq!(emails(&db).await[1], "x");
}

#[tokio::test]
async fn of_several_matching_rows_any_one_is_taken_if_that_is_said() {
    let tables = format!(
        "{BOOKS} CREATE TABLE src ({{row}} {{i64}} PRIMARY KEY, id {{i64}} NOT NULL, v {{text}} NOT NULL) {{end}};
         INSERT INTO src VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c');"
    );
    let db = Db::with(&tables.replace(
        "{row}",
        if super::KIND == updatable_tests::database::Kind::MySql {
            "`row`"
        } else {
            "\"row\""
        },
    ))
    .await;
    update!(
        Book as b,
        set(b.genre = s.v),
        all_rows(),
        from(Src as s, on(s.id == b.book_id), any_match())
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let genre = book(&db, 1).await.genre;
    assert!(genre == "a" || genre == "b", "{genre}");
    assert_eq!(book(&db, 2).await.genre, "c");
    assert_eq!(book(&db, 3).await.genre, "fiction");

    // Which one, said by the statement.
    update!(
        Book as b,
        set(b.genre =
            select(s.v.max(), from(Src as s), filter(s.id == b.book_id)).assert_not_null()),
        filter(exists(from(Src as s), filter(s.id == b.book_id)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(book(&db, 1).await.genre, "b");
}

#[tokio::test]
async fn matched_counts_rows_of_the_updated_table_changed_or_not() {
    let db = Db::with(TABLES).await;
    for _ in 0..2 {
        update!(
            Address as a,
            set(a.email = u.name),
            all_rows(),
            from(User as u, on(u.id == a.user_id))
        )
        .execute(&db.pool)
        .await
        .assert_matched(5);
    }
}

#[tokio::test]
async fn a_key_in_the_filter_is_a_row_that_must_be_there() {
    let db = Db::with(TABLES).await;
    let missing = update!(
        Address as a,
        set(a.email = u.name),
        filter(a.id == 99),
        from(User as u, on(u.id == a.user_id))
    )
    .execute(&db.pool)
    .await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
}

#[tokio::test]
async fn assignments_see_old_values_beside_a_join_too() {
    let db = Db::with(TABLES).await;
    update!(
        Address as a,
        set(a.email = u.name, a.name = a.email),
        filter(a.id == 1),
        from(User as u, on(u.id == a.user_id))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let row: Vec<(String, String)> =
        rows(&db, "SELECT name, email FROM addresses WHERE id = 1").await;
    assert_eq!(row, [("jack@bean.com".into(), "jack".into())]);
}

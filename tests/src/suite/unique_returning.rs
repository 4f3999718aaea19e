//! One row is fetched by a column that is unique: on PostgreSQL and SQLite.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};

use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "members")]
struct Member {
    #[updatable(key)]
    id: i64,
    #[updatable(unique)]
    email: String,
    loans: i64,
}

const MEMBERS: &str = "
    CREATE TABLE members (id {i64} PRIMARY KEY, email {text} NOT NULL UNIQUE, loans {i64} NOT NULL) {end};
    INSERT INTO members VALUES (1, 'a@example.org', 0), (2, 'b@example.org', 0);
";

#[tokio::test]
async fn a_unique_column_is_enough_to_fetch_one_row() {
    let db = Db::with(MEMBERS).await;
    let lend = |email: &'static str| {
        update!(
            Member as m,
            set(m.loans += 1),
            filter(m.email == email),
            returning(m)
        )
    };
    let member: Member = lend("b@example.org").fetch_one(&db.pool).await.unwrap();
    assert_eq!((member.id, member.loans), (2, 1));
    let member: Option<Member> = lend("b@example.org")
        .fetch_optional(&db.pool)
        .await
        .unwrap();
    assert_eq!(member.map(|member| (member.id, member.loans)), Some((2, 2)));

    let missing = lend("c@example.org")
        .fetch_optional(&db.pool)
        .await
        .unwrap();
    assert_eq!(missing, None);
    let missing = lend("c@example.org").fetch_one(&db.pool).await;
    assert!(
        matches!(
            missing,
            Err(Error::NotFound {
                table: "members",
                ..
            })
        ),
        "{missing:?}"
    );
}

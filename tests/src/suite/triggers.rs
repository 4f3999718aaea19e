//! What RETURNING sees of triggers: on PostgreSQL and SQLite.

use updatable::update;
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{SW, Sw};

use crate::Db;
use crate::suite::{KIND, row};

/// It gives the row as the statement writes it.
#[tokio::test]
async fn what_a_trigger_does_after_the_change_does_not_come_back() {
    let db = Db::with(SW).await;
    db.run(match KIND {
        Kind::Sqlite => "CREATE TRIGGER t AFTER UPDATE OF a ON sw BEGIN UPDATE sw SET c = 777 WHERE id = NEW.id; END",
        Kind::Postgres | Kind::MySql => {
            "CREATE FUNCTION f() RETURNS trigger AS $$
                 BEGIN UPDATE sw SET c = 777 WHERE id = NEW.id; RETURN NULL; END
             $$ LANGUAGE plpgsql;
             CREATE TRIGGER t AFTER UPDATE OF a ON sw FOR EACH ROW EXECUTE FUNCTION f()"
        }
    })
    .await;
    let (a, c) = update!(
        Sw as s,
        set(s.a = 1),
        filter(s.id == 1),
        returning(s.a, s.c)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!((a, c), (1, 30));
    assert_eq!(
        row::<(i64,)>(&db, "SELECT c FROM sw WHERE id = 1").await,
        (777,)
    );
}

//! What RETURNING sees of triggers: on PostgreSQL and SQLite.

use sqlx::types::Json;
use updatable::{Error, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{SW, Sw};

use crate::Db;
use crate::suite::history::{PRICES, Price};
use crate::suite::{KIND, Outcome as _, row, rows};

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

/// What is not updated is not written down, whoever has kept it as it is.
#[tokio::test]
async fn rows_that_a_trigger_keeps_are_not_written_down() {
    let db = Db::with(PRICES).await;
    db.run(match KIND {
        Kind::Sqlite => {
            "CREATE TRIGGER t BEFORE UPDATE ON prices WHEN OLD.shop = 2 BEGIN SELECT RAISE(IGNORE); END"
        }
        Kind::Postgres | Kind::MySql => {
            "CREATE FUNCTION f() RETURNS trigger AS $$
                 BEGIN IF OLD.shop = 2 THEN RETURN NULL; END IF; RETURN NEW; END
             $$ LANGUAGE plpgsql;
             CREATE TRIGGER t BEFORE UPDATE ON prices FOR EACH ROW EXECUTE FUNCTION f()"
        }
    })
    .await;
    let kept = Price::update_by_key(2, "tea".to_owned(), 1)
        .set(|p| p.amount.set(5))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await;
    assert!(matches!(kept, Err(Error::NotFound { .. })), "{kept:?}");
    let mut price: Price = row(&db, "SELECT * FROM prices WHERE shop = 2").await;
    let kept = update!(&mut price as p, set(p.amount = 5))
        .actor("ann")
        .execute(&db.pool)
        .await;
    assert!(matches!(kept, Err(Error::NotFound { .. })), "{kept:?}");

    update!(Price as p, set(p.amount += 1), filter(p.item == "tea"))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let written: Vec<(i64,)> = rows(&db, "SELECT shop FROM prices_history").await;
    assert_eq!(written, [(1,)]);
}

#[tokio::test]
async fn a_row_that_a_trigger_deletes_is_written_down_as_it_was() {
    let db = Db::with(PRICES).await;
    db.run(match KIND {
        Kind::Sqlite => {
            "CREATE TRIGGER t AFTER UPDATE ON prices WHEN NEW.amount = 0
             BEGIN DELETE FROM prices WHERE shop = NEW.shop AND item = NEW.item; END"
        }
        Kind::Postgres | Kind::MySql => {
            "CREATE FUNCTION f() RETURNS trigger AS $$
                 BEGIN DELETE FROM prices WHERE NEW.amount = 0 AND shop = NEW.shop AND item = NEW.item; RETURN NULL; END
             $$ LANGUAGE plpgsql;
             CREATE TRIGGER t AFTER UPDATE ON prices FOR EACH ROW EXECUTE FUNCTION f()"
        }
    })
    .await;
    update!(Price as p, set(p.amount = 0), filter(p.shop == 2))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(1);
    type Written = (Json<serde_json::Value>, Option<Json<serde_json::Value>>);
    let (old, new): Written = row(&db, "SELECT old_row, new_row FROM prices_history").await;
    assert_eq!((&old["amount"], new), (&30.into(), None));
}

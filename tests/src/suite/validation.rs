//! Rules of garde, which a patch keeps before anything is sent.

use sqlx::FromRow;
use updatable::{Error, Tracked, Updatable, update};

use super::{Outcome, row};
use crate::Db;

/// What the rules ask about.
#[derive(Debug, Clone, Copy)]
struct Shop {
    longest: usize,
}

impl Default for Shop {
    fn default() -> Self {
        Self { longest: 8 }
    }
}

fn is_no_shout(name: &str, _: &Shop) -> garde::Result {
    if name == name.to_uppercase() {
        return Err(garde::Error::new("it is shouted"));
    }
    Ok(())
}

#[derive(Debug, Clone, PartialEq, FromRow, garde::Validate, Updatable)]
#[garde(context(Shop as shop))]
#[updatable(table = "wares", validate, patch(name = NamePatch, only(name)))]
struct Ware {
    #[updatable(key)]
    #[garde(skip)]
    id: i64,
    #[garde(length(min = 1, max = shop.longest), custom(is_no_shout))]
    name: String,
    #[garde(range(min = 0, max = 100))]
    percent: Option<i32>,
    #[garde(skip)]
    note: Option<String>,
}

const WARES: &str = "
    CREATE TABLE wares (id {i64} PRIMARY KEY, name {text} NOT NULL, percent {i32}, note {text}) {end};
    INSERT INTO wares VALUES (1, 'tea', 5, NULL);
";

fn problems(error: &Error) -> Vec<(String, String)> {
    let Error::Invalid(invalid) = error else {
        panic!("{error:?}");
    };
    assert_eq!((invalid.table(), invalid.column()), ("wares", None));
    let report = invalid.report().expect("a report");
    let problems = report.iter();
    problems
        .map(|(path, problem)| (path.to_string(), problem.message().to_owned()))
        .collect()
}

#[tokio::test]
async fn present_fields_keep_the_rules_of_the_row() {
    let db = Db::with(WARES).await;
    let mut tx = db.pool.begin().await.expect("the database answers");
    let long = WarePatch::new().name("far too long").percent(101).note("");
    let error = update!(Ware as w, set(..&long), filter(w.id == 1))
        .execute(&mut *tx)
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "invalid patch of table `wares`");
    assert_eq!(
        problems(&error),
        [
            ("name".to_owned(), "length is greater than 8".to_owned()),
            ("percent".to_owned(), "greater than 100".to_owned()),
        ]
    );
    let error = Ware::update_by_key(1)
        .patch(NamePatch::new().name("TEA"))
        .exactly(1)
        .execute(&mut *tx)
        .await
        .unwrap_err();
    assert_eq!(
        problems(&error),
        [("name".to_owned(), "it is shouted".to_owned())]
    );
    let error = update!(
        Ware as w,
        set(w.note = "x", ..WarePatch::new().name("")),
        filter(w.id == 1),
        returning(w.name)
    )
    .reading_back()
    .fetch_one(&mut tx)
    .await
    .unwrap_err();
    assert_eq!(problems(&error).len(), 2);

    // NULL breaks no rule, and what is not there is not asked about.
    update!(
        Ware as w,
        set(..WarePatch::new().clear_percent()),
        filter(w.id == 1)
    )
    .execute(&mut *tx)
    .await
    .assert_matched(1);
    update!(
        Ware as w,
        set(..NamePatch::new().name("mate")),
        filter(w.id == 1)
    )
    .execute(&mut *tx)
    .await
    .assert_matched(1);
    tx.commit().await.expect("the database answers");
    let stored: Ware = row(&db, "SELECT * FROM wares").await;
    assert_eq!(
        stored,
        Ware {
            id: 1,
            name: "mate".to_owned(),
            percent: None,
            note: None
        }
    );
}

#[tokio::test]
async fn a_row_in_memory_keeps_its_rules() {
    let db = Db::with(WARES).await;
    let mut ware: Ware = row(&db, "SELECT * FROM wares").await;
    let before = ware.clone();
    let long = NamePatch::new().name("far too long");
    let error = update!(&mut ware as w, set(..&long))
        .execute(&db.pool)
        .await
        .unwrap_err();
    assert_eq!(problems(&error).len(), 1);
    assert_eq!(ware, before);

    let mut tracked = Tracked::new(ware);
    tracked.percent = Some(101);
    let error = tracked.save(&db.pool).await.unwrap_err();
    assert_eq!(
        problems(&error),
        [("percent".to_owned(), "greater than 100".to_owned())]
    );
    assert!(tracked.is_changed());
    assert_eq!(row::<Ware>(&db, "SELECT * FROM wares").await, before);
}

#[test]
fn a_patch_is_validated_with_any_context() {
    use garde::Validate as _;

    let patch = WarePatch::new().name("tee");
    assert!(patch.validate_with(&Shop { longest: 3 }).is_ok());
    assert!(patch.validate_with(&Shop { longest: 2 }).is_err());
}

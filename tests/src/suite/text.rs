//! Text: joining, changing, finding.

use sqlx::FromRow;
use updatable::{Error, Text, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "texts")]
struct Texts {
    #[updatable(key)]
    id: i64,
    name: String,
    title: Title,
    note: Option<String>,
    size: Option<i64>,
}

/// A text of the user's own.
#[derive(Debug, Clone, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Title(String);

impl Text for Title {
    type Pattern = String;
}

const TEXTS: &str = "
    CREATE TABLE texts (id {i64} PRIMARY KEY, name {text} NOT NULL, title {text} NOT NULL, note {text}, size {i64}) {end};
    INSERT INTO texts VALUES (1, ' Old Age ', 'Dune', 'signed', NULL), (2, 'x', 'Emma', NULL, NULL);
";

async fn texts(db: &Db) -> Vec<Texts> {
    rows(db, "SELECT * FROM texts ORDER BY id").await
}

#[tokio::test]
async fn texts_are_joined() {
    let db = Db::with(TEXTS).await;
    update!(
        Texts as t,
        set(
            t.title = t.title.concat("!").concat(t.name),
            t.name = t.name.concat(&String::from("'; drop table texts; --")),
            t.note = t.note.concat("-").concat(t.note),
        ),
        filter(t.name.concat(t.name) != "nothing")
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let after = texts(&db).await;
    assert_eq!(after[0].title, Title("Dune! Old Age ".into()));
    assert_eq!(after[0].name, " Old Age '; drop table texts; --");
    assert_eq!(after[0].note.as_deref(), Some("signed-signed"));
    assert_eq!(after[1].title, Title("Emma!x".into()));
    // NULL and a text are NULL.
    assert_eq!(after[1].note, None);
}

#[tokio::test]
async fn texts_are_changed() {
    let db = Db::with(TEXTS).await;
    update!(
        Texts as t,
        set(
            t.name = t.name.trim().upper(),
            t.title = t.title.lower(),
            t.note = t.note.upper(),
            t.size = t.name.length() + t.title.trim().length()
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let after = texts(&db).await;
    assert_eq!(
        (after[0].name.as_str(), after[1].name.as_str()),
        ("OLD AGE", "X")
    );
    assert_eq!(
        (after[0].title.0.as_str(), after[0].note.as_deref()),
        ("dune", Some("SIGNED"))
    );
    assert_eq!(after[1].note, None);
    assert_eq!((after[0].size, after[1].size), (Some(13), Some(5)));
    update!(
        Texts as t,
        set(t.note = t.note.trim().lower(), t.size = t.note.length()),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let after = texts(&db).await;
    assert_eq!(
        (after[0].note.as_deref(), after[1].note.as_deref()),
        (Some("signed"), None)
    );
    assert_eq!((after[0].size, after[1].size), (Some(6), None));
}

#[tokio::test]
async fn length_is_that_of_characters_and_trim_leaves_tabs() {
    let db = Db::with(TEXTS).await;
    for (text, trimmed) in [
        ("", ""),
        ("  ", ""),
        (" é€😀 ", "é€😀"),
        ("\ta\n ", "\ta\n"),
        ("a  b", "a  b"),
    ] {
        update!(Texts as t, set(t.name = text), filter(t.id == 1))
            .execute(&db.pool)
            .await
            .assert_matched(1);
        update!(
            Texts as t,
            set(t.size = t.name.length(), t.note = t.name.trim()),
            filter(t.id == 1 && t.name.trim().length() == trimmed.chars().count() as i64)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        let after = &texts(&db).await[0];
        assert_eq!(after.size, Some(text.chars().count() as i64), "{text:?}");
        assert_eq!(after.note.as_deref(), Some(trimmed), "{text:?}");
    }
}

/// What has a meaning in a pattern somewhere, and what looks like more of the statement.
const HOSTILE: [&str; 22] = [
    "50%",
    "500",
    "5_0",
    r"5\0",
    "5!0",
    "5*0",
    "5?0",
    "5[0",
    "5]0",
    "[50]",
    "[^5]0",
    "5'0",
    "5\"0",
    "5`0",
    "é50",
    "É50",
    "x'; drop table texts; --",
    "%",
    "_",
    "!%",
    r"\%",
    "😀*",
];

#[tokio::test]
async fn nothing_in_a_text_that_is_sought_has_a_meaning() {
    let db = Db::with(TEXTS).await;
    // Compared byte by byte, as the others do by default.
    if KIND == Kind::MySql {
        db.run("ALTER TABLE texts MODIFY name VARCHAR(200) COLLATE utf8mb4_bin NOT NULL")
            .await;
    }
    db.run("DELETE FROM texts").await;
    for (id, text) in (1_i64..).zip(HOSTILE) {
        db.run(&format!(
            "INSERT INTO texts VALUES ({id}, '', '', NULL, NULL)"
        ))
        .await;
        let name = format!("a{text}z{text}b");
        update!(
            Texts as t,
            set(t.name = name, t.note = t.name),
            filter(t.id == id)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
    }
    let names: Vec<(i64, String)> = rows(&db, "SELECT id, name FROM texts ORDER BY id").await;
    macro_rules! assert_finds {
        ($method:ident, $sought:expr, $is_found:expr) => {{
            let sought: String = $sought;
            update!(Texts as t, set(t.size = NULL), all_rows())
                .execute(&db.pool)
                .await
                .assert_matched(22);
            let expected: Vec<i64> = names
                .iter()
                .filter(|(_, name)| $is_found(name.as_str(), sought.as_str()))
                .map(|(id, _)| *id)
                .collect();
            assert!(!expected.is_empty(), "{sought}");
            update!(Texts as t, set(t.size = 1), filter(t.name.$method(&sought)))
                .execute(&db.pool)
                .await
                .assert_matched(expected.len() as u64);
            let found: Vec<(i64,)> =
                rows(&db, "SELECT id FROM texts WHERE size = 1 ORDER BY id").await;
            let found: Vec<i64> = found.into_iter().map(|(id,)| id).collect();
            assert_eq!(found, expected, "{} {sought}", stringify!($method));
        }};
    }
    for text in HOSTILE {
        assert_finds!(
            starts_with,
            format!("a{text}"),
            |name: &str, sought: &str| name.starts_with(sought)
        );
        assert_finds!(ends_with, format!("{text}b"), |name: &str, sought: &str| {
            name.ends_with(sought)
        });
        assert_finds!(contains, text.to_owned(), |name: &str, sought: &str| name
            .contains(sought));
        assert_finds!(
            contains,
            format!("{text}z{text}"),
            |name: &str, sought: &str| name.contains(sought)
        );
    }
}

#[tokio::test]
async fn capitals_count_as_they_do_for_equality() {
    let db = Db::with(TEXTS).await;
    update!(Texts as t, set(t.note = "x"), filter(t.name == "X"))
        .execute(&db.pool)
        .await
        .assert_matched(match KIND {
            Kind::Sqlite | Kind::Postgres => 0,
            Kind::MySql => 1,
        });
    for (index, expected) in [("X", 0), ("x", 1)].into_iter().enumerate() {
        let (text, exact) = expected;
        let matched = match KIND {
            Kind::Sqlite | Kind::Postgres => exact,
            Kind::MySql => 1,
        };
        let results = [
            update!(
                Texts as t,
                set(t.size = 1),
                filter(t.name.starts_with(text))
            )
            .execute(&db.pool)
            .await,
            update!(Texts as t, set(t.size = 1), filter(t.name.ends_with(text)))
                .execute(&db.pool)
                .await,
            update!(Texts as t, set(t.size = 1), filter(t.name.contains(text)))
                .execute(&db.pool)
                .await,
        ];
        for result in results {
            assert_eq!(result.expect("an update").matched, matched, "{index}");
        }
    }
}

#[tokio::test]
async fn null_has_no_text_in_it() {
    let db = Db::with(TEXTS).await;
    let text = String::from("sign");
    update!(
        Texts as t,
        set(t.size = 1),
        filter(t.note.starts_with(text.clone()))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Texts as t,
        set(t.size = 1),
        filter(!t.note.contains(text.as_str()))
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    update!(
        Texts as t,
        set(t.size = 1),
        filter(t.title.contains("un") && t.note.ends_with("ed"))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Texts as t,
        set(t.size = 1),
        filter(t.note.concat("!").ends_with("d!"))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn the_empty_text_is_in_every_text() {
    let db = Db::with(TEXTS).await;
    let before = texts(&db).await;
    let nothing = "";
    let results = [
        update!(
            Texts as t,
            set(t.size = 1),
            filter(t.name.contains(nothing))
        )
        .execute(&db.pool)
        .await,
        update!(
            Texts as t,
            set(t.size = 1),
            filter(t.name.starts_with(nothing))
        )
        .execute(&db.pool)
        .await,
        update!(
            Texts as t,
            set(t.size = 1),
            filter(t.note.ends_with(nothing) || t.id == 1)
        )
        .execute(&db.pool)
        .await,
        Texts::update_where(|t| t.name.contains(""))
            .set(|t| t.size.set(1))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        assert!(
            matches!(result, Err(Error::EmptyFilter { .. })),
            "{result:?}"
        );
    }
    assert_eq!(texts(&db).await, before);
    // Beside another condition it is what it is.
    update!(
        Texts as t,
        set(t.size = 1),
        filter(t.name.contains(nothing) && t.id == 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Texts as t,
        set(t.size = 1),
        filter(t.name.ends_with(nothing) && t.note.contains(nothing) && t.id < 9)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Texts as t,
        set(t.size = 1),
        filter(!t.name.starts_with(nothing))
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
}

/// For SQLite a pattern would end before it, and what is left be in every text.
#[tokio::test]
async fn a_text_with_the_character_zero_is_not_found_in_every_text() {
    let db = Db::with(TEXTS).await;
    let before = texts(&db).await;
    for text in ["\0", "\0x", "x\0"] {
        let results = [
            update!(Texts as t, set(t.size = 1), filter(t.name.contains(text)))
                .execute(&db.pool)
                .await,
            update!(Texts as t, set(t.size = 1), filter(t.name.ends_with(text)))
                .execute(&db.pool)
                .await,
            update!(
                Texts as t,
                set(t.size = 1),
                filter(t.name.starts_with(text))
            )
            .execute(&db.pool)
            .await,
        ];
        for result in results {
            match KIND {
                Kind::Sqlite => assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}"),
                Kind::Postgres => assert!(matches!(result, Err(Error::Database(_))), "{result:?}"),
                Kind::MySql => result.assert_matched(0),
            }
        }
    }
    assert_eq!(texts(&db).await, before);
}

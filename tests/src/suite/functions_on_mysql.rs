//! What the modes of a session, and types of MySQL alone, may not change in a function.

use sqlx::FromRow;
use sqlx::mysql::MySqlConnectOptions;
use sqlx::{ConnectOptions, MySqlConnection};
use updatable::{Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book, SW, Sw};

use crate::Db;
use crate::suite::{Outcome as _, book, code, row, rows};

/// A connection that is not as sqlx makes it.
async fn in_mode(db: &Db, mode: &str) -> MySqlConnection {
    let options: &MySqlConnectOptions = &db.pool.connect_options();
    let mut connection = options
        .clone()
        .pipes_as_concat(false)
        .connect()
        .await
        .expect("a connection");
    sqlx::query("SET sql_mode = ?")
        .bind(mode)
        .execute(&mut connection)
        .await
        .expect("a mode");
    connection
}

#[tokio::test]
async fn a_text_is_found_in_every_mode() {
    let db = Db::with(BOOKS).await;
    for mode in ["", "NO_BACKSLASH_ESCAPES", "ANSI", "STRICT_ALL_TABLES"] {
        let mut connection = in_mode(&db, mode).await;
        for (name, part, start) in [
            (r"50%_\x", r"%_\", r"50%_\"),
            (r"a\b!c", r"\b!", r"a\b"),
            (r"\%", r"\%", r"\"),
        ] {
            update!(Book as b, set(b.book_name = name), filter(b.book_id == 1))
                .execute(&mut connection)
                .await
                .assert_matched(1);
            let update = update!(
                Book as b,
                set(b.version += 1),
                filter(b.book_name.contains(part) && b.book_name.starts_with(start))
            );
            update.execute(&mut connection).await.assert_matched(1);
            let other = name.replace('\\', "/");
            let update = update!(
                Book as b,
                set(b.version += 1),
                filter(b.book_name.ends_with(&other))
            );
            update.execute(&mut connection).await.assert_matched(0);
        }
    }
}

#[tokio::test]
async fn texts_are_joined_in_every_mode() {
    let db = Db::with(BOOKS).await;
    for mode in ["", "ANSI", "PIPES_AS_CONCAT"] {
        let mut connection = in_mode(&db, mode).await;
        let update = update!(
            Book as b,
            set(b.genre = b.genre.concat("!")),
            filter(b.book_id == 1)
        );
        update.execute(&mut connection).await.assert_matched(1);
    }
    assert_eq!(book(&db, 1).await.genre, "fiction!!!");
}

/// Without strict mode, a division by zero is NULL, and in a NOT NULL column 0, without a word.
#[tokio::test]
async fn a_quotient_is_null_in_every_mode() {
    let db = Db::with(BOOKS).await;
    for mode in ["", "STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO"] {
        let mut connection = in_mode(&db, mode).await;
        let update = update!(
            Book as b,
            set(b.version = (b.version / (b.version - b.version)).coalesce(-7)),
            filter(b.book_id == 1)
        );
        update.execute(&mut connection).await.assert_matched(1);
        assert_eq!(book(&db, 1).await.version, -7);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "counters")]
struct Counters {
    #[updatable(key)]
    id: u64,
    tiny: u8,
    medium: u32,
    large: u64,
    signed: i64,
}

#[tokio::test]
async fn unsigned_numbers_are_divided_and_cast() {
    let db = Db::with(
        "CREATE TABLE counters (
             id BIGINT UNSIGNED PRIMARY KEY, tiny TINYINT UNSIGNED NOT NULL, medium INT UNSIGNED NOT NULL,
             large BIGINT UNSIGNED NOT NULL, `signed` BIGINT NOT NULL
         );
         INSERT INTO counters VALUES (1, 255, 4294967295, 18446744073709551615, 0)",
    )
    .await;
    update!(
        Counters as c,
        set(
            c.large = c.large / 3,
            c.tiny %= 16,
            c.signed = c.medium.cast::<i64>() - 4_294_967_296 + c.tiny.cast::<i64>(),
        ),
        filter(
            c.large % 10 == 5 && c.medium.times_rounded(rust_decimal::dec!(0.5)) == 2_147_483_648
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after: Counters = row(&db, "SELECT * FROM counters").await;
    let expected = Counters {
        id: 1,
        tiny: 15,
        medium: u32::MAX,
        large: u64::MAX / 3,
        signed: 254,
    };
    assert_eq!(after, expected);
    let result = update!(
        Counters as c,
        set(c.medium = c.medium.times_rounded(rust_decimal::dec!(1.1))),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    assert_eq!(code(&result.unwrap_err()), "1264");
}

#[tokio::test]
async fn a_sum_beyond_64_bits_is_an_error_in_every_mode() {
    let db = Db::with(SW).await;
    let before: Vec<Sw> = rows(&db, "SELECT * FROM sw ORDER BY id").await;
    for mode in ["", "STRICT_ALL_TABLES"] {
        let mut connection = in_mode(&db, mode).await;
        let set = update!(
            Sw as s,
            set(s.a = select((o.a + (i64::MAX - 100)).sum(), from(Sw as o)).assert_not_null()),
            all_rows()
        );
        let error = set.execute(&mut connection).await.unwrap_err();
        assert!(["1690", "1916"].contains(&&*code(&error)), "{error:?}");
        let compared = update!(
            Sw as s,
            set(s.a = 0),
            filter(s.a < select((o.a + (i64::MAX - 100)).sum(), from(Sw as o)))
        );
        let error = compared.execute(&mut connection).await.unwrap_err();
        assert!(["1690", "1916"].contains(&&*code(&error)), "{error:?}");
    }
    assert_eq!(
        rows::<Sw>(&db, "SELECT * FROM sw ORDER BY id").await,
        before
    );
}

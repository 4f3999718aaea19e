//! The text of functions on the three databases.

use rust_decimal::dec;
use sqlx::types::chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::types::time::{OffsetDateTime, PrimitiveDateTime};
use sqlx::{MySql, Postgres, Sqlite};
use updatable::{NULL, Updatable, case, now, update};
use updatable_tests::fixtures::{Book, Four, Sw};

/// Asserts the text for each database, and that it has as many placeholders as values are bound.
macro_rules! assert_sql {
    ($update:expr, $parameters:literal, $postgres:literal, $mysql:literal, $sqlite:literal $(,)?) => {{
        let update = $update;
        assert_eq!(update.sql::<Postgres>(), $postgres);
        assert_eq!(update.sql::<MySql>(), $mysql);
        assert_eq!(update.sql::<Sqlite>(), $sqlite);
        for number in (1..).take($parameters) {
            assert!(
                $postgres.contains(&format!("${number}")),
                "${number} on PostgreSQL"
            );
        }
        for text in [$mysql, $sqlite] {
            assert_eq!(
                text.matches('?').count(),
                $parameters,
                "placeholders in {text}"
            );
        }
    }};
}

#[test]
fn division() {
    assert_sql!(
        update!(
            Sw as s,
            set(s.a /= 2, s.b = s.b * 3 / 4 % 5),
            filter(100 / s.a % s.b == 7)
        ),
        6,
        r#"UPDATE "sw" SET "a" = "sw"."a" / $1, "b" = "sw"."b" * $2 / $3 % $4 WHERE $5 / nullif("sw"."a", 0) % nullif("sw"."b", 0) = $6"#,
        "UPDATE `sw` SET `a` = `sw`.`a` DIV ?, `b` = `sw`.`b` * ? DIV ? % ? WHERE ? DIV nullif(`sw`.`a`, 0) % nullif(`sw`.`b`, 0) = ?",
        r#"UPDATE "sw" SET "a" = "sw"."a" / ?, "b" = (SELECT iif(typeof(v) <> 'real', v, abs(-9223372036854775807 - (v IS NOT NULL))) FROM (SELECT "sw"."b" * ? / ? AS v)) % ? WHERE (SELECT iif(typeof(v) <> 'real', v, abs(-9223372036854775807 - (v IS NOT NULL))) FROM (SELECT ? / nullif("sw"."a", 0) AS v)) % nullif("sw"."b", 0) = ?"#,
    );
    assert_sql!(
        update!(Book as b, set(b.version /= 2), filter(b.book_id == 1)),
        2,
        r#"UPDATE "books" SET "version" = "books"."version" / $1 WHERE "books"."book_id" = $2"#,
        "UPDATE `books` SET `version` = `books`.`version` DIV ? WHERE `books`.`book_id` = ?",
        r#"UPDATE "books" SET "version" = (SELECT iif(typeof(v) <> 'real' AND v BETWEEN -2147483648 AND 2147483647 OR v IS NULL, v, abs(-9223372036854775807 - (v IS NOT NULL))) FROM (SELECT "books"."version" / ? AS v)) WHERE "books"."book_id" = ?"#,
    );
}

#[test]
fn text() {
    assert_sql!(
        update!(
            Book as b,
            set(b.genre = b.genre.trim().concat("!").concat(b.book_name.lower())),
            filter(
                b.genre.starts_with("50%")
                    && !b.genre.ends_with("x")
                    && b.note.upper().contains("y")
                    && b.note.length() > 3
            )
        ),
        5,
        r#"UPDATE "books" SET "genre" = ((trim("books"."genre") || $1) || lower("books"."book_name")) WHERE ("books"."genre" LIKE $2 ESCAPE '!') AND NOT (("books"."genre" LIKE $3 ESCAPE '!')) AND (upper("books"."note") LIKE $4 ESCAPE '!') AND CAST(char_length("books"."note") AS bigint) > $5"#,
        "UPDATE `books` SET `genre` = concat(concat(trim(`books`.`genre`), ?), lower(`books`.`book_name`)) WHERE (`books`.`genre` LIKE ? ESCAPE '!') AND NOT ((`books`.`genre` LIKE ? ESCAPE '!')) AND (upper(`books`.`note`) LIKE ? ESCAPE '!') AND char_length(`books`.`note`) > ?",
        r#"UPDATE "books" SET "genre" = ((trim("books"."genre") || ?) || lower("books"."book_name")) WHERE ("books"."genre" GLOB ?) AND NOT (("books"."genre" GLOB ?)) AND (upper("books"."note") GLOB ?) AND length("books"."note") > ?"#,
    );
}

#[test]
fn null() {
    let none: Option<i32> = None;
    assert_sql!(
        update!(
            Four as f,
            set(f.label = f.note.nullif("").coalesce(f.label)),
            filter(f.note.is_distinct_from("x") || f.level.is_not_distinct_from(none))
        ),
        3,
        r#"UPDATE "four" SET "label" = coalesce(nullif("four"."note", $1), "four"."label") WHERE ("four"."note" IS DISTINCT FROM $2) OR ("four"."level" IS NOT DISTINCT FROM $3)"#,
        "UPDATE `four` SET `label` = coalesce(nullif(`four`.`note`, ?), `four`.`label`) WHERE (NOT (`four`.`note` <=> ?)) OR (`four`.`level` <=> ?)",
        r#"UPDATE "four" SET "label" = coalesce(nullif("four"."note", ?), "four"."label") WHERE ("four"."note" IS NOT ?) OR ("four"."level" IS ?)"#,
    );
}

#[test]
fn numbers() {
    assert_sql!(
        update!(
            Sw as s,
            set(s.c = s.a.greatest(s.b).least(9) + s.c.abs()),
            filter(s.a.times_rounded(dec!(1.5)) > 3)
        ),
        3,
        r#"UPDATE "sw" SET "c" = least(greatest("sw"."a", "sw"."b"), $1) + abs("sw"."c") WHERE CAST(round("sw"."a" * $2, 0) AS bigint) > $3"#,
        "UPDATE `sw` SET `c` = least(greatest(`sw`.`a`, `sw`.`b`), ?) + abs(`sw`.`c`) WHERE (round(`sw`.`a` * ?, 0) DIV 1) > ?",
        r#"UPDATE "sw" SET "c" = min(max("sw"."a", "sw"."b"), ?) + abs("sw"."c") WHERE (SELECT CASE typeof(v) WHEN 'integer' THEN v / 1000000 + (v % 1000000) / 500000 WHEN 'null' THEN NULL ELSE abs(-9223372036854775807 - (v IS NOT NULL)) END FROM (SELECT "sw"."a" * ? AS v)) > ?"#,
    );
    assert_sql!(
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.book_price.round::<0>() == dec!(12))
        ),
        2,
        r#"UPDATE "books" SET "genre" = $1 WHERE round("books"."book_price", 0) = $2"#,
        "UPDATE `books` SET `genre` = ? WHERE round(`books`.`book_price`, 0) = ?",
        r#"UPDATE "books" SET "genre" = ? WHERE (SELECT (v / 100 + v % 100 / 50) * 100 FROM (SELECT "books"."book_price" AS v)) = ?"#,
    );
}

#[test]
fn casts() {
    assert_sql!(
        update!(
            Four as f,
            set(
                f.size = f.level.cast().coalesce(0),
                f.note = f.size.cast::<String>()
            ),
            filter(f.size.cast::<f64>() / 2.0 > 1.5)
        ),
        3,
        r#"UPDATE "four" SET "note" = CAST("four"."size" AS text), "size" = coalesce(CAST("four"."level" AS bigint), $1) WHERE CAST("four"."size" AS double precision) / $2 > $3"#,
        "UPDATE `four` SET `note` = CAST(`four`.`size` AS CHAR), `size` = coalesce(CAST(`four`.`level` AS SIGNED), ?) WHERE (`four`.`size` + 0e0) / ? > ?",
        r#"UPDATE "four" SET "note" = CAST("four"."size" AS TEXT), "size" = coalesce(CAST("four"."level" AS INTEGER), ?) WHERE CAST("four"."size" AS REAL) / ? > ?"#,
    );
}

#[test]
fn cases() {
    assert_sql!(
        Four::update_by_key(1).set(|f| {
            f.note.set(
                case()
                    .when(f.size.gt(3), "x")
                    .when(f.level.is_null(), f.label)
                    .otherwise(NULL),
            )
        }),
        3,
        r#"UPDATE "four" SET "note" = CASE WHEN "four"."size" > $1 THEN $2 WHEN "four"."level" IS NULL THEN "four"."label" ELSE NULL END WHERE "four"."id" = $3"#,
        "UPDATE `four` SET `note` = CASE WHEN `four`.`size` > ? THEN ? WHEN `four`.`level` IS NULL THEN `four`.`label` ELSE NULL END WHERE `four`.`id` = ?",
        r#"UPDATE "four" SET "note" = CASE WHEN "four"."size" > ? THEN ? WHEN "four"."level" IS NULL THEN "four"."label" ELSE NULL END WHERE "four"."id" = ?"#,
    );
}

#[derive(Updatable)]
#[updatable(table = "t")]
#[allow(dead_code, reason = "it is never made")]
struct Times {
    #[updatable(key)]
    id: i64,
    utc: DateTime<Utc>,
    local: NaiveDateTime,
    day: Option<NaiveDate>,
}

#[derive(Updatable)]
#[updatable(table = "t")]
#[allow(dead_code, reason = "it is never made")]
struct OtherTimes {
    #[updatable(key)]
    id: i64,
    utc: OffsetDateTime,
    local: PrimitiveDateTime,
}

#[test]
fn the_time() {
    assert_sql!(
        update!(
            Times as t,
            set(t.utc = now(), t.local = now(), t.day = now()),
            all_rows()
        ),
        0,
        r#"UPDATE "t" SET "utc" = now(), "local" = (now() AT TIME ZONE 'UTC'), "day" = CAST(now() AT TIME ZONE 'UTC' AS date)"#,
        "UPDATE `t` SET `utc` = utc_timestamp(6), `local` = utc_timestamp(6), `day` = utc_date()",
        r#"UPDATE "t" SET "utc" = replace(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', '.000+', '+'), "local" = replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', ''), "day" = date('now')"#,
    );
    assert_sql!(
        update!(
            OtherTimes as t,
            set(t.utc = now(), t.local = now()),
            all_rows()
        ),
        0,
        r#"UPDATE "t" SET "utc" = now(), "local" = (now() AT TIME ZONE 'UTC')"#,
        "UPDATE `t` SET `utc` = utc_timestamp(6), `local` = utc_timestamp(6)",
        r#"UPDATE "t" SET "utc" = (rtrim(rtrim(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '0'), '.') || 'Z'), "local" = (strftime('%Y-%m-%d %H:%M:', 'now') || substr(strftime('%f', 'now'), 1, 4) || rtrim(substr(strftime('%f', 'now'), 5), '0'))"#,
    );
}

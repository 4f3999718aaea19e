//! The text of a few updates on the three databases.

use std::borrow::Cow;

use rust_decimal::dec;
use sqlx::{MySql, Postgres, Sqlite};
use updatable::{Updatable, update};
use updatable_tests::fixtures::{Book, BookPatch, Cp, Four, FourPatch, Sw};

/// Asserts the text for each database, and that it has as many placeholders as values are bound.
macro_rules! assert_sql {
    ($update:expr, $parameters:literal, $postgres:literal, $mysql:literal, $sqlite:literal $(,)?) => {{
        let update = $update;
        assert_eq!(update.sql::<Postgres>(), $postgres);
        assert_eq!(update.sql::<MySql>(), $mysql);
        assert_eq!(update.sql::<Sqlite>(), $sqlite);
        let numbers = (1..).take_while(|number| $postgres.contains(&format!("${number}")));
        assert_eq!(numbers.count(), $parameters, "placeholders on PostgreSQL");
    }};
}

#[test]
fn one_row_by_key() {
    assert_sql!(
        update!(
            Book as b,
            set(b.genre = "x", b.version += 1),
            filter(b.book_id == 3)
        ),
        3,
        r#"UPDATE "books" SET "genre" = $1, "version" = "books"."version" + $2 WHERE "books"."book_id" = $3"#,
        "UPDATE `books` SET `genre` = ?, `version` = `books`.`version` + ? WHERE `books`.`book_id` = ?",
        r#"UPDATE "books" SET "genre" = ?, "version" = (SELECT iif(typeof(v) <> 'real' AND v BETWEEN -2147483648 AND 2147483647 OR v IS NULL, v, abs(-9223372036854775807 - (v IS NOT NULL))) FROM (SELECT "books"."version" + ? AS v)) WHERE "books"."book_id" = ?"#,
    );
}

#[test]
fn every_row() {
    assert_sql!(
        Book::update_all_rows().set(|b| b.note.set(updatable::NULL)),
        0,
        r#"UPDATE "books" SET "note" = NULL"#,
        "UPDATE `books` SET `note` = NULL",
        r#"UPDATE "books" SET "note" = NULL"#,
    );
}

#[test]
fn a_composite_key() {
    assert_sql!(
        Cp::update_by_key(1, 2).set(|c| c.v.set("x")),
        3,
        r#"UPDATE "cp" SET "v" = $1 WHERE "cp"."a" = $2 AND "cp"."b" = $3"#,
        "UPDATE `cp` SET `v` = ? WHERE `cp`.`a` = ? AND `cp`.`b` = ?",
        r#"UPDATE "cp" SET "v" = ? WHERE "cp"."a" = ? AND "cp"."b" = ?"#,
    );
}

#[test]
fn assignments_in_an_order_that_means_the_same_everywhere() {
    assert_sql!(
        update!(
            Sw as s,
            set(s.a += 1, s.b = s.a, s.c = s.b * 2),
            filter(s.id == 1)
        ),
        3,
        r#"UPDATE "sw" SET "c" = "sw"."b" * $1, "b" = "sw"."a", "a" = "sw"."a" + $2 WHERE "sw"."id" = $3"#,
        "UPDATE `sw` SET `c` = `sw`.`b` * ?, `b` = `sw`.`a`, `a` = `sw`.`a` + ? WHERE `sw`.`id` = ?",
        r#"UPDATE "sw" SET "c" = "sw"."b" * ?, "b" = "sw"."a", "a" = "sw"."a" + ? WHERE "sw"."id" = ?"#,
    );
}

#[test]
fn conditions_with_the_parentheses_they_need() {
    assert_sql!(
        update!(
            Sw as s,
            set(s.c = (s.a + s.b) * 2 - (s.c - 1)),
            filter((s.a == 1 || s.b != 2) && !(s.c > 3 && s.a <= 4) && s.b.between(5, 6))
        ),
        8,
        r#"UPDATE "sw" SET "c" = ("sw"."a" + "sw"."b") * $1 - ("sw"."c" - $2) WHERE ("sw"."a" = $3 OR "sw"."b" <> $4) AND NOT ("sw"."c" > $5 AND "sw"."a" <= $6) AND "sw"."b" BETWEEN $7 AND $8"#,
        "UPDATE `sw` SET `c` = (`sw`.`a` + `sw`.`b`) * ? - (`sw`.`c` - ?) WHERE (`sw`.`a` = ? OR `sw`.`b` <> ?) AND NOT (`sw`.`c` > ? AND `sw`.`a` <= ?) AND `sw`.`b` BETWEEN ? AND ?",
        r#"UPDATE "sw" SET "c" = (SELECT iif(typeof(v) <> 'real', v, abs(-9223372036854775807 - (v IS NOT NULL))) FROM (SELECT ("sw"."a" + "sw"."b") * ? - ("sw"."c" - ?) AS v)) WHERE ("sw"."a" = ? OR "sw"."b" <> ?) AND NOT ("sw"."c" > ? AND "sw"."a" <= ?) AND "sw"."b" BETWEEN ? AND ?"#,
    );
}

#[test]
fn null_tests_and_patterns() {
    assert_sql!(
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.note.is_null() || b.note.is_not_null() && b.genre.like("a%"))
        ),
        2,
        r#"UPDATE "books" SET "genre" = $1 WHERE "books"."note" IS NULL OR "books"."note" IS NOT NULL AND "books"."genre" LIKE $2"#,
        "UPDATE `books` SET `genre` = ? WHERE `books`.`note` IS NULL OR `books`.`note` IS NOT NULL AND `books`.`genre` LIKE ?",
        r#"UPDATE "books" SET "genre" = ? WHERE "books"."note" IS NULL OR "books"."note" IS NOT NULL AND "books"."genre" LIKE ? ESCAPE '\'"#,
    );
}

#[test]
fn a_patch_names_the_columns_that_it_has() {
    let patch = FourPatch::new().size(1).clear_level();
    assert_sql!(
        update!(Four as f, set(..&patch), filter(f.id == 1)),
        3,
        r#"UPDATE "four" SET "size" = $1, "level" = $2 WHERE "four"."id" = $3"#,
        "UPDATE `four` SET `size` = ?, `level` = ? WHERE `four`.`id` = ?",
        r#"UPDATE "four" SET "size" = ?, "level" = ? WHERE "four"."id" = ?"#,
    );
    let empty = update!(
        Four as f,
        set(..FourPatch::new(), f.size = None::<i64>),
        filter(f.id == 1)
    );
    assert_eq!(empty.sql::<Sqlite>(), "");
}

#[test]
fn lists() {
    let ids = vec![1, 2, 3];
    let update = update!(Book as b, set(b.genre = "x"), filter(b.book_id.is_in(&ids)));
    assert_eq!(
        update.sql::<Postgres>(),
        r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" = ANY($2)"#
    );
    assert_eq!(
        update.sql::<MySql>(),
        "UPDATE `books` SET `genre` = ? WHERE `books`.`book_id` IN (?, ?, ?)"
    );
}

#[test]
fn returned_columns_are_listed() {
    let update = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 1),
        returning(b.book_id, b.note)
    );
    assert_eq!(
        update.sql::<Postgres>(),
        r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" = $2 RETURNING "books"."book_id", "books"."note""#
    );
    assert_eq!(
        update.sql::<Sqlite>(),
        r#"UPDATE "books" SET "genre" = ? WHERE "books"."book_id" = ? RETURNING "books"."book_id", "books"."note""#
    );
}

#[test]
fn money_times_a_factor_is_rounded_to_the_columns_decimals() {
    let update = update!(
        Book as b,
        set(b.book_price = b.book_price * dec!(0.9)),
        filter(b.book_id == 1)
    );
    assert_eq!(
        update.sql::<Postgres>(),
        r#"UPDATE "books" SET "book_price" = round("books"."book_price" * $1, 2) WHERE "books"."book_id" = $2"#
    );
    assert_eq!(
        update.sql::<MySql>(),
        "UPDATE `books` SET `book_price` = round(`books`.`book_price` * ?, 2) WHERE `books`.`book_id` = ?"
    );
}

#[derive(Updatable)]
#[updatable(schema = "a\"b`c", table = "order")]
#[allow(dead_code, reason = "it is never made")]
struct Quoted {
    #[updatable(key)]
    r#type: i64,
    #[updatable(rename = "x\"y`z")]
    mark: i64,
}

#[test]
fn quotes_in_names_are_doubled() {
    assert_sql!(
        update!(Quoted as q, set(q.mark = q.mark), filter(q.r#type == 1)),
        1,
        r#"UPDATE "a""b`c"."order" SET "x""y`z" = "order"."x""y`z" WHERE "order"."type" = $1"#,
        "UPDATE `a\"b``c`.`order` SET `x\"y``z` = `order`.`x\"y``z` WHERE `order`.`type` = ?",
        r#"UPDATE "a""b`c"."order" SET "x""y`z" = "order"."x""y`z" WHERE "order"."type" = ?"#,
    );
}

#[test]
fn the_text_of_a_known_shape_is_a_constant() {
    fn address(genre: &str, id: i64) -> [(*const u8, usize); 3] {
        let update = update!(
            Book as b,
            set(b.genre = genre),
            filter(b.book_id == id && b.version.is_in([1, 2]))
        );
        let borrowed = |text: Cow<'static, str>| match text {
            Cow::Borrowed(text) => (text.as_ptr(), text.len()),
            Cow::Owned(text) => panic!("not a constant: {text}"),
        };
        [
            borrowed(update.sql::<Sqlite>()),
            borrowed(update.sql::<Postgres>()),
            borrowed(update.sql::<MySql>()),
        ]
    }
    assert_eq!(address("a", 1), address("b", 2));
    // One that depends on its values is not.
    let patched = update!(
        Book as b,
        set(..BookPatch::new().genre("x")),
        filter(b.book_id == 1)
    );
    assert!(matches!(patched.sql::<Sqlite>(), Cow::Owned(_)));
}

#[allow(dead_code, reason = "only its names are looked at")]
#[derive(Updatable)]
#[updatable(table = "docs")]
struct Doc {
    #[updatable(key)]
    id: i64,
    meta: Option<sqlx::types::JsonValue>,
    label: Option<String>,
}

#[test]
fn what_is_set_in_a_document_and_what_is_missing_before_it() {
    assert_sql!(
        update!(
            Doc as d,
            set(d.meta = d.meta.json_set(["a", "b"], 1)),
            filter(d.id == 1)
        ),
        4,
        r#"UPDATE "docs" SET "meta" = (SELECT coalesce(CASE WHEN jsonb_typeof(d) = 'object' THEN jsonb_set(d, ARRAY[k1], CASE WHEN d -> k1 IS NULL OR jsonb_typeof(d -> k1) = 'object' THEN jsonb_set(coalesce(d -> k1, jsonb_build_object()), ARRAY[k2], v) END) END, d) FROM (SELECT coalesce("docs"."meta"::jsonb, jsonb_build_object()) AS d, $1::text AS k1, $2::text AS k2, $3::jsonb AS v OFFSET 0) AS x) WHERE "docs"."id" = $4"#,
        "UPDATE `docs` SET `meta` = (SELECT JSON_SET(JSON_INSERT(COALESCE(`docs`.`meta`, JSON_OBJECT()), CONCAT('$', k1), JSON_OBJECT()), CONCAT('$', k1, k2), JSON_EXTRACT(v, '$')) FROM (SELECT CAST(? AS CHAR) AS k1, CAST(? AS CHAR) AS k2, CAST(? AS CHAR) AS v) AS `json path`) WHERE `docs`.`id` = ?",
        r#"UPDATE "docs" SET "meta" = json_set(coalesce("docs"."meta", json_object()), '$' || ? || ?, json(?)) WHERE "docs"."id" = ?"#,
    );
}

#[test]
fn a_place_in_an_array_of_a_document() {
    assert_sql!(
        update!(
            Doc as d,
            set(d.meta = d.meta.json_set(("a", 0), 1)),
            filter(d.id == 1)
        ),
        4,
        r#"UPDATE "docs" SET "meta" = (SELECT coalesce(CASE WHEN jsonb_typeof(d) = 'object' THEN jsonb_set(d, ARRAY[k1], CASE WHEN k2 <= CASE WHEN d -> k1 IS NULL THEN 0 WHEN jsonb_typeof(d -> k1) = 'array' THEN jsonb_array_length(d -> k1) ELSE -1 END THEN jsonb_set(coalesce(d -> k1, '[]'), ARRAY[k2::text], v) END) END, d) FROM (SELECT coalesce("docs"."meta"::jsonb, jsonb_build_object()) AS d, $1::text AS k1, $2::int4 AS k2, $3::jsonb AS v OFFSET 0) AS x) WHERE "docs"."id" = $4"#,
        "UPDATE `docs` SET `meta` = (SELECT IF(k2 <= CASE WHEN JSON_EXTRACT(d, CONCAT('$', k1)) IS NULL THEN 0 WHEN JSON_TYPE(JSON_EXTRACT(d, CONCAT('$', k1))) = 'ARRAY' THEN JSON_LENGTH(JSON_EXTRACT(d, CONCAT('$', k1))) ELSE -1 END, JSON_SET(JSON_INSERT(d, CONCAT('$', k1), JSON_ARRAY()), CONCAT('$', k1, '[', k2, ']'), JSON_EXTRACT(v, '$')), d) FROM JSON_TABLE(COALESCE(`docs`.`meta`, JSON_OBJECT()), '$' COLUMNS (d JSON PATH '$')) AS `json document`, (SELECT CAST(? AS CHAR) AS k1, CAST(? AS SIGNED) AS k2, CAST(? AS CHAR) AS v) AS `json path`) WHERE `docs`.`id` = ?",
        r#"UPDATE "docs" SET "meta" = json_set(coalesce("docs"."meta", json_object()), '$' || ? || ?, json(?)) WHERE "docs"."id" = ?"#,
    );
}

#[test]
fn a_document_without_a_part_and_a_text_of_it() {
    assert_sql!(
        update!(
            Doc as d,
            set(
                d.meta = d.meta.json_remove("a"),
                d.label = d.meta.json_text("a")
            ),
            filter(d.id == 1)
        ),
        3,
        r#"UPDATE "docs" SET "label" = (SELECT CASE WHEN jsonb_typeof(d -> k1) = 'string' THEN d ->> k1 END FROM (SELECT "docs"."meta"::jsonb AS d, $1::text AS k1 OFFSET 0) AS x), "meta" = (SELECT CASE WHEN d -> k1 IS NOT NULL THEN d #- ARRAY[k1] ELSE d END FROM (SELECT "docs"."meta"::jsonb AS d, $2::text AS k1 OFFSET 0) AS x) WHERE "docs"."id" = $3"#,
        "UPDATE `docs` SET `label` = (SELECT IF(JSON_TYPE(JSON_EXTRACT(d, CONCAT('$', k1))) = 'STRING', JSON_UNQUOTE(JSON_EXTRACT(d, CONCAT('$', k1))), NULL) FROM JSON_TABLE(`docs`.`meta`, '$' COLUMNS (d JSON PATH '$')) AS `json document`, (SELECT CAST(? AS CHAR) AS k1) AS `json path`), `meta` = (SELECT JSON_REMOVE(`docs`.`meta`, CONCAT('$', k1)) FROM (SELECT CAST(? AS CHAR) AS k1) AS `json path`) WHERE `docs`.`id` = ?",
        r#"UPDATE "docs" SET "label" = (SELECT CASE json_type(d, p) WHEN 'text' THEN json_extract(d, p) END FROM (SELECT "docs"."meta" AS d, '$' || ? AS p)), "meta" = json_remove("docs"."meta", '$' || ?) WHERE "docs"."id" = ?"#,
    );
}

#[test]
fn a_merged_document() {
    assert_sql!(
        Doc::update_by_key(1).set(|d| d.meta.set(d.meta.json_merge(()))),
        2,
        r#"UPDATE "docs" SET "meta" = (WITH RECURSIVE m AS (SELECT 0 AS i, coalesce("docs"."meta"::jsonb, jsonb_build_object()) AS d, $1::jsonb AS p UNION ALL SELECT i + 1, CASE WHEN jsonb_array_length(step) = 1 THEN d #- path WHEN step -> 2 IS NOT NULL AND jsonb_typeof(d #> path) = 'object' THEN d WHEN cardinality(path) = 0 THEN step -> 1 ELSE jsonb_set(d, path, step -> 1) END, p FROM m, LATERAL (SELECT p -> i AS step, ARRAY(SELECT jsonb_array_elements_text(p -> i -> 0)) AS path) AS s WHERE i < jsonb_array_length(p)) SELECT d FROM m ORDER BY i DESC LIMIT 1) WHERE "docs"."id" = $2"#,
        "UPDATE `docs` SET `meta` = JSON_MERGE_PATCH(COALESCE(`docs`.`meta`, JSON_OBJECT()), ?) WHERE `docs`.`id` = ?",
        r#"UPDATE "docs" SET "meta" = json_patch(coalesce("docs"."meta", json_object()), ?) WHERE "docs"."id" = ?"#,
    );
}

#[test]
fn rows_in_a_list_whose_length_is_known() {
    assert_sql!(
        update!(
            Cp as c,
            set(c.v = "x"),
            filter((c.a, c.b).not_in([(1, 2), (3, 4)]) && (c.a, c.b) != (5, c.a))
        ),
        4,
        r#"UPDATE "cp" SET "v" = $1 WHERE ("cp"."a", "cp"."b") NOT IN (SELECT * FROM unnest($2, $3)) AND NOT ("cp"."a" = $4 AND "cp"."b" = "cp"."a")"#,
        "UPDATE `cp` SET `v` = ? WHERE (`cp`.`a`, `cp`.`b`) NOT IN ((?, ?), (?, ?)) AND NOT (`cp`.`a` = ? AND `cp`.`b` = `cp`.`a`)",
        r#"UPDATE "cp" SET "v" = ? WHERE ("cp"."a", "cp"."b") NOT IN (VALUES (?, ?), (?, ?)) AND NOT ("cp"."a" = ? AND "cp"."b" = "cp"."a")"#,
    );
}

#[test]
fn rows_in_a_list_of_run_time_length() {
    let books = vec![(3, dec!(1.5), "x")];
    assert_sql!(
        Book::update_where(|b| updatable::row((b.book_id, b.book_price, b.genre)).is_in(&books))
            .set(|b| b.genre.set("y")),
        4,
        r#"UPDATE "books" SET "genre" = $1 WHERE ("books"."book_id", "books"."book_price", "books"."genre") IN (SELECT * FROM unnest($2, $3, $4))"#,
        "UPDATE `books` SET `genre` = ? WHERE (`books`.`book_id`, `books`.`book_price`, `books`.`genre`) IN ((?, ?, ?))",
        r#"UPDATE "books" SET "genre" = ? WHERE ("books"."book_id", "books"."book_price", "books"."genre") IN (VALUES (?, ?, ?))"#,
    );
    let none: Vec<(i64, i64)> = Vec::new();
    assert_sql!(
        update!(Cp as c, set(c.v = "x"), filter((c.a, c.b).is_in(none))),
        3,
        r#"UPDATE "cp" SET "v" = $1 WHERE ("cp"."a", "cp"."b") IN (SELECT * FROM unnest($2, $3))"#,
        "UPDATE `cp` SET `v` = ? WHERE (`cp`.`a`, `cp`.`b`) IN (SELECT NULL, NULL FROM DUAL WHERE FALSE)",
        r#"UPDATE "cp" SET "v" = ? WHERE ("cp"."a", "cp"."b") IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))"#,
    );
}

/// As long as generated code makes one.
#[test]
#[rustfmt::skip]
fn a_condition_of_a_hundred_parts() {
    let update = update!(Sw as s, set(s.b = 1), filter(s.a != 0 && s.a != 1 && s.a != 2 && s.a != 3 && s.a != 4 && s.a != 5 && s.a != 6 && s.a != 7 && s.a != 8 && s.a != 9 && s.a != 10 && s.a != 11 && s.a != 12 && s.a != 13 && s.a != 14 && s.a != 15 && s.a != 16 && s.a != 17 && s.a != 18 && s.a != 19 && s.a != 20 && s.a != 21 && s.a != 22 && s.a != 23 && s.a != 24 && s.a != 25 && s.a != 26 && s.a != 27 && s.a != 28 && s.a != 29 && s.a != 30 && s.a != 31 && s.a != 32 && s.a != 33 && s.a != 34 && s.a != 35 && s.a != 36 && s.a != 37 && s.a != 38 && s.a != 39 && s.a != 40 && s.a != 41 && s.a != 42 && s.a != 43 && s.a != 44 && s.a != 45 && s.a != 46 && s.a != 47 && s.a != 48 && s.a != 49 && s.a != 50 && s.a != 51 && s.a != 52 && s.a != 53 && s.a != 54 && s.a != 55 && s.a != 56 && s.a != 57 && s.a != 58 && s.a != 59 && s.a != 60 && s.a != 61 && s.a != 62 && s.a != 63 && s.a != 64 && s.a != 65 && s.a != 66 && s.a != 67 && s.a != 68 && s.a != 69 && s.a != 70 && s.a != 71 && s.a != 72 && s.a != 73 && s.a != 74 && s.a != 75 && s.a != 76 && s.a != 77 && s.a != 78 && s.a != 79 && s.a != 80 && s.a != 81 && s.a != 82 && s.a != 83 && s.a != 84 && s.a != 85 && s.a != 86 && s.a != 87 && s.a != 88 && s.a != 89 && s.a != 90 && s.a != 91 && s.a != 92 && s.a != 93 && s.a != 94 && s.a != 95 && s.a != 96 && s.a != 97 && s.a != 98 && s.a != 99));
    let text = update.sql::<Sqlite>();
    assert_eq!(text.matches(" AND ").count(), 99);
    assert_eq!(text.matches('?').count(), 101);
    assert!(!text.contains('('), "{text}");
}

/// An option names a field, also where another field's column is called so.
#[test]
fn options_name_fields_before_columns() {
    #[derive(Updatable)]
    #[updatable(table = "t", soft_delete = "a", scope = "c")]
    struct T {
        #[updatable(key)]
        id: i64,
        #[updatable(rename = "b")]
        a: Option<i64>,
        #[updatable(rename = "a")]
        b: Option<i64>,
        #[updatable(rename = "d")]
        c: i64,
        #[updatable(rename = "c")]
        d: i64,
        #[updatable(previous_of = "d")]
        before: Option<i64>,
    }

    assert_sql!(
        update!(T as t, set(t.d = 1), filter(t.c == 2 && t.id > 3)),
        3,
        r#"UPDATE "t" SET "before" = "t"."c", "c" = $1 WHERE "t"."d" = $2 AND "t"."id" > $3 AND "t"."b" IS NULL"#,
        "UPDATE `t` SET `before` = `t`.`c`, `c` = ? WHERE `t`.`d` = ? AND `t`.`id` > ? AND `t`.`b` IS NULL",
        r#"UPDATE "t" SET "before" = "t"."c", "c" = ? WHERE "t"."d" = ? AND "t"."id" > ? AND "t"."b" IS NULL"#,
    );
}

//! As `hygiene.rs`, for other tables, subqueries and fragments of SQL: without a prelude, beside decoys, in generics, with
//! raw identifiers, and with names of a caller's.

#![no_implicit_prelude]
// Names for generated code to fall into.
#![allow(dead_code, missing_docs, non_camel_case_types, non_snake_case)]
// A table's path is longer than it need be where that is what is tested.
#![allow(unused_qualifications)]

use ::core::option::Option;
use ::core::{assert_eq, concat};
use ::std::string::String;
use ::updatable::update;

mod core {}
mod std {}
mod sqlx {}
mod updatable {}

struct Some;
struct None;
struct Next;
struct Target;
struct Source;
struct Words;
struct Fragment;
struct Select;
struct Condition;
struct bool;
struct str;
struct u64;

fn select() {}
fn exists() {}
fn from() {}
fn join() {}
fn source() {}
fn scalar() {}
fn among() {}
fn limited() {}
fn raw() {}

/// The methods that a statement has, on every value, in scope everywhere.
#[allow(clippy::wrong_self_convention)]
trait Everything: ::core::marker::Sized {
    fn is_in(self, _: Self) {}
    fn into_part(self) {}
    fn into_item(self) {}
    fn part(self) {}
    fn bind(self) {}
    fn site(self) {}
}
impl<T> Everything for T {}

#[derive(::updatable::Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    author_id: i64,
    copies: i64,
    note: Option<String>,
}

#[derive(::updatable::Updatable)]
#[updatable(table = "authors")]
struct Author {
    #[updatable(key)]
    id: i64,
    name: String,
    born: i64,
}

macro_rules! sql {
    ($update:expr) => {
        $update.sql::<::sqlx::Sqlite>()
    };
}

/// The text of an update of one column that takes its value from an author.
fn joined(set: &::core::primitive::str, on: &::core::primitive::str) -> String {
    ::std::format!(
        r#"UPDATE "books" SET {set} FROM "authors" AS t1 WHERE {on} AND "books"."id" = ?"#
    )
}

const ON: &::core::primitive::str = r#"t1."id" = "books"."author_id""#;

#[::core::prelude::v1::test]
fn without_a_prelude_beside_decoys() {
    let update = update!(
        Book as b,
        set(b.title = a.name),
        from(Author as a, on(a.id == b.author_id)),
        filter(b.id == 3)
    );
    assert_eq!(sql!(update), joined(r#""title" = t1."name""#, ON));
    let update = update!(
        Book as b,
        set(
            b.copies = select(a.born.max(), from(Author as a), filter(a.id == b.author_id))
                .assert_not_null(),
            b.note = sql::<Option<String>>("nullif({}, {})", b.title, "x")
        ),
        filter(
            b.id.is_in(select(
                a.id,
                filter(a.born > 3),
                from(Author as a),
                order_by(a.born.desc()),
                limit(2)
            )) && !exists(from(Author as a), filter(a.name == b.title))
        )
    );
    assert_eq!(
        sql!(update),
        concat!(
            r#"UPDATE "books" SET "copies" = (SELECT max(t1."born") FROM "authors" AS t1 "#,
            r#"WHERE t1."id" = "books"."author_id"), "note" = (nullif("books"."title", ?)) FROM (SELECT 1) "#,
            r#"WHERE "books"."id" IN (SELECT t2."id" FROM "authors" AS t2 WHERE t2."born" > ? "#,
            r#"ORDER BY t2."born" DESC LIMIT 2) "#,
            r#"AND NOT (EXISTS (SELECT 1 FROM "authors" AS t3 WHERE t3."name" = "books"."title"))"#
        )
    );
}

/// The values are the caller's, whatever the locals of the expansion are called.
#[::core::prelude::v1::test]
fn locals_are_the_callers() {
    let (item_0, join_0, filter, returning, order) = ("0", 1, 2, 3, 4);
    let (item, limit): (i64, ::core::primitive::u64) = (5, 6);
    // In another order than the statement's, inside of a subquery, too.
    let update = update!(
        Book as b,
        returning(b.copies + returning),
        from(Author as a, on(a.id == b.author_id && a.born > join_0)),
        filter(
            b.id == filter
                && b.copies
                    == select(
                        o.born + item,
                        order_by(o.born + order),
                        filter(o.id != join_0),
                        from(Author as o),
                        limit(1)
                    )
        ),
        set(b.title = item_0)
    );
    let _ = update;
    let update = update!(
        Book as b,
        limit(limit),
        order_by(b.copies + order),
        filter(b.id == filter),
        set(b.title = item_0)
    );
    let _ = update;
}

mod facade {
    pub(crate) use ::updatable as inner;
}

#[::core::prelude::v1::test]
fn through_a_facade() {
    let update = facade::inner::update!(
        self::Book as b,
        set(b.copies = sql::<i64>("1 + {}", 3_i64)),
        from(crate::Author as a, on(a.id == b.author_id)),
        filter(b.id == 3)
    );
    assert_eq!(sql!(update), joined(r#""copies" = (1 + ?)"#, ON));
}

mod names {
    #[derive(::updatable::Updatable)]
    #[updatable(table = "type")]
    struct r#type {
        #[updatable(key)]
        id: i64,
        r#match: i64,
        from: i64,
        select: i64,
    }

    /// Binders and columns that are keywords, clauses and the words of a subquery.
    #[::core::prelude::v1::test]
    fn binders() {
        let update = ::updatable::update!(
            r#type as r#as,
            set(r#as.r#match = r#fn.r#match, r#as.from = select.from),
            from(r#type as r#fn, on(r#fn.id == r#as.from)),
            from(r#type as select, on(select.id == r#fn.select)),
            filter(r#as.id == 2)
        );
        ::core::assert_eq!(
            sql!(update),
            ::core::concat!(
                r#"UPDATE "type" SET "match" = t1."match", "from" = t2."from" "#,
                r#"FROM "type" AS t1, "type" AS t2 "#,
                r#"WHERE t1."id" = "type"."from" AND t2."id" = t1."select" AND "type"."id" = ?"#
            )
        );
        let update = ::updatable::update!(
            r#type as from,
            set(from.from = select(
                exists.select.max(),
                from(r#type as exists),
                filter(exists.from == from.select)
            )
            .assert_not_null()),
            filter(from.id == 2)
        );
        ::core::assert_eq!(
            sql!(update),
            ::core::concat!(
                r#"UPDATE "type" SET "from" = (SELECT max(t1."select") FROM "type" AS t1 "#,
                r#"WHERE t1."from" = "type"."select") FROM (SELECT 1) WHERE "type"."id" = ?"#
            )
        );
    }
}

/// In a function with type parameters, in a closure, and called again with other types.
#[::core::prelude::v1::test]
fn generics() {
    fn rename<T, R>(name: R, born: T) -> String
    where
        T: ::core::convert::Into<i64>,
        R: ::core::convert::Into<String>,
    {
        let update = update!(
            Book as b,
            set(b.title = name.into()),
            from(
                Author as a,
                on(a.id == b.author_id && a.born == born.into())
            ),
            filter(b.id == sql::<i64>("abs({})", 3_i64))
        );
        sql!(update).into_owned()
    }
    let expected = ::std::format!(
        r#"UPDATE "books" SET "title" = ? FROM "authors" AS t1 WHERE {ON} AND t1."born" = ? AND "books"."id" = (abs(?))"#
    );
    assert_eq!(rename("x", 3_i32), expected);
    assert_eq!(rename(String::new(), 3_i64), expected);
    let closure = |born| {
        update!(
            Book as b,
            set(b.copies = 1),
            filter(b.copies < 3 && exists(from(Author as a), filter(a.born == born)))
        )
    };
    assert_eq!(
        sql!(closure(3)),
        r#"UPDATE "books" SET "copies" = ? WHERE "books"."copies" < ? AND EXISTS (SELECT 1 FROM "authors" AS t1 WHERE t1."born" = ?)"#
    );
}

macro_rules! by_author {
    ($value:expr, $on:expr) => {
        update!(
            Book as b,
            set(b.copies = $value),
            from(Author as a, on(a.id == b.author_id && a.born == $on)),
            filter(b.id == 3)
        )
    };
    (binders $b:ident $a:ident; $table:ty; $set:expr; $on:expr) => {
        update!(
            Book as $b,
            set($b.copies = $set),
            from($table as $a, on($on)),
            filter($b.id == 3)
        )
    };
    (clauses $($clause:expr),*) => {
        update!(Book as b, $($clause),*)
    };
    (parts $item:expr; $($part:expr),*) => {
        update!(Book as b, set(b.note = select($item, $($part),*)), filter(b.id == 3))
    };
    (words $column:ident $text:literal $ty:ty, $limit:literal) => {
        update!(
            Book as b,
            set(b.$column = sql::<$ty>($text, b.$column)),
            filter(b.id.is_in(select(a.id, from(Author as a), order_by(a.id), limit($limit))))
        )
    };
}

/// Fragments of `macro_rules!` come in groups that cannot be seen.
#[::core::prelude::v1::test]
fn fragments() {
    let expected = joined(r#""copies" = t1."born" + ?"#, ON);
    assert_eq!(
        sql!(by_author!(binders x y; Author; y.born + 1; y.id == x.author_id)),
        expected
    );
    assert_eq!(
        sql!(by_author!(binders x y; crate::Author; y.born + 1; y.id == x.author_id)),
        expected
    );
    let update = by_author!(words copies "abs({})" i64, 3);
    assert_eq!(
        sql!(update),
        concat!(
            r#"UPDATE "books" SET "copies" = (abs("books"."copies")) WHERE "books"."id" IN "#,
            r#"(SELECT t1."id" FROM "authors" AS t1 ORDER BY t1."id" LIMIT 3)"#
        )
    );
    let update = by_author!(words note "nullif({}, 'x')" Option<String>, 3);
    let _ = update;
}

/// The caller's own `a` and `b` are values: they are not the binders of the macro that they are given to.
#[::core::prelude::v1::test]
fn the_callers_binders_are_others() {
    struct Born {
        born: i64,
    }
    let a = Born { born: 3 };
    let b = Born { born: 4 };
    let expected = ::std::format!(
        r#"UPDATE "books" SET "copies" = ? FROM "authors" AS t1 WHERE {ON} AND t1."born" = ? AND "books"."id" = ?"#
    );
    assert_eq!(sql!(by_author!(a.born, b.born)), expected);
    let (a, b) = (a.born, b.born);
    assert_eq!(sql!(by_author!(a, b)), expected);
}

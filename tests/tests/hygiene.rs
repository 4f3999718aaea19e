//! Generated code means the same wherever it stands: without a prelude, beside modules, types, traits,
//! locals and macros that have the names it uses, in generics, and through a re-export.
//!
//! Whatever compiles here has passed. That the right names were meant is then seen in the SQL, and in a
//! row of a database.

#![no_implicit_prelude]
// Names for generated code to fall into.
#![allow(dead_code, missing_docs, non_camel_case_types, non_snake_case)]
// A table's path is longer than it need be where that is what is tested.
#![allow(unused_qualifications)]

use ::core::option::Option;
use ::core::result::Result;
use ::core::{assert, assert_eq};
use ::sqlx::Connection as _;
use ::std::string::String;
use ::updatable::update;

mod core {}
mod std {}
mod alloc {}
mod sqlx {}
mod updatable {}
mod updatable_macros {}
mod rust_decimal {}

// What code without full paths would find. The primitive types are here, too.
struct Some;
struct None;
struct Ok;
struct Err;
struct Vec;
struct Box;
struct Clone;
struct Default;
struct PhantomData;
struct Error;
struct Update;
struct Column;
struct Columns;
struct Patch;
struct Table;
struct Condition;
struct Into;
struct FnOnce;
struct Self_;
struct bool;
struct usize;
struct str;

fn column() {}
fn condition() {}
fn assign() {}
fn eq() {}
fn and() {}
fn key_equals() {}
fn table_of_row() {}
fn update_row() {}
fn changed() {}
fn swap() {}
fn drop() {}

/// The methods that generated code calls, on every value, in scope everywhere.
#[allow(clippy::wrong_self_convention)]
trait Everything: Sized {
    fn clone(self) {}
    fn eq(self, _: Self) {}
    fn field(self, _: &'static ::core::primitive::str, _: &dyn ::core::fmt::Debug) {}
    fn finish(self) {}
    fn into(self) {}
    fn is_none(self) {}
    fn is_some(self) {}
    fn into_patch(self) {}
    fn columns(self) {}
    fn lend(self) {}
    fn swap(self, _: Self) {}
    fn by_key(self) {}
    fn take_over(self, _: Self) {}
    fn changes(self) {}
    fn bind(self) {}
    fn site(self) {}
}
use ::core::marker::Sized;
impl<T> Everything for T {}

#[derive(::updatable::Updatable)]
#[updatable(table = "books", constraint("books_title_key" => title))]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
    shelved: i64,
    note: Option<String>,
}

/// The text of an update of `Book`, whose assignments are `set` and whose filter is the key.
fn by_key(set: &::core::primitive::str) -> String {
    ::std::format!(r#"UPDATE "books" SET {set} WHERE "books"."id" = ?"#)
}

macro_rules! sql {
    ($update:expr) => {
        $update.sql::<::sqlx::Sqlite>()
    };
}

#[::core::prelude::v1::test]
fn without_a_prelude_beside_decoys() {
    let update = update!(
        Book as b,
        set(b.title = "Emma", b.copies += 1, b.note = NULL),
        filter(b.id == 3 && !(b.note.is_null() || b.copies.is_in([1, 2])))
    );
    assert_eq!(
        sql!(update),
        r#"UPDATE "books" SET "title" = ?, "copies" = "books"."copies" + ?, "note" = NULL WHERE "books"."id" = ? AND NOT ("books"."note" IS NULL OR "books"."copies" IN (?, ?))"#
    );
    let update = Book::update_by_key(3).patch(BookPatch::new().title("Emma").clear_note());
    assert_eq!(sql!(update), by_key(r#""title" = ?, "note" = ?"#));
    assert_eq!(
        ::std::format!("{:?}", BookPatch::new().copies(1)),
        "BookPatch { title: None, copies: Some(1), shelved: None, note: None }"
    );
}

#[::core::prelude::v1::test]
fn rows_in_memory_beside_decoys() {
    let mut book = Book {
        id: 1,
        title: String::new(),
        copies: 2,
        shelved: 0,
        note: Option::None,
    };
    // Names that the expansion has for itself.
    let (updatable_table, updatable_row) = (3, 4);
    let update = update!(
        &mut book as b,
        set(
            b.copies = updatable_table,
            b.shelved = b.copies - updatable_row
        )
    );
    assert_eq!(
        sql!(update),
        by_key(r#""shelved" = "books"."copies" - ?, "copies" = ?"#)
    );
    let after = Book {
        note: Option::Some(String::new()),
        ..book
    };
    let before = Book {
        id: 1,
        title: String::new(),
        copies: 2,
        shelved: 0,
        note: Option::None,
    };
    assert!(BookPatch::diff(&before, &after) == BookPatch::new().note(""));
    let mut found = after;
    let update = Book::update_row(&mut found).patch(BookPatch::new().copies(1));
    assert_eq!(sql!(update), by_key(r#""copies" = ?"#));
}

// Type parameters are not hygienic: those of generated functions have other names.
mod generics {
    use ::core::option::Option;
    use ::updatable::update;

    #[derive(::updatable::Updatable)]
    #[updatable(table = "all", constraint("all_key" => (r, __generics)))]
    pub(super) struct All<
        'a,
        'c,
        'e,
        '__patch,
        R,
        DB,
        T,
        C,
        S,
        F,
        E,
        Filter,
        Node,
        How,
        const N: ::core::primitive::usize,
    > {
        #[updatable(key)]
        pub(super) id: i64,
        pub(super) r: R,
        pub(super) db: DB,
        pub(super) t: T,
        pub(super) c: Option<C>,
        pub(super) s: S,
        pub(super) f: F,
        pub(super) e: E,
        pub(super) filter: Filter,
        pub(super) node: Node,
        pub(super) how: How,
        pub(super) codes: [u8; N],
        pub(super) names: (&'a i8, &'c i8, &'e i8, &'__patch i8),
        pub(super) __generics: i64,
    }

    type Plain =
        All<'static, 'static, 'static, 'static, i8, i16, i32, i64, i8, i8, i8, i8, i8, i8, 1>;

    #[::core::prelude::v1::test]
    fn named_as_our_own() {
        let update = update!(
            Plain as b,
            set(b.r = 1, b.c = NULL),
            filter(b.t == 2 && b.how < b.node)
        );
        ::core::assert_eq!(
            sql!(update),
            r#"UPDATE "all" SET "r" = ?, "c" = NULL WHERE "all"."t" = ? AND "all"."how" < "all"."node""#
        );
        let update = Plain::update_where(|b| b.filter.eq(1)).set(|b| b.__generics.set(2));
        ::core::assert_eq!(
            sql!(update),
            r#"UPDATE "all" SET "__generics" = ? WHERE "all"."filter" = ?"#
        );
    }

    #[derive(::updatable::Updatable)]
    #[updatable(table = "rows")]
    pub(super) struct Row<T> {
        #[updatable(key)]
        pub(super) id: i64,
        pub(super) value: T,
        pub(super) spare: Option<T>,
    }

    /// In a function over the table's own parameter, and one called as a parameter of ours.
    pub(super) fn put<T, R: ::core::convert::Into<T>>(value: R, id: i64) -> ::std::string::String
    where
        T: for<'q> ::sqlx::Encode<'q, ::sqlx::Sqlite> + ::sqlx::Type<::sqlx::Sqlite>,
    {
        let value: T = value.into();
        let update = update!(Row<T> as b, set(b.value = value, b.spare = NULL), filter(b.id == id));
        ::core::convert::Into::into(sql!(update))
    }
}

#[::core::prelude::v1::test]
fn tables_are_paths() {
    let expected = r#"UPDATE "rows" SET "value" = ?, "spare" = NULL WHERE "rows"."id" = ?"#;
    let generic = r#"UPDATE "rows" SET "value" = ? WHERE "rows"."id" = ?"#;
    assert_eq!(generics::put::<i64, i32>(1, 2), expected);

    use generics::Row;
    let update = update!(Row<i64> as b, set(b.value = 1), filter(b.id == 2));
    assert_eq!(sql!(update), generic);
    let update = update!(Row::<i64> as b, set(b.value = 1), filter(b.id == 2));
    assert_eq!(sql!(update), generic);
    let lent = String::new();
    let update = update!(generics::Row<Option<String>> as b, set(b.value = Option::Some(lent)), filter(b.id == 2));
    let _ = update;
    let update = update!(
        self::generics::Row::<String> as b,
        set(b.value = "x"),
        filter(b.id == 2)
    );
    assert_eq!(sql!(update), generic);
    let update = update!(crate::generics::Row<String> as b, set(b.value = "x"), filter(b.id == 2));
    assert_eq!(sql!(update), generic);
    type Alias = generics::Row<String>;
    let update = update!(Alias as b, set(b.value = "x"), filter(b.id == 2));
    assert_eq!(sql!(update), generic);
}

impl Book {
    /// `Self` is a table, and `self` a value.
    fn reshelve(&self) -> String {
        let update = update!(
            Self as b,
            set(b.shelved = b.copies - self.copies),
            filter(b.id == self.id)
        );
        sql!(update).into_owned()
    }
}

#[::core::prelude::v1::test]
fn self_is_a_table() {
    let book = Book {
        id: 1,
        title: String::new(),
        copies: 2,
        shelved: 0,
        note: Option::None,
    };
    assert_eq!(
        book.reshelve(),
        by_key(r#""shelved" = "books"."copies" - ?"#)
    );
}

// Beside the decoys, and with a lifetime: the derive writes the types once more, as those of a constant.
#[derive(::updatable::Updatable)]
#[updatable(table = "devices", databases(sqlite, postgres, mysql))]
struct Device<'text> {
    #[updatable(key, uuid = "text")]
    id: ::sqlx::types::Uuid,
    #[updatable(uuid = "text")]
    parent: Option<::sqlx::types::Uuid>,
    #[updatable(uuid = "binary")]
    place: Option<::sqlx::types::Uuid>,
    label: &'text ::core::primitive::str,
}

#[::core::prelude::v1::test]
fn a_table_that_says_how_and_where_it_is_stored() {
    let id = ::sqlx::types::Uuid::nil();
    let patch = DevicePatch::new().parent(id).clear_place().label("x");
    assert_eq!(
        sql!(Device::update_by_key(id).patch(patch)),
        r#"UPDATE "devices" SET "parent" = ?, "place" = ?, "label" = ? WHERE "devices"."id" = ?"#
    );
    let update =
        update!(Device<'_> as d, set(d.parent = id), filter(d.id.is_in([id]) && d.place == id));
    assert_eq!(
        sql!(update),
        r#"UPDATE "devices" SET "parent" = ? WHERE "devices"."id" IN (?) AND "devices"."place" = ?"#
    );
}

/// In modules, in which the crate is known by that path alone.
mod facade {
    pub(super) use ::updatable;
}

mod through_a_facade {
    use super::facade::updatable::{Updatable, update};

    #[derive(Updatable)]
    #[updatable(table = "books", crate = crate::facade::updatable)]
    struct Book {
        #[updatable(key)]
        id: i64,
        copies: i64,
    }

    #[::core::prelude::v1::test]
    fn both_macros() {
        let update = update!(Book as b, set(b.copies = 1), filter(b.id == 2));
        ::core::assert_eq!(sql!(update), super::by_key(r#""copies" = ?"#));
        let update =
            super::facade::updatable::update!(Book as b, set(b.copies = 1), filter(b.id == 2));
        ::core::assert_eq!(sql!(update), super::by_key(r#""copies" = ?"#));
        let update = Book::update_by_key(2).patch(BookPatch::new().copies(1));
        ::core::assert_eq!(sql!(update), super::by_key(r#""copies" = ?"#));
    }
}

// A table that is called as what the derive and the macro use.
mod names {
    use ::core::option::Option;
    use ::updatable::update;

    #[derive(::updatable::Updatable)]
    #[updatable(table = "odd")]
    struct Updatable {
        #[updatable(key)]
        r#type: i64,
        #[updatable(key)]
        filter: i64,
        r#fn: Option<i64>,
        set: i64,
        value: i64,
        row: i64,
        index: i64,
        arguments: i64,
        all_rows: i64,
        NULL: i64,
        __self: i64,
    }

    #[derive(::updatable::Updatable)]
    #[updatable(table = "type")]
    struct r#type {
        #[updatable(key)]
        id: i64,
        r#match: i64,
    }

    #[::core::prelude::v1::test]
    fn columns_as_keywords_and_clauses() {
        let update = update!(
            Updatable as set,
            set(set.set = 1, set.r#fn = NULL, set.NULL = set.all_rows),
            filter(set.r#type == 2 && set.filter == 3),
            returning(set.r#type, set.NULL)
        );
        ::core::assert_eq!(
            sql!(update),
            r#"UPDATE "odd" SET "set" = ?, "fn" = NULL, "NULL" = "odd"."all_rows" WHERE "odd"."type" = ? AND "odd"."filter" = ? RETURNING "odd"."type", "odd"."NULL""#
        );
        let update = Updatable::update_by_key(2, 3).set(|b| b.r#fn.set(1));
        ::core::assert_eq!(
            sql!(update),
            r#"UPDATE "odd" SET "fn" = ? WHERE "odd"."type" = ? AND "odd"."filter" = ?"#
        );
    }

    #[::core::prelude::v1::test]
    fn binders() {
        let expected = r#"UPDATE "type" SET "match" = ? WHERE "type"."id" = ?"#;
        let update = update!(r#type as r#as, set(r#as.r#match = 1), filter(r#as.id == 2));
        ::core::assert_eq!(sql!(update), expected);
        let update = update!(
            r#type as __self,
            set(__self.r#match = 1),
            filter(__self.id == 2)
        );
        ::core::assert_eq!(sql!(update), expected);
        let update = update!(
            r#type as filter,
            set(filter.r#match = 1),
            filter(filter.id == 2)
        );
        ::core::assert_eq!(sql!(update), expected);
        let update = update!(
            r#type as r#type,
            set(r#type.r#match = 1),
            filter(r#type.id == 2)
        );
        ::core::assert_eq!(sql!(update), expected);
    }
}

/// A row of a database, into which what the statement bound has gone.
#[derive(Debug, PartialEq)]
struct Stored {
    title: String,
    copies: i64,
    shelved: i64,
}

use ::core::{cmp::PartialEq, fmt::Debug};

/// Runs a test on a database with one book: number 1, `Emma`, 2 copies, of which 1 is on the shelf.
macro_rules! stored {
    (|$connection:ident| $run:expr) => {{
        let runtime = ::tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let mut connection = ::sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
            ::sqlx::raw_sql(
                "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, copies INTEGER NOT NULL, shelved INTEGER NOT NULL, note TEXT);
                 INSERT INTO books VALUES (1, 'Emma', 2, 1, 'worn')",
            )
            .execute(&mut connection)
            .await
            .unwrap();
            let $connection = &mut connection;
            let _ = $run;
            let (title, copies, shelved) = ::sqlx::query_as("SELECT title, copies, shelved FROM books")
                .fetch_one(&mut connection)
                .await
                .unwrap();
            Stored { title, copies, shelved }
        })
    }};
}

fn stored(title: &::core::primitive::str, copies: i64, shelved: i64) -> Stored {
    Stored {
        title: ::std::string::ToString::to_string(title),
        copies,
        shelved,
    }
}

/// The values are the caller's, whatever the locals of the expansion are called.
#[::core::prelude::v1::test]
fn locals_are_the_callers() {
    let (item_0, item_1, item_2, filter) = (10, 20, "30", 1);
    // In written order, in another one, and with the filter first: each is another expansion.
    let row = stored!(|connection| {
        update!(
            Book as b,
            set(b.copies = item_0, b.shelved = item_1, b.title = item_2),
            filter(b.id == filter)
        )
        .execute(connection)
        .await
        .unwrap()
    });
    assert_eq!(row, stored("30", 10, 20));
    let row = stored!(|connection| {
        update!(
            Book as b,
            set(
                b.copies = item_0,
                b.shelved = b.copies + item_1,
                b.title = item_2
            ),
            filter(b.id == filter)
        )
        .execute(connection)
        .await
        .unwrap()
    });
    assert_eq!(row, stored("30", 10, 22));
    let row = stored!(|connection| {
        update!(
            Book as b,
            filter(b.id == filter),
            set(
                b.copies = item_0,
                b.shelved = b.copies + item_1,
                b.title = item_2
            )
        )
        .execute(connection)
        .await
        .unwrap()
    });
    assert_eq!(row, stored("30", 10, 22));

    let (update, assign, columns, condition, table, patch) = ("update", 1, 2, 3, 4, 5);
    let statement = update!(
        Book as b,
        set(b.title = update, b.copies = assign, b.shelved = columns),
        filter(b.id == condition && b.copies != table && b.copies != patch)
    );
    let _ = statement;
}

/// A local called as the binder is not seen inside the macro, and is itself again after it.
#[::core::prelude::v1::test]
fn binder_hides_a_local_only_inside() {
    let b = 3;
    let row = stored!(|connection| {
        update!(Book as b, set(b.copies = b.shelved), filter(b.id == 1))
            .execute(connection)
            .await
            .unwrap()
    });
    assert_eq!(row, stored("Emma", 1, 1));
    assert_eq!(b, 3);
}

macro_rules! set_copies {
    ($table:ty, $copies:expr, $id:expr) => {
        update!($table as b, set(b.copies = $copies), filter(b.id == $id))
    };
    (path $table:path, $copies:expr, $id:expr) => {
        update!($table as b, set(b.copies = $copies), filter(b.id == $id))
    };
    (binder $b:ident, $copies:expr, $filter:expr) => {
        update!(Book as $b, set($b.copies = $copies), filter($filter))
    };
    (column $column:ident, $value:expr) => {
        update!(Book as b, set(b.$column = $value), filter(b.id == 1))
    };
    (columns $b:ident; $($column:ident = $value:expr),*; $($key:tt)*) => {
        update!(Book as $b, set($($b.$column = $value),*), filter($($key)*))
    };
    (literal $value:literal, $id:literal) => {
        update!(Book as b, set(b.copies = $value), filter(b.id == $id))
    };
    (block $value:block) => {
        update!(Book as b, set(b.copies = $value), filter(b.id == 1))
    };
}

/// Fragments of `macro_rules!` come in groups that cannot be seen.
#[::core::prelude::v1::test]
fn fragments() {
    let expected = by_key(r#""copies" = ?"#);
    assert_eq!(sql!(set_copies!(Book, 1 + 2, 3)), expected);
    assert_eq!(sql!(set_copies!(crate::Book, 1, 3)), expected);
    assert_eq!(sql!(set_copies!(path Book, 1, 3)), expected);
    assert_eq!(sql!(set_copies!(path self::Book, 1, 3)), expected);
    assert_eq!(sql!(set_copies!(binder x, 1, x.id == 3)), expected);
    assert_eq!(sql!(set_copies!(column copies, 1)), expected);
    assert_eq!(sql!(set_copies!(literal 1, 3)), expected);
    assert_eq!(sql!(set_copies!(literal - 1, 3)), expected);
    assert_eq!(sql!(set_copies!(block { 1 + 2 })), expected);
    assert_eq!(
        sql!(set_copies!(binder x, x.shelved + 1, x.id == 3 || x.id == 4)),
        r#"UPDATE "books" SET "copies" = "books"."shelved" + ? WHERE "books"."id" = ? OR "books"."id" = ?"#
    );
    // A fragment is one operand: `2 * (1 + 2)`.
    let (one, two) = (1, 2);
    let row = stored!(|connection| {
        set_copies!(Book, 2 * (one + two), 1)
            .execute(connection)
            .await
            .unwrap()
    });
    assert_eq!(row, stored("Emma", 6, 1));
    macro_rules! twice {
        ($b:ident, $value:expr) => {
            update!(
                Book as $b,
                set($b.copies = $b.shelved * $value),
                filter($b.id == 1)
            )
        };
    }
    let row = stored!(|connection| twice!(x, one + two).execute(connection).await.unwrap());
    assert_eq!(row, stored("Emma", 3, 1));
    let row = stored!(|connection| {
        let filter = 7;
        set_copies!(columns b; copies = filter, title = "Persuasion"; b.id == 1)
            .execute(connection)
            .await
            .unwrap()
    });
    assert_eq!(row, stored("Persuasion", 7, 1));
}

/// The caller's own `b` is a value: it is not the binder of the macro that it is given to.
#[::core::prelude::v1::test]
fn the_callers_binder_is_another() {
    let b = Book {
        id: 1,
        title: String::new(),
        copies: 7,
        shelved: 0,
        note: Option::None,
    };
    let row = stored!(|connection| {
        set_copies!(Book, b.copies, 1)
            .execute(connection)
            .await
            .unwrap()
    });
    assert_eq!(row, stored("Emma", 7, 1));
}

/// In an async block, a closure, a constant's function, a nested call: wherever an expression stands.
#[::core::prelude::v1::test]
fn everywhere() {
    let copies = 5;
    let row = stored!(|connection| {
        async {
            update!(Book as b, set(b.copies = copies), filter(b.id == 1))
                .execute(&mut *connection)
                .await
        }
        .await
        .unwrap()
    });
    assert_eq!(row, stored("Emma", 5, 1));

    let closure = |copies, id| update!(Book as b, set(b.copies = copies), filter(b.id == id));
    assert_eq!(sql!(closure(1, 2)), by_key(r#""copies" = ?"#));

    fn constant<const N: i64>() -> String {
        let update = update!(
            Book as b,
            set(b.copies = N, b.shelved = const { N + 1 }),
            filter(b.id == N)
        );
        sql!(update).into_owned()
    }
    assert_eq!(constant::<3>(), by_key(r#""copies" = ?, "shelved" = ?"#));

    let lent = ::std::string::ToString::to_string("Persuasion");
    let row = stored!(|connection| {
        update!(
            Book as b,
            set(
                b.title = &lent,
                b.copies = if copies > 3 { copies } else { 0 }
            ),
            filter(
                b.id == match copies {
                    5 => 1,
                    _ => 2,
                }
            )
        )
        .execute(connection)
        .await
        .unwrap()
    });
    assert_eq!(row, stored(&lent, 5, 1));

    fn fallible(text: &::core::primitive::str) -> Result<String, ::core::num::ParseIntError> {
        let update = update!(
            Book as b,
            set(b.copies = text.parse::<i64>()?),
            filter(b.id == text.parse::<i64>()?)
        );
        Result::Ok(sql!(update).into_owned())
    }
    assert_eq!(fallible("3"), Result::Ok(by_key(r#""copies" = ?"#)));
    assert!(fallible("three").is_err());
}

/// A constant or a unit struct of the user's in place of a name would be a pattern, and match nothing.
#[::core::prelude::v1::test]
fn where_values_change_places_beside_constants() {
    #[allow(non_upper_case_globals)]
    const item_0: i64 = 1;
    #[allow(non_upper_case_globals)]
    const item_1: i64 = 2;
    struct filter;
    struct returning;
    struct other;
    struct row;

    let update = update!(
        Book as b,
        filter((item_0, item_1) != (b.copies, b.id)),
        set(b.copies = item_0, b.shelved = b.copies),
        returning(b.id)
    );
    assert_eq!(
        sql!(update),
        r#"UPDATE "books" SET "shelved" = "books"."copies", "copies" = ? WHERE NOT ("books"."copies" = ? AND "books"."id" = ?) RETURNING "books"."id""#
    );
    let _ = (filter, returning, other, row);
}

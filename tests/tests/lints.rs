//! What the macros write breaks no lint, however many the user denies. That it compiles is the test;
//! the lints of clippy count under `cargo clippy` alone.

#![deny(
    closure_returning_async_block,
    deprecated,
    deprecated_in_future,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    future_incompatible,
    impl_trait_redundant_captures,
    keyword_idents,
    let_underscore,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    nonstandard_style,
    redundant_imports,
    redundant_lifetimes,
    refining_impl_trait,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    warnings
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
#![allow(
    clippy::blanket_clippy_restriction_lints,
    reason = "all of them are denied, but for those that follow"
)]
#![allow(
    clippy::absolute_paths,
    clippy::arbitrary_source_item_ordering,
    clippy::arithmetic_side_effects,
    clippy::exhaustive_structs,
    clippy::implicit_return,
    clippy::min_ident_chars,
    clippy::missing_inline_in_public_items,
    clippy::pub_with_shorthand,
    clippy::question_mark_used,
    clippy::separated_literal_suffix,
    clippy::shadow_reuse,
    clippy::std_instead_of_alloc,
    clippy::struct_field_names,
    clippy::tests_outside_test_module,
    reason = "broken by what is written here, and not by what the macros write"
)]

use core::fmt::Debug;
use std::borrow::Cow;

use rust_decimal::{Decimal, dec};
use sqlx::sqlite::SqlitePool;
use sqlx::types::Uuid;
use updatable::{Error, Numeric, Tracked, Updatable, refresh, update};

/// A book.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Updatable)]
#[updatable(table = "books", rename_all = "snake_case")]
pub struct Book {
    /// Its number.
    #[updatable(key)]
    book_id: i64,
    /// Its title.
    title: String,
    /// Its price.
    price: Numeric<10, 2>,
    /// How many there are.
    copies: i64,
    /// How many of them are on the shelf.
    shelved: i64,
    /// Whether it is lent.
    lent: bool,
    /// What is to be said of it.
    note: Option<String>,
    /// When it came.
    #[updatable(readonly)]
    created: i64,
    /// How long its title is.
    #[updatable(generated)]
    length: Option<i64>,
}

/// A row of a table that is not told apart by one column.
#[derive(Debug, Clone, PartialEq, Eq, Updatable)]
#[updatable(table = "lines")]
pub struct Line<'text, T>
where
    T: Debug + Default,
{
    /// The order.
    #[updatable(key)]
    pub order_id: i64,
    /// The position.
    #[updatable(key)]
    pub position: i32,
    /// What is ordered.
    pub text: Cow<'text, str>,
    /// What else there is.
    pub extra: Option<T>,
}

/// A table that says where it is kept, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Updatable)]
#[updatable(table = "shelves", databases(sqlite, postgres, mysql))]
pub struct Shelf<'text> {
    /// Its number.
    #[updatable(key, uuid = "text")]
    pub id: Uuid,
    /// Whose it is.
    #[updatable(uuid = "text")]
    pub owner: Option<Uuid>,
    /// Where it was.
    #[updatable(uuid = "binary")]
    pub former: Uuid,
    /// What is on it.
    pub label: &'text str,
}

/// A table on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Updatable)]
#[updatable(table = "old_books")]
#[deprecated = "books are in `Book`"]
pub struct OldBook {
    /// Its number.
    #[updatable(key)]
    pub id: i64,
    /// How many there were.
    #[deprecated]
    pub copies: i64,
}

/// A flag that nobody else knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Updatable)]
#[updatable(table = "flags")]
pub(crate) struct Flag {
    #[updatable(key)]
    id: i64,
    on: bool,
}

/// Each kind of assignment and of value.
///
/// # Errors
///
/// The database's.
pub async fn assignments(
    pool: &SqlitePool,
    title: String,
    note: &str,
    id: i64,
) -> Result<u64, Error> {
    let updated = update!(
        Book as b,
        set(
            b.title = title,
            b.price += dec!(1.50),
            b.copies = (b.copies + 1) * 2,
            b.lent = id > 3,
            b.note = note
        ),
        filter(b.book_id == id)
    )
    .execute(pool)
    .await?;
    let other = update!(
        Book as b,
        set(
            b.price = b.price * dec!(0.9),
            b.copies -= 1_i64,
            b.note = NULL,
            b.title = Some("x")
        ),
        all_rows()
    )
    .execute(pool)
    .await?;
    Ok(updated.matched.max(other.matched))
}

/// Values in parentheses, blocks, and whatever else is an expression.
///
/// # Errors
///
/// The database's, or the number's.
pub async fn values(
    pool: &SqlitePool,
    text: &str,
    id: Option<i64>,
) -> Result<u64, Box<dyn core::error::Error>> {
    let updated = update!(
        Book as b,
        set(
            b.shelved = (text.parse::<i64>()?),
            b.title = {
                let mut title = text.to_owned();
                title.push('!');
                title
            },
            b.copies = if text.is_empty() { 1 } else { 2 },
            b.price = match id {
                Some(_) => Decimal::ONE,
                None => Decimal::TWO,
            },
            b.note = Some(id.map(|id| format!("{id}")))
        ),
        filter((b.book_id == (id.unwrap_or(0) + 1)) && (!(b.lent) || (b.copies >= 1)))
    )
    .execute(pool)
    .await?;
    Ok(updated.matched)
}

/// Assignments that change places, since one reads what another sets; and the filter first.
///
/// # Errors
///
/// The database's.
pub async fn reordered(pool: &SqlitePool, copies: i64) -> Result<u64, Error> {
    let updated = update!(
        Book as b,
        set(
            b.copies = copies,
            b.shelved = b.copies - 1_i64,
            b.note = "x"
        ),
        filter(b.title != "y")
    )
    .execute(pool)
    .await?;
    let other = update!(
        Book as b,
        filter(b.title == "y"),
        set(b.copies = copies, b.shelved = b.copies - 1_i64)
    )
    .execute(pool)
    .await?;
    Ok(updated.matched.max(other.matched))
}

/// Each kind of condition.
///
/// # Errors
///
/// The database's.
pub async fn conditions(pool: &SqlitePool, ids: &[i64], low: i64) -> Result<u64, Error> {
    let updated = update!(
        Book as b,
        set(b.lent = false),
        filter(
            b.book_id.is_in(ids)
                || b.book_id.not_in([1, 2, 3])
                || b.title.like("%x%") && b.note.is_null()
                || b.copies.between(low, 9_i64)
                || low < b.copies
                || !b.lent
                || b.length.is_not_null()
        )
    )
    .execute(pool)
    .await?;
    Ok(updated.matched)
}

/// Patches, lent and given away.
///
/// # Errors
///
/// The database's.
pub async fn patches(pool: &SqlitePool, patch: BookPatch) -> Result<u64, Error> {
    let updated = update!(
        Book as b,
        set(..&patch, b.copies += 1_i64),
        filter(b.book_id == 1_i64)
    )
    .execute(pool)
    .await?;
    let other = update!(Book as b, set(..patch), filter(b.book_id == 1_i64))
        .execute(pool)
        .await?;
    let third = update!(
        Book as b,
        set(..BookPatch::new().title("x").clear_note()),
        all_rows()
    )
    .execute(pool)
    .await?;
    Ok(updated.matched.max(other.matched).max(third.matched))
}

/// Each way to get rows back.
///
/// # Errors
///
/// The database's.
pub async fn returning(pool: &SqlitePool) -> Result<usize, Error> {
    let book = update!(
        Book as b,
        set(b.lent = true),
        filter(b.book_id == 1_i64),
        returning(b)
    )
    .fetch_one(pool)
    .await?;
    let rows = update!(
        Book as b,
        set(b.lent = true),
        all_rows(),
        returning(b.book_id, b.note)
    )
    .fetch_all(pool)
    .await?;
    let title = update!(
        Book as b,
        set(b.lent = true),
        filter(b.book_id == book.book_id),
        returning(b.title)
    )
    .fetch_optional(pool)
    .await?;
    Ok(rows.len().max(title.map_or(0, |found| found.len())))
}

/// Other tables, subqueries and fragments of SQL, in the statement's order and in another one.
///
/// # Errors
///
/// The database's.
pub async fn tables(
    pool: &SqlitePool,
    least: i64,
    filter: updatable::Filter<Book>,
) -> Result<u64, Error> {
    let updated = update!(
        Book as b,
        set(
            b.copies = o.copies,
            b.title = sql::<String>("upper({})", o.title)
        ),
        from(Book as o, on(o.book_id == b.copies && o.shelved > least)),
        filter(b.book_id == 1_i64, ..filter),
        returning(b.copies + 1_i64, b.title)
    )
    .execute(pool)
    .await?;
    let other = update!(
        Book as b,
        filter(
            b.book_id.is_in(select(
                o.book_id,
                filter(o.copies > least),
                from(Book as o),
                order_by(o.copies.desc(), o.title),
                limit(3)
            )) && !exists(from(Book as o), filter(o.title == b.title))
        ),
        set(
            b.copies = select(o.copies.max(), from(Book as o)).assert_not_null() + least,
            b.note = sql::<Option<String>>("nullif({}, {})", b.title, "x"),
        )
    )
    .execute(pool)
    .await?;
    let third = update!(
        Book as b,
        limit(u64::from(least.unsigned_abs() > 3)),
        order_by(b.copies),
        filter(b.lent),
        set(b.lent = false)
    );
    // SQLite has none such.
    let length = u64::try_from(format!("{third:?}").len()).unwrap_or_default();
    Ok(updated.matched.max(other.matched).max(length))
}

/// The builder.
///
/// # Errors
///
/// The database's.
pub async fn builder(pool: &SqlitePool, patch: BookPatch) -> Result<u64, Error> {
    let updated = Book::update_by_key(1)
        .patch(patch)
        .set(|b| (b.copies.set(b.copies.plus(1_i64)), b.lent.set(true)))
        .execute(pool)
        .await?;
    let other = Book::update_where(|b| b.title.eq("x").and(b.copies.lt(4_i64)))
        .set(|b| b.note.set(updatable::NULL))
        .execute(pool)
        .await?;
    let third = Book::update_all_rows()
        .set(|b| b.lent.set(false))
        .execute(pool)
        .await?;
    Ok(updated.matched.max(other.matched).max(third.matched))
}

/// Rows in memory, each way to lend one.
///
/// # Errors
///
/// The database's.
pub async fn rows_in_memory(
    pool: &SqlitePool,
    book: &mut Book,
    found: fn(&mut Book) -> Result<&mut Book, Error>,
) -> Result<i64, Error> {
    update!(
        &mut *book as b,
        set(b.copies = book.copies - 1_i64, b.note = "x")
    )
    .execute(pool)
    .await?;
    update!(&mut *found(book)? as b, set(b.copies = NO_COPIES))
        .execute(pool)
        .await?;
    let mut own = book.clone();
    update!(
        &mut own as b,
        set(b.copies = own.shelved, b.shelved = b.copies)
    )
    .execute(pool)
    .await?;
    Book::update_row(&mut own)
        .set(|b| b.lent.set(true))
        .patch(BookPatch::diff(book, book))
        .execute(pool)
        .await?;
    refresh(book, pool).await?;
    let mut tracked = Tracked::new(own);
    tracked.lent = false;
    let _saved: Option<()> = tracked.save(pool).or_unchanged().await?;
    Ok(tracked.copies)
}

/// No copies.
const NO_COPIES: i64 = 0;

#[test]
fn patches_are_values() {
    let mut line = Line::<'_, u8> {
        order_id: 1,
        position: 1,
        text: Cow::Borrowed("x"),
        extra: None,
    };
    let patch = LinePatch::new().text(Cow::Borrowed("y")).extra(1);
    patch.apply_to(&mut line);
    assert_eq!(line.text, "y", "applied");
    assert!(!patch.is_empty() && patch == patch.clone(), "{patch:?}");
    let flag = Flag { id: 1, on: false };
    let update = update!(Flag as f, set(f.on = !flag.on), filter(f.id == flag.id));
    assert_eq!(
        update.sql::<sqlx::Sqlite>(),
        r#"UPDATE "flags" SET "on" = ? WHERE "flags"."id" = ?"#,
        "a table that is not public"
    );
}

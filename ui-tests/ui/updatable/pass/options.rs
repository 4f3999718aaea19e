// Keys that are generated, columns that are read-only, fields that are skipped in each way;
// attributes that are none of ours.

#![deny(warnings)]

use updatable::Updatable;

#[derive(Clone, Debug, Default, PartialEq, sqlx::FromRow)]
struct Size {
    pages: i64,
}

/// A book.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
#[updatable(schema = "shop")]
#[must_use]
struct Book {
    /// The number
    /// on the shelf.
    #[updatable(key, generated)]
    id: i64,
    #[doc = "As on the cover."]
    #[doc(alias = "name")]
    title: String,
    #[updatable(generated)]
    length: i64,
    #[updatable(readonly, rename = "made")]
    #[sqlx(rename = "made")]
    created: Option<i64>,
    #[updatable(skip)]
    #[sqlx(default)]
    cached: Vec<u8>,
    #[sqlx(skip)]
    loaded: bool,
    #[updatable(skip)]
    #[sqlx(flatten)]
    size: Size,
    #[updatable()]
    #[sqlx(default)]
    genre: String,
    #[cfg(any())]
    gone: Gone,
    #[cfg(not(any()))]
    here: Option<i64>,
}

#[derive(Updatable)]
#[updatable(table = "old_books")]
#[deprecated = "books are in `Book`"]
struct OldBook {
    #[updatable(key)]
    id: i64,
    #[deprecated]
    title: Option<String>,
}

fn main() {
    let patch = BookPatch::new()
        .title("Emma")
        .genre(String::from("novel"))
        .clear_here();
    let BookPatch { title, genre, here } = patch;
    assert_eq!(
        (title.as_deref(), genre.as_deref(), here),
        (Some("Emma"), Some("novel"), Some(None))
    );

    #[allow(deprecated)]
    let old = OldBook { id: 1, title: None };
    #[allow(deprecated)]
    let _ = (old.id, old.title);
}

//! JSON documents: changing a part of one in the database.
//!
//! The rule is the same on every database, and that of SQLite's own `json_set`:
//!
//! - NULL counts as `{}`.
//! - What is missing on the way is made: an object for a key, an array for the place 0.
//! - The place after an array's last element is there to be set; one after that is not.
//! - Where a key meets what is no object, or a place what is no array, the document stays as it is.
//!
//! PostgreSQL's `jsonb_set` makes no parents, and takes the key `"1"` for a place where it meets an array; MySQL makes none
//! either, and takes what is no array for an array of one element. There, the statement asks first.

mod kind;
mod methods;
mod operations;
mod path;
mod value;
mod words;

/// A column type that is a JSON document: `serde_json::Value`, and `sqlx::types::Json<T>`.
///
/// # Example: a newtype over a document
///
/// ```
/// # use updatable::{Document, Updatable, update};
/// #[derive(sqlx::Type)]
/// #[sqlx(transparent)]
/// struct Settings(sqlx::types::JsonValue);
///
/// impl Document for Settings {}
///
/// #[derive(Updatable)]
/// #[updatable(table = "readers")]
/// struct Reader {
///     #[updatable(key)]
///     id: i64,
///     settings: Settings,
/// }
///
/// let update = update!(
///     Reader as r,
///     set(r.settings = r.settings.json_set("dark", true)),
///     filter(r.id == 1)
/// );
/// # let _ = update;
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no JSON document",
    label = "needs a column of type `serde_json::Value` or `sqlx::types::Json<..>`",
    note = "a document type of your own may implement `updatable::Document`"
)]
pub trait Document {}

impl Document for serde_json::Value {}
impl<T> Document for sqlx::types::Json<T> {}

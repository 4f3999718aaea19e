//! UUIDs: as text or as bytes, where a database has no type of its own for them.
//!
//! sqlx binds a `Uuid` on SQLite and MySQL as 16 bytes. In a text column nothing equals them, so that a filter matches
//! no row, without an error, and an assignment stores them. So the derive asks which of the two a column holds.

use crate::table::ColumnDef;

#[cfg(not(feature = "uuid"))]
mod absent;
#[cfg(feature = "uuid")]
mod text;

#[cfg(not(feature = "uuid"))]
pub use absent::{AsText, TextUuid, text_uuid};
#[cfg(feature = "uuid")]
pub use text::{AsText, TextUuid, text_uuid};

/// A field of a type that is called `Uuid` and says nothing of how it is stored. `C` is the column.
///
/// That is well where PostgreSQL, which has a type for it, is the only database.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is a `Uuid`, which sqlx binds as 16 bytes on SQLite and MySQL: in a text column, nothing equals them",
    label = "is the column text, or bytes?",
    note = "for a TEXT or CHAR(36) column: `#[updatable(uuid = \"text\")]`",
    note = "for a BLOB or BINARY(16) column: `#[updatable(uuid = \"binary\")]`",
    note = "if the table is on PostgreSQL alone, say so of the struct: `#[updatable(databases(postgres))]`"
)]
pub trait UuidOf<C> {}

#[cfg(not(any(feature = "sqlite", feature = "mysql")))]
impl<T, C> UuidOf<C> for T {}

/// For the derive.
#[doc(hidden)]
pub const fn uuid_of<T: UuidOf<C>, C: ColumnDef>() {}

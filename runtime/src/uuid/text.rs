//! `#[updatable(uuid = "text")]`.

use std::fmt;
use std::marker::PhantomData;

use sqlx::error::BoxDynError;
use sqlx::types::Uuid;
#[cfg(any(feature = "sqlite", feature = "mysql", feature = "postgres"))]
use sqlx::{Decode, Encode, Type, encode::IsNull};

use crate::backend::{Arguments, Backend};
use crate::storage::{Reads, Stores};

/// A UUID that is stored as text where the database has no type for it: the type of a column with
/// `#[updatable(uuid = "text")]`.
///
/// | database | column | |
/// |---|---|---|
/// | PostgreSQL | `UUID` | |
/// | MySQL | `CHAR(36)` | MariaDB's `UUID`, too |
/// | SQLite | `TEXT` | small letters with hyphens, as `Uuid`'s `Display` writes it; SQLite tells capitals from small letters |
///
/// With a field of type `Uuid`, `sqlx::FromRow` needs to be told of the text with
/// `#[sqlx(try_from = "updatable::TextUuid")]`. It has nothing like that for an `Option`: make the field an
/// `Option<TextUuid>`, which needs neither of the two attributes.
///
/// # Example: a field of either type
///
/// ```
/// use updatable::{TextUuid, Updatable, update};
/// use sqlx::types::Uuid;
///
/// #[derive(sqlx::FromRow, Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key, uuid = "text")]
///     #[sqlx(try_from = "updatable::TextUuid")]
///     book_id: Uuid,
///     genre: String,
///     shelf_id: Option<TextUuid>,
/// }
///
/// let (book, shelf) = (Uuid::from_u128(1), Uuid::from_u128(2));
/// let update = update!(Book as b, set(b.shelf_id = shelf), filter(b.book_id == book), returning(b));
/// # let _ = update;
/// assert_eq!(TextUuid::from(shelf), shelf);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextUuid(Uuid);

impl TextUuid {
    /// The UUID.
    ///
    /// # Example: back to a `Uuid`
    ///
    /// ```
    /// use updatable::TextUuid;
    /// use sqlx::types::Uuid;
    ///
    /// assert_eq!(TextUuid::from(Uuid::nil()).get(), Uuid::nil());
    /// ```
    #[must_use]
    pub const fn get(self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for TextUuid {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl From<TextUuid> for Uuid {
    fn from(text: TextUuid) -> Self {
        text.0
    }
}

impl PartialEq<Uuid> for TextUuid {
    fn eq(&self, other: &Uuid) -> bool {
        self.0 == *other
    }
}

impl PartialEq<TextUuid> for Uuid {
    fn eq(&self, other: &TextUuid) -> bool {
        *self == other.0
    }
}

impl fmt::Display for TextUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for TextUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Each database by the type that sqlx has for it there.
macro_rules! stored_as {
    ($($feature:literal $DB:ident $As:ty, |$uuid:ident| $into:expr;)*) => {
        $(
            #[cfg(feature = $feature)]
            const _: () = {
                use sqlx::$DB as Database;

                impl Type<Database> for TextUuid {
                    fn type_info() -> <Database as sqlx::Database>::TypeInfo {
                        <$As as Type<Database>>::type_info()
                    }

                    fn compatible(ty: &<Database as sqlx::Database>::TypeInfo) -> bool {
                        <$As as Type<Database>>::compatible(ty)
                    }
                }

                impl<'q> Encode<'q, Database> for TextUuid {
                    fn encode_by_ref(
                        &self,
                        buffer: &mut <Database as sqlx::Database>::ArgumentBuffer,
                    ) -> Result<IsNull, BoxDynError> {
                        let $uuid = self.0;
                        <$As as Encode<'q, Database>>::encode($into, buffer)
                    }
                }

                impl<'r> Decode<'r, Database> for TextUuid {
                    fn decode(
                        value: <Database as sqlx::Database>::ValueRef<'r>,
                    ) -> Result<Self, BoxDynError> {
                        <$As as Decode<'r, Database>>::decode(value).map(|uuid| Self(uuid.into()))
                    }
                }
            };
        )*
    };
}

stored_as! {
    "sqlite" Sqlite sqlx::types::uuid::fmt::Hyphenated, |uuid| uuid.hyphenated();
    "mysql" MySql sqlx::types::uuid::fmt::Hyphenated, |uuid| uuid.hyphenated();
    "postgres" Postgres Uuid, |uuid| uuid;
}

#[cfg(feature = "postgres")]
impl sqlx::postgres::PgHasArrayType for TextUuid {
    fn array_type_info() -> sqlx::postgres::PgTypeInfo {
        <Uuid as sqlx::postgres::PgHasArrayType>::array_type_info()
    }

    fn array_compatible(ty: &sqlx::postgres::PgTypeInfo) -> bool {
        <Uuid as sqlx::postgres::PgHasArrayType>::array_compatible(ty)
    }
}

/// A `Uuid` in Rust, and a [`TextUuid`] in the database: [`storage`](crate::storage) on these databases.
#[doc(hidden)]
pub struct AsText<Databases>(PhantomData<fn() -> Databases>);

impl<DB: Backend, C, V, Databases: Stores<DB, C, V>> Stores<DB, C, V> for AsText<Databases> {
    #[inline]
    fn add(value: V, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError> {
        Databases::add(value, arguments)
    }

    fn add_lent(value: &V, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError> {
        Databases::add_lent(value, arguments)
    }

    #[inline]
    fn add_option(value: Option<V>, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError> {
        Databases::add_option(value, arguments)
    }
}

impl<DB, C, Databases> Reads<DB, C, TextUuid> for AsText<Databases>
where
    DB: Backend,
    Databases: Reads<DB, C, TextUuid, Value = TextUuid>,
{
    type Value = Uuid;

    fn read(row: &DB::Row, index: usize) -> Result<Uuid, sqlx::Error> {
        Databases::read(row, index).map(Uuid::from)
    }

    fn read_option(row: &DB::Row, index: usize) -> Result<Option<Uuid>, sqlx::Error> {
        Ok(Databases::read_option(row, index)?.map(Uuid::from))
    }
}

/// `Uuid`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`uuid = \"text\"` is for a field of type `Uuid`, and this one is `{Self}`",
    label = "not a `Uuid`"
)]
pub trait StoredAsText {
    /// It.
    fn uuid(self) -> Uuid;
}

impl StoredAsText for Uuid {
    fn uuid(self) -> Uuid {
        self
    }
}

/// For the derive.
#[doc(hidden)]
pub fn text_uuid<T: StoredAsText>(uuid: T) -> TextUuid {
    TextUuid(uuid.uuid())
}

//! Reading a row in memory again, by its key.

use std::marker::PhantomData;

use sqlx::{Executor, SqlSafeStr};

use crate::assemble::{Output, run};
use crate::backend::Backend;
use crate::error::Error;
use crate::execute::{Query, not_found};
use crate::filter::Where;
use crate::in_memory::{InMemory, ReadsWhole, RowOf};
use crate::part::{Sends, Site};
use crate::render::{self, Writer};
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::table::Updatable;

/// Reads the row with this row's key, and takes over its columns. Fields that are no columns (`skip`) stay as they are.
///
/// The executor is one of sqlx: a `&pool`, a `&mut connection`, a `&mut *tx`. In a transaction the row is what the transaction
/// sees: under REPEATABLE READ that may be the row as it was.
///
/// # Errors
///
/// The row in memory is unchanged then.
///
/// - [`Error::NotFound`] if there is no row with the key any more.
/// - [`Error::Database`] as the database says, and if the row cannot be read as a `T`.
///
/// # Example: a row that another task has changed
///
/// ```
/// # use updatable::{Updatable, refresh};
/// # #[derive(sqlx::FromRow, Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use sqlx::Connection;
/// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
/// # sqlx::raw_sql(
/// #     "CREATE TABLE books (book_id INTEGER PRIMARY KEY, genre TEXT NOT NULL) STRICT;
/// #      INSERT INTO books VALUES (3, 'sci-fi');",
/// # )
/// # .execute(&mut db)
/// # .await?;
/// let mut book = Book { book_id: 3, genre: "fiction".into() };
/// refresh(&mut book, &mut db).await?;
/// assert_eq!(book.genre, "sci-fi");
/// # Ok(())
/// # }
/// ```
pub fn refresh<'e, 'c, R, T, C, How, E>(row: &'e mut R, executor: E) -> Steps<'e, ()>
where
    'c: 'e,
    R: RowOf<T, C, How>,
    T: InMemory + Send + 'e,
    E: Executor<'c, Database: Keeps<T> + Sends<T::ByKey> + ReadsWhole<T>> + 'e,
{
    let row = row.lend();
    let query = match select::<E::Database, T, false>(row.by_key()) {
        Ok(query) => query,
        Err(error) => return Steps::refused(error),
    };
    let answer = executor.fetch_all(query);
    Steps::of::<T>(Box::pin(async move {
        let rows = answer.await?;
        row.take_over(read::<E::Database, T>(&rows)?);
        Ok(())
    }))
}

/// The row, if there is one.
pub(crate) fn read<DB: ReadsWhole<T>, T: Updatable>(rows: &[DB::Row]) -> Result<T, Error> {
    match rows.first() {
        Some(row) => DB::read_whole(row).map_err(Error::from),
        None => Err(not_found::<T>()),
    }
}

/// The statement that reads it.
pub(crate) fn select<DB, T, const LOCKED: bool>(by_key: T::ByKey) -> Result<Query<DB>, Error>
where
    DB: Sends<T::ByKey>,
    T: InMemory,
{
    let text = Select::<DB, T, LOCKED>::TEXT.into_sql_str();
    Query::bound(
        T::TABLE.name,
        text,
        Select::<DB, T, LOCKED>::PARAMETERS,
        |arguments| <DB as Sends<T::ByKey>>::bind(by_key, arguments),
    )
}

/// Writes the condition that finds the row.
pub(crate) fn condition<DB: Backend, T: InMemory>(_: &T::ByKey, out: &mut Output) {
    run(Condition::<DB, T>::PROGRAM, out, &|_| Site::ABSENT);
}

/// The program of that.
struct Condition<DB, T>(PhantomData<fn() -> (DB, T)>);

impl<DB: Backend, T: InMemory> Condition<DB, T> {
    const LEN: usize = Self::write::<0>().len;

    const PROGRAM: &'static [u8] = sized!(Self::LEN, bytes);

    const fn bytes<const N: usize>() -> &'static [u8] {
        const { &{ Self::write::<N>().bytes } }
    }

    const fn write<const N: usize>() -> Writer<N> {
        match <T::ByKey as Where>::NODE {
            Some(node) => render::fragment(node, T::TABLE, DB::DIALECT),
            None => panic!("a key is a condition"),
        }
    }
}

/// Its text.
struct Select<DB, T, const LOCKED: bool>(PhantomData<fn() -> (DB, T)>);

impl<DB: Backend, T: InMemory, const LOCKED: bool> Select<DB, T, LOCKED> {
    const MEASURED: (usize, usize) = {
        let measured = Self::write::<0>();
        (measured.len, measured.parameters)
    };

    const PARAMETERS: usize = Self::MEASURED.1;

    const TEXT: &'static str = match std::str::from_utf8(sized!(Self::MEASURED.0, bytes)) {
        Ok(text) => text,
        Err(_) => panic!("the text is put together from whole `str`s"),
    };

    const fn bytes<const N: usize>() -> &'static [u8] {
        const { &{ Self::write::<N>().bytes } }
    }

    const fn write<const N: usize>() -> Writer<N> {
        render::rows(T::TABLE, <T::ByKey as Where>::NODE, DB::DIALECT, LOCKED)
    }
}

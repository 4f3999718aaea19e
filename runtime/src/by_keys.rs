//! Updating by keys that are read first: where an update takes several statements, the rows are locked before, and all of them
//! mean the same.

use sqlx::{AssertSqlSafe, Decode, Row, SqlSafeStr, Type};

use crate::assemble::{Assembled, Output, run};
use crate::backend::{Arguments, Backend, Storable, add};
use crate::column::Column;
use crate::conflict::Sequel;
use crate::error::Error;
use crate::execute::{Query, check_order};
use crate::filter::Where;
use crate::joins::NoJoins;
use crate::key::NoKey;
use crate::node::Node;
use crate::part::{Bind, Changes, Sends, Site, Splice};
use crate::returning::{NoRows, Returning};
use crate::row::write_rows;
use crate::source::Source;
use crate::sql::Sql;
use crate::table::{ColumnDef, Updatable};

/// The values of a key, `Self` being its columns, on `DB`.
#[doc(hidden)]
pub trait KeyOn<DB: Backend> {
    /// A tuple of them.
    type Values: Clone + Send + Sync;

    /// Reads them from a row.
    fn read(row: &DB::Row) -> Result<Self::Values, sqlx::Error>;
    /// Binds them.
    fn bind(values: Self::Values, arguments: &mut Arguments<DB>) -> Result<(), Error>;
}

macro_rules! keys {
    ($(($($C:ident $T:ident $index:tt)+),)*) => {
        $(
            impl<DB, $($C, $T),+> KeyOn<DB> for ($(Column<$C, $T>,)+)
            where
                DB: Backend,
                $($C: ColumnDef, $T: Storable<DB, $C> + for<'r> Decode<'r, DB> + Type<DB> + Clone + Send + Sync,)+
                usize: sqlx::ColumnIndex<DB::Row>,
            {
                type Values = ($($T,)+);

                fn read(row: &DB::Row) -> Result<Self::Values, sqlx::Error> {
                    Ok(($(row.try_get($index)?,)+))
                }

                fn bind(values: Self::Values, arguments: &mut Arguments<DB>) -> Result<(), Error> {
                    $(add::<DB, $C, $T>(arguments, values.$index)?;)+
                    Ok(())
                }
            }
        )*
    };
}

keys! {
    (A TA 0),
    (A TA 0 B TB 1),
    (A TA 0 B TB 1 C TC 2),
    (A TA 0 B TB 1 C TC 2 D TD 3),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5),
}

/// The filter `key IN (keys)`.
#[doc(hidden)]
pub struct KeyIn<T: Updatable, DB: Backend>
where
    T::Key: KeyOn<DB>,
{
    pub(crate) keys: Vec<<T::Key as KeyOn<DB>>::Values>,
}

impl<T: Updatable, DB: Backend> Splice for KeyIn<T, DB>
where
    T::Key: KeyOn<DB>,
{
    fn write(&self, out: &mut Output) {
        let count = self.keys.len();
        if let [key] = T::TABLE.keys {
            out.quoted(&key.qualified);
            out.push(" IN ");
            return out.list(count);
        }
        for (index, key) in T::TABLE.keys.iter().enumerate() {
            out.push(if index == 0 { "(" } else { ", " });
            out.quoted(&key.qualified);
        }
        out.push(") IN ");
        write_rows(out, count, T::TABLE.keys.len());
    }
}

impl<T: Updatable, DB: Backend> Where for KeyIn<T, DB>
where
    T::Key: KeyOn<DB>,
{
    const NODE: Option<&'static Node> = Some(&Node::Splice);
    /// They have been found.
    const WITH_DELETED: bool = true;
    const SITES: usize = 1;
    type Pins<By: Source> = NoKey;

    fn site(&self, _: usize) -> Site<'_> {
        Site::Splice(self)
    }

    fn is_empty(&self) -> bool {
        false
    }
}

impl<T: Updatable, DB: Backend> Bind<DB> for KeyIn<T, DB>
where
    T::Key: KeyOn<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.keys
            .into_iter()
            .try_for_each(|key| T::Key::bind(key, arguments))
    }
}

/// What is wrong with an update, before the first statement of it is sent.
pub(crate) fn check<DB, T, S, F, R>(set: &S, filter: &F) -> Result<(), Error>
where
    DB: Backend,
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
{
    let table = T::TABLE.name;
    if set_is_empty::<DB, T, S, F>(set) {
        return Err(Error::NoChanges { table });
    }
    set.validate()?;
    if filter.is_empty() {
        return Err(Error::EmptyFilter { table });
    }
    check_order::<DB, T, S, F, R, NoJoins, false>(set)?;
    match Sql::<DB, T, S, F, R, NoJoins, false>::REFUSED {
        Some(reason) => Err(Error::Unsupported { table, reason }),
        None => Ok(()),
    }
}

/// Locks the rows that the filter finds, and reads their keys. No rows may be a conflict.
pub(crate) async fn keys<DB, T, S, F, R>(
    filter: F,
    connection: &mut DB::Connection,
) -> Result<Vec<<T::Key as KeyOn<DB>>::Values>, Error>
where
    DB: Sends<F>,
    T: Updatable,
    T::Key: KeyOn<DB>,
    S: Changes,
    F: Where,
    R: Returning,
{
    let sequel = Sequel::<DB>::of::<T, F>(&filter)?;
    let rows = DB::fetch_all(connection, lock::<DB, T, S, F, R>(filter)?).await?;
    if rows.is_empty()
        && let Some(sequel) = sequel
        && let Some(conflict) = sequel.ask(connection).await?
    {
        return Err(conflict);
    }
    let keys: Result<_, sqlx::Error> = rows.iter().map(T::Key::read).collect();
    Ok(keys?)
}

/// Every value is absent.
fn set_is_empty<DB: Backend, T: Updatable, S: Changes, F: Where>(set: &S) -> bool {
    !Sql::<DB, T, S, F, NoRows, NoJoins, false>::ALWAYS_CHANGES
        && (0..S::SITES).all(|site| set.site(site).count() == 0)
}

/// The statement that locks the rows and reads their keys.
fn lock<DB, T, S, F, R>(filter: F) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
{
    let mut out = Output::new(DB::DIALECT);
    run(
        Sql::<DB, T, S, F, R, NoJoins, false>::KEYS,
        &mut out,
        &|index| filter.site(index),
    );
    query::<DB, T>(out.finish(), |arguments| {
        <DB as Sends<F>>::bind(filter, arguments)
    })
}

pub(crate) fn query<DB: Backend, T: Updatable>(
    assembled: Assembled,
    bind: impl FnOnce(&mut Arguments<DB>) -> Result<(), Error>,
) -> Result<Query<DB>, Error> {
    // Names quoted by the derive, placeholders and our own words: nothing else is in it.
    let sql = AssertSqlSafe(assembled.text).into_sql_str();
    Query::bound(T::TABLE.name, sql, assembled.parameters, bind)
}

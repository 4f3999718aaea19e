//! What can go wrong with an update, as one enum that names table and column.
//!
//! Database errors are told apart by code (SQLSTATE, MySQL number, SQLite result code), never by wording;
//! wording is read only to find out names that the database gives nowhere else.

mod classify;
mod commit;
mod display;
#[cfg(feature = "mysql")]
mod mysql;
mod parts;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;
#[cfg(test)]
mod tests;

pub(crate) use classify::from_sqlx;
pub(crate) use commit::of_commit;
pub use parts::{ConstraintKind, Invalid, RetryKind};

use crate::guard::ExpectedRows;
use crate::survey::own_name;
use crate::table::{Constraint, Table, Updatable};

/// Why an update was not carried out, or could not be read back.
///
/// [`Display`](std::fmt::Display) names tables, columns, constraints and codes, and never a value that was bound, so it is
/// fit for logs. The error of sqlx is kept whole behind [`source()`](std::error::Error::source) and in
/// [`Debug`]; databases put values into its text (`Duplicate entry 'x' for key 'k'`), so show those to whom they
/// concern only.
///
/// # Examples
///
/// ```
/// use updatable::{ConstraintKind, Error};
///
/// /// The HTTP status that tells a client what became of its PATCH.
/// fn status(error: &Error) -> u16 {
///     match error {
///         Error::NotFound { .. } => 404,
///         Error::NoChanges { .. } => 200, // there was nothing to do
///         Error::Invalid(_) => 422,
///         Error::Constraint { kind: ConstraintKind::Unique, columns, .. } => {
///             eprintln!("already taken: {}", columns.join(", "));
///             409
///         }
///         Error::Constraint { .. } => 422,
///         error if error.is_retryable() => 503,
///         _ => 500,
///     }
/// }
///
/// // `?` turns the errors of other sqlx calls into this type, by the same rules.
/// let error = Error::from(sqlx::Error::PoolTimedOut);
/// assert!(matches!(error, Error::Database(_)));
/// assert_eq!(status(&error), 500);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// An update by key or by a `unique` column matched no row: there is none, or a further condition hides it. Or a row in
    /// memory was to be updated or [refreshed](crate::refresh()), and is gone.
    #[non_exhaustive]
    NotFound {
        /// The table that was to be updated.
        table: &'static str,
    },

    /// An update that checks a [version](derive@crate::Updatable#version) found the row with another one: somebody has
    /// updated it since it was read. Nothing has been changed.
    ///
    /// Read the row again and decide anew, in a new transaction if the isolation level is REPEATABLE READ or higher.
    #[non_exhaustive]
    Conflict {
        /// The table that was to be updated.
        table: &'static str,
        /// The version that the row was to have.
        expected: i64,
        /// The one that it has.
        actual: i64,
    },

    /// Every value was `None`, that is, unchanged; or nothing was changed in a [`Tracked`](crate::Tracked) row. Nothing was sent.
    ///
    /// To whom that is no error, there is [`or_unchanged`](crate::Execution::or_unchanged).
    #[non_exhaustive]
    NoChanges {
        /// The table that was to be updated.
        table: &'static str,
    },

    /// A filter came out true for every row, as an empty `not_in` does. Nothing was sent.
    #[non_exhaustive]
    EmptyFilter {
        /// The table that was to be updated.
        table: &'static str,
    },

    /// A value was refused before anything was sent; or a [`Tracked`](crate::Tracked) row was to be saved in which a column was
    /// changed that no update sets.
    Invalid(Invalid),

    /// A constraint of the database refused the change.
    #[non_exhaustive]
    Constraint {
        /// Which kind of constraint.
        kind: ConstraintKind,
        /// The table the constraint belongs to, where the database or `#[updatable(constraint(..))]` says so. For a foreign
        /// key that is the table that refers to another, which need not be the updated one. Never known for a foreign key
        /// on SQLite.
        table: Option<String>,
        /// The name of the constraint or unique index, where the database says so.
        constraint: Option<String>,
        /// The columns of `table` that the constraint is about: those of
        /// [`#[updatable(constraint(..))]`](derive@crate::Updatable#constraints) if it names the constraint, and else those
        /// that the database tells.
        // Boxed, since with one word more clippy warns of a large error in every function of a user that returns it.
        columns: Box<[String]>,
        /// What the database said, values included.
        source: sqlx::Error,
    },

    /// An update with a guard ([`exactly`](crate::Update::exactly), [`at_most`](crate::Update::at_most),
    /// [`at_least`](crate::Update::at_least)) matched another number of rows. It was rolled back.
    #[non_exhaustive]
    RowCount {
        /// The table that was to be updated.
        table: &'static str,
        /// How many rows were to be matched.
        expected: ExpectedRows,
        /// How many were.
        actual: u64,
    },

    /// The statement needs more bound values than the database takes. Nothing was sent.
    #[non_exhaustive]
    TooManyParameters {
        /// The table that was to be updated.
        table: &'static str,
        /// The most the database takes in one statement.
        limit: usize,
        /// What this statement needs.
        actual: usize,
    },

    /// The change met another transaction. The same work can succeed in a new transaction; repeating the
    /// statement alone inside the old one cannot be relied on.
    #[non_exhaustive]
    Retryable {
        /// How the two met.
        kind: RetryKind,
        /// What the database said.
        source: sqlx::Error,
    },

    /// The connection was lost during COMMIT: the change is stored, or it is not. Look before doing it again.
    #[non_exhaustive]
    OutcomeUnknown {
        /// The table that was updated.
        table: &'static str,
        /// What became of the connection.
        source: sqlx::Error,
    },

    /// The rows were changed but could not be read back. Unless a surrounding transaction is rolled back, the
    /// change stays.
    #[non_exhaustive]
    DecodeAfterApply {
        /// The table that was updated.
        table: &'static str,
        /// What could not be decoded.
        source: sqlx::Error,
    },

    /// The database, or this version of it, cannot do what was asked. Nothing was sent; but that a table is without
    /// transactions (MyISAM) is learnt only when an update of several statements cannot be undone, whatever it failed with.
    #[non_exhaustive]
    Unsupported {
        /// The table that was to be updated.
        table: &'static str,
        /// What it cannot do, and what to do instead.
        reason: &'static str,
    },

    /// Any other error of sqlx: the connection, the pool, the SQL, or a value out of range.
    Database(sqlx::Error),
}

impl Error {
    /// Whether the same work may succeed when it is done again **in a new transaction**.
    ///
    /// A statement cancelled by a timeout is not retryable in this sense: it would most likely take as long again.
    /// Neither is a lost connection ([`OutcomeUnknown`](Self::OutcomeUnknown) or not), since a commit may have been on
    /// its way.
    ///
    /// # Examples
    ///
    /// ```
    /// use updatable::Error;
    ///
    /// assert!(!Error::from(sqlx::Error::PoolTimedOut).is_retryable());
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Retryable { .. })
    }

    /// The same error, of a statement that changes `T`: a violated constraint that `T` names with
    /// `#[updatable(constraint("name" => field))]` tells the columns named there, whatever the database has said of them. If the
    /// database says that the constraint is another table's, which a trigger or a cascade has changed, or the one behind a view,
    /// the error stays as it is. A NOT NULL of which only the column is known, and is one of `T`, gets the table.
    ///
    /// The errors of an update of `T` are such already. This is for those of sqlx: of an INSERT, or of the COMMIT that a
    /// deferred constraint refuses.
    ///
    /// # Example: a name that is taken
    ///
    /// ```
    /// use updatable::{Error, Updatable};
    ///
    /// #[derive(Updatable)]
    /// #[updatable(table = "books", constraint("books_name_key" => book_name))]
    /// struct Book {
    ///     #[updatable(key)]
    ///     book_id: i64,
    ///     book_name: String,
    /// }
    ///
    /// /// The columns whose values the client may not use.
    /// fn refused(error: sqlx::Error) -> Option<Box<[String]>> {
    ///     match Error::from(error).of_table::<Book>() {
    ///         Error::Constraint { columns, .. } => Some(columns),
    ///         _ => None,
    ///     }
    /// }
    /// # assert!(refused(sqlx::Error::PoolClosed).is_none());
    /// ```
    #[must_use]
    pub fn of_table<T: Updatable>(self) -> Self {
        self.of(T::TABLE, T::CONSTRAINTS)
    }

    fn of(mut self, updated: &'static Table, constraints: &'static [Constraint]) -> Self {
        let Self::Constraint {
            kind,
            table,
            constraint,
            columns,
            ..
        } = &mut self
        else {
            return self;
        };
        let known = constraint
            .as_deref()
            .and_then(|name| named(constraints, name))
            .filter(|_| table.as_deref().is_none_or(|table| is_of(updated, table)));
        if let Some(known) = known {
            *columns = known.columns.iter().map(|it| it.name.to_owned()).collect();
        }
        // MySQL has nothing but the column of a NOT NULL.
        if known.is_some() || (*kind == ConstraintKind::NotNull && has_all(updated, columns)) {
            table.get_or_insert_with(|| own_name(updated).to_owned());
        }
        self
    }
}

/// MySQL and SQLite do not distinguish upper and lower case, and PostgreSQL has lower case of what was not quoted.
fn named(constraints: &'static [Constraint], name: &str) -> Option<&'static Constraint> {
    constraints
        .iter()
        .find(|constraint| constraint.name.eq_ignore_ascii_case(name))
}

/// Is it this table that the database means? Another one, which a trigger or a cascade changes, may have a constraint of the
/// same name.
fn is_of(table: &Table, reported: &str) -> bool {
    let reported = match reported.rsplit_once('.') {
        Some((_, own)) => own,
        None => reported,
    };
    own_name(table).eq_ignore_ascii_case(reported)
}

fn has_all(table: &Table, columns: &[String]) -> bool {
    let has = |name: &String| {
        table
            .columns
            .iter()
            .any(|column| column.name.eq_ignore_ascii_case(name))
    };
    !columns.is_empty() && columns.iter().all(has)
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        from_sqlx(error)
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // `Display` above already said what `invalid` says, so the chain goes on with what is behind it.
            Self::Invalid(invalid) => invalid.source(),
            Self::Constraint { source, .. }
            | Self::Retryable { source, .. }
            | Self::OutcomeUnknown { source, .. }
            | Self::DecodeAfterApply { source, .. }
            | Self::Database(source) => Some(source),
            _ => None,
        }
    }
}

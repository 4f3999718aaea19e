//! From a database's own code to a variant of [`Error`].

use std::borrow::Cow;

use sqlx::error::{DatabaseError, ErrorKind};

use super::{ConstraintKind, Error, RetryKind};

/// What the code of a database error means to us.
#[derive(Debug, PartialEq)]
pub(super) enum Class {
    Violation(Violation),
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql", feature = "sqlite")),
        expect(
            dead_code,
            reason = "the kinds of errors that sqlx knows itself have none to retry"
        )
    )]
    Retry(RetryKind),
    Other,
}

/// A violated constraint, with the names that could be found.
#[derive(Debug, PartialEq)]
pub(super) struct Violation {
    pub(super) kind: ConstraintKind,
    pub(super) table: Option<String>,
    pub(super) constraint: Option<String>,
    pub(super) columns: Vec<String>,
}

impl Violation {
    pub(super) fn nameless(kind: ConstraintKind) -> Self {
        Self {
            kind,
            table: None,
            constraint: None,
            columns: Vec::new(),
        }
    }
}

/// The error of a statement or of a COMMIT, sorted by what a caller can do about it.
///
/// Deferred constraints and serialization failures come from COMMIT, so commits go through here as well.
pub(crate) fn from_sqlx(error: sqlx::Error) -> Error {
    let class = match &error {
        sqlx::Error::Database(error) => classify(&**error),
        _ => Class::Other,
    };
    match class {
        Class::Violation(Violation {
            kind,
            table,
            constraint,
            columns,
        }) => Error::Constraint {
            kind,
            table,
            constraint,
            columns: columns.into(),
            source: error,
        },
        Class::Retry(kind) => Error::Retryable {
            kind,
            source: error,
        },
        Class::Other => Error::Database(error),
    }
}

/// The code a person would look up in the manual of the database.
pub(super) fn code(error: &sqlx::Error) -> Option<Cow<'_, str>> {
    let error = error.as_database_error()?;
    // On MySQL, `code()` is the SQLSTATE, which is HY000 for nearly everything.
    #[cfg(feature = "mysql")]
    if let Some(error) = error.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>() {
        return Some(error.number().to_string().into());
    }
    error.code()
}

fn classify(error: &(dyn DatabaseError + 'static)) -> Class {
    #[cfg(feature = "postgres")]
    if let Some(error) = error.try_downcast_ref() {
        return super::postgres::classify(error);
    }
    #[cfg(feature = "mysql")]
    if let Some(error) = error.try_downcast_ref() {
        return super::mysql::classify(error);
    }
    #[cfg(feature = "sqlite")]
    if let Some(error) = error.try_downcast_ref() {
        return super::sqlite::classify(error);
    }
    of_unknown_driver(error)
}

/// sqlx drivers live outside sqlx too; what they all say is the kind.
fn of_unknown_driver(error: &dyn DatabaseError) -> Class {
    let kind = match error.kind() {
        ErrorKind::UniqueViolation => ConstraintKind::Unique,
        ErrorKind::ForeignKeyViolation => ConstraintKind::ForeignKey,
        ErrorKind::NotNullViolation => ConstraintKind::NotNull,
        ErrorKind::CheckViolation => ConstraintKind::Check,
        ErrorKind::ExclusionViolation => ConstraintKind::Exclusion,
        _ => return Class::Other,
    };
    Class::Violation(Violation {
        table: error.table().map(str::to_owned),
        constraint: error.constraint().map(str::to_owned),
        ..Violation::nameless(kind)
    })
}

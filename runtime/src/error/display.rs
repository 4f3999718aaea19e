//! What an [`Error`] says of itself: names and codes, never a value.

use std::fmt;

use super::{ConstraintKind, Error, classify};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { table } => write!(f, "no row of table `{table}` matches the key"),
            Self::Conflict {
                table,
                expected,
                actual,
            } => write!(
                f,
                "the row of table `{table}` has version {actual} by now, and was to have version {expected}"
            ),
            Self::NoChanges { table } => {
                write!(f, "no changes for table `{table}`")
            }
            Self::EmptyFilter { table } => {
                write!(f, "the filter on table `{table}` is true for every row")
            }
            Self::Invalid(invalid) => fmt::Display::fmt(invalid, f),
            Self::Constraint {
                kind,
                table,
                constraint,
                columns,
                ..
            } => fmt_constraint(f, *kind, table.as_deref(), constraint.as_deref(), columns),
            Self::RowCount {
                table,
                expected,
                actual,
            } => write!(
                f,
                "an update of table `{table}` matched {actual} row{}, expected {expected}; it was rolled back",
                if *actual == 1 { "" } else { "s" }
            ),
            Self::TooManyParameters {
                table,
                limit,
                actual,
            } => write!(
                f,
                "an update of table `{table}` needs {actual} parameters, more than the limit of {limit}"
            ),
            Self::Retryable { kind, source } => {
                write!(f, "{kind}{}", Code(source))
            }
            Self::OutcomeUnknown { table, source } => write!(
                f,
                "the connection was lost while an update of table `{table}` was committed{}: it may be stored or not",
                Code(source)
            ),
            Self::DecodeAfterApply { table, .. } => {
                write!(
                    f,
                    "the rows of table `{table}` were changed but could not be read back"
                )
            }
            Self::Unsupported { table, reason } => {
                write!(f, "unsupported update of table `{table}`: {reason}")
            }
            Self::Database(source) => fmt_database(f, source),
        }
    }
}

/// From names alone: the text of the database would name the values.
fn fmt_constraint(
    f: &mut fmt::Formatter<'_>,
    kind: ConstraintKind,
    table: Option<&str>,
    constraint: Option<&str>,
    columns: &[String],
) -> fmt::Result {
    if kind != ConstraintKind::Other {
        write!(f, "{kind} ")?;
    }
    f.write_str("constraint")?;
    if let Some(constraint) = constraint {
        write!(f, " `{constraint}`")?;
    }
    if let Some((first, others)) = columns.split_first() {
        write!(
            f,
            " on column{} `{first}`",
            if others.is_empty() { "" } else { "s" }
        )?;
        for column in others {
            write!(f, ", `{column}`")?;
        }
    }
    if let Some(table) = table {
        write!(f, " of table `{table}`")?;
    }
    f.write_str(" violated")
}

/// Only the texts of sqlx that are constant, or about the connection, are safe to repeat.
fn fmt_database(f: &mut fmt::Formatter<'_>, error: &sqlx::Error) -> fmt::Result {
    match error {
        sqlx::Error::Database(_) => write!(f, "the database reported an error{}", Code(error)),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::RowNotFound
        | sqlx::Error::ColumnNotFound(_)
        | sqlx::Error::ColumnIndexOutOfBounds { .. }
        | sqlx::Error::TypeNotFound { .. }
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::InvalidSavePointStatement
        | sqlx::Error::BeginFailed => fmt::Display::fmt(error, f),
        sqlx::Error::ColumnDecode { index, .. } => write!(f, "column {index} could not be decoded"),
        sqlx::Error::Decode(_) => f.write_str("a value could not be decoded"),
        sqlx::Error::Encode(_) => f.write_str("a value could not be encoded"),
        _ => f.write_str("sqlx reported an error"),
    }
}

/// ` (code 40001)`, or nothing where there is no code.
struct Code<'e>(&'e sqlx::Error);

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match classify::code(self.0) {
            Some(code) => write!(f, " (code {code})"),
            None => Ok(()),
        }
    }
}

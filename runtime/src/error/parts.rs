//! What an [`Error`](super::Error) is made of.

use std::fmt;

/// A value that was refused before anything was sent.
///
/// The reason is behind [`source()`](std::error::Error::source).
///
/// # Examples
///
/// ```
/// use updatable::Error;
///
/// fn field(error: &Error) -> Option<&'static str> {
///     match error {
///         Error::Invalid(invalid) => invalid.column(),
///         _ => None,
///     }
/// }
/// # assert_eq!(field(&Error::from(sqlx::Error::PoolClosed)), None);
/// ```
#[derive(Debug)]
pub struct Invalid {
    table: &'static str,
    column: Option<&'static str>,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl Invalid {
    pub(crate) fn new(
        table: &'static str,
        column: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            table,
            column: Some(column),
            source: source.into(),
        }
    }

    /// What the rules of the row say of a patch.
    #[cfg(feature = "garde")]
    pub(crate) fn reported(table: &'static str, report: garde::Report) -> Self {
        Self {
            table,
            column: None,
            source: report.into(),
        }
    }

    /// The table that was to be updated.
    #[must_use]
    pub fn table(&self) -> &'static str {
        self.table
    }

    /// The column the value was meant for. None of a [`report`](Self::report), which may be of several.
    #[must_use]
    pub fn column(&self) -> Option<&'static str> {
        self.column
    }

    /// Which rules of the row the patch breaks, by field.
    ///
    /// # Examples
    ///
    /// ```
    /// use updatable::Error;
    ///
    /// fn problems(error: &Error) -> Vec<(String, String)> {
    ///     let report = match error {
    ///         Error::Invalid(invalid) => invalid.report(),
    ///         _ => None,
    ///     };
    ///     report
    ///         .into_iter()
    ///         .flat_map(garde::Report::iter)
    ///         .map(|(path, problem)| (path.to_string(), problem.message().to_owned()))
    ///         .collect()
    /// }
    /// # assert!(problems(&Error::from(sqlx::Error::PoolClosed)).is_empty());
    /// ```
    #[cfg(feature = "garde")]
    #[must_use]
    pub fn report(&self) -> Option<&garde::Report> {
        self.source.downcast_ref()
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(
                f,
                "invalid value for column `{column}` of table `{}`",
                self.table
            ),
            None => write!(f, "invalid patch of table `{}`", self.table),
        }
    }
}

impl std::error::Error for Invalid {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

/// The kind of a violated constraint.
///
/// # Examples
///
/// ```
/// use updatable::ConstraintKind;
///
/// assert_eq!(ConstraintKind::ForeignKey.to_string(), "foreign key");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// A primary key, a unique constraint or a unique index.
    Unique,
    /// A foreign key, on either side: the row referred to is missing, or the changed row is referred to.
    ForeignKey,
    /// A column that takes no NULL.
    NotNull,
    /// A CHECK constraint, of a table, a column or a domain.
    Check,
    /// An exclusion constraint (PostgreSQL).
    Exclusion,
    /// Anything else that guards the table: a trigger that raises an error, or a column of a STRICT table (SQLite)
    /// that was given a value of another type.
    Other,
}

impl fmt::Display for ConstraintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unique => "unique",
            Self::ForeignKey => "foreign key",
            Self::NotNull => "not null",
            Self::Check => "check",
            Self::Exclusion => "exclusion",
            Self::Other => "other",
        })
    }
}

/// How a change met another transaction.
///
/// # Examples
///
/// ```
/// use updatable::RetryKind;
///
/// assert_eq!(RetryKind::Deadlock.to_string(), "deadlock with another transaction");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryKind {
    /// Another transaction changed the row since this one first looked (PostgreSQL 40001, MySQL and MariaDB 1020).
    Serialization,
    /// Each waited for the other, and this one was rolled back (PostgreSQL 40P01, MySQL and MariaDB 1213).
    Deadlock,
    /// A lock was not to be had in the time allowed, or at once with NOWAIT (PostgreSQL 55P03, MySQL and MariaDB
    /// 1205 and 3572). MySQL rolls back the statement alone then, not the transaction.
    LockTimeout,
    /// Another connection is writing, or has written since this transaction first read (SQLite 5, 6 and their extended
    /// codes, such as 517).
    Busy,
}

impl fmt::Display for RetryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Serialization => "another transaction changed the row first",
            Self::Deadlock => "deadlock with another transaction",
            Self::LockTimeout => "a lock held by another transaction was not released in time",
            Self::Busy => "the database is busy with another transaction",
        })
    }
}

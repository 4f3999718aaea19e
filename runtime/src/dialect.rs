//! What differs between the databases in the text of an update.

/// A family of databases that are written to in the same words.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL and MariaDB.
    MySql,
}

impl Dialect {
    /// A list is one parameter, whatever its length.
    pub(crate) const fn has_arrays(self) -> bool {
        matches!(self, Dialect::Postgres)
    }

    /// `$1` instead of `?`.
    pub(crate) const fn numbers_parameters(self) -> bool {
        matches!(self, Dialect::Postgres)
    }

    /// What stands after IN for a list of no values: nothing is in it, not even NULL.
    pub(crate) const fn empty_list(self) -> &'static str {
        match self {
            Dialect::Sqlite | Dialect::Postgres => "()",
            // `IN ()` is a syntax error there.
            Dialect::MySql => "(SELECT NULL FROM DUAL WHERE FALSE)",
        }
    }

    /// Other tables are named before SET.
    pub(crate) const fn joins_first(self) -> bool {
        matches!(self, Dialect::MySql)
    }

    /// Assignments see the values that those to their left have just set.
    pub(crate) const fn assigns_in_order(self) -> bool {
        matches!(self, Dialect::MySql)
    }
}

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

    /// A subquery after IN may have a LIMIT and name columns of the rows around it.
    pub(crate) const fn limits_by_row(self) -> bool {
        !matches!(self, Dialect::MySql)
    }

    /// How a transaction that will write is begun, if not with BEGIN alone.
    pub(crate) const fn begin(self) -> Option<&'static str> {
        match self {
            // Else a transaction that has read and then writes fails at once if another one is writing, instead of waiting.
            Dialect::Sqlite => Some("BEGIN IMMEDIATE"),
            Dialect::Postgres | Dialect::MySql => None,
        }
    }

    /// What is sent before a savepoint, to learn whether there can be one.
    pub(crate) const fn before_savepoint(self) -> Option<&'static str> {
        match self {
            // In a transaction in which a statement has failed, all others are refused. If sqlx 0.9 meets that refusal as
            // it makes the savepoint, it rolls back the caller's whole transaction, and what the caller sends next stands alone.
            Dialect::Postgres => Some("SELECT"),
            Dialect::Sqlite | Dialect::MySql => None,
        }
    }

    /// What is sent before the rollback of a whole transaction that may be over already.
    pub(crate) const fn before_rollback(self) -> Option<&'static str> {
        match self {
            // A statement can end the transaction: RAISE(ROLLBACK), ON CONFLICT ROLLBACK, a full disk. ROLLBACK is an
            // error then, and sqlx goes on to count the transaction as open. A savepoint opens one if there is none.
            Dialect::Sqlite => Some("SAVEPOINT updatable"),
            Dialect::Postgres | Dialect::MySql => None,
        }
    }
}

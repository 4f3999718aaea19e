//! What the error of a COMMIT means for what was to be committed.

use super::{Error, from_sqlx};

/// The error of a COMMIT that ends an update of `table`.
///
/// A database that refuses to commit (a deferred constraint, a serialization failure) says so, and has rolled back or can
/// be told to. If the connection breaks instead, nobody is left to ask.
pub(crate) fn of_commit(table: &'static str, source: sqlx::Error) -> Error {
    match &source {
        sqlx::Error::Database(error) if !ends_the_connection(error.code().as_deref()) => {
            from_sqlx(source)
        }
        _ => Error::OutcomeUnknown { table, source },
    }
}

/// Whether the server says that it ends the connection, by SQLSTATE. PostgreSQL says so in place of an answer also where it
/// has committed, and was stopped as it waited for a replica. SQLite's codes are numbers, and none of these.
///
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>,
/// <https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference>
fn ends_the_connection(code: Option<&str>) -> bool {
    match code {
        // statement completion unknown; admin shutdown, crash shutdown, cannot connect now; MariaDB's killed connection
        Some("40003" | "57P01" | "57P02" | "57P03" | "70100") => true,
        // Connection exceptions; 08S01 is MySQL's, for a server that shuts down among others.
        Some(code) => code.len() == 5 && code.starts_with("08"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_connection_leaves_the_outcome_open() {
        for error in [
            sqlx::Error::Io(std::io::ErrorKind::UnexpectedEof.into()),
            sqlx::Error::WorkerCrashed,
            sqlx::Error::Protocol("half an answer".to_owned()),
        ] {
            let error = of_commit("books", error);
            assert!(
                matches!(error, Error::OutcomeUnknown { table: "books", .. }),
                "{error:?}"
            );
            assert!(!error.is_retryable());
        }
    }

    #[test]
    fn codes_that_end_the_connection() {
        for code in ["08006", "08S01", "57P01", "40003", "70100"] {
            assert!(ends_the_connection(Some(code)), "{code}");
        }
        // A deferred constraint, a serialization failure; of SQLite a foreign key and a busy database.
        for code in ["23503", "40001", "25P03", "787", "5", "08"] {
            assert!(!ends_the_connection(Some(code)), "{code}");
        }
        assert!(!ends_the_connection(None));
    }
}

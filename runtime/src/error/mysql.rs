//! MySQL and MariaDB: by error number, since SQLSTATE is too coarse.
//! <https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html>,
//! <https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference>
//!
//! Names are found inside messages only. Those of a taken key begin with the value, which may itself look like the
//! rest of the message; so they are read from the end.

use sqlx::mysql::MySqlDatabaseError;

use super::classify::{Class, Violation};
use super::{ConstraintKind, RetryKind};

const ER_CHECKREAD: u16 = 1020;
const ER_DUP_KEY: u16 = 1022;
const ER_BAD_NULL_ERROR: u16 = 1048;
const ER_DUP_ENTRY: u16 = 1062;
const ER_DUP_UNIQUE: u16 = 1169;
const ER_LOCK_WAIT_TIMEOUT: u16 = 1205;
const ER_LOCK_DEADLOCK: u16 = 1213;
const ER_NO_REFERENCED_ROW: u16 = 1216;
const ER_ROW_IS_REFERENCED: u16 = 1217;
const ER_WARN_NULL_TO_NOTNULL: u16 = 1263;
const ER_NO_DEFAULT_FOR_FIELD: u16 = 1364;
const ER_ROW_IS_REFERENCED_2: u16 = 1451;
const ER_NO_REFERENCED_ROW_2: u16 = 1452;
const ER_DUP_ENTRY_WITH_KEY_NAME: u16 = 1586;
const ER_SIGNAL_EXCEPTION: u16 = 1644;
const ER_FOREIGN_DUPLICATE_KEY_WITH_CHILD_INFO: u16 = 1761;
const ER_FOREIGN_DUPLICATE_KEY_WITHOUT_CHILD_INFO: u16 = 1762;
const ER_DUP_UNKNOWN_IN_INDEX: u16 = 1859;
const ER_TRANSACTION_ROLLBACK_DURING_COMMIT: u16 = 3101;
const ER_LOCK_NOWAIT: u16 = 3572;
const ER_CHECK_CONSTRAINT_VIOLATED: u16 = 3819;
/// MariaDB's; to MySQL the number means something else, under another SQLSTATE.
const ER_CONSTRAINT_FAILED: u16 = 4025;

pub(super) fn classify(error: &MySqlDatabaseError) -> Class {
    of_number(error.number(), error.code(), error.message())
}

pub(super) fn of_number(number: u16, sqlstate: Option<&str>, message: &str) -> Class {
    let violation = match number {
        ER_DUP_ENTRY | ER_DUP_ENTRY_WITH_KEY_NAME | ER_DUP_UNKNOWN_IN_INDEX => duplicate(message),
        ER_DUP_KEY | ER_DUP_UNIQUE => Violation {
            table: message
                .rsplit_once(" table '")
                .and_then(|(_, table)| table.strip_suffix('\''))
                .map(str::to_owned),
            ..Violation::nameless(ConstraintKind::Unique)
        },
        ER_FOREIGN_DUPLICATE_KEY_WITH_CHILD_INFO => duplicate_by_cascade(message),
        ER_FOREIGN_DUPLICATE_KEY_WITHOUT_CHILD_INFO => Violation::nameless(ConstraintKind::Unique),
        ER_NO_REFERENCED_ROW | ER_ROW_IS_REFERENCED => {
            Violation::nameless(ConstraintKind::ForeignKey)
        }
        ER_NO_REFERENCED_ROW_2 | ER_ROW_IS_REFERENCED_2 => foreign_key(message),
        ER_BAD_NULL_ERROR | ER_WARN_NULL_TO_NOTNULL | ER_NO_DEFAULT_FOR_FIELD => Violation {
            columns: single_quoted(message).into_iter().collect(),
            ..Violation::nameless(ConstraintKind::NotNull)
        },
        ER_CHECK_CONSTRAINT_VIOLATED => Violation {
            constraint: single_quoted(message),
            ..Violation::nameless(ConstraintKind::Check)
        },
        ER_CONSTRAINT_FAILED if sqlstate == Some("23000") => check_of_mariadb(message),
        ER_SIGNAL_EXCEPTION => Violation::nameless(ConstraintKind::Other),
        // The last is group replication's way to say that another node was first.
        ER_CHECKREAD | ER_TRANSACTION_ROLLBACK_DURING_COMMIT => {
            return Class::Retry(RetryKind::Serialization);
        }
        ER_LOCK_DEADLOCK => return Class::Retry(RetryKind::Deadlock),
        ER_LOCK_WAIT_TIMEOUT | ER_LOCK_NOWAIT => return Class::Retry(RetryKind::LockTimeout),
        _ => return Class::Other,
    };
    Class::Violation(violation)
}

/// Reads `Duplicate entry 'x' for key 'books.books_name_key'`; MariaDB gives the key without the table.
fn duplicate(message: &str) -> Violation {
    let key = message
        .rsplit_once(" for key '")
        .and_then(|(_, key)| key.strip_suffix('\''));
    let (table, constraint) = match key.map(|key| key.split_once('.').ok_or(key)) {
        Some(Ok((table, key))) => (Some(table), Some(key)),
        Some(Err(key)) => (None, Some(key)),
        None => (None, None),
    };
    Violation {
        table: table.map(str::to_owned),
        constraint: constraint.map(str::to_owned),
        ..Violation::nameless(ConstraintKind::Unique)
    }
}

/// Reads `… record 'x' would lead to a duplicate entry in table 'reviews', key 'reviews_key'`.
fn duplicate_by_cascade(message: &str) -> Violation {
    let names = message
        .rsplit_once(" in table '")
        .and_then(|(_, names)| names.strip_suffix('\'')?.split_once("', key '"));
    Violation {
        table: names.map(|(table, _)| table.to_owned()),
        constraint: names.map(|(_, key)| key.to_owned()),
        ..Violation::nameless(ConstraintKind::Unique)
    }
}

/// Reads ``… fails (`shop`.`reviews`, CONSTRAINT `reviews_fk` FOREIGN KEY (`book_id`) REFERENCES …)``.
fn foreign_key(message: &str) -> Violation {
    let names = (|| {
        let (_, rest) = message.split_once('(')?;
        let (table, rest) = qualified(rest)?;
        let (constraint, rest) = backquoted(rest.strip_prefix(", CONSTRAINT ")?)?;
        let mut rest = rest.strip_prefix(" FOREIGN KEY (")?;
        let mut columns = Vec::new();
        loop {
            let (column, after) = backquoted(rest)?;
            columns.push(column);
            match after.strip_prefix(", ") {
                Some(next) => rest = next,
                None => return Some((table, constraint, columns)),
            }
        }
    })();
    let nameless = Violation::nameless(ConstraintKind::ForeignKey);
    match names {
        Some((table, constraint, columns)) => Violation {
            table: Some(table),
            constraint: Some(constraint),
            columns,
            ..nameless
        },
        None => nameless,
    }
}

/// Reads ``CONSTRAINT `p_positive` failed for `shop`.`books` ``. A column's own check is named `books.p` there.
fn check_of_mariadb(message: &str) -> Violation {
    let names = (|| {
        let (constraint, rest) = backquoted(message.strip_prefix("CONSTRAINT ")?)?;
        let (table, _) = qualified(rest.strip_prefix(" failed for ")?)?;
        Some((constraint, table))
    })();
    let nameless = Violation::nameless(ConstraintKind::Check);
    let Some((constraint, table)) = names else {
        return nameless;
    };
    let column = constraint
        .strip_prefix(&table)
        .and_then(|rest| rest.strip_prefix('.'));
    Violation {
        columns: column.map(str::to_owned).into_iter().collect(),
        // `information_schema.check_constraints` gives such a check the name of its column.
        constraint: Some(column.map(str::to_owned).unwrap_or(constraint)),
        table: Some(table),
        ..nameless
    }
}

/// The first name in single quotes; later quotes may be apostrophes (`doesn't`).
fn single_quoted(message: &str) -> Option<String> {
    let mut parts = message.split('\'').skip(1);
    let name = parts.next()?;
    // Without a closing quote this is no name.
    parts.next().map(|_| name.to_owned())
}

/// The table of `` `db`.`table` ``, and what follows.
fn qualified(text: &str) -> Option<(String, &str)> {
    let (_, rest) = backquoted(text)?;
    backquoted(rest.strip_prefix('.')?)
}

/// A name in backquotes, where a doubled one stands for itself, and what follows.
fn backquoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('`')?;
    let mut name = String::new();
    loop {
        let (part, after) = rest.split_once('`')?;
        name.push_str(part);
        match after.strip_prefix('`') {
            Some(more) => {
                name.push('`');
                rest = more;
            }
            None => return Some((name, after)),
        }
    }
}

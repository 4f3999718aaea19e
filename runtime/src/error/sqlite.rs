//! SQLite: by extended result code. <https://www.sqlite.org/rescode.html>

use sqlx::error::DatabaseError;
use sqlx::sqlite::SqliteError;

use super::classify::{Class, Violation};
use super::{ConstraintKind, RetryKind};

const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const CONSTRAINT: i32 = 19;

const CONSTRAINT_CHECK: i32 = 275;
const CONSTRAINT_FOREIGNKEY: i32 = 787;
const CONSTRAINT_NOTNULL: i32 = 1299;
const CONSTRAINT_PRIMARYKEY: i32 = 1555;
const CONSTRAINT_TRIGGER: i32 = 1811;
const CONSTRAINT_UNIQUE: i32 = 2067;
const CONSTRAINT_ROWID: i32 = 2579;
const CONSTRAINT_DATATYPE: i32 = 3091;

pub(super) fn classify(error: &SqliteError) -> Class {
    // sqlx has the number only as text.
    match error.code().and_then(|code| code.parse().ok()) {
        Some(code) => of_code(code, error.message()),
        None => Class::Other,
    }
}

pub(super) fn of_code(code: i32, message: &str) -> Class {
    // The low byte is the primary code, which extended codes such as BUSY_SNAPSHOT (517) refine.
    match code & 0xff {
        BUSY | LOCKED => Class::Retry(RetryKind::Busy),
        CONSTRAINT => Class::Violation(violation(code, message)),
        _ => Class::Other,
    }
}

fn violation(code: i32, message: &str) -> Violation {
    match code {
        CONSTRAINT_UNIQUE | CONSTRAINT_PRIMARYKEY | CONSTRAINT_ROWID => unique(message),
        CONSTRAINT_NOTNULL => on_columns(
            ConstraintKind::NotNull,
            message.strip_prefix("NOT NULL constraint failed: "),
        ),
        CONSTRAINT_CHECK => Violation {
            constraint: message
                .strip_prefix("CHECK constraint failed: ")
                .filter(|name| is_name(name))
                .map(str::to_owned),
            ..Violation::nameless(ConstraintKind::Check)
        },
        CONSTRAINT_FOREIGNKEY => Violation::nameless(ConstraintKind::ForeignKey),
        // SQLite carries out ON UPDATE RESTRICT as a trigger of its own.
        CONSTRAINT_TRIGGER if message == "FOREIGN KEY constraint failed" => {
            Violation::nameless(ConstraintKind::ForeignKey)
        }
        CONSTRAINT_DATATYPE => on_columns(
            ConstraintKind::Other,
            message
                .strip_prefix("cannot store ")
                .and_then(|rest| rest.split_once(" column "))
                .map(|(_, column)| column),
        ),
        _ => Violation::nameless(ConstraintKind::Other),
    }
}

fn unique(message: &str) -> Violation {
    let key = message.strip_prefix("UNIQUE constraint failed: ");
    // An index on an expression has no columns to name.
    match key.and_then(|key| key.strip_prefix("index '")?.strip_suffix('\'')) {
        Some(index) => Violation {
            constraint: Some(index.to_owned()),
            ..Violation::nameless(ConstraintKind::Unique)
        },
        None => on_columns(ConstraintKind::Unique, key),
    }
}

/// Reads `books.genre, books.book_name`.
fn on_columns(kind: ConstraintKind, columns: Option<&str>) -> Violation {
    let nameless = Violation::nameless(kind);
    let Some((columns, (table, _))) = columns.and_then(|c| Some((c, c.split_once('.')?))) else {
        return nameless;
    };
    let columns = columns
        .split(", ")
        .map(|column| Some(column.strip_prefix(table)?.strip_prefix('.')?.to_owned()))
        .collect::<Option<Vec<_>>>();
    match columns {
        Some(columns) => Violation {
            table: Some(table.to_owned()),
            columns,
            ..nameless
        },
        None => nameless,
    }
}

/// For a CHECK without a name SQLite gives its expression instead.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))
}

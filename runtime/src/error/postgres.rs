//! PostgreSQL: by SQLSTATE. <https://www.postgresql.org/docs/current/errcodes-appendix.html>

use sqlx::postgres::PgDatabaseError;

use super::classify::{Class, Violation};
use super::{ConstraintKind, RetryKind};

pub(super) fn classify(error: &PgDatabaseError) -> Class {
    let kind = match meaning(error.code()) {
        Some(Meaning::Violation(kind)) => kind,
        Some(Meaning::Retry(kind)) => return Class::Retry(kind),
        None => return Class::Other,
    };
    let columns = match error.column() {
        Some(column) => vec![column.to_owned()],
        None => error
            .detail()
            .and_then(|detail| key_columns(kind, detail))
            .unwrap_or_default(),
    };
    Class::Violation(Violation {
        kind,
        table: error.table().map(str::to_owned),
        constraint: error.constraint().map(str::to_owned),
        columns,
    })
}

pub(super) enum Meaning {
    Violation(ConstraintKind),
    Retry(RetryKind),
}

pub(super) fn meaning(sqlstate: &str) -> Option<Meaning> {
    Some(match sqlstate {
        "23505" => Meaning::Violation(ConstraintKind::Unique),
        // 23001 is RESTRICT, told apart from NO ACTION since PostgreSQL 18.
        "23503" | "23001" => Meaning::Violation(ConstraintKind::ForeignKey),
        "23502" => Meaning::Violation(ConstraintKind::NotNull),
        "23514" => Meaning::Violation(ConstraintKind::Check),
        "23P01" => Meaning::Violation(ConstraintKind::Exclusion),
        // P0001 is RAISE, by which a trigger refuses a row.
        "23000" | "P0001" => Meaning::Violation(ConstraintKind::Other),
        "40001" => Meaning::Retry(RetryKind::Serialization),
        "40P01" => Meaning::Retry(RetryKind::Deadlock),
        "55P03" => Meaning::Retry(RetryKind::LockTimeout),
        // Not 57014: it is statement_timeout as well as a person who cancelled, and neither asks for more of the same.
        _ => return None,
    })
}

/// The columns in `Key (a, b)=(1, x) already exists.`, where the server speaks English.
///
/// Values follow the equals sign and are not looked at. A key that is an expression, `Key (lower(a))=(x)`, names no
/// column.
pub(super) fn key_columns(kind: ConstraintKind, detail: &str) -> Option<Vec<String>> {
    // Seen from the row referred to, the key is that of the other table: "is still referenced from table".
    if kind == ConstraintKind::ForeignKey && !detail.contains(") is not present in table \"") {
        return None;
    }
    let (columns, _) = detail.strip_prefix("Key (")?.split_once(")=(")?;
    columns
        .split(", ")
        .map(|column| {
            let column = column
                .strip_prefix('"')
                .and_then(|c| c.strip_suffix('"'))
                .unwrap_or(column);
            let is_name = column
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | ' ' | '-'));
            (is_name && !column.is_empty()).then(|| column.to_owned())
        })
        .collect()
}

//! The two statements of a history: what the rows are, before the update; what they became, after it.

use crate::assemble::Output;
use crate::by_keys::query;
use crate::dialect::Dialect;
use crate::error::Error;
use crate::execute::Query;
use crate::part::Sends;
use crate::survey::alias_prefix;
use crate::table::{History, Updatable};

// INSERT INTO "books_history" ("book_id", "old_row", "changed_at")
// SELECT "books"."book_id", json_object(..), now() FROM "books" WHERE "books"."book_id" IN (?)
pub(crate) fn before<DB, T, F>(
    history: &History,
    by: F,
    write: impl FnOnce(&F, &mut Output),
) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
{
    let mut out = Output::new(DB::DIALECT);
    out.push("INSERT INTO ");
    out.quoted(&history.quoted);
    out.push(" (");
    for key in T::TABLE.keys {
        out.quoted(&key.target);
        out.push(", ");
    }
    word(&mut out, "old_row");
    out.push(", ");
    word(&mut out, "new_row");
    out.push(", ");
    word(&mut out, "changed_at");
    out.push(") SELECT ");
    for key in T::TABLE.keys {
        out.quoted(&key.qualified);
        out.push(", ");
    }
    row_as_json::<T>(&mut out);
    // JSON's null: not yet known. A row without `new_row` is one of a deletion, written by others.
    out.push(match DB::DIALECT {
        Dialect::Postgres => ", 'null'::jsonb, ",
        Dialect::Sqlite | Dialect::MySql => ", 'null', ",
    });
    out.push(match DB::DIALECT {
        // As chrono writes it, and as time reads it, too.
        Dialect::Sqlite => {
            "replace(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', '.000+', '+')"
        }
        Dialect::Postgres => "now()",
        Dialect::MySql => "utc_timestamp(6)",
    });
    out.push(" FROM ");
    out.quoted(&T::TABLE.quoted);
    out.push(" WHERE ");
    write(&by, &mut out);
    query::<DB, T>(out.finish(), |arguments| DB::bind(by, arguments))
}

// UPDATE "books_history" AS h SET "new_row" = (SELECT json_object(..) FROM "books" WHERE "books"."book_id" = h."book_id")
// WHERE h."new_row" = 'null' AND EXISTS (SELECT 1 FROM "books" WHERE "books"."book_id" = h."book_id" AND "books"."book_id" IN (?))
//
// Nobody else has such unfinished rows for these keys: those of the table are locked.
pub(crate) fn after<DB, T, F>(
    history: &History,
    by: F,
    write: impl FnOnce(&F, &mut Output),
) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
{
    let mut out = Output::new(DB::DIALECT);
    let history_alias = format!("{}0", alias_prefix(T::TABLE));
    let of_row = |out: &mut Output| {
        out.push(" FROM ");
        out.quoted(&T::TABLE.quoted);
        for (index, key) in T::TABLE.keys.iter().enumerate() {
            out.push(if index == 0 { " WHERE " } else { " AND " });
            out.quoted(&key.qualified);
            out.push(" = ");
            out.push(&history_alias);
            out.push(".");
            out.quoted(&key.target);
        }
    };
    out.push("UPDATE ");
    out.quoted(&history.quoted);
    out.push(" AS ");
    out.push(&history_alias);
    out.push(" SET ");
    word(&mut out, "new_row");
    out.push(" = (SELECT ");
    row_as_json::<T>(&mut out);
    of_row(&mut out);
    out.push(")");
    if let Some(actor) = history.actor {
        out.push(", ");
        word(&mut out, "changed_by");
        out.push(" = (SELECT ");
        out.quoted(&actor.qualified);
        of_row(&mut out);
        out.push(")");
    }
    out.push(match DB::DIALECT {
        Dialect::MySql => " WHERE JSON_TYPE(",
        Dialect::Sqlite | Dialect::Postgres => " WHERE ",
    });
    out.push(&history_alias);
    out.push(".");
    word(&mut out, "new_row");
    out.push(match DB::DIALECT {
        Dialect::MySql => ") = 'NULL'",
        Dialect::Postgres => " = 'null'::jsonb",
        Dialect::Sqlite => " = 'null'",
    });
    out.push(" AND EXISTS (SELECT 1");
    of_row(&mut out);
    out.push(" AND ");
    write(&by, &mut out);
    out.push(")");
    query::<DB, T>(out.finish(), |arguments| DB::bind(by, arguments))
}

/// A name of ours, quoted.
fn word(out: &mut Output, name: &str) {
    let mark = match out.dialect() {
        Dialect::MySql => "`",
        Dialect::Sqlite | Dialect::Postgres => "\"",
    };
    out.push(mark);
    out.push(name);
    out.push(mark);
}

/// A row of the table as one value.
fn row_as_json<T: Updatable>(out: &mut Output) {
    /// SQLite takes 127 arguments, and less on some builds.
    const AT_ONCE: usize = 40;

    let chunks = T::TABLE.columns.chunks(AT_ONCE);
    let last = chunks.len() - 1;
    for (index, columns) in chunks.enumerate() {
        match (out.dialect(), index) {
            (Dialect::Postgres, 0) => out.push("jsonb_build_object("),
            (Dialect::Postgres, _) => out.push(" || jsonb_build_object("),
            (Dialect::MySql, 0) => out.push("json_object("),
            (Dialect::MySql, _) => out.push(", "),
            // Put together as text: json_set cannot name every column, and json_patch drops NULL.
            (Dialect::Sqlite, 0) if last == 0 => out.push("json_object("),
            (Dialect::Sqlite, 0) => out.push("rtrim(json_object("),
            (Dialect::Sqlite, index) if index == last => {
                out.push(" || ',' || ltrim(json_object(");
            }
            (Dialect::Sqlite, _) => out.push(" || ',' || trim(json_object("),
        }
        pairs(out, columns);
        match (out.dialect(), index) {
            (Dialect::MySql, index) if index < last => {}
            (Dialect::Sqlite, 0) if last > 0 => out.push("), '}')"),
            (Dialect::Sqlite, index) if index > 0 && index == last => out.push("), '{')"),
            (Dialect::Sqlite, index) if index > 0 => out.push("), '{}')"),
            _ => out.push(")"),
        }
    }
}

/// `'book_id', "books"."book_id", ..`
fn pairs(out: &mut Output, columns: &[&crate::table::ColumnName]) {
    let dialect = out.dialect();
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            out.push(", ");
        }
        out.push("'");
        let mut name = column.name.replace('\'', "''");
        if dialect == Dialect::MySql {
            name = name.replace('\\', "\\\\");
        }
        out.push(&name);
        out.push("', ");
        let quoted = &column.qualified;
        match dialect {
            Dialect::Postgres => out.quoted(quoted),
            // JSON has no bytes.
            Dialect::Sqlite => {
                out.push("iif(typeof(");
                out.quoted(quoted);
                out.push(") = 'blob', hex(");
                out.quoted(quoted);
                out.push("), ");
                out.quoted(quoted);
                out.push(")");
            }
            // Neither has it here. MariaDB would write the bytes as they are. Numbers and times are "binary", too, but coercible.
            // What `IF` is given has to be JSON, or it would make text of numbers.
            Dialect::MySql => {
                out.push("JSON_EXTRACT(IF(CHARSET(");
                out.quoted(quoted);
                out.push(") = 'binary' AND COERCIBILITY(");
                out.quoted(quoted);
                out.push(") = 2, JSON_OBJECT('v', HEX(");
                out.quoted(quoted);
                out.push(")), JSON_OBJECT('v', ");
                out.quoted(quoted);
                out.push(")), '$.v')");
            }
        }
    }
}

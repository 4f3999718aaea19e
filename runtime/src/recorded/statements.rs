//! The statements of a history: what rows are is read before their update, and written with what they became after it.

use crate::assemble::Output;
use crate::backend::{Arguments, Backend};
use crate::by_keys::{KeyOn, query};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::execute::Query;
use crate::part::Sends;
use crate::survey::alias_prefix;
use crate::table::{History, Updatable};

/// What a row is, as JSON.
pub(crate) type Document = String;

// SELECT "books"."book_id", CAST(json_object(..) AS text) FROM "books" WHERE "books"."book_id" IN (?) FOR UPDATE
//
// The key, and the row as it is now.
pub(crate) fn select<DB, T, F>(
    by: F,
    write: impl FnOnce(&F, &mut Output),
) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
{
    let mut out = Output::new(DB::DIALECT);
    out.push("SELECT ");
    for key in T::TABLE.keys {
        out.quoted(&key.qualified);
        out.push(", ");
    }
    out.push("CAST(");
    row_as_json::<T>(&mut out);
    out.push(match DB::DIALECT {
        Dialect::Sqlite | Dialect::Postgres => " AS text)",
        Dialect::MySql => " AS CHAR)",
    });
    out.push(" FROM ");
    out.quoted(&T::TABLE.quoted);
    out.push(" WHERE ");
    write(&by, &mut out);
    // What is written down must be what is updated. On SQLite nobody else writes.
    out.push(match DB::DIALECT {
        Dialect::Sqlite => "",
        Dialect::Postgres | Dialect::MySql => " FOR UPDATE",
    });
    query::<DB, T>(out.finish(), |arguments| DB::bind(by, arguments))
}

/// The row that [`select`] has read.
pub(crate) fn document<DB: Backend, T: Updatable>(row: &DB::Row) -> Result<Document, sqlx::Error> {
    DB::text(row, T::TABLE.keys.len())
}

/// An insertion of one row that is there, of which it is not known yet what it was.
pub(crate) struct Insertion<DB: Backend>(Query<DB>);

impl<DB: Backend> Insertion<DB> {
    // INSERT INTO "books_history" ("book_id", "new_row", "changed_at", "old_row")
    // WITH t0 AS (SELECT "books"."book_id" AS k0, json_object(..) AS n FROM "books" WHERE "books"."book_id" = ?)
    // SELECT t0.k0, t0.n, now(), ? FROM t0
    //
    // In this order, for the old row to be bound last.
    pub(crate) fn new<T, F>(
        history: &History,
        by: F,
        write: impl FnOnce(&F, &mut Output),
    ) -> Result<Self, Error>
    where
        DB: Sends<F>,
        T: Updatable,
    {
        let mut out = insert_into::<T>(DB::DIALECT, history);
        let alias = format!("{}0", alias_prefix(T::TABLE));
        out.push(&format!(" WITH {alias} AS (SELECT "));
        for (index, key) in T::TABLE.keys.iter().enumerate() {
            out.quoted(&key.qualified);
            out.push(&format!(" AS k{index}, "));
        }
        if let Some(actor) = history.actor {
            out.quoted(&actor.qualified);
            out.push(" AS a, ");
        }
        row_as_json::<T>(&mut out);
        out.push(" AS n FROM ");
        out.quoted(&T::TABLE.quoted);
        out.push(" WHERE ");
        write(&by, &mut out);
        out.push(") SELECT ");
        for index in 0..T::TABLE.keys.len() {
            out.push(&format!("{alias}.k{index}, "));
        }
        out.push(&format!("{alias}.n, "));
        out.push(now(DB::DIALECT));
        if history.actor.is_some() {
            out.push(&format!(", {alias}.a"));
        }
        out.push(", ");
        json_parameter(&mut out);
        out.push(&format!(" FROM {alias}"));
        let mut assembled = out.finish();
        assembled.parameters -= 1;
        query::<DB, T>(assembled, |arguments| DB::bind(by, arguments)).map(Self)
    }

    /// With what the row was.
    pub(crate) fn of(self, old: Document) -> Result<Query<DB>, Error> {
        self.0.and(|arguments| add_document::<DB>(arguments, old))
    }
}

// INSERT INTO "books_history" ("book_id", "new_row", "changed_at", "old_row") VALUES
// (?, (SELECT json_object(..) FROM "books" WHERE "books"."book_id" = ?), now(), ?), ..
//
// Where a trigger has deleted the row, `new_row` is NULL.
pub(crate) fn insert<DB, T>(
    history: &History,
    rows: &[(<T::Key as KeyOn<DB>>::Values, Document)],
) -> Result<Query<DB>, Error>
where
    DB: Backend,
    T: Updatable,
    T::Key: KeyOn<DB>,
{
    let mut out = insert_into::<T>(DB::DIALECT, history);
    out.push(" VALUES ");
    for index in 0..rows.len() {
        out.push(if index == 0 { "(" } else { ", (" });
        for _ in T::TABLE.keys {
            out.parameter();
            out.push(", ");
        }
        out.push("(SELECT ");
        row_as_json::<T>(&mut out);
        this_row::<T>(&mut out);
        out.push("), ");
        out.push(now(DB::DIALECT));
        if let Some(actor) = history.actor {
            out.push(", (SELECT ");
            out.quoted(&actor.qualified);
            this_row::<T>(&mut out);
            out.push(")");
        }
        out.push(", ");
        json_parameter(&mut out);
        out.push(")");
    }
    query::<DB, T>(out.finish(), |arguments| {
        for (key, old) in rows {
            for _ in 0..1 + subqueries(history) {
                T::Key::bind(key.clone(), arguments)?;
            }
            add_document::<DB>(arguments, old.clone())?;
        }
        Ok(())
    })
}

/// How many rows [`insert`] takes at once.
pub(crate) fn at_once<DB: Backend, T: Updatable>(history: &History) -> usize {
    let parameters = T::TABLE.keys.len() * (1 + subqueries(history)) + 1;
    // Beyond these the text grows, and no time is saved.
    (DB::MAX_PARAMETERS / parameters).clamp(1, 100)
}

/// In each row of [`insert`], what finds the row again.
fn subqueries(history: &History) -> usize {
    1 + usize::from(history.actor.is_some())
}

fn insert_into<T: Updatable>(dialect: Dialect, history: &History) -> Output {
    let mut out = Output::new(dialect);
    out.push("INSERT INTO ");
    out.quoted(&history.quoted);
    out.push(" (");
    for key in T::TABLE.keys {
        out.quoted(&key.target);
        out.push(", ");
    }
    word(&mut out, "new_row");
    out.push(", ");
    word(&mut out, "changed_at");
    if history.actor.is_some() {
        out.push(", ");
        word(&mut out, "changed_by");
    }
    out.push(", ");
    word(&mut out, "old_row");
    out.push(")");
    out
}

fn now(dialect: Dialect) -> &'static str {
    match dialect {
        // As chrono writes it, and as time reads it, too.
        Dialect::Sqlite => {
            "replace(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', '.000+', '+')"
        }
        Dialect::Postgres => "now()",
        Dialect::MySql => "utc_timestamp(6)",
    }
}

fn json_parameter(out: &mut Output) {
    match out.dialect() {
        Dialect::Postgres => {
            out.push("CAST(");
            out.parameter();
            out.push(" AS jsonb)");
        }
        Dialect::Sqlite | Dialect::MySql => out.parameter(),
    }
}

fn add_document<DB: Backend>(
    arguments: &mut Arguments<DB>,
    document: Document,
) -> Result<(), Error> {
    DB::add_text(arguments, document).map_err(|error| Error::Database(sqlx::Error::Encode(error)))
}

/// ` FROM "books" WHERE "books"."book_id" = ?`
fn this_row<T: Updatable>(out: &mut Output) {
    out.push(" FROM ");
    out.quoted(&T::TABLE.quoted);
    for (index, key) in T::TABLE.keys.iter().enumerate() {
        out.push(if index == 0 { " WHERE " } else { " AND " });
        out.quoted(&key.qualified);
        out.push(" = ");
        out.parameter();
    }
    latest(out);
}

/// On MySQL, a transaction may see a row as it was when it read it first: unless it locks it, which it has.
fn latest(out: &mut Output) {
    if out.dialect() == Dialect::MySql {
        out.push(" FOR UPDATE");
    }
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

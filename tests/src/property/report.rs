//! How much is run, and what is said about it.

use std::borrow::Cow;
use std::fmt;
use std::fs::OpenOptions;
use std::io::Write as _;

use updatable_tests::database::Kind;

use super::host::Hole;
use super::model::{Method, Outcome};
use super::table::Row;

/// From the environment, as `cargo xtask property` sets it.
pub(crate) struct Settings {
    pub(crate) seed: u64,
    /// How many statements.
    pub(crate) cases: Option<usize>,
    /// A file to which the last line is added.
    report: Option<String>,
}

/// More would only be scrolled past.
const SHOWN: usize = 5;

impl Settings {
    pub(crate) fn from_environment() -> Self {
        let variable = |name: &str| std::env::var(name).ok();
        let number = |name: &str| {
            variable(name).map(|text| {
                text.parse()
                    .unwrap_or_else(|_| panic!("`{name}` is not a number: {text}"))
            })
        };
        Self {
            seed: number("UPDATABLE_PROPERTY_SEED").unwrap_or(1),
            cases: number("UPDATABLE_PROPERTY_CASES").map(|cases: u64| cases as usize),
            report: variable("UPDATABLE_PROPERTY_REPORT"),
        }
    }

    /// Says how it went; a difference is a panic.
    pub(crate) fn report(&self, database: Kind, statements: usize, differences: &[Difference]) {
        // One of each shape, while there are few.
        let mut shown: Vec<&Difference> = Vec::new();
        for difference in differences {
            if shown.len() < SHOWN && shown.iter().all(|other| other.text != difference.text) {
                shown.push(difference);
            }
        }
        for difference in shown {
            eprintln!("{difference}");
        }
        let name = match database {
            Kind::Sqlite => "sqlite",
            Kind::Postgres => "postgres",
            Kind::MySql => "mysql",
        };
        let line = format!(
            "{name}: {statements} statements, {} differences",
            differences.len()
        );
        println!("{line}");
        if let Some(path) = &self.report {
            let file = OpenOptions::new().create(true).append(true).open(path);
            let written = file.and_then(|mut file| writeln!(file, "{line}"));
            written.unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        assert!(differences.is_empty(), "{line} (seed {})", self.seed);
    }
}

/// A statement that did something else than the model says.
#[derive(Debug)]
pub(crate) struct Difference {
    pub(crate) text: &'static str,
    pub(crate) sql: Cow<'static, str>,
    pub(crate) method: Method,
    pub(crate) host: Vec<(String, Hole)>,
    pub(crate) before: Vec<Row>,
    /// Of the other table.
    pub(crate) others: Vec<Row>,
    pub(crate) expected: Outcome,
    pub(crate) expected_rows: Vec<Row>,
    pub(crate) actual: Outcome,
    pub(crate) actual_rows: Vec<Row>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        writeln!(f, "-- a difference in: {}", words.join(" "))?;
        writeln!(f, "{:?}: {}", self.method, self.sql)?;
        for (name, hole) in &self.host {
            writeln!(f, "h.{name} = {}", hole)?;
        }
        write_rows(f, "the table was", &self.before)?;
        if !self.others.is_empty() {
            write_rows(f, "the other table is", &self.others)?;
        }
        if self.expected != self.actual {
            writeln!(f, "expected: {}", self.expected)?;
            writeln!(f, "actual:   {}", self.actual)?;
        }
        if self.expected_rows != self.actual_rows {
            write_rows(f, "expected rows", &self.expected_rows)?;
            write_rows(f, "actual rows", &self.actual_rows)?;
        }
        Ok(())
    }
}

fn write_rows(f: &mut fmt::Formatter<'_>, title: &str, rows: &[Row]) -> fmt::Result {
    writeln!(f, "{title}:")?;
    rows.iter()
        .try_for_each(|row| writeln!(f, "  {}", show(row)))
}

/// The columns with their values.
fn show(row: &Row) -> String {
    let columns: Vec<String> = row
        .iter()
        .map(|(column, value)| match value {
            Some(value) => format!("{column}={value}"),
            None => format!("{column}=NULL"),
        })
        .collect();
    columns.join(" ")
}

impl fmt::Display for Hole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hole::Value(Some(value)) => value.fmt(f),
            Hole::Value(None) => f.write_str("NULL"),
            Hole::Absent => f.write_str("unchanged"),
            Hole::List(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", values.join(", "))
            }
            Hole::Patch(changes) => write!(f, "{{{}}}", show(changes)),
            Hole::Filter(filter) => filter.fmt(f),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Rows(rows) => {
                let rows: Vec<String> = rows.iter().map(show).collect();
                write!(f, "rows [{}]", rows.join("; "))
            }
            Outcome::Row(Some(row)) => write!(f, "row {}", show(row)),
            Outcome::Row(None) => f.write_str("no row"),
            Outcome::Failed(error) => write!(f, "an error: {error}"),
            Outcome::Unreadable(error) => write!(f, "a table that cannot be read: {error}"),
            other => write!(f, "{other:?}"),
        }
    }
}

//! What is printed of a step, and the check that it changed what it should and nothing else.

use std::error::Error;
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use sqlx::SqlitePool;

use crate::book::{self, Book};
use crate::table::{self, HEADER};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// A cell that a step is to change: the book's key, the column, the new text.
pub(crate) type Change = (i64, &'static str, &'static str);

/// The texts of the statements that the current step has made and that are not printed yet.
static SQL: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub(crate) struct Tour {
    number: usize,
}

/// A step that has begun: its database, and what was in it.
pub(crate) struct Step {
    pub(crate) pool: SqlitePool,
    before: Vec<Book>,
}

impl Tour {
    pub(crate) fn start() -> Self {
        println!("A table, and the struct that stands for it");
        println!("==========================================\n");
        println!("Each step below starts anew from five books in this table, in a database in");
        println!("memory. `pool` is sqlx's pool of connections to it. A `?` in SQL stands for a");
        println!("value, which is sent beside the text. A cell that a step has changed is shown");
        println!("*like this*.");
        section("SQL", book::schema());
        section("Rust", &book::definition());
        Self { number: 0 }
    }

    /// Prints the title of a step and its code, and opens its database.
    pub(crate) async fn step(
        &mut self,
        title: &str,
        explanation: &str,
        code: &str,
    ) -> Result<Step, sqlx::Error> {
        self.title(title, explanation);
        section("Rust", code);
        let pool = book::open().await?;
        let before = book::all(&pool).await?;
        Ok(Step { pool, before })
    }

    pub(crate) fn title(&mut self, title: &str, explanation: &str) {
        self.number += 1;
        let title = format!("{}. {title}", self.number);
        println!("\n\n{}", table::emphasis(&title));
        println!("{}\n", "=".repeat(title.chars().count()));
        println!("{explanation}");
    }
}

impl Step {
    /// Prints the table before and after, and checks that exactly `expected` has changed.
    pub(crate) async fn end(self, expected: &[Change]) -> Outcome {
        print_sql();
        let after = book::all(&self.pool).await?;
        let before = &self.before;
        if expected.is_empty() {
            section(
                "Before and after (nothing has changed)",
                &table::render(before, before, before),
            );
        } else {
            section("Before", &table::render(before, before, &after));
            section("After", &table::render(&after, before, &after));
        }

        let mut changes = Vec::new();
        for (old, new) in before.iter().zip(&after) {
            let (old_cells, new_cells) = (table::cells(old), table::cells(new));
            for (column, name) in HEADER.into_iter().enumerate() {
                if old_cells[column] != new_cells[column] {
                    changes.push((new.book_id, name, new_cells[column].clone()));
                }
            }
        }
        let expected: Vec<_> = expected
            .iter()
            .map(|&(id, column, text)| (id, column, text.to_owned()))
            .collect();
        assert_eq!(before.len(), after.len());
        assert_eq!(changes, expected, "the step changed something else");
        Ok(())
    }
}

/// Keeps the text of a statement, to be printed with the others of the step.
pub(crate) fn show_sql(sql: &str) {
    SQL.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(sql.to_owned());
}

/// Prints the statements, a clause a line.
fn print_sql() {
    let mut texts = std::mem::take(&mut *SQL.lock().unwrap_or_else(PoisonError::into_inner));
    let count = texts.len();
    texts.dedup();
    assert!(texts.len() <= 1, "one text a step is shown");
    let heading = if count > 1 {
        format!("SQL, {count} times")
    } else {
        String::from("SQL")
    };
    for mut text in texts {
        for clause in ["SET", "WHERE", "RETURNING"] {
            text = text.replacen(&format!(" {clause} "), &format!("\n{clause} "), 1);
        }
        section(&heading, &text);
    }
}

pub(crate) fn show_result(result: &impl Debug) {
    print_sql();
    section("Result", &format!("{result:#?}"));
}

/// The error, and what is behind it.
pub(crate) fn show_error(error: &dyn Error) {
    print_sql();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!("\ncaused by: {error}"));
        source = error.source();
    }
    section("Error", &text);
}

pub(crate) fn section(heading: &str, text: &str) {
    println!("\n{heading}:");
    for line in text.lines() {
        println!("{}", format!("    {line}").trim_end());
    }
}

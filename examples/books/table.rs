//! Books as a table in text.

use std::env;
use std::io::{self, IsTerminal as _};

use crate::book::Book;

pub(crate) const HEADER: [&str; COLUMNS] = ["book_id", "book_name", "book_price", "genre", "note"];
const COLUMNS: usize = 5;

pub(crate) fn cells(book: &Book) -> [String; COLUMNS] {
    [
        book.book_id.to_string(),
        book.book_name.clone(),
        book.book_price.to_string(),
        book.genre.clone(),
        book.note.clone().unwrap_or_else(|| String::from("NULL")),
    ]
}

/// The table, with `*` around every cell that differs from `before`.
///
/// Both tables of a step are as wide as the wider of the two needs.
pub(crate) fn render(books: &[Book], before: &[Book], after: &[Book]) -> String {
    let mut widths = HEADER.map(str::len);
    for book in before.iter().chain(after) {
        for (width, cell) in widths.iter_mut().zip(cells(book)) {
            *width = cell.chars().count().max(*width);
        }
    }

    let mut table = line(&HEADER.map(String::from), &[false; COLUMNS], &widths);
    table.push_str(&rule(&widths));
    for (book, old) in books.iter().zip(before) {
        let (cells, old) = (cells(book), cells(old));
        let changed = std::array::from_fn(|column| cells[column] != old[column]);
        table.push_str(&line(&cells, &changed, &widths));
    }
    table
}

fn line(cells: &[String; COLUMNS], changed: &[bool; COLUMNS], widths: &[usize; COLUMNS]) -> String {
    let mut line = String::new();
    for (column, cell) in cells.iter().enumerate() {
        let mark = if changed[column] { "*" } else { " " };
        let cell = format!("{mark}{cell}{mark}");
        // Where colours are shown, they must not count as width.
        let padding = " ".repeat(widths[column] + 2 - cell.chars().count());
        let cell = if changed[column] {
            emphasis(&cell)
        } else {
            cell
        };
        let separator = if column == 0 { "" } else { "|" };
        line.push_str(separator);
        line.push_str(&if matches!(HEADER[column], "book_id" | "book_price") {
            padding + &cell
        } else {
            cell + &padding
        });
    }
    format!("{}\n", line.trim_end())
}

fn rule(widths: &[usize; COLUMNS]) -> String {
    let dashes = widths.map(|width| "-".repeat(width + 2));
    format!("{}\n", dashes.join("+"))
}

/// Bold, where that can be shown and is not unwelcome.
pub(crate) fn emphasis(text: &str) -> String {
    if io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) {
        format!("\x1b[1;33m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

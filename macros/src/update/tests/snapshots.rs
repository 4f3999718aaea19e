//! What `update!` writes, for a reader and for a reviewer: `macros/snapshots/update_*.rs`. `BLESS=1 cargo test -p
//! updatable-macros` writes them anew.

use std::path::Path;

use quote::quote;

#[track_caller]
fn expands_to(snapshot: &str, input: &str) {
    let expansion = super::expand(input.parse().unwrap());
    // Formatted as the end of a function, where a macro that is an expression can stand.
    let file = syn::parse2(quote!(fn update() { #expansion })).unwrap();
    let expanded = format!(
        "// update!({input})\n{}",
        with_allowances_once(&prettyplease::unparse(&file))
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("snapshots")
        .join(snapshot);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, expanded).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == expanded,
        "{snapshot}: the expansion has changed; bless with BLESS=1\nwas:\n{expected}\nis:\n{expanded}"
    );
}

/// Each column allows the same lints: the first is for all of them.
fn with_allowances_once(expansion: &str) -> String {
    let mut lines = Vec::new();
    let mut written = false;
    let mut inside = false;
    for line in expansion.lines() {
        let begins = line.trim() == "#[allow(";
        let ends = line.trim() == ")]";
        if written && begins {
            inside = true;
            lines.push(format!("{line}/* as above */)]"));
        } else if !inside {
            lines.push(line.to_owned());
        }
        written |= ends;
        inside &= !ends;
    }
    lines.join("\n") + "\n"
}

#[test]
fn plain() {
    expands_to(
        "update_plain.rs",
        "Book as b, set(b.genre = \"sci-fi\", b.price += limit), filter(b.id == 3 && b.note.is_null())",
    );
}

/// The values are evaluated before the row is lent.
#[test]
fn row_in_memory() {
    expands_to(
        "update_row.rs",
        "&mut self.book as b, set(b.copies = self.book.copies - 1)",
    );
}

/// What is no place is evaluated once.
#[test]
fn row_found() {
    expands_to(
        "update_row_found.rs",
        "&mut *find(3)? as b, set(b.note = NULL)",
    );
}

/// Values in written order, assignments in another.
#[test]
fn reordered() {
    expands_to(
        "update_reordered.rs",
        "Book as b, set(..patch, b.price = f(), b.old_price = b.price), all_rows()",
    );
}

#[test]
fn returning_columns() {
    expands_to(
        "update_returning.rs",
        "Book as b, set(b.note = NULL), filter(3 < b.id), returning(b.id, b.note)",
    );
}

/// Another table has a number, which is a type.
#[test]
fn from() {
    expands_to(
        "update_from.rs",
        "Book as b, set(b.author = a.name), from(Author as a, on(a.id == b.author_id)), filter(a.city == city)",
    );
}

/// The order of a subquery is that of its values, too.
#[test]
fn subqueries() {
    expands_to(
        "update_select.rs",
        "Book as b, set(b.price = select(o.price.max(), from(Offer as o), filter(o.book_id == b.id)).coalesce(0)), \
         filter(b.id.is_in(select(s.book_id, filter(s.year > year()), from(Sale as s), order_by(s.copies.desc()), limit(3))) \
         && exists(from(Review as r), filter(r.book_id == b.id)))",
    );
}

/// The words are a type's, so that the statement is known at compile time.
#[test]
fn fragment() {
    expands_to(
        "update_sql.rs",
        "Book as b, set(b.length = sql::<i64>(\"length({}) + {}\", b.title, 1)), filter(sql::<Option<bool>>(\"FALSE\"))",
    );
}

/// What is right is still there.
#[test]
fn two_mistakes() {
    expands_to(
        "update_mistakes.rs",
        "Book as b, set(b.genre = \"sci-fi\", price = 5), filter(b.id == limit && b.), returning(b.id)",
    );
}

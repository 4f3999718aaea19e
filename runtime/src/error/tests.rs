//! Messages in the forms of MariaDB 10.11, MySQL 8 and SQLite 3.

#[cfg(any(feature = "mysql", feature = "sqlite"))]
use super::classify::{Class, Violation};
use super::*;

#[cfg(any(feature = "mysql", feature = "sqlite"))]
fn violation(
    kind: ConstraintKind,
    table: Option<&str>,
    constraint: Option<&str>,
    columns: &[&str],
) -> Class {
    Class::Violation(Violation {
        kind,
        table: table.map(str::to_owned),
        constraint: constraint.map(str::to_owned),
        columns: columns.iter().copied().map(str::to_owned).collect(),
    })
}

#[test]
fn display_names_what_is_known() {
    let constraint = |table: Option<&str>, constraint: Option<&str>, columns: &[&str]| {
        Error::Constraint {
            kind: ConstraintKind::Unique,
            table: table.map(str::to_owned),
            constraint: constraint.map(str::to_owned),
            columns: columns.iter().copied().map(str::to_owned).collect(),
            source: sqlx::Error::RowNotFound,
        }
        .to_string()
    };
    assert_eq!(constraint(None, None, &[]), "unique constraint violated");
    assert_eq!(
        constraint(Some("books"), Some("k"), &["a", "b"]),
        "unique constraint `k` on columns `a`, `b` of table `books` violated"
    );

    let invalid = Error::Invalid(Invalid::new("books", "price", "12.345 has too many digits"));
    assert_eq!(
        invalid.to_string(),
        "invalid value for column `price` of table `books`"
    );
    let source = std::error::Error::source(&invalid).expect("a source");
    assert_eq!(source.to_string(), "12.345 has too many digits");
}

#[test]
fn display_of_a_guard_that_was_missed() {
    let missed = |expected, actual| {
        Error::RowCount {
            table: "books",
            expected,
            actual,
        }
        .to_string()
    };
    assert_eq!(
        missed(ExpectedRows::Exactly(3), 1),
        "an update of table `books` matched 1 row, expected exactly 3; it was rolled back"
    );
    assert_eq!(
        missed(ExpectedRows::AtMost(1), 2),
        "an update of table `books` matched 2 rows, expected at most 1; it was rolled back"
    );
    assert_eq!(
        missed(ExpectedRows::AtLeast(1), 0),
        "an update of table `books` matched 0 rows, expected at least 1; it was rolled back"
    );
}

#[test]
fn display_of_an_outcome_that_is_unknown() {
    let unknown = of_commit("books", sqlx::Error::Protocol("4111 1111".to_owned()));
    assert_eq!(
        unknown.to_string(),
        "the connection was lost while an update of table `books` was committed: it may be stored or not"
    );
    let source = std::error::Error::source(&unknown).expect("a source");
    assert!(source.to_string().contains("4111"), "{source}");
}

#[test]
fn display_keeps_values_to_itself() {
    let secret = || "4111 1111 1111 1111".into();
    for error in [
        sqlx::Error::Decode(secret()),
        sqlx::Error::Encode(secret()),
        sqlx::Error::ColumnDecode {
            index: "0".to_owned(),
            source: secret(),
        },
        sqlx::Error::Protocol("4111 1111 1111 1111".to_owned()),
    ] {
        let error = Error::from(error);
        assert!(!error.to_string().contains("4111"), "{error}");
        let source = std::error::Error::source(&error).expect("a source");
        assert!(source.to_string().contains("4111"), "{source}");
    }
}

/// Beyond 128 bytes clippy warns of every function that returns it (`result_large_err`).
#[test]
fn small_enough_for_a_result() {
    assert!(size_of::<Error>() < 128, "{}", size_of::<Error>());
}

mod of_table {
    use super::*;

    use crate::table::{ColumnName, Quoted};

    const UNUSED: Quoted = Quoted {
        standard: "",
        mysql: "",
    };

    const TITLE: &ColumnName = &ColumnName {
        name: "title",
        table: "shop.books",
        target: UNUSED,
        qualified: UNUSED,
    };

    const BOOKS: &Table = &Table {
        name: "shop.books",
        quoted: UNUSED,
        columns: &[TITLE],
        keys: &[],
        unique: &[],
        version: None,
        scope: None,
        soft_delete: None,
        history: None,
        automatic: &[],
    };

    const CONSTRAINTS: &[Constraint] = &[Constraint {
        name: "name_key",
        columns: &[TITLE],
    }];

    /// Of a constraint of that table, with the columns that the database tells.
    #[track_caller]
    fn check(
        (kind, table, constraint): (ConstraintKind, Option<&str>, Option<&str>),
        columns: &[&str],
        expected: (Option<&str>, &[&str]),
    ) {
        let error = Error::Constraint {
            kind,
            table: table.map(str::to_owned),
            constraint: constraint.map(str::to_owned),
            columns: columns.iter().copied().map(str::to_owned).collect(),
            source: sqlx::Error::RowNotFound,
        };
        let Error::Constraint { table, columns, .. } = error.of(BOOKS, CONSTRAINTS) else {
            unreachable!("the kind of error stays")
        };
        let columns: Vec<_> = columns.iter().map(String::as_str).collect();
        assert_eq!((table.as_deref(), &*columns), expected);
    }

    #[test]
    fn tells_the_columns_of_its_own_constraints() {
        use ConstraintKind::Unique;
        let title: &[&str] = &["title"];
        for (reported, table) in [
            (None, "books"),
            (Some("books"), "books"),
            (Some("Books"), "Books"),
            (Some("shop.books"), "shop.books"),
        ] {
            check(
                (Unique, reported, Some("Name_Key")),
                &[],
                (Some(table), title),
            );
        }
        check((Unique, None, Some("other_key")), &["x"], (None, &["x"]));
    }

    #[test]
    fn leaves_the_constraints_of_others() {
        let authors = Some("authors");
        check(
            (ConstraintKind::Unique, authors, Some("name_key")),
            &["author_name"],
            (authors, &["author_name"]),
        );
        check(
            (ConstraintKind::Check, Some("books_audit"), Some("name_key")),
            &[],
            (Some("books_audit"), &[]),
        );
    }

    #[test]
    fn knows_its_own_column_that_is_not_null() {
        use ConstraintKind::{Check, NotNull};
        check(
            (NotNull, None, None),
            &["Title"],
            (Some("books"), &["Title"]),
        );
        let authors = Some("authors");
        check((NotNull, authors, None), &["title"], (authors, &["title"]));
        check(
            (NotNull, None, None),
            &["book_name"],
            (None, &["book_name"]),
        );
        check((NotNull, None, None), &[], (None, &[]));
        check((Check, None, None), &["title"], (None, &["title"]));
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::super::mysql::of_number;
    use super::*;

    #[track_caller]
    fn check(number: u16, message: &str, expected: Class) {
        assert_eq!(
            of_number(number, Some("23000"), message),
            expected,
            "{message}"
        );
    }

    #[test]
    fn taken_key() {
        use ConstraintKind::Unique;
        let mariadb = "Duplicate entry 'Supernova' for key 'books_name_key'";
        check(
            1062,
            mariadb,
            violation(Unique, None, Some("books_name_key"), &[]),
        );
        let mysql = "Duplicate entry 'Supernova' for key 'books.books_name_key'";
        check(
            1062,
            mysql,
            violation(Unique, Some("books"), Some("books_name_key"), &[]),
        );
        let primary = "Duplicate entry '1-2' for key 'books.PRIMARY'";
        check(
            1586,
            primary,
            violation(Unique, Some("books"), Some("PRIMARY"), &[]),
        );
        check(
            1022,
            "Can't write; duplicate key in table 'books'",
            violation(Unique, Some("books"), None, &[]),
        );
    }

    #[test]
    fn value_that_looks_like_the_message() {
        let message = "Duplicate entry 'x' for key 'secret.y'' for key 'books.k'";
        let expected = violation(ConstraintKind::Unique, Some("books"), Some("k"), &[]);
        check(1062, message, expected);
    }

    #[test]
    fn taken_key_by_cascade() {
        let message = "Foreign key constraint for table 'authors', record 'O'Hara' \
                       would lead to a duplicate entry in table 'books', key 'books_name_key'";
        let expected = violation(
            ConstraintKind::Unique,
            Some("books"),
            Some("books_name_key"),
            &[],
        );
        check(1761, message, expected);
    }

    #[test]
    fn foreign_key() {
        use ConstraintKind::ForeignKey;
        let child = "Cannot add or update a child row: a foreign key constraint fails \
                     (`shop`.`books`, CONSTRAINT `books_author_fk` FOREIGN KEY (`author_id`) \
                     REFERENCES `authors` (`id`))";
        check(
            1452,
            child,
            violation(
                ForeignKey,
                Some("books"),
                Some("books_author_fk"),
                &["author_id"],
            ),
        );
        let parent = "Cannot delete or update a parent row: a foreign key constraint fails \
                      (`shop`.`odd``name`, CONSTRAINT `fk` FOREIGN KEY (`a`, `b`) \
                      REFERENCES `p` (`a`, `b`) ON DELETE CASCADE)";
        check(
            1451,
            parent,
            violation(ForeignKey, Some("odd`name"), Some("fk"), &["a", "b"]),
        );
        // What a user without rights to the other table is told.
        check(
            1452,
            "Cannot add or update a child row: a foreign key constraint fails",
            violation(ForeignKey, None, None, &[]),
        );
    }

    #[test]
    fn not_null() {
        use ConstraintKind::NotNull;
        check(
            1048,
            "Column 'p' cannot be null",
            violation(NotNull, None, None, &["p"]),
        );
        check(
            1364,
            "Field 'p' doesn't have a default value",
            violation(NotNull, None, None, &["p"]),
        );
        check(
            1263,
            "Column set to default value; NULL supplied to NOT NULL column 'p' at row 1",
            violation(NotNull, None, None, &["p"]),
        );
    }

    #[test]
    fn check_constraint() {
        use ConstraintKind::Check;
        check(
            3819,
            "Check constraint 'p_positive' is violated.",
            violation(Check, None, Some("p_positive"), &[]),
        );
        check(
            4025,
            "CONSTRAINT `p_positive` failed for `shop`.`books`",
            violation(Check, Some("books"), Some("p_positive"), &[]),
        );
        check(
            4025,
            "CONSTRAINT `books.p` failed for `shop`.`books`",
            violation(Check, Some("books"), Some("p"), &["p"]),
        );
        // To MySQL this number is ER_INNODB_AUTOEXTEND_SIZE_OUT_OF_RANGE.
        assert_eq!(
            of_number(4025, Some("HY000"), "AUTOEXTEND_SIZE"),
            Class::Other
        );
    }

    #[test]
    fn retryable() {
        for (number, kind) in [
            (1213, RetryKind::Deadlock),
            (1205, RetryKind::LockTimeout),
            (3572, RetryKind::LockTimeout),
            (1020, RetryKind::Serialization),
        ] {
            check(number, "", Class::Retry(kind));
        }
        // A value out of range, and a trigger that touches its own table.
        check(1264, "", Class::Other);
        check(1442, "", Class::Other);
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::super::postgres::key_columns;
    use super::*;

    #[test]
    fn columns_of_a_key() {
        let columns = |kind, detail| key_columns(kind, detail).map(|columns| columns.join("|"));
        use ConstraintKind::{Exclusion, ForeignKey, Unique};

        let taken = "Key (genre, book_name)=(x)=(y, z) already exists.";
        assert_eq!(columns(Unique, taken).as_deref(), Some("genre|book_name"));
        let quoted = "Key (\"Book Name\")=(x) already exists.";
        assert_eq!(columns(Unique, quoted).as_deref(), Some("Book Name"));
        let expression = "Key (lower(book_name))=(x) already exists.";
        assert_eq!(columns(Unique, expression), None);
        let overlap =
            "Key (room, during)=(1, [1,2)) conflicts with existing key (room, during)=(1, [1,3)).";
        assert_eq!(columns(Exclusion, overlap).as_deref(), Some("room|during"));

        let child = "Key (author_id)=(99) is not present in table \"authors\".";
        assert_eq!(columns(ForeignKey, child).as_deref(), Some("author_id"));
        let parent = "Key (id)=(1) is still referenced from table \"books\".";
        assert_eq!(columns(ForeignKey, parent), None);
    }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::super::sqlite::of_code;
    use super::*;

    #[track_caller]
    fn check(code: i32, message: &str, expected: Class) {
        assert_eq!(of_code(code, message), expected, "{message}");
    }

    #[test]
    fn names() {
        use ConstraintKind::{Check, ForeignKey, NotNull, Other, Unique};
        check(
            2067,
            "UNIQUE constraint failed: books.genre, books.book_name",
            violation(Unique, Some("books"), None, &["genre", "book_name"]),
        );
        check(
            1555,
            "UNIQUE constraint failed: books.id",
            violation(Unique, Some("books"), None, &["id"]),
        );
        check(
            2067,
            "UNIQUE constraint failed: index 'books_lower'",
            violation(Unique, None, Some("books_lower"), &[]),
        );
        check(
            1299,
            "NOT NULL constraint failed: books.genre",
            violation(NotNull, Some("books"), None, &["genre"]),
        );
        check(
            275,
            "CHECK constraint failed: p_positive",
            violation(Check, None, Some("p_positive"), &[]),
        );
        check(
            275,
            "CHECK constraint failed: p > 0",
            violation(Check, None, None, &[]),
        );
        check(
            787,
            "FOREIGN KEY constraint failed",
            violation(ForeignKey, None, None, &[]),
        );
        check(
            1811,
            "FOREIGN KEY constraint failed",
            violation(ForeignKey, None, None, &[]),
        );
        check(
            1811,
            "no discount on sundays",
            violation(Other, None, None, &[]),
        );
        check(
            3091,
            "cannot store TEXT value in INTEGER column books.price",
            violation(Other, Some("books"), None, &["price"]),
        );
    }

    #[test]
    fn retryable() {
        for code in [5, 261, 517, 6, 262] {
            check(code, "database is locked", Class::Retry(RetryKind::Busy));
        }
        check(20, "datatype mismatch", Class::Other);
    }
}

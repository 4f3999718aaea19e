//! The SQL for a path of some length and kinds, put together at compile time.
//!
//! In it, `d` is the document, `k1`, `k2` and so on are the path's elements, and `v` is a value. Words with `{` are those of a
//! [`Template`](crate::node::Template).

use super::kind::Kind;
use super::path::has_index;

const CAPACITY: usize = 8192;

/// A text that is made at compile time.
pub(super) struct Words {
    bytes: [u8; CAPACITY],
    length: usize,
}

impl Words {
    const fn new() -> Self {
        Words {
            bytes: [0; CAPACITY],
            length: 0,
        }
    }

    pub(super) const fn text(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => panic!("put together from whole `str`s"),
        }
    }

    const fn push(&mut self, text: &str) {
        let from = text.as_bytes();
        let (_, rest) = self.bytes.split_at_mut(self.length);
        let (to, _) = rest.split_at_mut(from.len());
        to.copy_from_slice(from);
        self.length += from.len();
    }

    /// `k1`. A path has fewer than ten elements.
    const fn element(&mut self, number: usize) {
        let digit = [b'k', b'0' + number as u8];
        match std::str::from_utf8(&digit) {
            Ok(name) => self.push(name),
            Err(_) => panic!("ASCII"),
        }
    }
}

/// `'$' || ? || ?`.
pub(super) const fn path_sqlite(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    out.push("'$'");
    let mut at = 0;
    while at < kinds.len() {
        out.push(" || {}");
        at += 1;
    }
    out
}

/// `$1::text AS k1, $2::int4 AS k2`. The casts are there to be seen: a key and a place have different types, and so their
/// texts must differ.
pub(super) const fn path_postgres(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    let mut at = 0;
    while at < kinds.len() {
        if at > 0 {
            out.push(", ");
        }
        out.push(match kinds[at] {
            Kind::Key => "{}::text AS ",
            Kind::Index => "{}::int4 AS ",
        });
        out.element(at + 1);
        at += 1;
    }
    out
}

/// `CAST(? AS CHAR) AS k1, CAST(? AS SIGNED) AS k2`. With nothing around a parameter, MySQL has to guess its type.
pub(super) const fn path_mysql(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    let mut at = 0;
    while at < kinds.len() {
        if at > 0 {
            out.push(", ");
        }
        out.push(match kinds[at] {
            Kind::Key => "CAST({} AS CHAR) AS ",
            Kind::Index => "CAST({} AS SIGNED) AS ",
        });
        out.element(at + 1);
        at += 1;
    }
    out
}

/// `OFFSET 0` keeps PostgreSQL from putting `d` in place of each of its names, and then computing it as often.
pub(super) const fn set_postgres(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    out.push("(SELECT coalesce(");
    set_level(&mut out, kinds, 0);
    out.push(
        ", d) FROM (SELECT coalesce({a}::jsonb, jsonb_build_object()) AS d, {}, {}::jsonb AS v OFFSET 0) AS x)",
    );
    out
}

/// What is at the first `depth` elements of the path, with the rest of the path set in it; NULL if it cannot be.
const fn set_level(out: &mut Words, kinds: &[Kind], depth: usize) {
    if depth == kinds.len() {
        return out.push("v");
    }
    let number = depth + 1;
    match kinds[depth] {
        Kind::Key => {
            out.push("CASE WHEN ");
            if depth > 0 {
                out.inside(depth);
                out.push(" IS NULL OR ");
            }
            out.push("jsonb_typeof(");
            out.inside(depth);
            out.push(") = 'object' THEN jsonb_set(");
            out.or_empty(depth, "jsonb_build_object()");
            out.push(", ARRAY[");
            out.element(number);
        }
        Kind::Index => {
            out.push("CASE WHEN ");
            out.element(number);
            out.push(" <= CASE ");
            if depth > 0 {
                out.push("WHEN ");
                out.inside(depth);
                out.push(" IS NULL THEN 0 ");
            }
            out.push("WHEN jsonb_typeof(");
            out.inside(depth);
            out.push(") = 'array' THEN jsonb_array_length(");
            out.inside(depth);
            out.push(") ELSE -1 END THEN jsonb_set(");
            out.or_empty(depth, "'[]'");
            out.push(", ARRAY[");
            out.element(number);
            out.push("::text");
        }
    }
    out.push("], ");
    set_level(out, kinds, depth + 1);
    out.push(") END");
}

impl Words {
    /// `d -> k1 -> k2`. By the types of `k1` and `k2`, a key finds nothing in an array and a place nothing in an object; but in
    /// what is neither, the place 0 finds the thing itself.
    const fn inside(&mut self, depth: usize) {
        self.push("d");
        let mut at = 0;
        while at < depth {
            self.push(" -> ");
            self.element(at + 1);
            at += 1;
        }
    }

    /// Each place is one of an array.
    const fn arrays_postgres(&mut self, kinds: &[Kind]) {
        let mut depth = 0;
        while depth < kinds.len() {
            if matches!(kinds[depth], Kind::Index) {
                self.push("jsonb_typeof(");
                self.inside(depth);
                self.push(") = 'array' AND ");
            }
            depth += 1;
        }
    }

    /// What is there, or an empty one. The root is never NULL.
    const fn or_empty(&mut self, depth: usize, empty: &str) {
        if depth == 0 {
            return self.push("d");
        }
        self.push("coalesce(");
        self.inside(depth);
        self.push(", ");
        self.push(empty);
        self.push(")");
    }
}

pub(super) const fn remove_postgres(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    out.push("(SELECT CASE WHEN ");
    out.arrays_postgres(kinds);
    out.inside(kinds.len());
    out.push(" IS NOT NULL THEN d #- ARRAY[");
    let mut at = 0;
    while at < kinds.len() {
        if at > 0 {
            out.push(", ");
        }
        out.element(at + 1);
        if matches!(kinds[at], Kind::Index) {
            out.push("::text");
        }
        at += 1;
    }
    out.push("] ELSE d END FROM (SELECT {a}::jsonb AS d, {} OFFSET 0) AS x)");
    out
}

pub(super) const fn text_postgres(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    out.push("(SELECT CASE WHEN ");
    out.arrays_postgres(kinds);
    out.push("jsonb_typeof(");
    out.inside(kinds.len());
    out.push(") = 'string' THEN ");
    out.inside(kinds.len() - 1);
    out.push(" ->> ");
    out.element(kinds.len());
    out.push(" END FROM (SELECT {a}::jsonb AS d, {} OFFSET 0) AS x)");
    out
}

/// The document as `d` and the path's elements as `k1` and so on, in this order. `JSON_TABLE` is the one way to give the
/// document a name that MariaDB has: its derived tables see no column of the updated row.
const DOCUMENT_AND_PATH: &str = " FROM JSON_TABLE({}, '$' COLUMNS (d JSON PATH '$')) AS `json document`, (SELECT {}) AS `json path`)";

pub(super) const fn set_mysql(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    if has_index(kinds) {
        out.push("(SELECT IF(");
        set_guards(&mut out, kinds);
        out.push(", ");
        set_in(&mut out, kinds, "d");
        out.push(", d) FROM JSON_TABLE(COALESCE({}, JSON_OBJECT()), '$' COLUMNS (d JSON PATH '$')) AS `json document`, ");
    } else {
        out.push("(SELECT ");
        set_in(&mut out, kinds, "COALESCE({}, JSON_OBJECT())");
        out.push(" FROM ");
    }
    out.push("(SELECT {}, CAST({} AS CHAR) AS v) AS `json path`)");
    out
}

/// What is missing on the way is inserted, which does nothing where there is something.
const fn set_in(out: &mut Words, kinds: &[Kind], document: &str) {
    let last = kinds.len();
    out.push("JSON_SET(");
    if last > 1 {
        out.push("JSON_INSERT(");
    }
    out.push(document);
    let mut depth = 1;
    while depth < last {
        out.push(", ");
        out.path(kinds, depth);
        out.push(match kinds[depth] {
            Kind::Key => ", JSON_OBJECT()",
            Kind::Index => ", JSON_ARRAY()",
        });
        depth += 1;
    }
    if last > 1 {
        out.push(")");
    }
    out.push(", ");
    out.path(kinds, last);
    out.push(", JSON_EXTRACT(v, '$'))");
}

/// Each place is one of an array, or the first of one that is missing.
const fn set_guards(out: &mut Words, kinds: &[Kind]) {
    let mut first = true;
    let mut depth = 0;
    while depth < kinds.len() {
        if matches!(kinds[depth], Kind::Index) {
            if !first {
                out.push(" AND ");
            }
            first = false;
            out.element(depth + 1);
            out.push(" <= CASE WHEN ");
            if depth > 0 {
                out.extract(kinds, depth);
                out.push(" IS NULL THEN 0 WHEN ");
            }
            out.is_array(kinds, depth);
            out.push(" THEN JSON_LENGTH(");
            out.extract(kinds, depth);
            out.push(") ELSE -1 END");
        }
        depth += 1;
    }
}

impl Words {
    /// `CONCAT('$', k1, '[', k2, ']')`.
    const fn path(&mut self, kinds: &[Kind], depth: usize) {
        self.push("CONCAT('$'");
        let mut at = 0;
        while at < depth {
            self.push(", ");
            match kinds[at] {
                Kind::Key => self.element(at + 1),
                Kind::Index => {
                    self.push("'[', ");
                    self.element(at + 1);
                    self.push(", ']'");
                }
            }
            at += 1;
        }
        self.push(")");
    }

    /// Each place is one of an array.
    const fn arrays_mysql(&mut self, kinds: &[Kind]) {
        let mut first = true;
        let mut depth = 0;
        while depth < kinds.len() {
            if matches!(kinds[depth], Kind::Index) {
                if !first {
                    self.push(" AND ");
                }
                first = false;
                self.is_array(kinds, depth);
            }
            depth += 1;
        }
    }

    const fn extract(&mut self, kinds: &[Kind], depth: usize) {
        if depth == 0 {
            return self.push("d");
        }
        self.push("JSON_EXTRACT(d, ");
        self.path(kinds, depth);
        self.push(")");
    }

    const fn is_array(&mut self, kinds: &[Kind], depth: usize) {
        self.push("JSON_TYPE(");
        self.extract(kinds, depth);
        self.push(") = 'ARRAY'");
    }
}

pub(super) const fn remove_mysql(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    if !has_index(kinds) {
        out.push("(SELECT JSON_REMOVE({}, ");
        out.path(kinds, kinds.len());
        out.push(") FROM (SELECT {}) AS `json path`)");
        return out;
    }
    out.push("(SELECT IF(");
    out.arrays_mysql(kinds);
    out.push(", JSON_REMOVE(d, ");
    out.path(kinds, kinds.len());
    out.push("), d)");
    out.push(DOCUMENT_AND_PATH);
    out
}

pub(super) const fn text_mysql(kinds: &[Kind]) -> Words {
    let mut out = Words::new();
    out.push("(SELECT IF(");
    out.arrays_mysql(kinds);
    if has_index(kinds) {
        out.push(" AND ");
    }
    out.push("JSON_TYPE(");
    out.extract(kinds, kinds.len());
    out.push(") = 'STRING', JSON_UNQUOTE(");
    out.extract(kinds, kinds.len());
    out.push("), NULL)");
    out.push(DOCUMENT_AND_PATH);
    out
}

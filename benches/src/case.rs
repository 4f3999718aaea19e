//! What is measured: one of these at a time.

use std::fmt;

/// A statement, who wrote it, and how far it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// What it says.
    pub statement: Statement,
    /// Who wrote it.
    pub author: Author,
    /// How far it goes.
    pub extent: Extent,
}

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// A statement of known shape.
    Static,
    /// A patch of ten columns, of which five are present.
    Patch,
    /// A patch of ten columns, all present.
    FullPatch,
}

/// Who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// `updatable`.
    Ours,
    /// A careful person.
    Hand,
    /// The same, who knows which columns are present.
    Constant,
    /// No one: the values are made and dropped, which every author's case does as well.
    Nobody,
}

/// How far it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Until its text is there; of a patch of ours alone, since by hand there is no text without arguments.
    Text,
    /// Until an executor has it.
    Build,
    /// Until the database has done it.
    Execute,
}

impl Case {
    /// The case of a name that [`Display`](fmt::Display) has made.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        use {Author::*, Extent::*, Statement::*};
        for statement in [Static, Patch, FullPatch] {
            for author in [Ours, Hand, Constant, Nobody] {
                for extent in [Text, Build, Execute] {
                    let case = statement.by(author, extent);
                    if case.to_string() == name {
                        return Some(case);
                    }
                }
            }
        }
        None
    }
}

impl Statement {
    /// The case of this statement.
    #[must_use]
    pub fn by(self, author: Author, extent: Extent) -> Case {
        Case {
            statement: self,
            author,
            extent,
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            statement,
            author,
            extent,
        } = self;
        write!(f, "{statement:?}-{author:?}-{extent:?}")
    }
}

//! The tables that several tests use: statements that make them, and structs for them.

#![allow(missing_docs, reason = "the columns say what they are")]

use sqlx::FromRow;
use updatable::{Numeric, Updatable};

pub type Price = Numeric<10, 2>;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "books")]
pub struct Book {
    #[updatable(key)]
    pub book_id: i64,
    pub book_name: String,
    pub book_price: Price,
    pub genre: String,
    pub note: Option<String>,
    pub version: i32,
}

pub const BOOKS: &str = "
    CREATE TABLE books (
        book_id {i64} PRIMARY KEY,
        book_name {text} NOT NULL,
        book_price {money} NOT NULL,
        genre {text} NOT NULL,
        note {text},
        version {i32} NOT NULL DEFAULT 1
    ) {end};
    INSERT INTO books (book_id, book_price, genre, book_name) VALUES
        (1, {money 12.20}, 'fiction', 'Old Age'),
        (2, {money 13.20}, 'non-fiction', 'Saturn Rings'),
        (3, {money 121.60}, 'fiction', 'Supernova'),
        (4, {money 100.00}, 'non-fiction', 'History of the World'),
        (5, {money 1112.20}, 'fiction', 'Sun City');
";

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "people")]
pub struct Person {
    #[updatable(key)]
    pub id: i64,
    pub name: String,
    pub age: i32,
}

pub const PEOPLE: &str = "
    CREATE TABLE people (id {i64} PRIMARY KEY, name {text} NOT NULL, age {i32} NOT NULL) {end};
    INSERT INTO people VALUES (1, 'john', 25), (2, 'jack', 47), (3, 'jill', 29), (4, 'jane', 37);
";

/// Integers that are computed from each other.
#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "sw")]
pub struct Sw {
    #[updatable(key)]
    pub id: i64,
    pub a: i64,
    pub b: i64,
    pub c: i64,
}

pub const SW: &str = "
    CREATE TABLE sw (id {i64} PRIMARY KEY, a {i64} NOT NULL, b {i64} NOT NULL, c {i64} NOT NULL) {end};
    INSERT INTO sw VALUES (1, 10, 20, 30), (2, 100, 200, 300);
";

/// Two columns that are never NULL, and two that may be.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "four")]
pub struct Four {
    #[updatable(key)]
    pub id: i64,
    pub label: String,
    pub size: i64,
    pub note: Option<String>,
    pub level: Option<i32>,
}

pub const FOUR: &str = "
    CREATE TABLE four (
        id {i64} PRIMARY KEY, label {text} NOT NULL, size {i64} NOT NULL, note {text}, level {i32}
    ) {end};
    INSERT INTO four VALUES (1, 'label', 10, 'note', 20), (2, 'other', 30, NULL, NULL);
";

/// Two columns make the key.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "cp")]
pub struct Cp {
    #[updatable(key)]
    pub a: i64,
    #[updatable(key)]
    pub b: i64,
    pub v: String,
}

pub const CP: &str = "
    CREATE TABLE cp (a {i64} NOT NULL, b {i64} NOT NULL, v {text} NOT NULL, PRIMARY KEY (a, b)) {end};
    INSERT INTO cp VALUES (1, 1, 'x'), (1, 2, 'x'), (2, 1, 'x');
";

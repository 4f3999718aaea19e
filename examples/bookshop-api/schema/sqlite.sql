-- STRICT, so that SQLite takes nothing but integers as prices. They are in cents: 1220 is 12.20.
CREATE TABLE IF NOT EXISTS publishers (
    publisher_id   INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS books (
    book_id        INTEGER PRIMARY KEY,
    isbn           TEXT    NOT NULL CONSTRAINT books_isbn_key UNIQUE,
    title          TEXT    NOT NULL,
    price          INTEGER NOT NULL,
    previous_price INTEGER,
    note           TEXT,
    publisher_id   INTEGER CONSTRAINT books_publisher_id_fkey REFERENCES publishers,
    copies         INTEGER NOT NULL,
    reserved       INTEGER NOT NULL DEFAULT 0,
    is_staff_pick  INTEGER NOT NULL DEFAULT FALSE,
    version        INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT books_copies_check CHECK (copies >= reserved)
) STRICT;

INSERT INTO publishers (publisher_id, name) VALUES (1, 'Harbour Press'), (2, 'Nightjar')
ON CONFLICT DO NOTHING;

INSERT INTO books (book_id, isbn, title, price, note, publisher_id, copies, reserved, is_staff_pick) VALUES
    (1, '9780000000019', 'Old Age',                1220, NULL,      1,    4, 0, FALSE),
    (2, '9780000000026', 'Saturn Rings',           1320, NULL,      1,    9, 2, FALSE),
    (3, '9780000000033', 'Supernova',             12160, 'signed',  2,    3, 1, TRUE),
    (4, '9780000000040', 'History of the World',  10000, NULL,      NULL, 7, 0, FALSE),
    (5, '9780000000057', 'Sun City',             111220, NULL,      2,    1, 1, FALSE)
ON CONFLICT DO NOTHING;

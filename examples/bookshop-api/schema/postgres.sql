CREATE TABLE IF NOT EXISTS publishers (
    publisher_id   BIGINT PRIMARY KEY,
    name         TEXT   NOT NULL
);

CREATE TABLE IF NOT EXISTS books (
    book_id        BIGINT         PRIMARY KEY,
    isbn           TEXT           NOT NULL CONSTRAINT books_isbn_key UNIQUE,
    title          TEXT           NOT NULL,
    price          NUMERIC(10, 2) NOT NULL,
    previous_price NUMERIC(10, 2),
    note           TEXT,
    publisher_id   BIGINT         CONSTRAINT books_publisher_id_fkey REFERENCES publishers,
    copies         INTEGER        NOT NULL,
    reserved       INTEGER        NOT NULL DEFAULT 0,
    is_staff_pick  BOOLEAN        NOT NULL DEFAULT FALSE,
    version        BIGINT         NOT NULL DEFAULT 1,
    CONSTRAINT books_copies_check CHECK (copies >= reserved)
);

INSERT INTO publishers (publisher_id, name) VALUES (1, 'Harbour Press'), (2, 'Nightjar')
ON CONFLICT DO NOTHING;

INSERT INTO books (book_id, isbn, title, price, note, publisher_id, copies, reserved, is_staff_pick) VALUES
    (1, '9780000000019', 'Old Age',                12.20, NULL,     1,    4, 0, FALSE),
    (2, '9780000000026', 'Saturn Rings',           13.20, NULL,     1,    9, 2, FALSE),
    (3, '9780000000033', 'Supernova',             121.60, 'signed', 2,    3, 1, TRUE),
    (4, '9780000000040', 'History of the World',  100.00, NULL,     NULL, 7, 0, FALSE),
    (5, '9780000000057', 'Sun City',             1112.20, NULL,     2,    1, 1, FALSE)
ON CONFLICT DO NOTHING;

// From a macro: types, names, options, docs and the whole struct are fragments.

#![deny(warnings)]

use updatable::Updatable;

macro_rules! table {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident in $table:literal {
            $key:ident: $key_ty:ty,
            $($(#[$($option:tt)*])? $field:ident: $ty:ty),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Updatable)]
        #[updatable(table = $table)]
        $vis struct $name {
            #[updatable(key)]
            $key: $key_ty,
            $($(#[$($option)*])? $field: $ty,)*
        }
    };
}

table! {
    /// A book.
    pub struct Book in "books" {
        id: i64,
        title: String,
        #[updatable(readonly)] created: i64,
        note: Option<String>,
    }
}

macro_rules! item {
    ($item:item) => {
        #[derive(Updatable)]
        #[updatable(table = "authors")]
        $item
    };
}

item! {
    struct Author {
        #[updatable(key)]
        id: i64,
        name: String,
    }
}

macro_rules! options {
    ($($option:meta),*) => {
        #[derive(Updatable)]
        #[updatable($($option),*)]
        struct Genre {
            #[updatable(key)]
            id: i64,
            name: String,
        }
    };
}

options!(table = "genres", schema = "shop");

fn main() {
    // A nullable column is one in a fragment, too.
    let mut book = Book {
        id: 1,
        title: "emma".into(),
        created: 0,
        note: Some("".into()),
    };
    BookPatch::new()
        .title("Emma")
        .clear_note()
        .apply_to(&mut book);
    assert_eq!(
        (book.id, book.title.as_str(), book.created, book.note),
        (1, "Emma", 0, None)
    );
    let author = Author {
        id: 1,
        name: "Jane Austen".into(),
    };
    let genre = Genre {
        id: author.id,
        name: author.name,
    };
    let _ = (genre.id, genre.name);
    let _ = (AuthorPatch::new().name("x"), GenrePatch::new().name("y"));
}

// Private fields, and fields of private types, of a public struct; a struct in a module, and in a
// function.

#![deny(warnings)]

use updatable::Updatable;

#[derive(Clone, Debug, PartialEq)]
struct Secret;

#[derive(Updatable)]
#[updatable(table = "books")]
pub struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    secret: Secret,
    secret_note: Option<Secret>,
}

mod shop {
    #[derive(updatable::Updatable)]
    #[updatable(table = "orders")]
    pub(super) struct Order {
        #[updatable(key)]
        pub(in crate::shop) id: i64,
        pub(super) paid: bool,
    }

    impl Order {
        pub(super) const UNPAID: Self = Self { id: 1, paid: false };

        pub(super) fn id(&self) -> i64 {
            self.id
        }
    }
}

fn main() {
    #[derive(Updatable)]
    #[updatable(table = "authors")]
    struct Author {
        #[updatable(key)]
        id: i64,
        name: String,
    }

    let mut author = Author {
        id: 1,
        name: "J. Austen".into(),
    };
    AuthorPatch::new().name("Jane Austen").apply_to(&mut author);
    assert_eq!((author.id, author.name.as_str()), (1, "Jane Austen"));

    let mut order = shop::Order::UNPAID;
    shop::OrderPatch::new().paid(true).apply_to(&mut order);
    assert!(order.paid && order.id() == 1);

    let mut book = Book {
        id: 1,
        title: "emma".into(),
        secret: Secret,
        secret_note: None,
    };
    BookPatch::new()
        .title("Emma")
        .secret_note(Secret)
        .apply_to(&mut book);
    assert_eq!(
        (book.id, book.title.as_str(), book.secret, book.secret_note),
        (1, "Emma", Secret, Some(Secret))
    );
}

// A constraint of one field, of several, with commas, of a raw identifier, of a renamed column, and from a macro.

#![deny(warnings)]

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(
    table = "books",
    constraint("books_name_key" => book_name),
    constraint("books type \"key\"" => (r#type, genre,),),
    constraint("books_pkey" => (book_id))
)]
pub struct Book {
    #[updatable(key)]
    pub book_id: i64,
    #[updatable(rename = "name")]
    pub book_name: String,
    pub r#type: String,
    #[updatable(readonly)]
    pub genre: Option<String>,
}

macro_rules! table {
    ($name:ident, $constraint:literal => $field:ident) => {
        #[derive(Updatable)]
        #[updatable(table = "rows", constraint($constraint => $field))]
        pub struct $name {
            #[updatable(key)]
            pub id: i64,
            pub $field: i64,
        }
    };
}

table!(Row, "rows_position_key" => position);

fn main() {}

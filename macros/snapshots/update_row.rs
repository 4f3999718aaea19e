// update!(&mut self.book as b, set(b.copies = self.book.copies - 1))
fn update() {
    updatable::__private::update_row(
        &updatable::__private::table_of_row(
            match &self.book {
                updatable_row => updatable_row,
            },
        ),
        updatable::__private::assign(
            match updatable::__private::columns_of_row(
                &updatable::__private::table_of_row(
                    match &self.book {
                        updatable_row => updatable_row,
                    },
                ),
            ) {
                #[allow(
                    unused_variables,
                    clippy::shadow_reuse,
                    clippy::shadow_same,
                    clippy::shadow_unrelated,
                    clippy::min_ident_chars
                )]
                b => b.copies,
            },
            self.book.copies - 1,
        ),
        &mut self.book,
    )
}

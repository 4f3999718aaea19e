// update!(&mut self.book as b, set(b.copies = self.book.copies - 1))
fn update() {
    match updatable::__private::table_of_row(&self.book) {
        updatable_table => {
            updatable::__private::update_row(
                &updatable_table,
                updatable::__private::assign(
                    match updatable_table.columns() {
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
    }
}

// update!(&mut *find(3)? as b, set(b.note = NULL))
fn update() {
    match (&mut *find(3)?,) {
        (updatable_row,) => {
            match updatable::__private::table_of_row(
                match &*updatable_row {
                    updatable_row => updatable_row,
                },
            ) {
                updatable_table => {
                    updatable::__private::update_row(
                        &updatable_table,
                        updatable::__private::assign(
                            match updatable::__private::columns_of_row(
                                &updatable_table,
                            ) {
                                #[allow(
                                    unused_variables,
                                    clippy::shadow_reuse,
                                    clippy::shadow_same,
                                    clippy::shadow_unrelated,
                                    clippy::min_ident_chars
                                )]
                                b => b.note,
                            },
                            updatable::NULL,
                        ),
                        updatable_row,
                    )
                }
            }
        }
    }
}

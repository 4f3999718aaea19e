// update!(Book as b, set(b.genre = "sci-fi", b.price += limit), filter(b.id == 3 && b.note.is_null()))
fn update() {
    updatable::__private::update(
        <Book as updatable::Updatable>::ITSELF,
        (
            updatable::__private::assign(
                match <Book as updatable::Updatable>::COLUMNS {
                    #[allow(
                        unused_variables,
                        clippy::shadow_reuse,
                        clippy::shadow_same,
                        clippy::shadow_unrelated,
                        clippy::min_ident_chars
                    )]
                    b => b.genre,
                },
                "sci-fi",
            ),
            updatable::__private::add_assign(
                match <Book as updatable::Updatable>::COLUMNS {
                    #[allow(/* as above */)]
                    b => b.price,
                },
                limit,
            ),
        ),
        updatable::__private::scoped(
            <Book as updatable::Updatable>::SCOPE,
            updatable::__private::and(
                updatable::__private::eq(
                    match <Book as updatable::Updatable>::COLUMNS {
                        #[allow(/* as above */)]
                        b => b.id,
                    },
                    3,
                ),
                match <Book as updatable::Updatable>::COLUMNS {
                    #[allow(/* as above */)]
                    b => b.note,
                }
                    .is_null(),
            ),
        ),
    )
}

// update!(Book as b, set(b.genre = "sci-fi", price = 5), filter(b.id == limit && b.), returning(b.id))
fn update() {
    {
        let _ = (
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
            updatable::__private::eq(
                match <Book as updatable::Updatable>::COLUMNS {
                    #[allow(/* as above */)]
                    b => b.id,
                },
                limit,
            ),
        );
        ::core::compile_error! {
            "the left side of `=` must be a column: write `b.price`"
        }
        ::core::compile_error! {
            "expected a column name after `.`"
        }
        updatable::__private::returning(
            updatable::__private::broken(<Book as updatable::Updatable>::ITSELF),
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(/* as above */)]
                b => b.id,
            },
        )
    }
}

// update!(Book as b, set(b.note = NULL), filter(3 < b.id), returning(b.id, b.note))
fn update() {
    updatable::__private::returning(
        updatable::__private::update(
            <Book as updatable::Updatable>::ITSELF,
            updatable::__private::assign(
                match <Book as updatable::Updatable>::COLUMNS {
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
            updatable::__private::scoped(
                <Book as updatable::Updatable>::SCOPE,
                updatable::__private::lt_reversed(
                    3,
                    match <Book as updatable::Updatable>::COLUMNS {
                        #[allow(/* as above */)]
                        b => b.id,
                    },
                ),
            ),
        ),
        (
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(/* as above */)]
                b => b.id,
            },
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(/* as above */)]
                b => b.note,
            },
        ),
    )
}

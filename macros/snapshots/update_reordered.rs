// update!(Book as b, set(..patch, b.price = f(), b.old_price = b.price), all_rows())
fn update() {
    match (
        updatable::__private::patch(<Book as updatable::Updatable>::ITSELF, patch),
        updatable::__private::assign(
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(
                    unused_variables,
                    clippy::shadow_reuse,
                    clippy::shadow_same,
                    clippy::shadow_unrelated,
                    clippy::min_ident_chars
                )]
                b => b.price,
            },
            f(),
        ),
        updatable::__private::assign(
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(/* as above */)]
                b => b.old_price,
            },
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(/* as above */)]
                b => b.price,
            },
        ),
    ) {
        (updatable_item_0, updatable_item_1, updatable_item_2) => {
            updatable::__private::update(
                <Book as updatable::Updatable>::ITSELF,
                (updatable_item_2, (updatable_item_1, updatable_item_0)),
                updatable::__private::all_rows(<Book as updatable::Updatable>::SCOPE),
            )
        }
    }
}

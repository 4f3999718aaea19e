// update!(Book as b, set(..patch, b.price = f(), b.old_price = b.price), all_rows())
fn update() {
    match (
        updatable::__private::patch(updatable::__private::table::<Book>(), patch),
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
        (item_0, item_1, item_2) => {
            updatable::__private::update::<
                Book,
                _,
                _,
            >((item_2, (item_1, item_0)), updatable::__private::AllRows)
        }
    }
}

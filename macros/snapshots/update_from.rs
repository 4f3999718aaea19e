// update!(Book as b, set(b.author = a.name), from(Author as a, on(a.id == b.author_id)), filter(a.city == city))
fn update() {
    match (
        updatable::__private::assign(
            match <Book as updatable::Updatable>::COLUMNS {
                #[allow(
                    unused_variables,
                    clippy::shadow_reuse,
                    clippy::shadow_same,
                    clippy::shadow_unrelated,
                    clippy::min_ident_chars
                )]
                b => b.author,
            },
            match <Author as updatable::__private::Aliased<
                updatable::__private::Next<updatable::__private::Target>,
            >>::COLUMNS {
                #[allow(/* as above */)]
                a => a.name,
            },
        ),
        updatable::__private::join(
            <Author as updatable::__private::Aliased<
                updatable::__private::Next<updatable::__private::Target>,
            >>::ITSELF,
            updatable::__private::condition(
                updatable::__private::eq(
                    match <Author as updatable::__private::Aliased<
                        updatable::__private::Next<updatable::__private::Target>,
                    >>::COLUMNS {
                        #[allow(/* as above */)]
                        a => a.id,
                    },
                    match <Book as updatable::Updatable>::COLUMNS {
                        #[allow(/* as above */)]
                        b => b.author_id,
                    },
                ),
            ),
        ),
        updatable::__private::scoped(
            <Book as updatable::Updatable>::SCOPE,
            updatable::__private::eq(
                match <Author as updatable::__private::Aliased<
                    updatable::__private::Next<updatable::__private::Target>,
                >>::COLUMNS {
                    #[allow(/* as above */)]
                    a => a.city,
                },
                city,
            ),
        ),
    ) {
        (updatable_item_0, updatable_join_0, updatable_filter) => {
            updatable::__private::joined(
                updatable::__private::update(
                    <Book as updatable::Updatable>::ITSELF,
                    updatable_item_0,
                    updatable_filter,
                ),
                updatable_join_0,
            )
        }
    }
}

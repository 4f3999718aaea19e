// update!(Book as b, set(b.price = select(o.price.max(), from(Offer as o), filter(o.book_id == b.id)).coalesce(0)), filter(b.id.is_in(select(s.book_id, filter(s.year > year()), from(Sale as s), order_by(s.copies.desc()), limit(3))) && exists(from(Review as r), filter(r.book_id == b.id))))
fn update() {
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
                b => b.price,
            },
            updatable::__private::scalar(
                    updatable::__private::select(
                        match <Offer as updatable::__private::Aliased<
                            updatable::__private::Next<updatable::__private::Target>,
                        >>::COLUMNS {
                            #[allow(/* as above */)]
                            o => o.price,
                        }
                            .max(),
                        updatable::__private::first(
                            <Offer as updatable::__private::Aliased<
                                updatable::__private::Next<updatable::__private::Target>,
                            >>::ITSELF,
                        ),
                        updatable::__private::condition(
                            updatable::__private::eq(
                                match <Offer as updatable::__private::Aliased<
                                    updatable::__private::Next<updatable::__private::Target>,
                                >>::COLUMNS {
                                    #[allow(/* as above */)]
                                    o => o.book_id,
                                },
                                match <Book as updatable::Updatable>::COLUMNS {
                                    #[allow(/* as above */)]
                                    b => b.id,
                                },
                            ),
                        ),
                    ),
                )
                .coalesce(0),
        ),
        updatable::__private::scoped(
            <Book as updatable::Updatable>::SCOPE,
            updatable::__private::and(
                updatable::__private::among(
                    match <Book as updatable::Updatable>::COLUMNS {
                        #[allow(/* as above */)]
                        b => b.id,
                    },
                    match (
                        match <Sale as updatable::__private::Aliased<
                            updatable::__private::Next<
                                updatable::__private::Next<updatable::__private::Target>,
                            >,
                        >>::COLUMNS {
                            #[allow(/* as above */)]
                            s => s.book_id,
                        },
                        updatable::__private::condition(
                            updatable::__private::gt(
                                match <Sale as updatable::__private::Aliased<
                                    updatable::__private::Next<
                                        updatable::__private::Next<updatable::__private::Target>,
                                    >,
                                >>::COLUMNS {
                                    #[allow(/* as above */)]
                                    s => s.year,
                                },
                                year(),
                            ),
                        ),
                        updatable::__private::first(
                            <Sale as updatable::__private::Aliased<
                                updatable::__private::Next<
                                    updatable::__private::Next<updatable::__private::Target>,
                                >,
                            >>::ITSELF,
                        ),
                        (
                            updatable::__private::descending(
                                match <Sale as updatable::__private::Aliased<
                                    updatable::__private::Next<
                                        updatable::__private::Next<updatable::__private::Target>,
                                    >,
                                >>::COLUMNS {
                                    #[allow(/* as above */)]
                                    s => s.copies,
                                },
                            ),
                        ),
                    ) {
                        (
                            updatable_item,
                            updatable_filter,
                            updatable_join_0,
                            updatable_order,
                        ) => {
                            updatable::__private::limit::<
                                3,
                                _,
                                _,
                                _,
                                _,
                                _,
                                _,
                                _,
                            >(
                                updatable::__private::order_by(
                                    updatable::__private::select(
                                        updatable_item,
                                        updatable_join_0,
                                        updatable_filter,
                                    ),
                                    updatable_order,
                                ),
                            )
                        }
                    },
                ),
                updatable::__private::exists(
                    updatable::__private::select_rows(
                        updatable::__private::first(
                            <Review as updatable::__private::Aliased<
                                updatable::__private::Next<
                                    updatable::__private::Next<
                                        updatable::__private::Next<updatable::__private::Target>,
                                    >,
                                >,
                            >>::ITSELF,
                        ),
                        updatable::__private::condition(
                            updatable::__private::eq(
                                match <Review as updatable::__private::Aliased<
                                    updatable::__private::Next<
                                        updatable::__private::Next<
                                            updatable::__private::Next<updatable::__private::Target>,
                                        >,
                                    >,
                                >>::COLUMNS {
                                    #[allow(/* as above */)]
                                    r => r.book_id,
                                },
                                match <Book as updatable::Updatable>::COLUMNS {
                                    #[allow(/* as above */)]
                                    b => b.id,
                                },
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
}

// update!(Book as b, set(b.length = sql::<i64>("length({}) + {}", b.title, 1)), filter(sql::<Option<bool>>("FALSE")))
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
                b => b.length,
            },
            updatable::__private::raw::<
                i64,
                _,
                _,
            >(
                {
                    struct Fragment;
                    impl updatable::__private::Words for Fragment {
                        const WORDS: &'static ::core::primitive::str = "length({}) + {}";
                    }
                    Fragment
                },
                (
                    updatable::__private::raw_value(
                        match <Book as updatable::Updatable>::COLUMNS {
                            #[allow(/* as above */)]
                            b => b.title,
                        },
                    ),
                    updatable::__private::raw_value(1),
                ),
            ),
        ),
        updatable::__private::scoped(
            <Book as updatable::Updatable>::SCOPE,
            updatable::__private::raw_nullable::<
                Option<bool>,
                _,
                _,
            >(
                {
                    struct Fragment;
                    impl updatable::__private::Words for Fragment {
                        const WORDS: &'static ::core::primitive::str = "FALSE";
                    }
                    Fragment
                },
                (),
            ),
        ),
    )
}

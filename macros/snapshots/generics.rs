/// The columns of table `rows`, one for each field of [`Row`].
#[allow(
    deprecated,
    non_camel_case_types,
    non_snake_case,
    dead_code,
    private_interfaces,
    private_bounds,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::impl_trait_in_params,
    clippy::derive_partial_eq_without_eq,
    clippy::trait_duplication_in_bounds,
    clippy::type_repetition_in_bounds,
    clippy::type_complexity
)]
pub(crate) struct RowColumns<
    'a,
    DB: Kind = Big,
    const N: usize = 4,
    Source = ::updatable::__private::Target,
>
where
    DB: Clone,
{
    /// Column `name` of table `rows`: `Cow<'a, str>`.
    pub name: ::updatable::Column<Row_name, Cow<'a, str>, Source>,
    /// Column `payload` of table `rows`: `Option<[DB; N]>`.
    pub payload: ::updatable::Column<Row_payload, [DB; N], Source>,
    #[doc(hidden)]
    pub __generics: ::core::marker::PhantomData<fn() -> Row<'a, DB, N>>,
}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
pub(crate) enum Row_name {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
pub(crate) enum Row_payload {}
/// A partial update of [`Row`]: a column whose field is `None` stays as it is. Of a nullable column, `Some(None)` is `NULL`.
#[allow(
    deprecated,
    non_camel_case_types,
    non_snake_case,
    dead_code,
    private_interfaces,
    private_bounds,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::impl_trait_in_params,
    clippy::derive_partial_eq_without_eq,
    clippy::trait_duplication_in_bounds,
    clippy::type_repetition_in_bounds,
    clippy::type_complexity
)]
pub(crate) struct RowPatch<'a, DB: Kind = Big, const N: usize = 4>
where
    DB: Clone,
{
    /// Column `payload` of table `rows`: `Option<[DB; N]>`.
    pub payload: ::core::option::Option<Option<[DB; N]>>,
    #[doc(hidden)]
    pub __generics: ::core::marker::PhantomData<fn() -> Row<'a, DB, N>>,
}
#[automatically_derived]
#[allow(
    deprecated,
    non_camel_case_types,
    non_snake_case,
    dead_code,
    private_interfaces,
    private_bounds,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::impl_trait_in_params,
    clippy::derive_partial_eq_without_eq,
    clippy::trait_duplication_in_bounds,
    clippy::type_repetition_in_bounds,
    clippy::type_complexity
)]
impl<'a, DB: Kind, const N: usize> RowPatch<'a, DB, N>
where
    DB: Clone,
{
    /// The patch that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            payload: ::updatable::__private::None,
            __generics: ::updatable::__private::PhantomData,
        }
    }
    /// Sets column `payload`.
    #[must_use]
    pub fn payload(mut self, value: [DB; N]) -> Self {
        self.payload = ::updatable::__private::Some(::updatable::__private::Some(value));
        self
    }
    /// Sets column `payload` to `NULL`.
    #[must_use]
    pub fn clear_payload(mut self) -> Self {
        self.payload = ::updatable::__private::Some(::updatable::__private::None);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::updatable::__private::bool {
        ::updatable::__private::Option::is_none(&self.payload)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut Row<'a, DB, N>)
    where
        for<'__patch> Self: ::updatable::__private::Clone,
    {
        let patch = <Self as ::updatable::__private::Clone>::clone(self);
        ::updatable::__private::apply_to(&mut row.payload, patch.payload);
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &Row<'a, DB, N>, after: &Row<'a, DB, N>) -> Self
    where
        for<'__patch> [DB; N]: ::updatable::__private::PartialEq
            + ::updatable::__private::Clone,
    {
        Self {
            payload: ::updatable::__private::changed(&before.payload, &after.payload),
            __generics: ::updatable::__private::PhantomData,
        }
    }
}
#[automatically_derived]
#[allow(
    deprecated,
    non_camel_case_types,
    non_snake_case,
    dead_code,
    private_interfaces,
    private_bounds,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::impl_trait_in_params,
    clippy::derive_partial_eq_without_eq,
    clippy::trait_duplication_in_bounds,
    clippy::type_repetition_in_bounds,
    clippy::type_complexity
)]
impl<'a, DB: Kind, const N: usize> Row<'a, DB, N>
where
    DB: Clone,
{
    /// Begins an update of the row of table `rows` with this key.
    pub(crate) fn update_by_key(
        name: Cow<'a, str>,
    ) -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::KeyEquals<Row_name, Cow<'a, str>>,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_by_key(
            ::updatable::__private::key_equals::<Row_name, Cow<'a, str>>(name),
        )
    }
    /// Begins an update of the rows of table `rows` that a filter finds: `Row::update_where(|row| ..)` gets the columns and returns a condition.
    pub(crate) fn update_where<Filter, Node>(
        filter: Filter,
    ) -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::Condition<Node>,
        ::updatable::__private::NoRows,
    >
    where
        Filter: ::updatable::__private::FnOnce(
            RowColumns<'a, DB, N>,
        ) -> ::updatable::__private::Condition<Node>,
        ::updatable::__private::Condition<
            Node,
        >: ::updatable::__private::FilterOf<Self>
            + ::updatable::__private::InScope<Self>,
    {
        ::updatable::__private::update_where::<Self, _, _>(filter)
    }
    /// Begins an update of every row of table `rows`.
    pub(crate) fn update_all_rows() -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::AllRows,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_all_rows()
    }
    /// Begins an update of the row of table `rows` that `row` is. It is refreshed: then it is as the database has it.
    pub(crate) fn update_row(
        row: &mut Self,
    ) -> ::updatable::__private::UpdateRow<'_, Self, ::updatable::__private::Unset>
    where
        for<'__patch> Self: ::updatable::__private::InMemory,
    {
        ::updatable::__private::begin_update_row(row)
    }
}
#[allow(
    deprecated,
    non_camel_case_types,
    non_snake_case,
    dead_code,
    private_interfaces,
    private_bounds,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::impl_trait_in_params,
    clippy::derive_partial_eq_without_eq,
    clippy::trait_duplication_in_bounds,
    clippy::type_repetition_in_bounds,
    clippy::type_complexity
)]
const _: () = {
    use ::updatable::__private as __updatable;
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::Updatable for Row<'a, DB, N>
    where
        DB: Clone,
    {
        type Columns = RowColumns<'a, DB, N>;
        type Patch = RowPatch<'a, DB, N>;
        type Key = (__updatable::Column<Row_name, Cow<'a, str>>,);
        type Databases = __updatable::AnyDatabase;
        type Scope = __updatable::NoScope;
        type Actor = __updatable::Anybody;
        type History = __updatable::NoHistory;
        const COLUMNS: RowColumns<'a, DB, N> = <Self as __updatable::Aliased<
            __updatable::Target,
        >>::COLUMNS;
        const TABLE: &'static __updatable::Table = &__updatable::Table {
            name: "rows",
            quoted: __updatable::Quoted {
                standard: "\"rows\"",
                mysql: "`rows`",
            },
            columns: &[
                <Row_name as __updatable::ColumnDef>::NAME,
                <Row_payload as __updatable::ColumnDef>::NAME,
            ],
            keys: &[<Row_name as __updatable::ColumnDef>::NAME],
            unique: &[],
            version: __updatable::None,
            scope: __updatable::None,
            soft_delete: __updatable::None,
            history: __updatable::None,
            automatic: &[],
        };
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize, Source> __updatable::Aliased<Source>
    for Row<'a, DB, N>
    where
        DB: Clone,
    {
        type Columns = RowColumns<'a, DB, N, Source>;
        const COLUMNS: RowColumns<'a, DB, N, Source> = RowColumns {
            name: __updatable::column(),
            payload: __updatable::column(),
            __generics: __updatable::PhantomData,
        };
    }
    #[automatically_derived]
    impl __updatable::ColumnDef for Row_name {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::PrimaryKey;
        type Pins = __updatable::KeyPart<
            __updatable::Pinned,
            __updatable::Rest<__updatable::Free, __updatable::Pinned>,
        >;
        type Stored = __updatable::AnyDatabase;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "name",
            "rows",
            "\"name\"",
            "`name`",
            "\"rows\".\"name\"",
            "`rows`.`name`",
        );
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::ColumnOf<Row<'a, DB, N>> for Row_name
    where
        DB: Clone,
    {}
    #[automatically_derived]
    impl __updatable::ColumnDef for Row_payload {
        type Nullability = __updatable::Nullable;
        type Access = __updatable::Settable;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::AnyDatabase;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "payload",
            "rows",
            "\"payload\"",
            "`payload`",
            "\"rows\".\"payload\"",
            "`rows`.`payload`",
        );
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::ColumnOf<Row<'a, DB, N>>
    for Row_payload
    where
        DB: Clone,
    {}
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::Default for RowPatch<'a, DB, N>
    where
        DB: Clone,
    {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::Clone for RowPatch<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> [DB; N]: __updatable::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                payload: __updatable::Clone::clone(&self.payload),
                __generics: __updatable::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::fmt::Debug for RowPatch<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> [DB; N]: __updatable::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut __updatable::fmt::Formatter<'_>,
        ) -> __updatable::fmt::Result {
            __updatable::debug_patch(
                formatter,
                "RowPatch",
                &[("payload", &self.payload)],
            )
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::PartialEq for RowPatch<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> [DB; N]: __updatable::PartialEq,
    {
        fn eq(&self, other: &Self) -> __updatable::bool {
            self.payload == other.payload
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::Changes for RowPatch<'a, DB, N>
    where
        DB: Clone,
    {
        const NODE: __updatable::SetNode = __updatable::SetNode::Optional(
            &[<Row_payload as __updatable::ColumnDef>::NAME],
        );
        const SITES: __updatable::usize = 1usize;
        fn site(&self, index: __updatable::usize) -> __updatable::Site<'_> {
            __updatable::present(
                match index {
                    0usize => __updatable::Option::is_some(&self.payload),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl<
        'a,
        DB: Kind,
        const N: usize,
    > __updatable::PatchOf<Row<'a, DB, N>, RowPatch<'a, DB, N>> for RowPatch<'a, DB, N>
    where
        DB: Clone,
    {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize, DB_> __updatable::Bind<DB_>
    for RowPatch<'a, DB, N>
    where
        DB: Clone,
        DB_: __updatable::Backend,
        [DB; N]: __updatable::Storable<DB_, Row_payload>,
    {
        fn bind(
            self,
            arguments: &mut __updatable::Arguments<DB_>,
        ) -> __updatable::Result<(), __updatable::Error> {
            __updatable::bind_changed_nullable::<
                DB_,
                Row_payload,
                [DB; N],
            >(self.payload, arguments)?;
            __updatable::Ok(())
        }
    }
    __updatable::with_serde! {
        #[automatically_derived] impl < 'de, 'a, DB : Kind, const N : usize >
        __updatable::merge_patch::MergePatch < 'de > for RowPatch < 'a, DB, N > where DB
        : Clone, for < '__patch > [DB; N] : __updatable::merge_patch::Deserialize < 'de >
        { const ROW : & 'static __updatable::str = "Row"; const FIELDS : & 'static [&
        'static __updatable::str] = & ["payload"]; const ALIASES : & 'static [(& 'static
        __updatable::str, __updatable::usize)] = & []; const FIXED : & 'static [(&
        'static __updatable::str, __updatable::merge_patch::Fixed)] = & [("name",
        __updatable::merge_patch::Fixed::Key)]; fn read < A :
        __updatable::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        __updatable::usize, map : & mut A,) -> __updatable::Result < (), A::Error > {
        match field { 0usize => self.payload = __updatable::merge_patch::nullable:: <
        [DB; N], A > (map) ?, _ => { let _ = map; } } __updatable::Ok(()) } }
        #[automatically_derived] impl < 'de, 'a, DB : Kind, const N : usize >
        __updatable::merge_patch::Deserialize < 'de > for RowPatch < 'a, DB, N > where DB
        : Clone, for < '__patch > [DB; N] : __updatable::merge_patch::Deserialize < 'de >
        { fn deserialize < D : __updatable::merge_patch::de::Deserializer < 'de >>
        (deserializer : D,) -> __updatable::Result < Self, D::Error > {
        __updatable::merge_patch::deserialize(deserializer) } } #[automatically_derived]
        impl < 'a, DB : Kind, const N : usize > __updatable::merge_patch::Serialize for
        RowPatch < 'a, DB, N > where DB : Clone, for < '__patch > [DB; N] :
        __updatable::merge_patch::Serialize { fn serialize < S :
        __updatable::merge_patch::ser::Serializer > (& self, serializer : S,) ->
        __updatable::Result < S::Ok, S::Error > { let mut map =
        __updatable::merge_patch::begin(serializer, & [__updatable::Option::is_some(&
        self.payload)]) ?; __updatable::merge_patch::write(& mut map, "payload", & self
        .payload) ?; __updatable::merge_patch::ser::SerializeMap::end(map) } }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::InMemory for Row<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> Cow<'a, str>: __updatable::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<Row_name, Cow<'a, str>>;
        type Unchanged = Self::ByKey;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Row_name,
                Cow<'a, str>,
            >(__updatable::Clone::clone(&self.name))
        }
        fn unchanged(&self) -> Self::Unchanged {
            <Self as __updatable::InMemory>::by_key(self)
        }
        fn take_over(&mut self, mut fresh: Self) {
            __updatable::swap(&mut self.name, &mut fresh.name);
            __updatable::swap(&mut self.payload, &mut fresh.payload);
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> __updatable::Compare for Row<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> Cow<'a, str>: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> [DB; N]: __updatable::PartialEq + __updatable::Clone,
    {
        fn changes(before: &Self, after: &Self) -> RowPatch<'a, DB, N> {
            <RowPatch<'a, DB, N>>::diff(before, after)
        }
        fn fixed_change(
            before: &Self,
            after: &Self,
        ) -> __updatable::Option<__updatable::FixedChange> {
            __updatable::first_change([
                __updatable::fixed_change::<Row_name, _>(&before.name, &after.name),
            ])
        }
    }
};

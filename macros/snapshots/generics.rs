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
pub(crate) enum Row_name {}
#[doc(hidden)]
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
            payload: ::core::option::Option::None,
            __generics: ::core::marker::PhantomData,
        }
    }
    /// Sets column `payload`.
    #[must_use]
    pub fn payload(mut self, value: [DB; N]) -> Self {
        self.payload = ::core::option::Option::Some(::core::option::Option::Some(value));
        self
    }
    /// Sets column `payload` to `NULL`.
    #[must_use]
    pub fn clear_payload(mut self) -> Self {
        self.payload = ::core::option::Option::Some(::core::option::Option::None);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::core::primitive::bool {
        ::core::option::Option::is_none(&self.payload)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut Row<'a, DB, N>)
    where
        for<'__patch> Self: ::core::clone::Clone,
    {
        let patch = <Self as ::core::clone::Clone>::clone(self);
        if let ::core::option::Option::Some(value) = patch.payload {
            row.payload = value;
        }
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &Row<'a, DB, N>, after: &Row<'a, DB, N>) -> Self
    where
        for<'__patch> [DB; N]: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        Self {
            payload: ::updatable::__private::changed(&before.payload, &after.payload),
            __generics: ::core::marker::PhantomData,
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
    ) -> ::updatable::Update<
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
    ) -> ::updatable::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::Condition<Node>,
        ::updatable::__private::NoRows,
    >
    where
        Filter: ::core::ops::FnOnce(
            RowColumns<'a, DB, N>,
        ) -> ::updatable::Condition<Node>,
        ::updatable::Condition<
            Node,
        >: ::updatable::__private::FilterOf<Self>
            + ::updatable::__private::InScope<Self>,
    {
        ::updatable::__private::update_where::<Self, _, _>(filter)
    }
    /// Begins an update of every row of table `rows`.
    pub(crate) fn update_all_rows() -> ::updatable::Update<
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
    ) -> ::updatable::UpdateRow<'_, Self, ::updatable::__private::Unset>
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
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::updatable::Updatable for Row<'a, DB, N>
    where
        DB: Clone,
    {
        type Columns = RowColumns<'a, DB, N>;
        type Patch = RowPatch<'a, DB, N>;
        type Key = (::updatable::Column<Row_name, Cow<'a, str>>,);
        type Databases = ::updatable::__private::AnyDatabase;
        type Scope = ::updatable::__private::NoScope;
        type Actor = ::updatable::__private::Anybody;
        type History = ::updatable::__private::NoHistory;
        const COLUMNS: RowColumns<'a, DB, N> = <Self as ::updatable::__private::Aliased<
            ::updatable::__private::Target,
        >>::COLUMNS;
        const TABLE: &'static ::updatable::__private::Table = &::updatable::__private::Table {
            name: "rows",
            quoted: ::updatable::__private::Quoted {
                standard: "\"rows\"",
                mysql: "`rows`",
            },
            columns: &[
                <Row_name as ::updatable::__private::ColumnDef>::NAME,
                <Row_payload as ::updatable::__private::ColumnDef>::NAME,
            ],
            keys: &[<Row_name as ::updatable::__private::ColumnDef>::NAME],
            unique: &[],
            version: ::core::option::Option::None,
            scope: ::core::option::Option::None,
            soft_delete: ::core::option::Option::None,
            history: ::core::option::Option::None,
            automatic: &[],
        };
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize, Source> ::updatable::__private::Aliased<Source>
    for Row<'a, DB, N>
    where
        DB: Clone,
    {
        type Columns = RowColumns<'a, DB, N, Source>;
        const COLUMNS: RowColumns<'a, DB, N, Source> = RowColumns {
            name: ::updatable::__private::column(),
            payload: ::updatable::__private::column(),
            __generics: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Row_name {
        type Nullability = ::updatable::__private::NotNull;
        type Access = ::updatable::__private::PrimaryKey;
        type Pins = ::updatable::__private::KeyPart<
            ::updatable::__private::Pinned,
            ::updatable::__private::Rest<
                ::updatable::__private::Free,
                ::updatable::__private::Pinned,
            >,
        >;
        type Stored = ::updatable::__private::AnyDatabase;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "name",
            table: "rows",
            target: ::updatable::__private::Quoted {
                standard: "\"name\"",
                mysql: "`name`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"rows\".\"name\"",
                mysql: "`rows`.`name`",
            },
        };
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::updatable::__private::ColumnOf<Row<'a, DB, N>>
    for Row_name
    where
        DB: Clone,
    {}
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Row_payload {
        type Nullability = ::updatable::__private::Nullable;
        type Access = ::updatable::__private::Settable;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::AnyDatabase;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "payload",
            table: "rows",
            target: ::updatable::__private::Quoted {
                standard: "\"payload\"",
                mysql: "`payload`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"rows\".\"payload\"",
                mysql: "`rows`.`payload`",
            },
        };
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::updatable::__private::ColumnOf<Row<'a, DB, N>>
    for Row_payload
    where
        DB: Clone,
    {}
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::core::default::Default for RowPatch<'a, DB, N>
    where
        DB: Clone,
    {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::core::clone::Clone for RowPatch<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> [DB; N]: ::core::clone::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                payload: ::core::clone::Clone::clone(&self.payload),
                __generics: ::core::marker::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::core::fmt::Debug for RowPatch<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> [DB; N]: ::core::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            let mut fields = ::core::fmt::Formatter::debug_struct(formatter, "RowPatch");
            ::core::fmt::DebugStruct::field(&mut fields, "payload", &self.payload);
            ::core::fmt::DebugStruct::finish(&mut fields)
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::core::cmp::PartialEq for RowPatch<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> [DB; N]: ::core::cmp::PartialEq,
    {
        fn eq(&self, other: &Self) -> ::core::primitive::bool {
            ::core::cmp::PartialEq::eq(&self.payload, &other.payload)
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::updatable::__private::Changes
    for RowPatch<'a, DB, N>
    where
        DB: Clone,
    {
        const NODE: ::updatable::__private::SetNode = ::updatable::__private::SetNode::Optional(
            &[<Row_payload as ::updatable::__private::ColumnDef>::NAME],
        );
        const SITES: ::core::primitive::usize = 1usize;
        fn site(
            &self,
            index: ::core::primitive::usize,
        ) -> ::updatable::__private::Site<'_> {
            ::updatable::__private::present(
                match index {
                    0usize => ::core::option::Option::is_some(&self.payload),
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
    > ::updatable::__private::PatchOf<Row<'a, DB, N>, RowPatch<'a, DB, N>>
    for RowPatch<'a, DB, N>
    where
        DB: Clone,
    {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize, DB_> ::updatable::__private::Bind<DB_>
    for RowPatch<'a, DB, N>
    where
        DB: Clone,
        DB_: ::updatable::__private::Backend,
        [DB; N]: ::updatable::__private::Storable<DB_, Row_payload>,
    {
        fn bind(
            self,
            arguments: &mut ::updatable::__private::Arguments<DB_>,
        ) -> ::core::result::Result<(), ::updatable::Error> {
            ::updatable::__private::bind_changed_nullable::<
                DB_,
                Row_payload,
                [DB; N],
            >(self.payload, arguments)?;
            ::core::result::Result::Ok(())
        }
    }
    ::updatable::__private::with_serde! {
        #[allow(deprecated, non_camel_case_types, non_snake_case, dead_code,
        private_interfaces, private_bounds, unreachable_pub, unused_qualifications,
        single_use_lifetimes, clippy::exhaustive_enums, clippy::exhaustive_structs,
        clippy::impl_trait_in_params, clippy::derive_partial_eq_without_eq,
        clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds,
        clippy::type_complexity)] const _ : () = { #[automatically_derived] impl < 'de,
        'a, DB : Kind, const N : usize > ::updatable::__private::merge_patch::MergePatch
        < 'de > for RowPatch < 'a, DB, N > where DB : Clone, for < '__patch > [DB; N] :
        ::updatable::__private::merge_patch::Deserialize < 'de > { const ROW : & 'static
        ::core::primitive::str = "Row"; const FIELDS : & 'static [& 'static
        ::core::primitive::str] = & ["payload"]; const ALIASES : & 'static [(& 'static
        ::core::primitive::str, ::core::primitive::usize)] = & []; const FIXED : &
        'static [(& 'static ::core::primitive::str,
        ::updatable::__private::merge_patch::Fixed)] = & [("name",
        ::updatable::__private::merge_patch::Fixed::Key)]; fn read < A :
        ::updatable::__private::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        ::core::primitive::usize, map : & mut A,) -> ::core::result::Result < (),
        A::Error > { match field { 0usize => self.payload =
        ::updatable::__private::merge_patch::nullable:: < [DB; N], A > (map) ?, _ => {
        let _ = map; } } ::core::result::Result::Ok(()) } } #[automatically_derived] impl
        < 'de, 'a, DB : Kind, const N : usize >
        ::updatable::__private::merge_patch::Deserialize < 'de > for RowPatch < 'a, DB, N
        > where DB : Clone, for < '__patch > [DB; N] :
        ::updatable::__private::merge_patch::Deserialize < 'de > { fn deserialize < D :
        ::updatable::__private::merge_patch::de::Deserializer < 'de >> (deserializer :
        D,) -> ::core::result::Result < Self, D::Error > {
        ::updatable::__private::merge_patch::deserialize(deserializer) } }
        #[automatically_derived] impl < 'a, DB : Kind, const N : usize >
        ::updatable::__private::merge_patch::Serialize for RowPatch < 'a, DB, N > where
        DB : Clone, for < '__patch > [DB; N] :
        ::updatable::__private::merge_patch::Serialize { fn serialize < S :
        ::updatable::__private::merge_patch::ser::Serializer > (& self, serializer : S,)
        -> ::core::result::Result < S::Ok, S::Error > { let mut map =
        ::updatable::__private::merge_patch::begin(serializer, &
        [::core::option::Option::is_some(& self.payload)]) ?;
        ::updatable::__private::merge_patch::write(& mut map, "payload", & self.payload)
        ?; ::updatable::__private::merge_patch::ser::SerializeMap::end(map) } } };
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::updatable::__private::InMemory
    for Row<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> Cow<'a, str>: ::core::clone::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<Row_name, Cow<'a, str>>;
        type Unchanged = ::updatable::__private::KeyEquals<Row_name, Cow<'a, str>>;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Row_name,
                Cow<'a, str>,
            >(::core::clone::Clone::clone(&self.name))
        }
        fn unchanged(&self) -> Self::Unchanged {
            ::updatable::__private::key_equals::<
                Row_name,
                Cow<'a, str>,
            >(::core::clone::Clone::clone(&self.name))
        }
        fn take_over(&mut self, mut fresh: Self) {
            ::core::mem::swap(&mut self.name, &mut fresh.name);
            ::core::mem::swap(&mut self.payload, &mut fresh.payload);
        }
    }
    #[automatically_derived]
    impl<'a, DB: Kind, const N: usize> ::updatable::__private::Compare for Row<'a, DB, N>
    where
        DB: Clone,
        for<'__patch> Cow<'a, str>: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> [DB; N]: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        fn changes(before: &Self, after: &Self) -> RowPatch<'a, DB, N> {
            <RowPatch<'a, DB, N>>::diff(before, after)
        }
        fn fixed_change(
            before: &Self,
            after: &Self,
        ) -> ::core::option::Option<::updatable::__private::FixedChange> {
            ::updatable::__private::first_change([
                ::updatable::__private::fixed_change::<
                    Row_name,
                    _,
                >(&before.name, &after.name),
            ])
        }
    }
};

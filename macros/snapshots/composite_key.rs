/// The columns of table `shop.order lines`, one for each field of [`OrderLine`].
#[allow(
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
struct OrderLineColumns<Source = crate::db::__private::Target> {
    /// Column `orderId` of table `shop.order lines`: `i64`.
    pub order_id: crate::db::Column<OrderLine_order_id, i64, Source>,
    /// Column `lineNo` of table `shop.order lines`: `i32`.
    pub line_no: crate::db::Column<OrderLine_line_no, i32, Source>,
    /// Column `the "kind"` of table `shop.order lines`: `std::option::Option<u8>`.
    pub r#type: crate::db::Column<OrderLine_type, u8, Source>,
    /// Column `lineTotal` of table `shop.order lines`: `Option<Decimal>`.
    pub line_total: crate::db::Column<OrderLine_line_total, Decimal, Source>,
}
#[doc(hidden)]
#[allow(
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
enum OrderLine_order_id {}
#[doc(hidden)]
#[allow(
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
enum OrderLine_line_no {}
#[doc(hidden)]
#[allow(
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
enum OrderLine_type {}
#[doc(hidden)]
#[allow(
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
enum OrderLine_line_total {}
/// A partial update of [`OrderLine`]: a column whose field is `None` stays as it is. Of a nullable column, `Some(None)` is `NULL`.
#[allow(
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
struct OrderLinePatch {
    /// Column `the "kind"` of table `shop.order lines`: `std::option::Option<u8>`.
    pub r#type: ::core::option::Option<std::option::Option<u8>>,
}
#[automatically_derived]
#[allow(
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
impl OrderLinePatch {
    /// The patch that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            r#type: ::core::option::Option::None,
        }
    }
    /// Sets column `the "kind"`.
    #[must_use]
    pub fn r#type(mut self, value: u8) -> Self {
        self.r#type = ::core::option::Option::Some(::core::option::Option::Some(value));
        self
    }
    /// Sets column `the "kind"` to `NULL`.
    #[must_use]
    pub fn clear_type(mut self) -> Self {
        self.r#type = ::core::option::Option::Some(::core::option::Option::None);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::core::primitive::bool {
        ::core::option::Option::is_none(&self.r#type)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut OrderLine)
    where
        for<'__patch> Self: ::core::clone::Clone,
    {
        let patch = <Self as ::core::clone::Clone>::clone(self);
        if let ::core::option::Option::Some(value) = patch.r#type {
            row.r#type = value;
        }
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &OrderLine, after: &OrderLine) -> Self
    where
        for<'__patch> u8: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        Self {
            r#type: crate::db::__private::changed(&before.r#type, &after.r#type),
        }
    }
}
#[automatically_derived]
#[allow(
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
impl OrderLine {
    /// Begins an update of the row of table `shop.order lines` with this key.
    fn update_by_key(
        order_id: i64,
        line_no: i32,
    ) -> crate::db::Update<
        Self,
        crate::db::__private::Unset,
        crate::db::__private::KeyAnd<
            crate::db::__private::KeyEquals<OrderLine_order_id, i64>,
            crate::db::__private::KeyEquals<OrderLine_line_no, i32>,
        >,
        crate::db::__private::NoRows,
    > {
        crate::db::__private::update_by_key(
            crate::db::__private::key_and(
                crate::db::__private::key_equals::<OrderLine_order_id, i64>(order_id),
                crate::db::__private::key_equals::<OrderLine_line_no, i32>(line_no),
            ),
        )
    }
    /// Begins an update of the rows of table `shop.order lines` that a filter finds: `OrderLine::update_where(|row| ..)` gets the columns and returns a condition.
    fn update_where<Filter, Node>(
        filter: Filter,
    ) -> crate::db::Update<
        Self,
        crate::db::__private::Unset,
        crate::db::Condition<Node>,
        crate::db::__private::NoRows,
    >
    where
        Filter: ::core::ops::FnOnce(OrderLineColumns) -> crate::db::Condition<Node>,
        crate::db::Condition<
            Node,
        >: crate::db::__private::FilterOf<Self> + crate::db::__private::InScope<Self>,
    {
        crate::db::__private::update_where::<Self, _, _>(filter)
    }
    /// Begins an update of every row of table `shop.order lines`.
    fn update_all_rows() -> crate::db::Update<
        Self,
        crate::db::__private::Unset,
        crate::db::__private::AllRows,
        crate::db::__private::NoRows,
    > {
        crate::db::__private::update_all_rows()
    }
    /// Begins an update of the row of table `shop.order lines` that `row` is. It is refreshed: then it is as the database has it.
    fn update_row(
        row: &mut Self,
    ) -> crate::db::UpdateRow<'_, Self, crate::db::__private::Unset>
    where
        for<'__patch> Self: crate::db::__private::InMemory,
    {
        crate::db::__private::begin_update_row(row)
    }
}
#[allow(
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
    impl crate::db::Updatable for OrderLine {
        type Columns = OrderLineColumns;
        type Patch = OrderLinePatch;
        type Key = (
            crate::db::Column<OrderLine_order_id, i64>,
            crate::db::Column<OrderLine_line_no, i32>,
        );
        type Databases = crate::db::__private::AnyDatabase;
        type Scope = crate::db::__private::NoScope;
        type Actor = crate::db::__private::Anybody;
        type History = crate::db::__private::NoHistory;
        const COLUMNS: OrderLineColumns = <Self as crate::db::__private::Aliased<
            crate::db::__private::Target,
        >>::COLUMNS;
        const TABLE: &'static crate::db::__private::Table = &crate::db::__private::Table {
            name: "shop.order lines",
            quoted: crate::db::__private::Quoted {
                standard: "\"shop\".\"order lines\"",
                mysql: "`shop`.`order lines`",
            },
            columns: &[
                <OrderLine_order_id as crate::db::__private::ColumnDef>::NAME,
                <OrderLine_line_no as crate::db::__private::ColumnDef>::NAME,
                <OrderLine_type as crate::db::__private::ColumnDef>::NAME,
                <OrderLine_line_total as crate::db::__private::ColumnDef>::NAME,
            ],
            keys: &[
                <OrderLine_order_id as crate::db::__private::ColumnDef>::NAME,
                <OrderLine_line_no as crate::db::__private::ColumnDef>::NAME,
            ],
            unique: &[],
            version: ::core::option::Option::None,
            scope: ::core::option::Option::None,
            soft_delete: ::core::option::Option::None,
            history: ::core::option::Option::None,
            automatic: &[],
        };
    }
    #[automatically_derived]
    impl<Source> crate::db::__private::Aliased<Source> for OrderLine {
        type Columns = OrderLineColumns<Source>;
        const COLUMNS: OrderLineColumns<Source> = OrderLineColumns {
            order_id: crate::db::__private::column(),
            line_no: crate::db::__private::column(),
            r#type: crate::db::__private::column(),
            line_total: crate::db::__private::column(),
        };
    }
    #[automatically_derived]
    impl crate::db::__private::ColumnDef for OrderLine_order_id {
        type Nullability = crate::db::__private::NotNull;
        type Access = crate::db::__private::PrimaryKey;
        type Pins = crate::db::__private::KeyPart<
            crate::db::__private::Pinned,
            crate::db::__private::KeyPart<
                crate::db::__private::Free,
                crate::db::__private::Rest<
                    crate::db::__private::Free,
                    crate::db::__private::Pinned,
                >,
            >,
        >;
        type Stored = crate::db::__private::AnyDatabase;
        const NAME: &'static crate::db::__private::ColumnName = &crate::db::__private::ColumnName {
            name: "orderId",
            table: "shop.order lines",
            target: crate::db::__private::Quoted {
                standard: "\"orderId\"",
                mysql: "`orderId`",
            },
            qualified: crate::db::__private::Quoted {
                standard: "\"order lines\".\"orderId\"",
                mysql: "`order lines`.`orderId`",
            },
        };
    }
    #[automatically_derived]
    impl crate::db::__private::ColumnOf<OrderLine> for OrderLine_order_id {}
    #[automatically_derived]
    impl crate::db::__private::ColumnDef for OrderLine_line_no {
        type Nullability = crate::db::__private::NotNull;
        type Access = crate::db::__private::PrimaryKey;
        type Pins = crate::db::__private::KeyPart<
            crate::db::__private::Free,
            crate::db::__private::KeyPart<
                crate::db::__private::Pinned,
                crate::db::__private::Rest<
                    crate::db::__private::Free,
                    crate::db::__private::Pinned,
                >,
            >,
        >;
        type Stored = crate::db::__private::AnyDatabase;
        const NAME: &'static crate::db::__private::ColumnName = &crate::db::__private::ColumnName {
            name: "lineNo",
            table: "shop.order lines",
            target: crate::db::__private::Quoted {
                standard: "\"lineNo\"",
                mysql: "`lineNo`",
            },
            qualified: crate::db::__private::Quoted {
                standard: "\"order lines\".\"lineNo\"",
                mysql: "`order lines`.`lineNo`",
            },
        };
    }
    #[automatically_derived]
    impl crate::db::__private::ColumnOf<OrderLine> for OrderLine_line_no {}
    #[automatically_derived]
    impl crate::db::__private::ColumnDef for OrderLine_type {
        type Nullability = crate::db::__private::Nullable;
        type Access = crate::db::__private::Settable;
        type Pins = crate::db::__private::NoKey;
        type Stored = crate::db::__private::AnyDatabase;
        const NAME: &'static crate::db::__private::ColumnName = &crate::db::__private::ColumnName {
            name: "the \"kind\"",
            table: "shop.order lines",
            target: crate::db::__private::Quoted {
                standard: "\"the \"\"kind\"\"\"",
                mysql: "`the \"kind\"`",
            },
            qualified: crate::db::__private::Quoted {
                standard: "\"order lines\".\"the \"\"kind\"\"\"",
                mysql: "`order lines`.`the \"kind\"`",
            },
        };
    }
    #[automatically_derived]
    impl crate::db::__private::ColumnOf<OrderLine> for OrderLine_type {}
    #[automatically_derived]
    impl crate::db::__private::ColumnDef for OrderLine_line_total {
        type Nullability = crate::db::__private::Nullable;
        type Access = crate::db::__private::Generated;
        type Pins = crate::db::__private::NoKey;
        type Stored = crate::db::__private::AnyDatabase;
        const NAME: &'static crate::db::__private::ColumnName = &crate::db::__private::ColumnName {
            name: "lineTotal",
            table: "shop.order lines",
            target: crate::db::__private::Quoted {
                standard: "\"lineTotal\"",
                mysql: "`lineTotal`",
            },
            qualified: crate::db::__private::Quoted {
                standard: "\"order lines\".\"lineTotal\"",
                mysql: "`order lines`.`lineTotal`",
            },
        };
    }
    #[automatically_derived]
    impl crate::db::__private::ColumnOf<OrderLine> for OrderLine_line_total {}
    #[automatically_derived]
    impl ::core::default::Default for OrderLinePatch {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl ::core::clone::Clone for OrderLinePatch
    where
        for<'__patch> u8: ::core::clone::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                r#type: ::core::clone::Clone::clone(&self.r#type),
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for OrderLinePatch
    where
        for<'__patch> u8: ::core::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            let mut fields = ::core::fmt::Formatter::debug_struct(
                formatter,
                "OrderLinePatch",
            );
            ::core::fmt::DebugStruct::field(&mut fields, "type", &self.r#type);
            ::core::fmt::DebugStruct::finish(&mut fields)
        }
    }
    #[automatically_derived]
    impl ::core::cmp::PartialEq for OrderLinePatch
    where
        for<'__patch> u8: ::core::cmp::PartialEq,
    {
        fn eq(&self, other: &Self) -> ::core::primitive::bool {
            ::core::cmp::PartialEq::eq(&self.r#type, &other.r#type)
        }
    }
    #[automatically_derived]
    impl crate::db::__private::Changes for OrderLinePatch {
        const NODE: crate::db::__private::SetNode = crate::db::__private::SetNode::Optional(
            &[<OrderLine_type as crate::db::__private::ColumnDef>::NAME],
        );
        const SITES: ::core::primitive::usize = 1usize;
        fn site(
            &self,
            index: ::core::primitive::usize,
        ) -> crate::db::__private::Site<'_> {
            crate::db::__private::present(
                match index {
                    0usize => ::core::option::Option::is_some(&self.r#type),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl crate::db::__private::PatchOf<OrderLine, OrderLinePatch> for OrderLinePatch {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<DB> crate::db::__private::Bind<DB> for OrderLinePatch
    where
        DB: crate::db::__private::Backend,
        u8: crate::db::__private::Storable<DB, OrderLine_type>,
    {
        fn bind(
            self,
            arguments: &mut crate::db::__private::Arguments<DB>,
        ) -> ::core::result::Result<(), crate::db::Error> {
            crate::db::__private::bind_changed_nullable::<
                DB,
                OrderLine_type,
                u8,
            >(self.r#type, arguments)?;
            ::core::result::Result::Ok(())
        }
    }
    crate::db::__private::with_serde! {
        #[allow(non_camel_case_types, non_snake_case, dead_code, private_interfaces,
        private_bounds, unreachable_pub, unused_qualifications, single_use_lifetimes,
        clippy::exhaustive_enums, clippy::exhaustive_structs,
        clippy::impl_trait_in_params, clippy::derive_partial_eq_without_eq,
        clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds,
        clippy::type_complexity)] const _ : () = { #[automatically_derived] impl < 'de >
        crate ::db::__private::merge_patch::MergePatch < 'de > for OrderLinePatch where
        for < '__patch > u8 : crate ::db::__private::merge_patch::Deserialize < 'de > {
        const ROW : & 'static ::core::primitive::str = "OrderLine"; const FIELDS : &
        'static [& 'static ::core::primitive::str] = & ["type"]; const ALIASES : &
        'static [(& 'static ::core::primitive::str, ::core::primitive::usize)] = & [];
        const FIXED : & 'static [(& 'static ::core::primitive::str, crate
        ::db::__private::merge_patch::Fixed)] = & [("order_id", crate
        ::db::__private::merge_patch::Fixed::Key), ("line_no", crate
        ::db::__private::merge_patch::Fixed::Key), ("line_total", crate
        ::db::__private::merge_patch::Fixed::Generated)]; fn read < A : crate
        ::db::__private::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        ::core::primitive::usize, map : & mut A,) -> ::core::result::Result < (),
        A::Error > { match field { 0usize => self.r#type = crate
        ::db::__private::merge_patch::nullable:: < u8, A > (map) ?, _ => { let _ = map; }
        } ::core::result::Result::Ok(()) } } #[automatically_derived] impl < 'de > crate
        ::db::__private::merge_patch::Deserialize < 'de > for OrderLinePatch where for <
        '__patch > u8 : crate ::db::__private::merge_patch::Deserialize < 'de > { fn
        deserialize < D : crate ::db::__private::merge_patch::de::Deserializer < 'de >>
        (deserializer : D,) -> ::core::result::Result < Self, D::Error > { crate
        ::db::__private::merge_patch::deserialize(deserializer) } }
        #[automatically_derived] impl crate ::db::__private::merge_patch::Serialize for
        OrderLinePatch where for < '__patch > u8 : crate
        ::db::__private::merge_patch::Serialize { fn serialize < S : crate
        ::db::__private::merge_patch::ser::Serializer > (& self, serializer : S,) ->
        ::core::result::Result < S::Ok, S::Error > { let mut map = crate
        ::db::__private::merge_patch::begin(serializer, &
        [::core::option::Option::is_some(& self.r#type)]) ?; crate
        ::db::__private::merge_patch::write(& mut map, "type", & self.r#type) ?; crate
        ::db::__private::merge_patch::ser::SerializeMap::end(map) } } };
    }
    #[automatically_derived]
    impl crate::db::__private::InMemory for OrderLine
    where
        for<'__patch> i64: ::core::clone::Clone,
        for<'__patch> i32: ::core::clone::Clone,
    {
        type ByKey = crate::db::__private::KeyAnd<
            crate::db::__private::KeyEquals<OrderLine_order_id, i64>,
            crate::db::__private::KeyEquals<OrderLine_line_no, i32>,
        >;
        type Unchanged = crate::db::__private::KeyAnd<
            crate::db::__private::KeyEquals<OrderLine_order_id, i64>,
            crate::db::__private::KeyEquals<OrderLine_line_no, i32>,
        >;
        fn by_key(&self) -> Self::ByKey {
            crate::db::__private::key_and(
                crate::db::__private::key_equals::<
                    OrderLine_order_id,
                    i64,
                >(::core::clone::Clone::clone(&self.order_id)),
                crate::db::__private::key_equals::<
                    OrderLine_line_no,
                    i32,
                >(::core::clone::Clone::clone(&self.line_no)),
            )
        }
        fn unchanged(&self) -> Self::Unchanged {
            crate::db::__private::key_and(
                crate::db::__private::key_equals::<
                    OrderLine_order_id,
                    i64,
                >(::core::clone::Clone::clone(&self.order_id)),
                crate::db::__private::key_equals::<
                    OrderLine_line_no,
                    i32,
                >(::core::clone::Clone::clone(&self.line_no)),
            )
        }
        fn take_over(&mut self, mut fresh: Self) {
            ::core::mem::swap(&mut self.order_id, &mut fresh.order_id);
            ::core::mem::swap(&mut self.line_no, &mut fresh.line_no);
            ::core::mem::swap(&mut self.r#type, &mut fresh.r#type);
            ::core::mem::swap(&mut self.line_total, &mut fresh.line_total);
        }
    }
    #[automatically_derived]
    impl crate::db::__private::Compare for OrderLine
    where
        for<'__patch> i64: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> i32: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> u8: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> Decimal: ::core::cmp::PartialEq,
    {
        fn changes(before: &Self, after: &Self) -> OrderLinePatch {
            <OrderLinePatch>::diff(before, after)
        }
        fn fixed_change(
            before: &Self,
            after: &Self,
        ) -> ::core::option::Option<crate::db::__private::FixedChange> {
            crate::db::__private::first_change([
                crate::db::__private::fixed_change::<
                    OrderLine_order_id,
                    _,
                >(&before.order_id, &after.order_id),
                crate::db::__private::fixed_change::<
                    OrderLine_line_no,
                    _,
                >(&before.line_no, &after.line_no),
                crate::db::__private::fixed_change::<
                    OrderLine_line_total,
                    _,
                >(&before.line_total, &after.line_total),
            ])
        }
    }
};

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
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum OrderLine_order_id {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum OrderLine_line_no {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum OrderLine_type {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
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
            r#type: crate::db::__private::None,
        }
    }
    /// Sets column `the "kind"`.
    #[must_use]
    pub fn r#type(mut self, value: u8) -> Self {
        self.r#type = crate::db::__private::Some(crate::db::__private::Some(value));
        self
    }
    /// Sets column `the "kind"` to `NULL`.
    #[must_use]
    pub fn clear_type(mut self) -> Self {
        self.r#type = crate::db::__private::Some(crate::db::__private::None);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> crate::db::__private::bool {
        crate::db::__private::Option::is_none(&self.r#type)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut OrderLine)
    where
        for<'__patch> Self: crate::db::__private::Clone,
    {
        let patch = <Self as crate::db::__private::Clone>::clone(self);
        crate::db::__private::apply_to(&mut row.r#type, patch.r#type);
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &OrderLine, after: &OrderLine) -> Self
    where
        for<'__patch> u8: crate::db::__private::PartialEq + crate::db::__private::Clone,
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
    ) -> crate::db::__private::Update<
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
    ) -> crate::db::__private::Update<
        Self,
        crate::db::__private::Unset,
        crate::db::__private::Condition<Node>,
        crate::db::__private::NoRows,
    >
    where
        Filter: crate::db::__private::FnOnce(
            OrderLineColumns,
        ) -> crate::db::__private::Condition<Node>,
        crate::db::__private::Condition<
            Node,
        >: crate::db::__private::FilterOf<Self> + crate::db::__private::InScope<Self>,
    {
        crate::db::__private::update_where::<Self, _, _>(filter)
    }
    /// Begins an update of every row of table `shop.order lines`.
    fn update_all_rows() -> crate::db::__private::Update<
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
    ) -> crate::db::__private::UpdateRow<'_, Self, crate::db::__private::Unset>
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
    use crate::db::__private as __updatable;
    #[automatically_derived]
    impl __updatable::Updatable for OrderLine {
        type Columns = OrderLineColumns;
        type Patch = OrderLinePatch;
        type Key = (
            __updatable::Column<OrderLine_order_id, i64>,
            __updatable::Column<OrderLine_line_no, i32>,
        );
        type Databases = __updatable::AnyDatabase;
        type Scope = __updatable::NoScope;
        type Actor = __updatable::Anybody;
        type History = __updatable::NoHistory;
        const COLUMNS: OrderLineColumns = <Self as __updatable::Aliased<
            __updatable::Target,
        >>::COLUMNS;
        const TABLE: &'static __updatable::Table = &__updatable::Table {
            name: "shop.order lines",
            quoted: __updatable::Quoted {
                standard: "\"shop\".\"order lines\"",
                mysql: "`shop`.`order lines`",
            },
            columns: &[
                <OrderLine_order_id as __updatable::ColumnDef>::NAME,
                <OrderLine_line_no as __updatable::ColumnDef>::NAME,
                <OrderLine_type as __updatable::ColumnDef>::NAME,
                <OrderLine_line_total as __updatable::ColumnDef>::NAME,
            ],
            keys: &[
                <OrderLine_order_id as __updatable::ColumnDef>::NAME,
                <OrderLine_line_no as __updatable::ColumnDef>::NAME,
            ],
            unique: &[],
            version: __updatable::None,
            scope: __updatable::None,
            soft_delete: __updatable::None,
            history: __updatable::None,
            automatic: &[],
        };
    }
    #[automatically_derived]
    impl<Source> __updatable::Aliased<Source> for OrderLine {
        type Columns = OrderLineColumns<Source>;
        const COLUMNS: OrderLineColumns<Source> = OrderLineColumns {
            order_id: __updatable::column(),
            line_no: __updatable::column(),
            r#type: __updatable::column(),
            line_total: __updatable::column(),
        };
    }
    #[automatically_derived]
    impl __updatable::ColumnDef for OrderLine_order_id {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::PrimaryKey;
        type Pins = __updatable::KeyPart<
            __updatable::Pinned,
            __updatable::KeyPart<
                __updatable::Free,
                __updatable::Rest<__updatable::Free, __updatable::Pinned>,
            >,
        >;
        type Stored = __updatable::AnyDatabase;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "orderId",
            "shop.order lines",
            "\"orderId\"",
            "`orderId`",
            "\"order lines\".\"orderId\"",
            "`order lines`.`orderId`",
        );
    }
    #[automatically_derived]
    impl __updatable::ColumnOf<OrderLine> for OrderLine_order_id {}
    #[automatically_derived]
    impl __updatable::ColumnDef for OrderLine_line_no {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::PrimaryKey;
        type Pins = __updatable::KeyPart<
            __updatable::Free,
            __updatable::KeyPart<
                __updatable::Pinned,
                __updatable::Rest<__updatable::Free, __updatable::Pinned>,
            >,
        >;
        type Stored = __updatable::AnyDatabase;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "lineNo",
            "shop.order lines",
            "\"lineNo\"",
            "`lineNo`",
            "\"order lines\".\"lineNo\"",
            "`order lines`.`lineNo`",
        );
    }
    #[automatically_derived]
    impl __updatable::ColumnOf<OrderLine> for OrderLine_line_no {}
    #[automatically_derived]
    impl __updatable::ColumnDef for OrderLine_type {
        type Nullability = __updatable::Nullable;
        type Access = __updatable::Settable;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::AnyDatabase;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "the \"kind\"",
            "shop.order lines",
            "\"the \"\"kind\"\"\"",
            "`the \"kind\"`",
            "\"order lines\".\"the \"\"kind\"\"\"",
            "`order lines`.`the \"kind\"`",
        );
    }
    #[automatically_derived]
    impl __updatable::ColumnOf<OrderLine> for OrderLine_type {}
    #[automatically_derived]
    impl __updatable::ColumnDef for OrderLine_line_total {
        type Nullability = __updatable::Nullable;
        type Access = __updatable::Generated;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::AnyDatabase;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "lineTotal",
            "shop.order lines",
            "\"lineTotal\"",
            "`lineTotal`",
            "\"order lines\".\"lineTotal\"",
            "`order lines`.`lineTotal`",
        );
    }
    #[automatically_derived]
    impl __updatable::ColumnOf<OrderLine> for OrderLine_line_total {}
    #[automatically_derived]
    impl __updatable::Default for OrderLinePatch {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl __updatable::Clone for OrderLinePatch
    where
        for<'__patch> u8: __updatable::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                r#type: __updatable::Clone::clone(&self.r#type),
            }
        }
    }
    #[automatically_derived]
    impl __updatable::fmt::Debug for OrderLinePatch
    where
        for<'__patch> u8: __updatable::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut __updatable::fmt::Formatter<'_>,
        ) -> __updatable::fmt::Result {
            __updatable::debug_patch(
                formatter,
                "OrderLinePatch",
                &[("type", &self.r#type)],
            )
        }
    }
    #[automatically_derived]
    impl __updatable::PartialEq for OrderLinePatch
    where
        for<'__patch> u8: __updatable::PartialEq,
    {
        fn eq(&self, other: &Self) -> __updatable::bool {
            self.r#type == other.r#type
        }
    }
    #[automatically_derived]
    impl __updatable::Changes for OrderLinePatch {
        const NODE: __updatable::SetNode = __updatable::SetNode::Optional(
            &[<OrderLine_type as __updatable::ColumnDef>::NAME],
        );
        const SITES: __updatable::usize = 1usize;
        fn site(&self, index: __updatable::usize) -> __updatable::Site<'_> {
            __updatable::present(
                match index {
                    0usize => __updatable::Option::is_some(&self.r#type),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl __updatable::PatchOf<OrderLine, OrderLinePatch> for OrderLinePatch {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<DB> __updatable::Bind<DB> for OrderLinePatch
    where
        DB: __updatable::Backend,
        u8: __updatable::Storable<DB, OrderLine_type>,
    {
        fn bind(
            self,
            arguments: &mut __updatable::Arguments<DB>,
        ) -> __updatable::Result<(), __updatable::Error> {
            __updatable::bind_changed_nullable::<
                DB,
                OrderLine_type,
                u8,
            >(self.r#type, arguments)?;
            __updatable::Ok(())
        }
    }
    __updatable::with_serde! {
        #[automatically_derived] impl < 'de > __updatable::merge_patch::MergePatch < 'de
        > for OrderLinePatch where for < '__patch > u8 :
        __updatable::merge_patch::Deserialize < 'de > { const ROW : & 'static
        __updatable::str = "OrderLine"; const FIELDS : & 'static [& 'static
        __updatable::str] = & ["type"]; const ALIASES : & 'static [(& 'static
        __updatable::str, __updatable::usize)] = & []; const FIXED : & 'static [(&
        'static __updatable::str, __updatable::merge_patch::Fixed)] = & [("order_id",
        __updatable::merge_patch::Fixed::Key), ("line_no",
        __updatable::merge_patch::Fixed::Key), ("line_total",
        __updatable::merge_patch::Fixed::Generated)]; fn read < A :
        __updatable::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        __updatable::usize, map : & mut A,) -> __updatable::Result < (), A::Error > {
        match field { 0usize => self.r#type = __updatable::merge_patch::nullable:: < u8,
        A > (map) ?, _ => { let _ = map; } } __updatable::Ok(()) } }
        #[automatically_derived] impl < 'de > __updatable::merge_patch::Deserialize < 'de
        > for OrderLinePatch where for < '__patch > u8 :
        __updatable::merge_patch::Deserialize < 'de > { fn deserialize < D :
        __updatable::merge_patch::de::Deserializer < 'de >> (deserializer : D,) ->
        __updatable::Result < Self, D::Error > {
        __updatable::merge_patch::deserialize(deserializer) } } #[automatically_derived]
        impl __updatable::merge_patch::Serialize for OrderLinePatch where for < '__patch
        > u8 : __updatable::merge_patch::Serialize { fn serialize < S :
        __updatable::merge_patch::ser::Serializer > (& self, serializer : S,) ->
        __updatable::Result < S::Ok, S::Error > { let mut map =
        __updatable::merge_patch::begin(serializer, & [__updatable::Option::is_some(&
        self.r#type)]) ?; __updatable::merge_patch::write(& mut map, "type", & self
        .r#type) ?; __updatable::merge_patch::ser::SerializeMap::end(map) } }
    }
    #[automatically_derived]
    impl __updatable::InMemory for OrderLine
    where
        for<'__patch> i64: __updatable::Clone,
        for<'__patch> i32: __updatable::Clone,
    {
        type ByKey = crate::db::__private::KeyAnd<
            crate::db::__private::KeyEquals<OrderLine_order_id, i64>,
            crate::db::__private::KeyEquals<OrderLine_line_no, i32>,
        >;
        type Unchanged = Self::ByKey;
        fn by_key(&self) -> Self::ByKey {
            crate::db::__private::key_and(
                crate::db::__private::key_equals::<
                    OrderLine_order_id,
                    i64,
                >(__updatable::Clone::clone(&self.order_id)),
                crate::db::__private::key_equals::<
                    OrderLine_line_no,
                    i32,
                >(__updatable::Clone::clone(&self.line_no)),
            )
        }
        fn unchanged(&self) -> Self::Unchanged {
            <Self as __updatable::InMemory>::by_key(self)
        }
        fn take_over(&mut self, mut fresh: Self) {
            __updatable::swap(&mut self.order_id, &mut fresh.order_id);
            __updatable::swap(&mut self.line_no, &mut fresh.line_no);
            __updatable::swap(&mut self.r#type, &mut fresh.r#type);
            __updatable::swap(&mut self.line_total, &mut fresh.line_total);
        }
    }
    #[automatically_derived]
    impl __updatable::Compare for OrderLine
    where
        for<'__patch> i64: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> i32: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> u8: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> Decimal: __updatable::PartialEq,
    {
        fn changes(before: &Self, after: &Self) -> OrderLinePatch {
            <OrderLinePatch>::diff(before, after)
        }
        fn fixed_change(
            before: &Self,
            after: &Self,
        ) -> __updatable::Option<__updatable::FixedChange> {
            __updatable::first_change([
                __updatable::fixed_change::<
                    OrderLine_order_id,
                    _,
                >(&before.order_id, &after.order_id),
                __updatable::fixed_change::<
                    OrderLine_line_no,
                    _,
                >(&before.line_no, &after.line_no),
                __updatable::fixed_change::<
                    OrderLine_line_total,
                    _,
                >(&before.line_total, &after.line_total),
            ])
        }
    }
};

/// The columns of table `books`, one for each field of [`Book`].
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
struct BookColumns<'a, Source = ::updatable::__private::Target> {
    /// Column `book_id` of table `books`: `Uuid`.
    pub book_id: ::updatable::Column<
        Book_book_id,
        ::updatable::__private::TextUuid,
        Source,
    >,
    /// Column `shelf_id` of table `books`: `Option<Uuid>`.
    pub shelf_id: ::updatable::Column<
        Book_shelf_id,
        ::updatable::__private::TextUuid,
        Source,
    >,
    /// Column `owner_id` of table `books`: `uuid::Uuid`.
    pub owner_id: ::updatable::Column<Book_owner_id, uuid::Uuid, Source>,
    /// Column `title` of table `books`: `Cow<'a, str>`.
    pub title: ::updatable::Column<Book_title, Cow<'a, str>, Source>,
    #[doc(hidden)]
    pub __generics: ::core::marker::PhantomData<fn() -> Book<'a>>,
}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum Book_book_id {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum Book_shelf_id {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum Book_owner_id {}
#[doc(hidden)]
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum Book_title {}
/// A partial update of [`Book`]: a column whose field is `None` stays as it is. Of a nullable column, `Some(None)` is `NULL`.
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
struct BookPatch<'a> {
    /// Column `shelf_id` of table `books`: `Option<Uuid>`.
    pub shelf_id: ::core::option::Option<Option<Uuid>>,
    /// Column `owner_id` of table `books`: `uuid::Uuid`.
    pub owner_id: ::core::option::Option<uuid::Uuid>,
    /// Column `title` of table `books`: `Cow<'a, str>`.
    pub title: ::core::option::Option<Cow<'a, str>>,
    #[doc(hidden)]
    pub __generics: ::core::marker::PhantomData<fn() -> Book<'a>>,
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
impl<'a> BookPatch<'a> {
    /// The patch that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            shelf_id: ::updatable::__private::None,
            owner_id: ::updatable::__private::None,
            title: ::updatable::__private::None,
            __generics: ::updatable::__private::PhantomData,
        }
    }
    /// Sets column `shelf_id`.
    #[must_use]
    pub fn shelf_id(mut self, value: Uuid) -> Self {
        self.shelf_id = ::updatable::__private::Some(
            ::updatable::__private::Some(value),
        );
        self
    }
    /// Sets column `shelf_id` to `NULL`.
    #[must_use]
    pub fn clear_shelf_id(mut self) -> Self {
        self.shelf_id = ::updatable::__private::Some(::updatable::__private::None);
        self
    }
    /// Sets column `owner_id`.
    #[must_use]
    pub fn owner_id(mut self, value: uuid::Uuid) -> Self {
        self.owner_id = ::updatable::__private::Some(value);
        self
    }
    /// Sets column `title`.
    #[must_use]
    pub fn title(mut self, value: Cow<'a, str>) -> Self {
        self.title = ::updatable::__private::Some(value);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::updatable::__private::bool {
        ::updatable::__private::Option::is_none(&self.shelf_id)
            && ::updatable::__private::Option::is_none(&self.owner_id)
            && ::updatable::__private::Option::is_none(&self.title)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut Book<'a>)
    where
        for<'__patch> Self: ::updatable::__private::Clone,
    {
        let patch = <Self as ::updatable::__private::Clone>::clone(self);
        ::updatable::__private::apply_to(&mut row.shelf_id, patch.shelf_id);
        ::updatable::__private::apply_to(&mut row.owner_id, patch.owner_id);
        ::updatable::__private::apply_to(&mut row.title, patch.title);
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &Book<'a>, after: &Book<'a>) -> Self
    where
        for<'__patch> Uuid: ::updatable::__private::PartialEq
            + ::updatable::__private::Clone,
        for<'__patch> uuid::Uuid: ::updatable::__private::PartialEq
            + ::updatable::__private::Clone,
        for<'__patch> Cow<
            'a,
            str,
        >: ::updatable::__private::PartialEq + ::updatable::__private::Clone,
    {
        Self {
            shelf_id: ::updatable::__private::changed(&before.shelf_id, &after.shelf_id),
            owner_id: ::updatable::__private::changed(&before.owner_id, &after.owner_id),
            title: ::updatable::__private::changed(&before.title, &after.title),
            __generics: ::updatable::__private::PhantomData,
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
impl<'a> Book<'a> {
    /// Begins an update of the row of table `books` with this key.
    fn update_by_key(
        book_id: Uuid,
    ) -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::KeyEquals<
            Book_book_id,
            ::updatable::__private::TextUuid,
        >,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_by_key(
            ::updatable::__private::key_equals::<
                Book_book_id,
                ::updatable::__private::TextUuid,
            >(::updatable::__private::text_uuid::<Uuid>(book_id)),
        )
    }
    /// Begins an update of the rows of table `books` that a filter finds: `Book::update_where(|row| ..)` gets the columns and returns a condition.
    fn update_where<Filter, Node>(
        filter: Filter,
    ) -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::Condition<Node>,
        ::updatable::__private::NoRows,
    >
    where
        Filter: ::updatable::__private::FnOnce(
            BookColumns<'a>,
        ) -> ::updatable::__private::Condition<Node>,
        ::updatable::__private::Condition<
            Node,
        >: ::updatable::__private::FilterOf<Self>
            + ::updatable::__private::InScope<Self>,
    {
        ::updatable::__private::update_where::<Self, _, _>(filter)
    }
    /// Begins an update of every row of table `books`.
    fn update_all_rows() -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::AllRows,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_all_rows()
    }
    /// Begins an update of the row of table `books` that `row` is. It is refreshed: then it is as the database has it.
    fn update_row(
        row: &mut Self,
    ) -> ::updatable::__private::UpdateRow<'_, Self, ::updatable::__private::Unset>
    where
        for<'__patch> Self: ::updatable::__private::InMemory,
    {
        ::updatable::__private::begin_update_row(row)
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
    use ::updatable::__private as __updatable;
    #[automatically_derived]
    impl<'a> __updatable::Updatable for Book<'a> {
        type Columns = BookColumns<'a>;
        type Patch = BookPatch<'a>;
        type Key = (
            __updatable::Column<Book_book_id, ::updatable::__private::TextUuid>,
        );
        type Databases = __updatable::Named<
            false,
            true,
            true,
            [(); {
                __updatable::checked::<
                    (
                        <Book_book_id as __updatable::ColumnDef>::Stored,
                        <Book_shelf_id as __updatable::ColumnDef>::Stored,
                        <Book_owner_id as __updatable::ColumnDef>::Stored,
                        <Book_title as __updatable::ColumnDef>::Stored,
                    ),
                >();
                0
            }],
        >;
        type Scope = __updatable::NoScope;
        type Actor = __updatable::Anybody;
        type History = __updatable::NoHistory;
        const COLUMNS: BookColumns<'a> = <Self as __updatable::Aliased<
            __updatable::Target,
        >>::COLUMNS;
        const TABLE: &'static __updatable::Table = &__updatable::Table {
            name: "books",
            quoted: __updatable::Quoted {
                standard: "\"books\"",
                mysql: "`books`",
            },
            columns: &[
                <Book_book_id as __updatable::ColumnDef>::NAME,
                <Book_shelf_id as __updatable::ColumnDef>::NAME,
                <Book_owner_id as __updatable::ColumnDef>::NAME,
                <Book_title as __updatable::ColumnDef>::NAME,
            ],
            keys: &[<Book_book_id as __updatable::ColumnDef>::NAME],
            unique: &[],
            version: __updatable::None,
            scope: __updatable::None,
            soft_delete: __updatable::None,
            history: __updatable::None,
            automatic: &[],
        };
    }
    #[automatically_derived]
    impl<'a, Source> __updatable::Aliased<Source> for Book<'a> {
        type Columns = BookColumns<'a, Source>;
        const COLUMNS: BookColumns<'a, Source> = BookColumns {
            book_id: __updatable::column(),
            shelf_id: __updatable::column(),
            owner_id: __updatable::column(),
            title: __updatable::column(),
            __generics: __updatable::PhantomData,
        };
    }
    #[automatically_derived]
    impl __updatable::ColumnDef for Book_book_id {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::PrimaryKey;
        type Pins = __updatable::KeyPart<
            __updatable::Pinned,
            __updatable::Rest<__updatable::Free, __updatable::Pinned>,
        >;
        type Stored = __updatable::AsText<__updatable::Named<false, true, true, ()>>;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "book_id",
            "books",
            "\"book_id\"",
            "`book_id`",
            "\"books\".\"book_id\"",
            "`books`.`book_id`",
        );
    }
    #[automatically_derived]
    impl<'a> __updatable::ColumnOf<Book<'a>> for Book_book_id {}
    #[automatically_derived]
    impl __updatable::ColumnDef for Book_shelf_id {
        type Nullability = __updatable::Nullable;
        type Access = __updatable::Settable;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::AsText<__updatable::Named<false, true, true, ()>>;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "shelf_id",
            "books",
            "\"shelf_id\"",
            "`shelf_id`",
            "\"books\".\"shelf_id\"",
            "`books`.`shelf_id`",
        );
    }
    #[automatically_derived]
    impl<'a> __updatable::ColumnOf<Book<'a>> for Book_shelf_id {}
    #[automatically_derived]
    impl __updatable::ColumnDef for Book_owner_id {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::Settable;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::Named<
            false,
            true,
            true,
            [(); {
                __updatable::on_mysql::<
                    uuid::Uuid,
                    Book_owner_id,
                    [(); {
                        __updatable::on_postgres::<uuid::Uuid, Book_owner_id, ()>();
                        0
                    }],
                >();
                0
            }],
        >;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "owner_id",
            "books",
            "\"owner_id\"",
            "`owner_id`",
            "\"books\".\"owner_id\"",
            "`books`.`owner_id`",
        );
    }
    #[automatically_derived]
    impl<'a> __updatable::ColumnOf<Book<'a>> for Book_owner_id {}
    #[automatically_derived]
    impl __updatable::ColumnDef for Book_title {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::Settable;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::Named<
            false,
            true,
            true,
            [(); {
                __updatable::on_mysql::<
                    Cow<'static, str>,
                    Book_title,
                    [(); {
                        __updatable::on_postgres::<Cow<'static, str>, Book_title, ()>();
                        0
                    }],
                >();
                0
            }],
        >;
        const NAME: &'static __updatable::ColumnName = &__updatable::column_name(
            "title",
            "books",
            "\"title\"",
            "`title`",
            "\"books\".\"title\"",
            "`books`.`title`",
        );
    }
    #[automatically_derived]
    impl<'a> __updatable::ColumnOf<Book<'a>> for Book_title {}
    #[automatically_derived]
    impl<'a> __updatable::Default for BookPatch<'a> {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::Clone for BookPatch<'a>
    where
        for<'__patch> Uuid: __updatable::Clone,
        for<'__patch> uuid::Uuid: __updatable::Clone,
        for<'__patch> Cow<'a, str>: __updatable::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                shelf_id: __updatable::Clone::clone(&self.shelf_id),
                owner_id: __updatable::Clone::clone(&self.owner_id),
                title: __updatable::Clone::clone(&self.title),
                __generics: __updatable::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::fmt::Debug for BookPatch<'a>
    where
        for<'__patch> Uuid: __updatable::fmt::Debug,
        for<'__patch> uuid::Uuid: __updatable::fmt::Debug,
        for<'__patch> Cow<'a, str>: __updatable::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut __updatable::fmt::Formatter<'_>,
        ) -> __updatable::fmt::Result {
            __updatable::debug_patch(
                formatter,
                "BookPatch",
                &[
                    ("shelf_id", &self.shelf_id),
                    ("owner_id", &self.owner_id),
                    ("title", &self.title),
                ],
            )
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::PartialEq for BookPatch<'a>
    where
        for<'__patch> Uuid: __updatable::PartialEq,
        for<'__patch> uuid::Uuid: __updatable::PartialEq,
        for<'__patch> Cow<'a, str>: __updatable::PartialEq,
    {
        fn eq(&self, other: &Self) -> __updatable::bool {
            self.shelf_id == other.shelf_id && self.owner_id == other.owner_id
                && self.title == other.title
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::Changes for BookPatch<'a> {
        const NODE: __updatable::SetNode = __updatable::SetNode::Optional(
            &[
                <Book_shelf_id as __updatable::ColumnDef>::NAME,
                <Book_owner_id as __updatable::ColumnDef>::NAME,
                <Book_title as __updatable::ColumnDef>::NAME,
            ],
        );
        const SITES: __updatable::usize = 3usize;
        fn site(&self, index: __updatable::usize) -> __updatable::Site<'_> {
            __updatable::present(
                match index {
                    0usize => __updatable::Option::is_some(&self.shelf_id),
                    1usize => __updatable::Option::is_some(&self.owner_id),
                    2usize => __updatable::Option::is_some(&self.title),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::PatchOf<Book<'a>, BookPatch<'a>> for BookPatch<'a> {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<'a, DB> __updatable::Bind<DB> for BookPatch<'a>
    where
        DB: __updatable::Backend,
        ::updatable::__private::TextUuid: __updatable::Storable<DB, Book_shelf_id>,
        uuid::Uuid: __updatable::Storable<DB, Book_owner_id>,
        Cow<'a, str>: __updatable::Storable<DB, Book_title>,
    {
        fn bind(
            self,
            arguments: &mut __updatable::Arguments<DB>,
        ) -> __updatable::Result<(), __updatable::Error> {
            __updatable::bind_changed_nullable::<
                DB,
                Book_shelf_id,
                ::updatable::__private::TextUuid,
            >(
                __updatable::Option::map(
                    self.shelf_id,
                    |value| __updatable::Option::map(
                        value,
                        ::updatable::__private::text_uuid::<Uuid>,
                    ),
                ),
                arguments,
            )?;
            __updatable::bind_changed::<
                DB,
                Book_owner_id,
                uuid::Uuid,
            >(self.owner_id, arguments)?;
            __updatable::bind_changed::<
                DB,
                Book_title,
                Cow<'a, str>,
            >(self.title, arguments)?;
            __updatable::Ok(())
        }
    }
    __updatable::with_serde! {
        #[automatically_derived] impl < 'de, 'a > __updatable::merge_patch::MergePatch <
        'de > for BookPatch < 'a > where for < '__patch > Uuid :
        __updatable::merge_patch::Deserialize < 'de >, for < '__patch > uuid::Uuid :
        __updatable::merge_patch::Deserialize < 'de >, for < '__patch > Cow < 'a, str > :
        __updatable::merge_patch::Deserialize < 'de > { const ROW : & 'static
        __updatable::str = "Book"; const FIELDS : & 'static [& 'static __updatable::str]
        = & ["shelf_id", "owner_id", "title"]; const ALIASES : & 'static [(& 'static
        __updatable::str, __updatable::usize)] = & []; const FIXED : & 'static [(&
        'static __updatable::str, __updatable::merge_patch::Fixed)] = & [("book_id",
        __updatable::merge_patch::Fixed::Key)]; fn read < A :
        __updatable::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        __updatable::usize, map : & mut A,) -> __updatable::Result < (), A::Error > {
        match field { 0usize => self.shelf_id = __updatable::merge_patch::nullable:: <
        Uuid, A > (map) ?, 1usize => self.owner_id = __updatable::merge_patch::value:: <
        uuid::Uuid, A > (map) ?, 2usize => self.title = __updatable::merge_patch::value::
        < Cow < 'a, str >, A > (map) ?, _ => { let _ = map; } } __updatable::Ok(()) } }
        #[automatically_derived] impl < 'de, 'a > __updatable::merge_patch::Deserialize <
        'de > for BookPatch < 'a > where for < '__patch > Uuid :
        __updatable::merge_patch::Deserialize < 'de >, for < '__patch > uuid::Uuid :
        __updatable::merge_patch::Deserialize < 'de >, for < '__patch > Cow < 'a, str > :
        __updatable::merge_patch::Deserialize < 'de > { fn deserialize < D :
        __updatable::merge_patch::de::Deserializer < 'de >> (deserializer : D,) ->
        __updatable::Result < Self, D::Error > {
        __updatable::merge_patch::deserialize(deserializer) } } #[automatically_derived]
        impl < 'a > __updatable::merge_patch::Serialize for BookPatch < 'a > where for <
        '__patch > Uuid : __updatable::merge_patch::Serialize, for < '__patch >
        uuid::Uuid : __updatable::merge_patch::Serialize, for < '__patch > Cow < 'a, str
        > : __updatable::merge_patch::Serialize { fn serialize < S :
        __updatable::merge_patch::ser::Serializer > (& self, serializer : S,) ->
        __updatable::Result < S::Ok, S::Error > { let mut map =
        __updatable::merge_patch::begin(serializer, & [__updatable::Option::is_some(&
        self.shelf_id), __updatable::Option::is_some(& self.owner_id),
        __updatable::Option::is_some(& self.title)]) ?; __updatable::merge_patch::write(&
        mut map, "shelf_id", & self.shelf_id) ?; __updatable::merge_patch::write(& mut
        map, "owner_id", & self.owner_id) ?; __updatable::merge_patch::write(& mut map,
        "title", & self.title) ?; __updatable::merge_patch::ser::SerializeMap::end(map) }
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::InMemory for Book<'a>
    where
        for<'__patch> Uuid: __updatable::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<
            Book_book_id,
            ::updatable::__private::TextUuid,
        >;
        type Unchanged = Self::ByKey;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Book_book_id,
                ::updatable::__private::TextUuid,
            >(
                ::updatable::__private::text_uuid::<
                    Uuid,
                >(__updatable::Clone::clone(&self.book_id)),
            )
        }
        fn unchanged(&self) -> Self::Unchanged {
            <Self as __updatable::InMemory>::by_key(self)
        }
        fn take_over(&mut self, mut fresh: Self) {
            __updatable::swap(&mut self.book_id, &mut fresh.book_id);
            __updatable::swap(&mut self.shelf_id, &mut fresh.shelf_id);
            __updatable::swap(&mut self.owner_id, &mut fresh.owner_id);
            __updatable::swap(&mut self.title, &mut fresh.title);
        }
    }
    #[automatically_derived]
    impl<'a> __updatable::Compare for Book<'a>
    where
        for<'__patch> Uuid: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> uuid::Uuid: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> Cow<'a, str>: __updatable::PartialEq + __updatable::Clone,
    {
        fn changes(before: &Self, after: &Self) -> BookPatch<'a> {
            <BookPatch<'a>>::diff(before, after)
        }
        fn fixed_change(
            before: &Self,
            after: &Self,
        ) -> __updatable::Option<__updatable::FixedChange> {
            __updatable::first_change([
                __updatable::fixed_change::<
                    Book_book_id,
                    _,
                >(&before.book_id, &after.book_id),
            ])
        }
    }
};

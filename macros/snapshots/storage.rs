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
enum Book_book_id {}
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
enum Book_shelf_id {}
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
enum Book_owner_id {}
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
            shelf_id: ::core::option::Option::None,
            owner_id: ::core::option::Option::None,
            title: ::core::option::Option::None,
            __generics: ::core::marker::PhantomData,
        }
    }
    /// Sets column `shelf_id`.
    #[must_use]
    pub fn shelf_id(mut self, value: Uuid) -> Self {
        self.shelf_id = ::core::option::Option::Some(
            ::core::option::Option::Some(value),
        );
        self
    }
    /// Sets column `shelf_id` to `NULL`.
    #[must_use]
    pub fn clear_shelf_id(mut self) -> Self {
        self.shelf_id = ::core::option::Option::Some(::core::option::Option::None);
        self
    }
    /// Sets column `owner_id`.
    #[must_use]
    pub fn owner_id(mut self, value: uuid::Uuid) -> Self {
        self.owner_id = ::core::option::Option::Some(value);
        self
    }
    /// Sets column `title`.
    #[must_use]
    pub fn title(mut self, value: Cow<'a, str>) -> Self {
        self.title = ::core::option::Option::Some(value);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::core::primitive::bool {
        ::core::option::Option::is_none(&self.shelf_id)
            && ::core::option::Option::is_none(&self.owner_id)
            && ::core::option::Option::is_none(&self.title)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut Book<'a>)
    where
        for<'__patch> Self: ::core::clone::Clone,
    {
        let patch = <Self as ::core::clone::Clone>::clone(self);
        if let ::core::option::Option::Some(value) = patch.shelf_id {
            row.shelf_id = value;
        }
        if let ::core::option::Option::Some(value) = patch.owner_id {
            row.owner_id = value;
        }
        if let ::core::option::Option::Some(value) = patch.title {
            row.title = value;
        }
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &Book<'a>, after: &Book<'a>) -> Self
    where
        for<'__patch> Uuid: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> uuid::Uuid: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> Cow<'a, str>: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        Self {
            shelf_id: ::updatable::__private::changed(&before.shelf_id, &after.shelf_id),
            owner_id: ::updatable::__private::changed(&before.owner_id, &after.owner_id),
            title: ::updatable::__private::changed(&before.title, &after.title),
            __generics: ::core::marker::PhantomData,
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
    ) -> ::updatable::Update<
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
    ) -> ::updatable::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::Condition<Node>,
        ::updatable::__private::NoRows,
    >
    where
        Filter: ::core::ops::FnOnce(BookColumns<'a>) -> ::updatable::Condition<Node>,
        ::updatable::Condition<
            Node,
        >: ::updatable::__private::FilterOf<Self>
            + ::updatable::__private::InScope<Self>,
    {
        ::updatable::__private::update_where::<Self, _, _>(filter)
    }
    /// Begins an update of every row of table `books`.
    fn update_all_rows() -> ::updatable::Update<
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
    ) -> ::updatable::UpdateRow<'_, Self, ::updatable::__private::Unset>
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
    #[automatically_derived]
    impl<'a> ::updatable::Updatable for Book<'a> {
        type Columns = BookColumns<'a>;
        type Patch = BookPatch<'a>;
        type Key = (
            ::updatable::Column<Book_book_id, ::updatable::__private::TextUuid>,
        );
        type Databases = ::updatable::__private::Named<
            false,
            true,
            true,
            [(); {
                ::updatable::__private::checked::<
                    (
                        <Book_book_id as ::updatable::__private::ColumnDef>::Stored,
                        <Book_shelf_id as ::updatable::__private::ColumnDef>::Stored,
                        <Book_owner_id as ::updatable::__private::ColumnDef>::Stored,
                        <Book_title as ::updatable::__private::ColumnDef>::Stored,
                    ),
                >();
                0
            }],
        >;
        type Scope = ::updatable::__private::NoScope;
        type Actor = ::updatable::__private::Anybody;
        type History = ::updatable::__private::NoHistory;
        const COLUMNS: BookColumns<'a> = <Self as ::updatable::__private::Aliased<
            ::updatable::__private::Target,
        >>::COLUMNS;
        const TABLE: &'static ::updatable::__private::Table = &::updatable::__private::Table {
            name: "books",
            quoted: ::updatable::__private::Quoted {
                standard: "\"books\"",
                mysql: "`books`",
            },
            columns: &[
                <Book_book_id as ::updatable::__private::ColumnDef>::NAME,
                <Book_shelf_id as ::updatable::__private::ColumnDef>::NAME,
                <Book_owner_id as ::updatable::__private::ColumnDef>::NAME,
                <Book_title as ::updatable::__private::ColumnDef>::NAME,
            ],
            keys: &[<Book_book_id as ::updatable::__private::ColumnDef>::NAME],
            unique: &[],
            version: ::core::option::Option::None,
            scope: ::core::option::Option::None,
            soft_delete: ::core::option::Option::None,
            history: ::core::option::Option::None,
            automatic: &[],
        };
    }
    #[automatically_derived]
    impl<'a, Source> ::updatable::__private::Aliased<Source> for Book<'a> {
        type Columns = BookColumns<'a, Source>;
        const COLUMNS: BookColumns<'a, Source> = BookColumns {
            book_id: ::updatable::__private::column(),
            shelf_id: ::updatable::__private::column(),
            owner_id: ::updatable::__private::column(),
            title: ::updatable::__private::column(),
            __generics: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Book_book_id {
        type Nullability = ::updatable::__private::NotNull;
        type Access = ::updatable::__private::PrimaryKey;
        type Pins = ::updatable::__private::KeyPart<
            ::updatable::__private::Pinned,
            ::updatable::__private::Rest<
                ::updatable::__private::Free,
                ::updatable::__private::Pinned,
            >,
        >;
        type Stored = ::updatable::__private::AsText<
            ::updatable::__private::Named<false, true, true, ()>,
        >;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "book_id",
            table: "books",
            target: ::updatable::__private::Quoted {
                standard: "\"book_id\"",
                mysql: "`book_id`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"books\".\"book_id\"",
                mysql: "`books`.`book_id`",
            },
        };
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::ColumnOf<Book<'a>> for Book_book_id {}
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Book_shelf_id {
        type Nullability = ::updatable::__private::Nullable;
        type Access = ::updatable::__private::Settable;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::AsText<
            ::updatable::__private::Named<false, true, true, ()>,
        >;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "shelf_id",
            table: "books",
            target: ::updatable::__private::Quoted {
                standard: "\"shelf_id\"",
                mysql: "`shelf_id`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"books\".\"shelf_id\"",
                mysql: "`books`.`shelf_id`",
            },
        };
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::ColumnOf<Book<'a>> for Book_shelf_id {}
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Book_owner_id {
        type Nullability = ::updatable::__private::NotNull;
        type Access = ::updatable::__private::Settable;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::Named<
            false,
            true,
            true,
            [(); {
                ::updatable::__private::on_mysql::<
                    uuid::Uuid,
                    Book_owner_id,
                    [(); {
                        ::updatable::__private::on_postgres::<
                            uuid::Uuid,
                            Book_owner_id,
                            (),
                        >();
                        0
                    }],
                >();
                0
            }],
        >;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "owner_id",
            table: "books",
            target: ::updatable::__private::Quoted {
                standard: "\"owner_id\"",
                mysql: "`owner_id`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"books\".\"owner_id\"",
                mysql: "`books`.`owner_id`",
            },
        };
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::ColumnOf<Book<'a>> for Book_owner_id {}
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Book_title {
        type Nullability = ::updatable::__private::NotNull;
        type Access = ::updatable::__private::Settable;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::Named<
            false,
            true,
            true,
            [(); {
                ::updatable::__private::on_mysql::<
                    Cow<'static, str>,
                    Book_title,
                    [(); {
                        ::updatable::__private::on_postgres::<
                            Cow<'static, str>,
                            Book_title,
                            (),
                        >();
                        0
                    }],
                >();
                0
            }],
        >;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "title",
            table: "books",
            target: ::updatable::__private::Quoted {
                standard: "\"title\"",
                mysql: "`title`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"books\".\"title\"",
                mysql: "`books`.`title`",
            },
        };
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::ColumnOf<Book<'a>> for Book_title {}
    #[automatically_derived]
    impl<'a> ::core::default::Default for BookPatch<'a> {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl<'a> ::core::clone::Clone for BookPatch<'a>
    where
        for<'__patch> Uuid: ::core::clone::Clone,
        for<'__patch> uuid::Uuid: ::core::clone::Clone,
        for<'__patch> Cow<'a, str>: ::core::clone::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                shelf_id: ::core::clone::Clone::clone(&self.shelf_id),
                owner_id: ::core::clone::Clone::clone(&self.owner_id),
                title: ::core::clone::Clone::clone(&self.title),
                __generics: ::core::marker::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<'a> ::core::fmt::Debug for BookPatch<'a>
    where
        for<'__patch> Uuid: ::core::fmt::Debug,
        for<'__patch> uuid::Uuid: ::core::fmt::Debug,
        for<'__patch> Cow<'a, str>: ::core::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            let mut fields = ::core::fmt::Formatter::debug_struct(
                formatter,
                "BookPatch",
            );
            ::core::fmt::DebugStruct::field(&mut fields, "shelf_id", &self.shelf_id);
            ::core::fmt::DebugStruct::field(&mut fields, "owner_id", &self.owner_id);
            ::core::fmt::DebugStruct::field(&mut fields, "title", &self.title);
            ::core::fmt::DebugStruct::finish(&mut fields)
        }
    }
    #[automatically_derived]
    impl<'a> ::core::cmp::PartialEq for BookPatch<'a>
    where
        for<'__patch> Uuid: ::core::cmp::PartialEq,
        for<'__patch> uuid::Uuid: ::core::cmp::PartialEq,
        for<'__patch> Cow<'a, str>: ::core::cmp::PartialEq,
    {
        fn eq(&self, other: &Self) -> ::core::primitive::bool {
            ::core::cmp::PartialEq::eq(&self.shelf_id, &other.shelf_id)
                && ::core::cmp::PartialEq::eq(&self.owner_id, &other.owner_id)
                && ::core::cmp::PartialEq::eq(&self.title, &other.title)
        }
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::Changes for BookPatch<'a> {
        const NODE: ::updatable::__private::SetNode = ::updatable::__private::SetNode::Optional(
            &[
                <Book_shelf_id as ::updatable::__private::ColumnDef>::NAME,
                <Book_owner_id as ::updatable::__private::ColumnDef>::NAME,
                <Book_title as ::updatable::__private::ColumnDef>::NAME,
            ],
        );
        const SITES: ::core::primitive::usize = 3usize;
        fn site(
            &self,
            index: ::core::primitive::usize,
        ) -> ::updatable::__private::Site<'_> {
            ::updatable::__private::present(
                match index {
                    0usize => ::core::option::Option::is_some(&self.shelf_id),
                    1usize => ::core::option::Option::is_some(&self.owner_id),
                    2usize => ::core::option::Option::is_some(&self.title),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::PatchOf<Book<'a>, BookPatch<'a>> for BookPatch<'a> {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<'a, DB> ::updatable::__private::Bind<DB> for BookPatch<'a>
    where
        DB: ::updatable::__private::Backend,
        ::updatable::__private::TextUuid: ::updatable::__private::Storable<
            DB,
            Book_shelf_id,
        >,
        uuid::Uuid: ::updatable::__private::Storable<DB, Book_owner_id>,
        Cow<'a, str>: ::updatable::__private::Storable<DB, Book_title>,
    {
        fn bind(
            self,
            arguments: &mut ::updatable::__private::Arguments<DB>,
        ) -> ::core::result::Result<(), ::updatable::Error> {
            ::updatable::__private::bind_changed_nullable::<
                DB,
                Book_shelf_id,
                ::updatable::__private::TextUuid,
            >(
                ::core::option::Option::map(
                    self.shelf_id,
                    |value| ::core::option::Option::map(
                        value,
                        ::updatable::__private::text_uuid::<Uuid>,
                    ),
                ),
                arguments,
            )?;
            ::updatable::__private::bind_changed::<
                DB,
                Book_owner_id,
                uuid::Uuid,
            >(self.owner_id, arguments)?;
            ::updatable::__private::bind_changed::<
                DB,
                Book_title,
                Cow<'a, str>,
            >(self.title, arguments)?;
            ::core::result::Result::Ok(())
        }
    }
    ::updatable::__private::with_serde! {
        #[allow(non_camel_case_types, non_snake_case, dead_code, private_interfaces,
        private_bounds, unreachable_pub, unused_qualifications, single_use_lifetimes,
        clippy::exhaustive_enums, clippy::exhaustive_structs,
        clippy::impl_trait_in_params, clippy::derive_partial_eq_without_eq,
        clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds,
        clippy::type_complexity)] const _ : () = { #[automatically_derived] impl < 'de,
        'a > ::updatable::__private::merge_patch::MergePatch < 'de > for BookPatch < 'a >
        where for < '__patch > Uuid : ::updatable::__private::merge_patch::Deserialize <
        'de >, for < '__patch > uuid::Uuid :
        ::updatable::__private::merge_patch::Deserialize < 'de >, for < '__patch > Cow <
        'a, str > : ::updatable::__private::merge_patch::Deserialize < 'de > { const ROW
        : & 'static ::core::primitive::str = "Book"; const FIELDS : & 'static [& 'static
        ::core::primitive::str] = & ["shelf_id", "owner_id", "title"]; const ALIASES : &
        'static [(& 'static ::core::primitive::str, ::core::primitive::usize)] = & [];
        const FIXED : & 'static [(& 'static ::core::primitive::str,
        ::updatable::__private::merge_patch::Fixed)] = & [("book_id",
        ::updatable::__private::merge_patch::Fixed::Key)]; fn read < A :
        ::updatable::__private::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        ::core::primitive::usize, map : & mut A,) -> ::core::result::Result < (),
        A::Error > { match field { 0usize => self.shelf_id =
        ::updatable::__private::merge_patch::nullable:: < Uuid, A > (map) ?, 1usize =>
        self.owner_id = ::updatable::__private::merge_patch::value:: < uuid::Uuid, A >
        (map) ?, 2usize => self.title = ::updatable::__private::merge_patch::value:: <
        Cow < 'a, str >, A > (map) ?, _ => { let _ = map; } }
        ::core::result::Result::Ok(()) } } #[automatically_derived] impl < 'de, 'a >
        ::updatable::__private::merge_patch::Deserialize < 'de > for BookPatch < 'a >
        where for < '__patch > Uuid : ::updatable::__private::merge_patch::Deserialize <
        'de >, for < '__patch > uuid::Uuid :
        ::updatable::__private::merge_patch::Deserialize < 'de >, for < '__patch > Cow <
        'a, str > : ::updatable::__private::merge_patch::Deserialize < 'de > { fn
        deserialize < D : ::updatable::__private::merge_patch::de::Deserializer < 'de >>
        (deserializer : D,) -> ::core::result::Result < Self, D::Error > {
        ::updatable::__private::merge_patch::deserialize(deserializer) } }
        #[automatically_derived] impl < 'a >
        ::updatable::__private::merge_patch::Serialize for BookPatch < 'a > where for <
        '__patch > Uuid : ::updatable::__private::merge_patch::Serialize, for < '__patch
        > uuid::Uuid : ::updatable::__private::merge_patch::Serialize, for < '__patch >
        Cow < 'a, str > : ::updatable::__private::merge_patch::Serialize { fn serialize <
        S : ::updatable::__private::merge_patch::ser::Serializer > (& self, serializer :
        S,) -> ::core::result::Result < S::Ok, S::Error > { let mut map =
        ::updatable::__private::merge_patch::begin(serializer, &
        [::core::option::Option::is_some(& self.shelf_id),
        ::core::option::Option::is_some(& self.owner_id),
        ::core::option::Option::is_some(& self.title)]) ?;
        ::updatable::__private::merge_patch::write(& mut map, "shelf_id", & self
        .shelf_id) ?; ::updatable::__private::merge_patch::write(& mut map, "owner_id", &
        self.owner_id) ?; ::updatable::__private::merge_patch::write(& mut map, "title",
        & self.title) ?; ::updatable::__private::merge_patch::ser::SerializeMap::end(map)
        } } };
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::InMemory for Book<'a>
    where
        for<'__patch> Uuid: ::core::clone::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<
            Book_book_id,
            ::updatable::__private::TextUuid,
        >;
        type Unchanged = ::updatable::__private::KeyEquals<
            Book_book_id,
            ::updatable::__private::TextUuid,
        >;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Book_book_id,
                ::updatable::__private::TextUuid,
            >(
                ::updatable::__private::text_uuid::<
                    Uuid,
                >(::core::clone::Clone::clone(&self.book_id)),
            )
        }
        fn unchanged(&self) -> Self::Unchanged {
            ::updatable::__private::key_equals::<
                Book_book_id,
                ::updatable::__private::TextUuid,
            >(
                ::updatable::__private::text_uuid::<
                    Uuid,
                >(::core::clone::Clone::clone(&self.book_id)),
            )
        }
        fn take_over(&mut self, mut fresh: Self) {
            ::core::mem::swap(&mut self.book_id, &mut fresh.book_id);
            ::core::mem::swap(&mut self.shelf_id, &mut fresh.shelf_id);
            ::core::mem::swap(&mut self.owner_id, &mut fresh.owner_id);
            ::core::mem::swap(&mut self.title, &mut fresh.title);
        }
    }
    #[automatically_derived]
    impl<'a> ::updatable::__private::Compare for Book<'a>
    where
        for<'__patch> Uuid: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> uuid::Uuid: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> Cow<'a, str>: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        fn changes(before: &Self, after: &Self) -> BookPatch<'a> {
            <BookPatch<'a>>::diff(before, after)
        }
        fn fixed_change(
            before: &Self,
            after: &Self,
        ) -> ::core::option::Option<::updatable::__private::FixedChange> {
            ::updatable::__private::first_change([
                ::updatable::__private::fixed_change::<
                    Book_book_id,
                    _,
                >(&before.book_id, &after.book_id),
            ])
        }
    }
};

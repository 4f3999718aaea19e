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
struct BookColumns<Source = ::updatable::__private::Target> {
    /// Column `book_id` of table `books`: `Uuid`.
    pub book_id: ::updatable::Column<Book_book_id, Uuid, Source>,
    /// Column `title` of table `books`: `String`.
    pub title: ::updatable::Column<Book_title, String, Source>,
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
struct BookPatch {
    /// Column `title` of table `books`: `String`.
    pub title: ::core::option::Option<String>,
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
impl BookPatch {
    /// The patch that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            title: ::core::option::Option::None,
        }
    }
    /// Sets column `title`.
    #[must_use]
    pub fn title(mut self, value: impl ::core::convert::Into<String>) -> Self {
        self.title = ::core::option::Option::Some(::core::convert::Into::into(value));
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::core::primitive::bool {
        ::core::option::Option::is_none(&self.title)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut Book)
    where
        for<'__patch> Self: ::core::clone::Clone,
    {
        let patch = <Self as ::core::clone::Clone>::clone(self);
        if let ::core::option::Option::Some(value) = patch.title {
            row.title = value;
        }
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &Book, after: &Book) -> Self
    where
        for<'__patch> String: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        Self {
            title: ::updatable::__private::changed(&before.title, &after.title),
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
impl Book {
    /// Begins an update of the row of table `books` with this key.
    fn update_by_key(
        book_id: Uuid,
    ) -> ::updatable::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::KeyEquals<Book_book_id, Uuid>,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_by_key(
            ::updatable::__private::key_equals::<Book_book_id, Uuid>(book_id),
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
        Filter: ::core::ops::FnOnce(BookColumns) -> ::updatable::Condition<Node>,
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
    impl ::updatable::Updatable for Book {
        type Columns = BookColumns;
        type Patch = BookPatch;
        type Key = (::updatable::Column<Book_book_id, Uuid>,);
        type Databases = ::updatable::__private::AnyDatabase;
        type Scope = ::updatable::__private::NoScope;
        type Actor = ::updatable::__private::Anybody;
        type History = ::updatable::__private::NoHistory;
        const COLUMNS: BookColumns = <Self as ::updatable::__private::Aliased<
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
    impl<Source> ::updatable::__private::Aliased<Source> for Book {
        type Columns = BookColumns<Source>;
        const COLUMNS: BookColumns<Source> = BookColumns {
            book_id: ::updatable::__private::column(),
            title: ::updatable::__private::column(),
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
        type Stored = ::updatable::__private::AnyDatabase;
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
    impl ::updatable::__private::ColumnOf<Book> for Book_book_id {}
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Book_title {
        type Nullability = ::updatable::__private::NotNull;
        type Access = ::updatable::__private::Settable;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::AnyDatabase;
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
    impl ::updatable::__private::ColumnOf<Book> for Book_title {}
    #[automatically_derived]
    impl ::core::default::Default for BookPatch {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl ::core::clone::Clone for BookPatch
    where
        for<'__patch> String: ::core::clone::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                title: ::core::clone::Clone::clone(&self.title),
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for BookPatch
    where
        for<'__patch> String: ::core::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            let mut fields = ::core::fmt::Formatter::debug_struct(
                formatter,
                "BookPatch",
            );
            ::core::fmt::DebugStruct::field(&mut fields, "title", &self.title);
            ::core::fmt::DebugStruct::finish(&mut fields)
        }
    }
    #[automatically_derived]
    impl ::core::cmp::PartialEq for BookPatch
    where
        for<'__patch> String: ::core::cmp::PartialEq,
    {
        fn eq(&self, other: &Self) -> ::core::primitive::bool {
            ::core::cmp::PartialEq::eq(&self.title, &other.title)
        }
    }
    #[automatically_derived]
    impl ::updatable::__private::Changes for BookPatch {
        const NODE: ::updatable::__private::SetNode = ::updatable::__private::SetNode::Optional(
            &[<Book_title as ::updatable::__private::ColumnDef>::NAME],
        );
        const SITES: ::core::primitive::usize = 1usize;
        fn site(
            &self,
            index: ::core::primitive::usize,
        ) -> ::updatable::__private::Site<'_> {
            ::updatable::__private::present(
                match index {
                    0usize => ::core::option::Option::is_some(&self.title),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl ::updatable::__private::PatchOf<Book, BookPatch> for BookPatch {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<DB> ::updatable::__private::Bind<DB> for BookPatch
    where
        DB: ::updatable::__private::Backend,
        String: ::updatable::__private::Storable<DB, Book_title>,
    {
        fn bind(
            self,
            arguments: &mut ::updatable::__private::Arguments<DB>,
        ) -> ::core::result::Result<(), ::updatable::Error> {
            ::updatable::__private::bind_changed::<
                DB,
                Book_title,
                String,
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
        clippy::type_complexity)] const _ : () = { #[automatically_derived] impl < 'de >
        ::updatable::__private::merge_patch::MergePatch < 'de > for BookPatch where for <
        '__patch > String : ::updatable::__private::merge_patch::Deserialize < 'de > {
        const ROW : & 'static ::core::primitive::str = "Book"; const FIELDS : & 'static
        [& 'static ::core::primitive::str] = & ["title"]; const ALIASES : & 'static [(&
        'static ::core::primitive::str, ::core::primitive::usize)] = & []; const FIXED :
        & 'static [(& 'static ::core::primitive::str,
        ::updatable::__private::merge_patch::Fixed)] = & [("book_id",
        ::updatable::__private::merge_patch::Fixed::Key)]; fn read < A :
        ::updatable::__private::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        ::core::primitive::usize, map : & mut A,) -> ::core::result::Result < (),
        A::Error > { match field { 0usize => self.title =
        ::updatable::__private::merge_patch::value:: < String, A > (map) ?, _ => { let _
        = map; } } ::core::result::Result::Ok(()) } } #[automatically_derived] impl < 'de
        > ::updatable::__private::merge_patch::Deserialize < 'de > for BookPatch where
        for < '__patch > String : ::updatable::__private::merge_patch::Deserialize < 'de
        > { fn deserialize < D : ::updatable::__private::merge_patch::de::Deserializer <
        'de >> (deserializer : D,) -> ::core::result::Result < Self, D::Error > {
        ::updatable::__private::merge_patch::deserialize(deserializer) } }
        #[automatically_derived] impl ::updatable::__private::merge_patch::Serialize for
        BookPatch where for < '__patch > String :
        ::updatable::__private::merge_patch::Serialize { fn serialize < S :
        ::updatable::__private::merge_patch::ser::Serializer > (& self, serializer : S,)
        -> ::core::result::Result < S::Ok, S::Error > { let mut map =
        ::updatable::__private::merge_patch::begin(serializer, &
        [::core::option::Option::is_some(& self.title)]) ?;
        ::updatable::__private::merge_patch::write(& mut map, "title", & self.title) ?;
        ::updatable::__private::merge_patch::ser::SerializeMap::end(map) } } };
    }
    #[automatically_derived]
    impl ::updatable::__private::InMemory for Book
    where
        for<'__patch> Uuid: ::core::clone::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<Book_book_id, Uuid>;
        type Unchanged = ::updatable::__private::KeyEquals<Book_book_id, Uuid>;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Book_book_id,
                Uuid,
            >(::core::clone::Clone::clone(&self.book_id))
        }
        fn unchanged(&self) -> Self::Unchanged {
            ::updatable::__private::key_equals::<
                Book_book_id,
                Uuid,
            >(::core::clone::Clone::clone(&self.book_id))
        }
        fn take_over(&mut self, mut fresh: Self) {
            ::core::mem::swap(&mut self.book_id, &mut fresh.book_id);
            ::core::mem::swap(&mut self.title, &mut fresh.title);
        }
    }
    #[automatically_derived]
    impl ::updatable::__private::Compare for Book
    where
        for<'__patch> Uuid: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> String: ::core::cmp::PartialEq + ::core::clone::Clone,
    {
        fn changes(before: &Self, after: &Self) -> BookPatch {
            <BookPatch>::diff(before, after)
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
    const _: () = ::updatable::__private::uuid_of::<Uuid, Book_book_id>();
};

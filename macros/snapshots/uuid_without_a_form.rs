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
#[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
enum Book_book_id {}
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
            title: ::updatable::__private::None,
        }
    }
    /// Sets column `title`.
    #[must_use]
    pub fn title(mut self, value: impl ::updatable::__private::Into<String>) -> Self {
        self.title = ::updatable::__private::Some(
            ::updatable::__private::Into::into(value),
        );
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::updatable::__private::bool {
        ::updatable::__private::Option::is_none(&self.title)
    }
    /// Sets in `row` what this patch sets in the database.
    pub fn apply_to(&self, row: &mut Book)
    where
        for<'__patch> Self: ::updatable::__private::Clone,
    {
        let patch = <Self as ::updatable::__private::Clone>::clone(self);
        ::updatable::__private::apply_to(&mut row.title, patch.title);
    }
    /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
    /// `after`.
    #[must_use]
    pub fn diff(before: &Book, after: &Book) -> Self
    where
        for<'__patch> String: ::updatable::__private::PartialEq
            + ::updatable::__private::Clone,
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
    ) -> ::updatable::__private::Update<
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
    ) -> ::updatable::__private::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::Condition<Node>,
        ::updatable::__private::NoRows,
    >
    where
        Filter: ::updatable::__private::FnOnce(
            BookColumns,
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
    impl __updatable::Updatable for Book {
        type Columns = BookColumns;
        type Patch = BookPatch;
        type Key = (__updatable::Column<Book_book_id, Uuid>,);
        type Databases = __updatable::AnyDatabase;
        type Scope = __updatable::NoScope;
        type Actor = __updatable::Anybody;
        type History = __updatable::NoHistory;
        const COLUMNS: BookColumns = <Self as __updatable::Aliased<
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
    impl<Source> __updatable::Aliased<Source> for Book {
        type Columns = BookColumns<Source>;
        const COLUMNS: BookColumns<Source> = BookColumns {
            book_id: __updatable::column(),
            title: __updatable::column(),
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
        type Stored = __updatable::AnyDatabase;
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
    impl __updatable::ColumnOf<Book> for Book_book_id {}
    #[automatically_derived]
    impl __updatable::ColumnDef for Book_title {
        type Nullability = __updatable::NotNull;
        type Access = __updatable::Settable;
        type Pins = __updatable::NoKey;
        type Stored = __updatable::AnyDatabase;
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
    impl __updatable::ColumnOf<Book> for Book_title {}
    #[automatically_derived]
    impl __updatable::Default for BookPatch {
        fn default() -> Self {
            Self::new()
        }
    }
    #[automatically_derived]
    impl __updatable::Clone for BookPatch
    where
        for<'__patch> String: __updatable::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                title: __updatable::Clone::clone(&self.title),
            }
        }
    }
    #[automatically_derived]
    impl __updatable::fmt::Debug for BookPatch
    where
        for<'__patch> String: __updatable::fmt::Debug,
    {
        fn fmt(
            &self,
            formatter: &mut __updatable::fmt::Formatter<'_>,
        ) -> __updatable::fmt::Result {
            __updatable::debug_patch(formatter, "BookPatch", &[("title", &self.title)])
        }
    }
    #[automatically_derived]
    impl __updatable::PartialEq for BookPatch
    where
        for<'__patch> String: __updatable::PartialEq,
    {
        fn eq(&self, other: &Self) -> __updatable::bool {
            self.title == other.title
        }
    }
    #[automatically_derived]
    impl __updatable::Changes for BookPatch {
        const NODE: __updatable::SetNode = __updatable::SetNode::Optional(
            &[<Book_title as __updatable::ColumnDef>::NAME],
        );
        const SITES: __updatable::usize = 1usize;
        fn site(&self, index: __updatable::usize) -> __updatable::Site<'_> {
            __updatable::present(
                match index {
                    0usize => __updatable::Option::is_some(&self.title),
                    _ => false,
                },
            )
        }
    }
    #[automatically_derived]
    impl __updatable::PatchOf<Book, BookPatch> for BookPatch {
        fn into_patch(self) -> Self {
            self
        }
    }
    #[automatically_derived]
    impl<DB> __updatable::Bind<DB> for BookPatch
    where
        DB: __updatable::Backend,
        String: __updatable::Storable<DB, Book_title>,
    {
        fn bind(
            self,
            arguments: &mut __updatable::Arguments<DB>,
        ) -> __updatable::Result<(), __updatable::Error> {
            __updatable::bind_changed::<DB, Book_title, String>(self.title, arguments)?;
            __updatable::Ok(())
        }
    }
    __updatable::with_serde! {
        #[automatically_derived] impl < 'de > __updatable::merge_patch::MergePatch < 'de
        > for BookPatch where for < '__patch > String :
        __updatable::merge_patch::Deserialize < 'de > { const ROW : & 'static
        __updatable::str = "Book"; const FIELDS : & 'static [& 'static __updatable::str]
        = & ["title"]; const ALIASES : & 'static [(& 'static __updatable::str,
        __updatable::usize)] = & []; const FIXED : & 'static [(& 'static
        __updatable::str, __updatable::merge_patch::Fixed)] = & [("book_id",
        __updatable::merge_patch::Fixed::Key)]; fn read < A :
        __updatable::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        __updatable::usize, map : & mut A,) -> __updatable::Result < (), A::Error > {
        match field { 0usize => self.title = __updatable::merge_patch::value:: < String,
        A > (map) ?, _ => { let _ = map; } } __updatable::Ok(()) } }
        #[automatically_derived] impl < 'de > __updatable::merge_patch::Deserialize < 'de
        > for BookPatch where for < '__patch > String :
        __updatable::merge_patch::Deserialize < 'de > { fn deserialize < D :
        __updatable::merge_patch::de::Deserializer < 'de >> (deserializer : D,) ->
        __updatable::Result < Self, D::Error > {
        __updatable::merge_patch::deserialize(deserializer) } } #[automatically_derived]
        impl __updatable::merge_patch::Serialize for BookPatch where for < '__patch >
        String : __updatable::merge_patch::Serialize { fn serialize < S :
        __updatable::merge_patch::ser::Serializer > (& self, serializer : S,) ->
        __updatable::Result < S::Ok, S::Error > { let mut map =
        __updatable::merge_patch::begin(serializer, & [__updatable::Option::is_some(&
        self.title)]) ?; __updatable::merge_patch::write(& mut map, "title", & self
        .title) ?; __updatable::merge_patch::ser::SerializeMap::end(map) } }
    }
    #[automatically_derived]
    impl __updatable::InMemory for Book
    where
        for<'__patch> Uuid: __updatable::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<Book_book_id, Uuid>;
        type Unchanged = Self::ByKey;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Book_book_id,
                Uuid,
            >(__updatable::Clone::clone(&self.book_id))
        }
        fn unchanged(&self) -> Self::Unchanged {
            <Self as __updatable::InMemory>::by_key(self)
        }
        fn take_over(&mut self, mut fresh: Self) {
            __updatable::swap(&mut self.book_id, &mut fresh.book_id);
            __updatable::swap(&mut self.title, &mut fresh.title);
        }
    }
    #[automatically_derived]
    impl __updatable::Compare for Book
    where
        for<'__patch> Uuid: __updatable::PartialEq + __updatable::Clone,
        for<'__patch> String: __updatable::PartialEq + __updatable::Clone,
    {
        fn changes(before: &Self, after: &Self) -> BookPatch {
            <BookPatch>::diff(before, after)
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
    const _: () = __updatable::uuid_of::<Uuid, Book_book_id>();
};

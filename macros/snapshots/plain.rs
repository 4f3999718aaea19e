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
pub struct BookColumns<Source = ::updatable::__private::Target> {
    /// Column `book_id` of table `books`: `i64`.
    pub book_id: ::updatable::Column<Book_book_id, i64, Source>,
    /// Column `title` of table `books`: `String`.
    ///
    /// As on the cover.
    pub title: ::updatable::Column<Book_title, String, Source>,
    /// Column `note` of table `books`: `Option<String>`.
    pub note: ::updatable::Column<Book_note, String, Source>,
    /// Column `created_at` of table `books`: `DateTime<Utc>`.
    pub created_at: ::updatable::Column<Book_created_at, DateTime<Utc>, Source>,
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
pub enum Book_book_id {}
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
pub enum Book_title {}
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
pub enum Book_note {}
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
pub enum Book_created_at {}
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
pub struct BookPatch {
    /// As on the cover.
    pub title: ::core::option::Option<String>,
    /// Column `note` of table `books`: `Option<String>`.
    pub note: ::core::option::Option<Option<String>>,
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
            note: ::core::option::Option::None,
        }
    }
    /// Sets column `title`.
    #[must_use]
    pub fn title(mut self, value: impl ::core::convert::Into<String>) -> Self {
        self.title = ::core::option::Option::Some(::core::convert::Into::into(value));
        self
    }
    /// Sets column `note`.
    #[must_use]
    pub fn note(mut self, value: impl ::core::convert::Into<String>) -> Self {
        self.note = ::core::option::Option::Some(
            ::core::option::Option::Some(::core::convert::Into::into(value)),
        );
        self
    }
    /// Sets column `note` to `NULL`.
    #[must_use]
    pub fn clear_note(mut self) -> Self {
        self.note = ::core::option::Option::Some(::core::option::Option::None);
        self
    }
    /// Does this patch change nothing?
    #[must_use]
    pub const fn is_empty(&self) -> ::core::primitive::bool {
        ::core::option::Option::is_none(&self.title)
            && ::core::option::Option::is_none(&self.note)
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
        if let ::core::option::Option::Some(value) = patch.note {
            row.note = value;
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
            note: ::updatable::__private::changed(&before.note, &after.note),
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
    pub fn update_by_key(
        book_id: i64,
    ) -> ::updatable::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::KeyEquals<Book_book_id, i64>,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_by_key(
            ::updatable::__private::key_equals::<Book_book_id, i64>(book_id),
        )
    }
    /// Begins an update of the rows of table `books` that a filter finds: `Book::update_where(|row| ..)` gets the columns and returns a condition.
    pub fn update_where<Filter, Node>(
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
    pub fn update_all_rows() -> ::updatable::Update<
        Self,
        ::updatable::__private::Unset,
        ::updatable::__private::AllRows,
        ::updatable::__private::NoRows,
    > {
        ::updatable::__private::update_all_rows()
    }
    /// Begins an update of the row of table `books` that `row` is. It is refreshed: then it is as the database has it.
    pub fn update_row(
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
        type Key = (::updatable::Column<Book_book_id, i64>,);
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
                <Book_note as ::updatable::__private::ColumnDef>::NAME,
                <Book_created_at as ::updatable::__private::ColumnDef>::NAME,
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
            note: ::updatable::__private::column(),
            created_at: ::updatable::__private::column(),
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
    impl ::updatable::__private::ColumnDef for Book_note {
        type Nullability = ::updatable::__private::Nullable;
        type Access = ::updatable::__private::Settable;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::AnyDatabase;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "note",
            table: "books",
            target: ::updatable::__private::Quoted {
                standard: "\"note\"",
                mysql: "`note`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"books\".\"note\"",
                mysql: "`books`.`note`",
            },
        };
    }
    #[automatically_derived]
    impl ::updatable::__private::ColumnOf<Book> for Book_note {}
    #[automatically_derived]
    impl ::updatable::__private::ColumnDef for Book_created_at {
        type Nullability = ::updatable::__private::NotNull;
        type Access = ::updatable::__private::ReadOnly;
        type Pins = ::updatable::__private::NoKey;
        type Stored = ::updatable::__private::AnyDatabase;
        const NAME: &'static ::updatable::__private::ColumnName = &::updatable::__private::ColumnName {
            name: "created_at",
            table: "books",
            target: ::updatable::__private::Quoted {
                standard: "\"created_at\"",
                mysql: "`created_at`",
            },
            qualified: ::updatable::__private::Quoted {
                standard: "\"books\".\"created_at\"",
                mysql: "`books`.`created_at`",
            },
        };
    }
    #[automatically_derived]
    impl ::updatable::__private::ColumnOf<Book> for Book_created_at {}
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
        for<'__patch> String: ::core::clone::Clone,
    {
        fn clone(&self) -> Self {
            Self {
                title: ::core::clone::Clone::clone(&self.title),
                note: ::core::clone::Clone::clone(&self.note),
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for BookPatch
    where
        for<'__patch> String: ::core::fmt::Debug,
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
            ::core::fmt::DebugStruct::field(&mut fields, "note", &self.note);
            ::core::fmt::DebugStruct::finish(&mut fields)
        }
    }
    #[automatically_derived]
    impl ::core::cmp::PartialEq for BookPatch
    where
        for<'__patch> String: ::core::cmp::PartialEq,
        for<'__patch> String: ::core::cmp::PartialEq,
    {
        fn eq(&self, other: &Self) -> ::core::primitive::bool {
            ::core::cmp::PartialEq::eq(&self.title, &other.title)
                && ::core::cmp::PartialEq::eq(&self.note, &other.note)
        }
    }
    #[automatically_derived]
    impl ::updatable::__private::Changes for BookPatch {
        const NODE: ::updatable::__private::SetNode = ::updatable::__private::SetNode::Optional(
            &[
                <Book_title as ::updatable::__private::ColumnDef>::NAME,
                <Book_note as ::updatable::__private::ColumnDef>::NAME,
            ],
        );
        const SITES: ::core::primitive::usize = 2usize;
        fn site(
            &self,
            index: ::core::primitive::usize,
        ) -> ::updatable::__private::Site<'_> {
            ::updatable::__private::present(
                match index {
                    0usize => ::core::option::Option::is_some(&self.title),
                    1usize => ::core::option::Option::is_some(&self.note),
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
        String: ::updatable::__private::Storable<DB, Book_note>,
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
            ::updatable::__private::bind_changed_nullable::<
                DB,
                Book_note,
                String,
            >(self.note, arguments)?;
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
        '__patch > String : ::updatable::__private::merge_patch::Deserialize < 'de >, for
        < '__patch > String : ::updatable::__private::merge_patch::Deserialize < 'de > {
        const ROW : & 'static ::core::primitive::str = "Book"; const FIELDS : & 'static
        [& 'static ::core::primitive::str] = & ["title", "note"]; const ALIASES : &
        'static [(& 'static ::core::primitive::str, ::core::primitive::usize)] = & [];
        const FIXED : & 'static [(& 'static ::core::primitive::str,
        ::updatable::__private::merge_patch::Fixed)] = & [("book_id",
        ::updatable::__private::merge_patch::Fixed::Key), ("created_at",
        ::updatable::__private::merge_patch::Fixed::ReadOnly)]; fn read < A :
        ::updatable::__private::merge_patch::de::MapAccess < 'de >> (& mut self, field :
        ::core::primitive::usize, map : & mut A,) -> ::core::result::Result < (),
        A::Error > { match field { 0usize => self.title =
        ::updatable::__private::merge_patch::value:: < String, A > (map) ?, 1usize =>
        self.note = ::updatable::__private::merge_patch::nullable:: < String, A > (map)
        ?, _ => { let _ = map; } } ::core::result::Result::Ok(()) } }
        #[automatically_derived] impl < 'de >
        ::updatable::__private::merge_patch::Deserialize < 'de > for BookPatch where for
        < '__patch > String : ::updatable::__private::merge_patch::Deserialize < 'de >,
        for < '__patch > String : ::updatable::__private::merge_patch::Deserialize < 'de
        > { fn deserialize < D : ::updatable::__private::merge_patch::de::Deserializer <
        'de >> (deserializer : D,) -> ::core::result::Result < Self, D::Error > {
        ::updatable::__private::merge_patch::deserialize(deserializer) } }
        #[automatically_derived] impl ::updatable::__private::merge_patch::Serialize for
        BookPatch where for < '__patch > String :
        ::updatable::__private::merge_patch::Serialize, for < '__patch > String :
        ::updatable::__private::merge_patch::Serialize { fn serialize < S :
        ::updatable::__private::merge_patch::ser::Serializer > (& self, serializer : S,)
        -> ::core::result::Result < S::Ok, S::Error > { let mut map =
        ::updatable::__private::merge_patch::begin(serializer, &
        [::core::option::Option::is_some(& self.title), ::core::option::Option::is_some(&
        self.note)]) ?; ::updatable::__private::merge_patch::write(& mut map, "title", &
        self.title) ?; ::updatable::__private::merge_patch::write(& mut map, "note", &
        self.note) ?; ::updatable::__private::merge_patch::ser::SerializeMap::end(map) }
        } };
    }
    #[automatically_derived]
    impl ::updatable::__private::InMemory for Book
    where
        for<'__patch> i64: ::core::clone::Clone,
    {
        type ByKey = ::updatable::__private::KeyEquals<Book_book_id, i64>;
        type Unchanged = ::updatable::__private::KeyEquals<Book_book_id, i64>;
        fn by_key(&self) -> Self::ByKey {
            ::updatable::__private::key_equals::<
                Book_book_id,
                i64,
            >(::core::clone::Clone::clone(&self.book_id))
        }
        fn unchanged(&self) -> Self::Unchanged {
            ::updatable::__private::key_equals::<
                Book_book_id,
                i64,
            >(::core::clone::Clone::clone(&self.book_id))
        }
        fn take_over(&mut self, mut fresh: Self) {
            ::core::mem::swap(&mut self.book_id, &mut fresh.book_id);
            ::core::mem::swap(&mut self.title, &mut fresh.title);
            ::core::mem::swap(&mut self.note, &mut fresh.note);
            ::core::mem::swap(&mut self.created_at, &mut fresh.created_at);
        }
    }
    #[automatically_derived]
    impl ::updatable::__private::Compare for Book
    where
        for<'__patch> i64: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> String: ::core::cmp::PartialEq + ::core::clone::Clone,
        for<'__patch> DateTime<Utc>: ::core::cmp::PartialEq,
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
                ::updatable::__private::fixed_change::<
                    Book_created_at,
                    _,
                >(&before.created_at, &after.created_at),
            ])
        }
    }
};

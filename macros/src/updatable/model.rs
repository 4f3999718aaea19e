//! What the options and fields mean: the table. It is always whole, however wrong the input, and
//! answers each question about a column once.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{
    Attribute, Data, DeriveInput, Field, Fields, GenericArgument, Generics, PathArguments, Type,
    Visibility,
};

use super::attr::{FieldAttrs, Form, StructAttrs};
use super::names::{self, Taken};
use super::wire::{FieldWire, StructWire};
use crate::crate_path::CratePath;
use crate::errors::Errors;

pub(super) struct Model<'a> {
    pub(super) crate_path: CratePath,
    /// What `crate_path::__private` is called within the generated `const`: shorter, for rustc to read less.
    pub(super) private: Ident,
    pub(super) vis: &'a Visibility,
    pub(super) ident: &'a Ident,
    pub(super) generics: &'a Generics,
    pub(super) attrs: StructAttrs,
    pub(super) schema: Option<String>,
    pub(super) table: String,
    /// In the order of the fields, without the skipped ones.
    pub(super) columns: Vec<Column<'a>>,
    /// It is no struct with named fields: that has been said, and says all.
    pub(super) refused: bool,
    /// The struct or a field of it is deprecated: to name it is the user's decision, not ours.
    pub(super) deprecated: bool,
    /// The struct's `#[allow(..)]`.
    pub(super) allows: Vec<&'a Attribute>,
    pub(super) struct_attrs: &'a [Attribute],
    pub(super) taken: Taken,
    pub(super) wire: StructWire,
}

pub(super) struct Column<'a> {
    pub(super) field: &'a Field,
    pub(super) ident: &'a Ident,
    pub(super) attrs: FieldAttrs,
    /// Its name in the database.
    pub(super) name: String,
    /// The type that stands for it in the type system: `Book_price`, unique among the user's tables,
    /// so that rustc prints it without a path.
    pub(super) marker: Ident,
    /// The field's type, without its `Option` if it has one.
    pub(super) value: &'a Type,
    pub(super) nullable: bool,
    pub(super) access: Access,
    /// Of a type that is called `Uuid`.
    pub(super) uuid: Option<UuidForm>,
    pub(super) wire: FieldWire,
}

/// How a UUID is stored where the database has no type for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum UuidForm {
    /// Hyphenated text.
    Text,
    /// 16 bytes, as sqlx does it.
    Binary,
    /// It has not been said, and may have to be.
    Unsaid,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Access {
    Key,
    Settable,
    ReadOnly,
    Generated,
    /// Each update counts it up.
    Version,
    /// Each update sets it to the time; an assignment may set it to another.
    Touch,
    /// Each update sets it to who updates.
    Actor,
    /// It takes what another column had, when that is set.
    Previous,
    /// Each update says whose rows it means.
    Scope,
}

impl<'a> Model<'a> {
    pub(super) fn from_syn(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let mut attrs = StructAttrs::read(&input.attrs, errors);
        let crate_path = std::mem::take(&mut attrs.crate_path);
        let fields = named_fields(input, errors);
        let refused = fields.is_none();
        let columns = fields.unwrap_or_default().into_iter();
        let columns = columns
            .filter_map(|(field, ident)| Column::from_syn(field, ident, input, &attrs, errors));
        let mut columns: Vec<_> = columns.collect();

        if let Some(scope) = &attrs.scope
            && let Some(scope) = named(&columns, scope)
            && let Some(scope) = columns.get_mut(scope)
            && scope.access == Access::Settable
        {
            scope.access = Access::Scope;
        }
        // What `check` will complain about still gets a key: its columns and functions then exist.
        if !columns.iter().any(|column| column.access == Access::Key)
            && let Some(key) = key_guess(&columns, &input.ident)
            && let Some(column) = columns.get_mut(key)
        {
            column.access = Access::Key;
        }
        let of_field = columns.iter().flat_map(|column| &column.field.attrs);
        let taken = Taken::new(input, &crate_path);
        Self {
            private: taken.free("__updatable"),
            deprecated: input.attrs.iter().chain(of_field).any(is_deprecated),
            allows: input
                .attrs
                .iter()
                .filter(|attr| attr.path().is_ident("allow"))
                .collect(),
            taken,
            wire: StructWire::read(&input.attrs),
            struct_attrs: &input.attrs,
            crate_path,
            vis: &input.vis,
            ident: &input.ident,
            generics: &input.generics,
            schema: attrs.schema.as_ref().map(syn::LitStr::value),
            table: attrs
                .table
                .as_ref()
                .map_or_else(|| names::table_guess(&input.ident), syn::LitStr::value),
            attrs,
            columns,
            refused,
        }
    }

    /// `crate_path::__private`, for what is outside of the generated `const`.
    pub(super) fn private_path(&self) -> TokenStream {
        let k = &self.crate_path;
        quote!(#k::__private)
    }

    /// The table as messages print it: `shop.books`.
    pub(super) fn display_name(&self) -> String {
        self.schema
            .iter()
            .chain([&self.table])
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(".")
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Column<'a>> {
        self.columns
            .iter()
            .filter(|column| column.access == Access::Key)
    }

    pub(super) fn settable(&self) -> impl Iterator<Item = &Column<'a>> {
        self.columns
            .iter()
            .filter(|column| column.access == Access::Settable)
    }

    /// The column that an option names by its field, or as the database does.
    pub(super) fn named(&self, name: &syn::LitStr) -> Option<&Column<'a>> {
        self.columns.get(named(&self.columns, name)?)
    }

    /// The column that tells rows that are marked as deleted.
    pub(super) fn soft_delete(&self) -> Option<&Column<'a>> {
        self.named(self.attrs.soft_delete.as_ref()?)
    }

    /// The column that says whose a row is.
    pub(super) fn scope(&self) -> Option<&Column<'a>> {
        self.named(self.attrs.scope.as_ref()?)
    }

    pub(super) fn version(&self) -> Option<&Column<'a>> {
        self.columns
            .iter()
            .find(|column| column.access == Access::Version)
    }

    /// `BookColumns`. With the user's span: it is a name that the user writes.
    pub(super) fn columns_ident(&self) -> Ident {
        format_ident!("{}Columns", self.ident)
    }
}

impl<'a> Column<'a> {
    /// The column of a field, unless it is skipped.
    fn from_syn(
        field: &'a Field,
        ident: &'a Ident,
        input: &DeriveInput,
        of_struct: &StructAttrs,
        errors: &mut Errors,
    ) -> Option<Self> {
        let attrs = FieldAttrs::read(&field.attrs, errors);
        let skipped = attrs.skip.is_some() || attrs.sqlx_skip.is_some();
        // It stands for several columns of another struct, and for none of its own.
        if let (Some(flatten), false) = (&attrs.sqlx_flatten, skipped) {
            errors.push(
                flatten,
                "a flattened field is not a column\nhelp: add `#[updatable(skip)]`",
            );
        }
        // A `skip` that contradicts another option is the one that is ignored: see `check`.
        if (skipped || attrs.sqlx_flatten.is_some()) && !attrs.has_column_option() {
            return None;
        }
        let field_name = names::unraw(ident);
        let rename = attrs.rename.as_ref().or(attrs.sqlx_rename.as_ref());
        let rename_all = of_struct
            .rename_all
            .as_ref()
            .map(|(_, case)| *case)
            .or(of_struct.sqlx_rename_all);
        let name = match (rename, rename_all) {
            (Some(text), _) => text.value(),
            (None, Some(case)) => case.apply(&field_name),
            (None, None) => field_name,
        };
        let inner = option_inner(&field.ty);
        let value = inner.unwrap_or(&field.ty);
        let access = if attrs.key.is_some() {
            Access::Key
        } else if attrs.generated.is_some() {
            Access::Generated
        } else if attrs.readonly.is_some() {
            Access::ReadOnly
        } else if attrs.version.is_some() {
            Access::Version
        } else if attrs.touch.is_some() {
            Access::Touch
        } else if attrs.actor.is_some() {
            Access::Actor
        } else if attrs.previous_of.is_some() {
            Access::Previous
        } else {
            Access::Settable
        };
        Some(Self {
            field,
            ident,
            name,
            marker: format_ident!("{}_{}", input.ident, ident),
            value,
            uuid: is_uuid(value).then(|| UuidForm::of(&attrs)),
            // A key is never NULL; `check` says so, and the type without `Option` is what it will be.
            // A version is not either.
            nullable: inner.is_some() && !matches!(access, Access::Key | Access::Version),
            wire: FieldWire::read(&field.attrs),
            access,
            attrs,
        })
    }

    /// The docs of the field, and its `#[deprecated]`: they hold for the column, too.
    pub(super) fn carried_attrs(&self) -> impl Iterator<Item = &'a Attribute> {
        let attrs = self.field.attrs.iter();
        attrs.filter(|attr| {
            is_deprecated(attr)
                || (attr.path().is_ident("doc") && attr.meta.require_name_value().is_ok())
        })
    }
}

impl FieldAttrs {
    /// Does an option say that this field is a column?
    pub(super) fn has_column_option(&self) -> bool {
        self.key.is_some()
            || self.readonly.is_some()
            || self.generated.is_some()
            || self.unique.is_some()
            || self.version.is_some()
            || self.touch.is_some()
            || self.actor.is_some()
            || self.previous_of.is_some()
            || self.rename.is_some()
            || self.uuid.is_some()
    }
}

impl UuidForm {
    fn of(attrs: &FieldAttrs) -> Self {
        match &attrs.uuid {
            Some((Some(Form::Text), _)) => Self::Text,
            // What is none has been reported, and is not asked for again.
            Some(_) => Self::Binary,
            None => Self::Unsaid,
        }
    }
}

/// The named fields of a struct; none, after a complaint, of anything else.
fn named_fields<'a>(
    input: &'a DeriveInput,
    errors: &mut Errors,
) -> Option<Vec<(&'a Field, &'a Ident)>> {
    let message = "`Updatable` needs named fields: each field is a column";
    let refused = |what: &str| format!("{message}\nnote: `{}` is {what}", input.ident);
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if fields.named.is_empty() => {
                errors.push(&input.ident, refused("a struct without fields"));
            }
            Fields::Named(fields) => {
                return Some(
                    fields
                        .named
                        .iter()
                        .filter_map(|field| Some((field, field.ident.as_ref()?)))
                        .collect(),
                );
            }
            Fields::Unnamed(fields) => errors.push(fields, refused("a tuple struct")),
            Fields::Unit => errors.push(&input.ident, refused("a unit struct")),
        },
        Data::Enum(data) => errors.push(data.enum_token, refused("an enum")),
        Data::Union(data) => errors.push(data.union_token, refused("a union")),
    }
    None
}

/// The column whose field has the name, or else the one that has it itself.
fn named(columns: &[Column<'_>], name: &syn::LitStr) -> Option<usize> {
    let name = name.value();
    let by_field = |column: &Column<'_>| names::unraw(column.ident) == name;
    let of_field = columns.iter().position(by_field);
    of_field.or_else(|| columns.iter().position(|column| column.name == name))
}

/// The column that is probably the key: `id`, `book_id`, or else the first.
pub(super) fn key_guess(columns: &[Column<'_>], of: &Ident) -> Option<usize> {
    let own = format!("{}_id", super::case::Case::Snake.apply(&names::unraw(of)));
    let position = |name: &str| columns.iter().position(|column| column.ident == name);
    position("id")
        .or_else(|| position(&own))
        .or_else(|| (!columns.is_empty()).then_some(0))
}

/// `T` of `Option<T>`, as far as tokens tell: `Option`, `core::option::Option`, `std::option::Option`.
/// The derive cannot see through an alias, and would rather be told `Option` than guess.
fn option_inner(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = peeled(ty) else {
        return None;
    };
    let mut segments = path.path.segments.iter();
    let last = segments
        .next_back()
        .filter(|last| last.ident == "Option" && path.qself.is_none())?;
    let module: Vec<_> = segments.map(|segment| segment.ident.to_string()).collect();
    let module: Vec<_> = module.iter().map(String::as_str).collect();
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter();
    match (module.as_slice(), arguments.next(), arguments.next()) {
        ([] | ["core" | "std", "option"], Some(GenericArgument::Type(inner)), None) => Some(inner),
        _ => None,
    }
}

/// `Uuid` under any path: a newtype or an alias is not seen.
fn is_uuid(ty: &Type) -> bool {
    let Type::Path(path) = peeled(ty) else {
        return false;
    };
    path.path
        .segments
        .last()
        .is_some_and(|last| last.ident == "Uuid" && last.arguments.is_none())
}

/// The type without parentheses and without the invisible group round a `$ty:ty` of `macro_rules!`.
pub(super) fn peeled(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peeled(&group.elem),
        Type::Paren(paren) => peeled(&paren.elem),
        ty => ty,
    }
}

fn is_deprecated(attr: &Attribute) -> bool {
    attr.path().is_ident("deprecated")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_by_their_tokens() {
        let inner = |ty: &str| {
            let ty: Type = syn::parse_str(ty).unwrap();
            option_inner(&ty).map(|inner| quote::quote!(#inner).to_string())
        };
        for ty in [
            "Option<A>",
            "core::option::Option<A>",
            "::std::option::Option<A>",
            "(Option<A>)",
        ] {
            assert_eq!(inner(ty).as_deref(), Some("A"), "{ty}");
        }
        for ty in [
            "A",
            "Option",
            "Option<A, B>",
            "my::Option<A>",
            "Vec<Option<A>>",
            "<X as Y>::Option<A>",
            "[Option<A>; 1]",
        ] {
            assert_eq!(inner(ty), None, "{ty}");
        }
    }
}

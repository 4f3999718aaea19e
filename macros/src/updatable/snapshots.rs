//! What the derive writes, for a reader and for a reviewer: `macros/snapshots/*.rs`, one for each shape
//! of output. `BLESS=1 cargo test -p updatable-macros` writes them anew.

use std::path::Path;

use proc_macro2::TokenStream;

#[track_caller]
fn expands_to(snapshot: &str, input: &str) {
    let input: TokenStream = input.parse().unwrap();
    let file = syn::parse2(super::derive(input)).unwrap();
    let expanded = prettyplease::unparse(&file);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("snapshots")
        .join(snapshot);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, expanded).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = expected
        .lines()
        .zip(expanded.lines())
        .position(|(was, is)| was != is);
    if let Some(line) = differs {
        let (was, is) = (
            expected.lines().nth(line).unwrap(),
            expanded.lines().nth(line).unwrap(),
        );
        panic!(
            "{snapshot}:{}: the expansion has changed\n was: {was}\n  is: {is}\nbless with BLESS=1",
            line + 1
        );
    }
    assert!(
        expected == expanded,
        "{snapshot}: the expansion has another length; bless with BLESS=1"
    );
}

#[test]
fn databases_and_uuids() {
    expands_to(
        "storage.rs",
        r#"
        #[updatable(table = "books", databases(postgres, mysql))]
        struct Book<'a> {
            #[updatable(key, uuid = "text")]
            book_id: Uuid,
            #[updatable(uuid = "text")]
            shelf_id: Option<Uuid>,
            #[updatable(uuid = "binary")]
            owner_id: uuid::Uuid,
            title: Cow<'a, str>,
        }
        "#,
    );
}

/// The runtime decides whether the question is asked.
#[test]
fn a_uuid_without_a_form() {
    expands_to(
        "uuid_without_a_form.rs",
        r#"
        #[updatable(table = "books")]
        struct Book {
            #[updatable(key)]
            book_id: Uuid,
            title: String,
        }
        "#,
    );
}

#[test]
fn plain_struct() {
    expands_to(
        "plain.rs",
        r#"
        #[updatable(table = "books")]
        pub struct Book {
            #[updatable(key)]
            pub book_id: i64,
            /// As on the cover.
            pub title: String,
            pub note: Option<String>,
            #[updatable(readonly)]
            pub created_at: DateTime<Utc>,
        }
        "#,
    );
}

#[test]
fn composite_key_nullable_renames_schema() {
    expands_to(
        "composite_key.rs",
        r#"
        #[updatable(table = "order lines", schema = "shop", crate = crate::db)]
        #[sqlx(rename_all = "camelCase")]
        struct OrderLine {
            #[updatable(key)]
            order_id: i64,
            #[updatable(key, generated)]
            line_no: i32,
            #[sqlx(rename = "the \"kind\"")]
            r#type: std::option::Option<u8>,
            #[updatable(generated)]
            line_total: Option<Decimal>,
            #[sqlx(skip)]
            cached: Cache,
        }
        "#,
    );
}

#[test]
fn generics() {
    expands_to(
        "generics.rs",
        r#"
        #[updatable(table = "rows")]
        #[deprecated]
        pub(crate) struct Row<'a, DB: Kind = Big, const N: usize = 4>
        where
            DB: Clone,
        {
            #[updatable(key)]
            name: Cow<'a, str>,
            payload: Option<[DB; N]>,
        }
        "#,
    );
}

/// After a mistake, everything is still there: the uses of the type are not to be second mistakes.
#[test]
fn a_mistake_is_reported_and_ignored() {
    let expanded = |input: &str| super::derive(input.parse().unwrap()).to_string();
    let wrong = expanded("struct A { #[updatable(kye)] id: i64, #[updatable(rename = 3)] n: i32 }");
    assert_eq!(wrong.matches("compile_error").count(), 3);
    for part in [
        "struct AColumns",
        "struct APatch",
        "fn update_by_key (id : i64)",
        "\"as\"",
    ] {
        assert!(wrong.contains(part), "{part}");
    }
    for refused in [
        "enum A { B }",
        "struct A(u8);",
        "struct A;",
        "union A { b: u8 }",
        "struct A {}",
    ] {
        let refused = expanded(refused);
        assert_eq!(refused.matches("compile_error").count(), 1);
        assert!(refused.contains(":: Updatable for A"));
    }
}

/// Whatever stands in an attribute is an error of the user's or none, and never a panic of ours.
#[test]
fn no_input_panics() {
    let words = [
        "",
        "key",
        "=",
        ",",
        "3",
        "\"x\"",
        "()",
        "(key)",
        "rename",
        "rename =",
        "table",
        "crate",
        "skip",
        "::",
        "a::b",
        "'a",
        "'x'",
        "r#key",
        "[1]",
        "b\"x\"",
        "\"\"",
        "rename = \"\\0\"",
        "crate = crate",
        "constraint",
        "(\"x\" => y)",
        "(\"x\" => (y, z),)",
        "#",
        "é",
    ];
    for attribute in ["updatable", "sqlx"] {
        for (first, second) in words
            .iter()
            .flat_map(|first| words.iter().map(move |second| (first, second)))
        {
            let attribute = format!("#[{attribute}({first} {second})]");
            let input = format!(
                "{attribute} struct A {{ {attribute} id: i64, {attribute} {attribute} n: Option<u8> }}"
            );
            let expanded = super::derive(input.parse().unwrap());
            assert!(syn::parse2::<syn::File>(expanded).is_ok(), "{attribute}");
        }
    }
}

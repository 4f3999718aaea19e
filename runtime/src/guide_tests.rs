//! What a page of the guide shows is what its other examples include.

/// Each file stands in the page as it is.
macro_rules! shown {
    ($($name:ident: $page:literal has $($file:literal)*;)*) => {
        $(
            #[test]
            fn $name() {
                let page = include_str!(concat!("../docs/guide/", $page, ".md"));
                $({
                    let file = include_str!(concat!("../docs/guide/", $page, "/", $file));
                    assert!(page.contains(file), "{} is not as {} shows it", $file, $page);
                })*
            }
        )*
    };
}

shown! {
    from_sqlalchemy: "from_sqlalchemy" has "book.rs";
    patch_requests: "patch_requests" has "book.rs" "handle.rs" "answer.rs";
    optimistic_locking: "optimistic_locking" has "book.rs";
    audit_columns: "audit_columns" has "book.rs";
}

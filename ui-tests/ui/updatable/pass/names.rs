// Raw identifiers, names that need quotes, every case, what sqlx has named already, and names of
// our own items.

#![deny(warnings)]

use updatable::Updatable;

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "order \"lines\"", schema = "my shop")]
#[sqlx(rename_all = "camelCase")]
struct OrderLine {
    #[updatable(key)]
    order_id: i64,
    #[updatable(key, generated)]
    line_no: i32,
    r#type: String,
    #[sqlx(rename = "the `kind`")]
    kind: Option<String>,
    #[updatable(rename = "select")]
    #[sqlx(rename = "select")]
    choice: bool,
}

#[derive(Updatable)]
#[updatable(table = "TYPES", rename_all = "SCREAMING_SNAKE_CASE", crate = ::updatable)]
#[allow(non_camel_case_types)]
struct r#type {
    #[updatable(key)]
    r#fn: i64,
    r#match: Option<String>,
}

#[derive(Updatable)]
#[updatable(table = "ours", crate = "::updatable")]
struct Ours {
    #[updatable(key)]
    filter: i64,
    new: i64,
    is_empty: Option<bool>,
    apply_to: String,
    clone: String,
    default: String,
    clear_is_empty: bool,
    value: i64,
    row: i64,
    patch: i64,
    columns: i64,
    arguments: i64,
    index: i64,
}

fn main() {
    let line = OrderLinePatch::new()
        .r#type("gift")
        .clear_kind()
        .choice(true);
    assert_eq!(line.r#type.as_deref(), Some("gift"));
    let mut own = r#type {
        r#fn: 1,
        r#match: None,
    };
    typePatch::new().r#match("x").apply_to(&mut own);
    assert_eq!((own.r#fn, own.r#match.as_deref()), (1, Some("x")));
    let ours = OursPatch {
        new: Some(1),
        apply_to: Some("x".into()),
        ..OursPatch::new()
    };
    assert!(
        !ours
            .value(1)
            .row(2)
            .patch(3)
            .columns(4)
            .arguments(5)
            .index(6)
            .clear_is_empty()
            .is_empty()
    );
}

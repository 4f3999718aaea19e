//! The text of `sql::<T>("…")`.

use proc_macro2::{Literal, TokenStream};

/// How many values the text asks for; none if it is no text, and the reason if its braces are wrong.
pub(super) fn holes(words: &Literal) -> Option<Result<usize, String>> {
    let words = syn::parse_str::<syn::LitStr>(&words.to_string()).ok()?;
    Some(count(&words.value()))
}

/// It is one type, and not left to be inferred.
pub(super) fn is_known(ty: &TokenStream) -> bool {
    !matches!(
        syn::parse2::<syn::Type>(ty.clone()),
        Err(_) | Ok(syn::Type::Infer(_))
    )
}

/// Each `{}` is for one value.
pub(super) fn wrong_number(holes: usize, values: usize) -> String {
    let asked = match holes {
        0 => "the text has no `{}`".to_owned(),
        1 => "the text has one `{}`".to_owned(),
        holes => format!("the text has {holes} `{{}}`"),
    };
    let given = match values {
        0 => "no value follows it".to_owned(),
        1 => "one value follows it".to_owned(),
        values => format!("{values} values follow it"),
    };
    format!("{asked}, and {given}")
}

/// `{}` is a value, `{{` and `}}` are braces.
fn count(words: &str) -> Result<usize, String> {
    let mut holes = 0;
    let mut rest = words;
    while let Some(at) = rest.find(['{', '}']) {
        rest = match &rest[at..] {
            brace if brace.starts_with("{}") => {
                holes += 1;
                &brace[2..]
            }
            brace if brace.starts_with("{{") || brace.starts_with("}}") => &brace[2..],
            _ => {
                return Err(
                    "a brace stands for a value, as `{}`, or is written twice: `{{`, `}}`"
                        .to_owned(),
                );
            }
        };
    }
    Ok(holes)
}

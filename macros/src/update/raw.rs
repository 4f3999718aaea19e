//! The text of `sql::<T>("…")`.

use proc_macro2::Literal;

/// How many values the text asks for; none if it is no text, and the reason if its braces are wrong.
pub(super) fn holes(words: &Literal) -> Option<Result<usize, String>> {
    let words = syn::parse_str::<syn::LitStr>(&words.to_string()).ok()?;
    Some(count(&words.value()))
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

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
///
/// What would reach beyond the words is refused: the statement around them goes on behind a quote or a comment that has no end,
/// and a placeholder of their own takes the value of another one.
fn count(words: &str) -> Result<usize, String> {
    let mut holes = 0;
    let mut open = 0_usize;
    let mut quote = None;
    let mut before = ' ';
    let mut rest = words;
    while let Some(character) = rest.chars().next() {
        let length = if rest.starts_with("{}") {
            if quote.is_some() {
                return Err("`{}` in quotes is no value: write it without them".to_owned());
            }
            holes += 1;
            2
        } else if rest.starts_with("{{") || rest.starts_with("}}") {
            2
        } else if matches!(character, '{' | '}') {
            return Err(
                "a brace stands for a value, as `{}`, or is written twice: `{{`, `}}`".to_owned(),
            );
        } else {
            character.len_utf8()
        };
        match quote {
            // One that is written twice ends the quote and begins it again.
            Some(opened) if opened == character => quote = None,
            Some(_) => {}
            None => match character {
                '\'' | '"' | '`' => quote = Some(character),
                '(' => open += 1,
                ')' => {
                    open = open
                        .checked_sub(1)
                        .ok_or("this text closes a parenthesis that it has not opened")?;
                }
                _ => outside(rest, before)?,
            },
        }
        before = character;
        rest = &rest[length..];
    }
    match (quote, open) {
        (Some(quote), _) => Err(format!(
            "a quote is not closed in this text: in quotes, `{quote}` is written twice"
        )),
        (None, 0) => Ok(holes),
        (None, _) => Err("a parenthesis is not closed in this text".to_owned()),
    }
}

/// What is refused outside of quotes, at the beginning of `rest`.
fn outside(rest: &str, before: char) -> Result<(), &'static str> {
    let is_placeholder = rest.strip_prefix('$').is_some_and(|number| {
        number.starts_with(|digit: char| digit.is_ascii_digit())
            && !before.is_alphanumeric()
            && before != '_'
    });
    if rest.starts_with("--") || rest.starts_with("/*") {
        Err("a comment in the text would hide what stands after it: write it in Rust")
    } else if rest.starts_with(';') {
        Err("`;` would end the statement: the text is one value")
    } else if rest.starts_with('?') {
        Err(
            "`?` in the text would take the value of another placeholder: write `{}` for a value\n\
             help: PostgreSQL's operator `?` has a function as well: `jsonb_exists({}, {})`",
        )
    } else if is_placeholder {
        Err(
            "a number with `$` in the text would take the value of another placeholder: write `{}` for a value",
        )
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn words_that_stay_by_themselves() {
        for (words, holes) in [
            ("length({})", 1),
            ("{} || ' (' || {}", 2),
            (r#"'it''s -- no /* comment; ?' || "a ? $1 {{}}""#, 0),
            ("{} -> 'a' #- '{{b,c}}'", 1),
            ("a$1 - -1", 0),
        ] {
            assert_eq!(count(words), Ok(holes), "{words}");
        }
    }

    #[test]
    fn words_that_reach_beyond_themselves() {
        for words in [
            "'{}'",
            "\"{}\"",
            "it's {}",
            r"'it\'s'",
            "{} -- one",
            "{} /* one",
            "{} = 1) OR (1 = 1",
            "({}",
            "{}; DROP TABLE books",
            "{} = ?",
            "{} = $1",
            "{name}",
            "{}}",
        ] {
            assert!(count(words).is_err(), "{words}");
        }
    }
}

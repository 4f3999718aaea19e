//! `rename_all`: the conversions of sqlx, since `FromRow` has to read the column that we write.

/// A convention for the names of columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Case {
    Snake,
    Lower,
    Upper,
    Camel,
    Pascal,
    ScreamingSnake,
    Kebab,
}

impl Case {
    pub(super) const NAMES: [&str; 7] = [
        "snake_case",
        "lowercase",
        "UPPERCASE",
        "camelCase",
        "PascalCase",
        "SCREAMING_SNAKE_CASE",
        "kebab-case",
    ];

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "snake_case" => Self::Snake,
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "camelCase" => Self::Camel,
            "PascalCase" => Self::Pascal,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            _ => return None,
        })
    }

    /// As sqlx: `lowercase` and `UPPERCASE` only change letters, so `a_b` stays `a_b` or becomes `A_B`;
    /// the others go by words.
    pub(super) fn apply(self, field: &str) -> String {
        let lower = |word: &String| word.to_lowercase();
        match self {
            Self::Lower => field.to_lowercase(),
            Self::Upper => field.to_uppercase(),
            Self::Snake => join(field, "_", lower),
            Self::Kebab => join(field, "-", lower),
            Self::ScreamingSnake => join(field, "_", |word| word.to_uppercase()),
            Self::Pascal => join(field, "", |word| capitalized(word)),
            Self::Camel => {
                let words = words(field);
                let rest = words.iter().skip(1).map(|word| capitalized(word));
                words.first().map(lower).into_iter().chain(rest).collect()
            }
        }
    }
}

fn join(field: &str, separator: &str, each: impl Fn(&String) -> String) -> String {
    words(field)
        .iter()
        .map(each)
        .collect::<Vec<_>>()
        .join(separator)
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first
            .to_uppercase()
            .chain(letters.as_str().to_lowercase().chars())
            .collect()
    })
}

/// The words of a name by the rules of heck, which sqlx uses: what is no letter or digit separates;
/// `aB` is two words; in `ABc` the second begins at `B`. A digit never begins a word.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split(|letter: char| !letter.is_alphanumeric())
        .flat_map(words_of_run)
        .collect()
}

fn words_of_run(run: &str) -> Vec<String> {
    #[derive(Clone, Copy, PartialEq)]
    enum Last {
        None,
        Lower,
        Upper,
    }

    let mut words = Vec::new();
    let mut word = String::new();
    let mut last = Last::None;
    let mut letters = run.chars().peekable();
    while let Some(letter) = letters.next() {
        let now = if letter.is_lowercase() {
            Last::Lower
        } else if letter.is_uppercase() {
            Last::Upper
        } else {
            last
        };
        match letters.peek() {
            Some(next) if now == Last::Lower && next.is_uppercase() => {
                word.push(letter);
                words.push(std::mem::take(&mut word));
                last = Last::None;
            }
            Some(next) if last == Last::Upper && letter.is_uppercase() && next.is_lowercase() => {
                words.push(std::mem::take(&mut word));
                word.push(letter);
                last = Last::None;
            }
            _ => {
                word.push(letter);
                last = now;
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    // What heck 0.5 gives for the same names.
    #[test]
    fn conversions() {
        let all = |field: &str| Case::NAMES.map(|name| Case::from_name(name).unwrap().apply(field));
        assert_eq!(
            all("book_price"),
            [
                "book_price",
                "book_price",
                "BOOK_PRICE",
                "bookPrice",
                "BookPrice",
                "BOOK_PRICE",
                "book-price"
            ]
        );
        assert_eq!(all("id"), ["id", "id", "ID", "id", "Id", "ID", "id"]);
        assert_eq!(
            all("line_2_total3x"),
            [
                "line_2_total3x",
                "line_2_total3x",
                "LINE_2_TOTAL3X",
                "line2Total3x",
                "Line2Total3x",
                "LINE_2_TOTAL3X",
                "line-2-total3x"
            ]
        );
        assert_eq!(
            all("_a__b_"),
            ["a_b", "_a__b_", "_A__B_", "aB", "AB", "A_B", "a-b"]
        );
        assert_eq!(
            all("XMLHttp2Request"),
            [
                "xml_http2_request",
                "xmlhttp2request",
                "XMLHTTP2REQUEST",
                "xmlHttp2Request",
                "XmlHttp2Request",
                "XML_HTTP2_REQUEST",
                "xml-http2-request"
            ]
        );
        assert_eq!(
            all("größe"),
            [
                "größe", "größe", "GRÖSSE", "größe", "Größe", "GRÖSSE", "größe"
            ]
        );
    }

    #[test]
    fn a_name_without_letters_has_no_words() {
        assert_eq!(Case::Camel.apply("__"), "");
    }
}

//! `ETag` and `If-Match`: the version of a book, as [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3)
//! writes it.

use axum::extract::FromRequestParts;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};

use crate::problem::Problem;

/// The tag of a version: `"3"`.
pub(crate) fn of(version: i64) -> HeaderValue {
    // Digits, a sign and quotes are what headers are made of.
    HeaderValue::try_from(format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Which versions of a book a client means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum IfMatch {
    /// `*`: whichever there is.
    Any,
    /// One of these. Tags that are of no version match nothing, and are left out.
    Versions(Vec<i64>),
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::read(&parts.headers)
    }
}

impl IfMatch {
    /// Several lines of the header are one list.
    fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        let lines: Vec<&[u8]> = headers
            .get_all(IF_MATCH)
            .iter()
            .map(HeaderValue::as_bytes)
            .collect();
        if lines.is_empty() {
            return Err(Problem::precondition_required());
        }
        parse(&lines.join(&b","[..])).ok_or_else(Problem::bad_if_match)
    }
}

/// `*`, or tags with commas between them, of which some may be missing: `, "3",, W/"4"`.
fn parse(header: &[u8]) -> Option<IfMatch> {
    if header.trim_ascii() == b"*" {
        return Some(IfMatch::Any);
    }
    let mut versions = Vec::new();
    let mut tags = 0;
    let mut rest = header;
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix(b",") {
            rest = after;
            continue;
        }
        if rest.is_empty() {
            return (tags > 0).then_some(IfMatch::Versions(versions));
        }
        let (weak, tag, after) = tag(rest)?;
        tags += 1;
        // A weak tag is equal to none, where the comparison is the strong one.
        if let (false, Some(version)) = (weak, version(tag)) {
            versions.push(version);
        }
        rest = after.trim_ascii_start();
        if !(rest.is_empty() || rest.starts_with(b",")) {
            return None;
        }
    }
}

/// Whether the tag is weak, what is between its quotes, and what follows.
fn tag(text: &[u8]) -> Option<(bool, &[u8], &[u8])> {
    let strong = text.strip_prefix(b"W/");
    let quoted = strong.unwrap_or(text).strip_prefix(b"\"")?;
    let end = quoted.iter().position(|byte| *byte == b'"')?;
    let (tag, after) = quoted.split_at(end);
    let allowed = |byte: &u8| matches!(byte, 0x21 | 0x23..=0x7E | 0x80..);
    tag.iter()
        .all(allowed)
        .then(|| (strong.is_some(), tag, &after[1..]))
}

/// The version that has this very tag: `03` and `+3` are tags of others.
fn version(tag: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(tag).ok()?;
    let version: i64 = text.parse().ok()?;
    (version.to_string() == text).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::{IfMatch, of, parse};

    fn versions(header: &str) -> Option<Vec<i64>> {
        match parse(header.as_bytes())? {
            IfMatch::Versions(versions) => Some(versions),
            IfMatch::Any => panic!("{header} is any"),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for version in [1, 0, -1, i64::MAX, i64::MIN] {
            let tag = of(version);
            assert_eq!(versions(tag.to_str().unwrap()), Some(vec![version]));
        }
    }

    #[test]
    fn a_list_is_of_several() {
        assert_eq!(versions(r#""3" , "4""#), Some(vec![3, 4]));
        assert_eq!(versions(r#", "3",,"4","#), Some(vec![3, 4]));
        assert_eq!(versions(r#""a,b", "4""#), Some(vec![4]));
        assert_eq!(parse(b" * "), Some(IfMatch::Any));
    }

    #[test]
    fn tags_of_others_match_nothing() {
        for header in [
            r#"W/"3""#,
            r#""03""#,
            r#""+3""#,
            r#""""#,
            r#""3.0""#,
            r#""9223372036854775808""#,
            "\"\u{663}\"",
        ] {
            assert_eq!(versions(header), Some(Vec::new()), "{header}");
        }
    }

    #[test]
    fn what_is_no_tag_is_no_header() {
        for header in [
            "",
            " ",
            ",",
            "3",
            "\"3",
            "3\"",
            r#"w/"3""#,
            r#"W/ "3""#,
            r#""3" "4""#,
            r#"*, "3""#,
            r#""3", *"#,
            "\"3 \"",
            "\"\t\"",
            "\"3\"x",
        ] {
            assert_eq!(parse(header.as_bytes()), None, "{header}");
        }
    }
}

//! In documents: a string, since the numbers of JSON are floating-point numbers to most who read them.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Numeric;

/// The integers below this, and as many digits, are each a different floating-point number: what was written is known.
const EXACT: f64 = 1e15;
const EXACT_DIGITS: usize = 15;

/// As a string with `S` digits after the point: `"12.20"`.
impl<const P: u8, const S: u8> Serialize for Numeric<P, S> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        serializer.collect_str(self)
    }
}

/// From a string, an integer, or another number of at most 15 digits. What does not fit is an error, and nothing is
/// rounded.
impl<'de, const P: u8, const S: u8> Deserialize<'de> for Numeric<P, S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Amount)
    }
}

struct Amount<const P: u8, const S: u8>;

impl<const P: u8, const S: u8> Visitor<'_> for Amount<P, S> {
    type Value = Numeric<P, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a decimal number, as a string: \"12.20\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        let text = number.to_string();
        let digits = text.bytes().filter(u8::is_ascii_digit);
        let known = number.abs() < EXACT
            && digits.skip_while(|digit| *digit == b'0').count() <= EXACT_DIGITS;
        if !known {
            return Err(E::custom(
                "a number of more than 15 digits; write it as a string",
            ));
        }
        self.visit_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Numeric;

    type Price = Numeric<10, 2>;

    fn read(json: &str) -> Result<String, String> {
        serde_json::from_str::<Price>(json)
            .map(|price| price.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn strings_and_exact_numbers_are_read() {
        for (json, price) in [
            ("\"12.20\"", "12.20"),
            ("\"-0.5\"", "-0.50"),
            ("12", "12.00"),
            ("-7", "-7.00"),
            ("12.2", "12.20"),
            ("99999999.99", "99999999.99"),
            ("1e2", "100.00"),
        ] {
            assert_eq!(read(json).as_deref(), Ok(price), "{json}");
        }
    }

    #[test]
    fn nothing_is_rounded() {
        for (json, error) in [
            ("12.345", "more than 2 digits after the point"),
            ("\"12.345\"", "more than 2 digits after the point"),
            ("100000000", "more than 8 digits before the point"),
            (
                "18446744073709551615",
                "more than 8 digits before the point",
            ),
            ("99999999999999999999.99", "more than 15 digits"),
            ("1e300", "more than 15 digits"),
            ("0.1234567890123456", "more than 15 digits"),
            ("\"12,20\"", "not a number"),
            ("\"NaN\"", "not a number"),
            ("true", "expected a decimal number"),
            ("null", "expected a decimal number"),
        ] {
            let message = read(json).expect_err(json);
            assert!(message.contains(error), "{json}: {message}");
        }
    }

    #[test]
    fn it_is_written_as_a_string() {
        let price: Price = "12.2".parse().expect("a price");
        let json = serde_json::to_string(&price).expect("JSON");
        assert_eq!(json, "\"12.20\"");
        assert_eq!(read(&json).as_deref(), Ok("12.20"));
    }
}

//! `Numeric` against `Decimal`, and against the text of a number, on random values.

use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

use super::*;

/// Any number there is, most of them short enough to fit some type.
fn decimal() -> impl Strategy<Value = Decimal> {
    let mantissa = (any::<i128>(), 32..128_u32).prop_map(|(bits, shift)| bits >> shift);
    (mantissa, 0..=28_u32)
        .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

pub(super) fn numeric<const P: u8, const S: u8>() -> impl Strategy<Value = Numeric<P, S>> {
    let max = Numeric::<P, S>::SHAPE.max();
    let edge = prop_oneof![Just(-max), Just(max), Just(0), Just(1), Just(-1)];
    prop_oneof![8 => -max..=max, 1 => edge].prop_map(Numeric::of_units)
}

/// Whether a number fits, from how it is written.
fn fits(value: Decimal, precision: usize, scale: usize) -> bool {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    fraction.len() <= scale && whole.len() <= precision - scale
}

fn new_accepts_what_fits<const P: u8, const S: u8>(value: Decimal) -> Result<(), TestCaseError> {
    match Numeric::<P, S>::new(value) {
        Ok(numeric) => {
            prop_assert!(fits(value, P.into(), S.into()), "{value} in {numeric:?}");
            prop_assert_eq!(numeric.get(), value);
            prop_assert_eq!(numeric.get().scale(), u32::from(S));
        }
        Err(_) => prop_assert!(
            !fits(value, P.into(), S.into()),
            "{} in ({}, {})",
            value,
            P,
            S
        ),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn new_accepts_exactly_what_fits(value in decimal()) {
        new_accepts_what_fits::<1, 0>(value)?;
        new_accepts_what_fits::<1, 1>(value)?;
        new_accepts_what_fits::<10, 2>(value)?;
        new_accepts_what_fits::<18, 6>(value)?;
        new_accepts_what_fits::<28, 0>(value)?;
        new_accepts_what_fits::<28, 14>(value)?;
        new_accepts_what_fits::<28, 28>(value)?;
    }

    #[test]
    fn units_there_and_back(units in -9_999_999_999..=9_999_999_999_i128) {
        let numeric = Numeric::<10, 2>::of_units(units);
        prop_assert_eq!(numeric.get(), Decimal::from_i128_with_scale(units, 2));
        prop_assert_eq!(numeric.get().mantissa(), units);
        prop_assert_eq!(Numeric::new(numeric.get()), Ok(numeric));
    }

    #[test]
    fn arithmetic_and_order_are_those_of_decimal(
        a in numeric::<14, 4>(),
        b in numeric::<14, 4>(),
        c in numeric::<12, 7>(),
    ) {
        let (x, y, z) = (a.get(), b.get(), c.get());
        prop_assert_eq!([a + b, a + y, x + b], [x + y; 3]);
        prop_assert_eq!([a - b, a - y, x - b], [x - y; 3]);
        prop_assert_eq!([a * b, a * y, x * b], [x * y; 3]);
        prop_assert_eq!([a + z, a - z, z * a], [x + z, x - z, z * x]);
        prop_assert_eq!((-a).get(), -x);
        prop_assert_eq!([a, b, -a].iter().sum::<Decimal>(), y);

        prop_assert_eq!([a == b, a == y, x == b], [x == y; 3]);
        prop_assert_eq!([a < b, a < y, x < b], [x < y; 3]);
        prop_assert_eq!([a < z, z < a], [x < z, z < x]);
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
    }

    /// The types are wide enough for a sum, so nothing is rounded on the way.
    #[test]
    fn sums_of_the_widest_type_are_exact(a in numeric::<28, 14>(), b in numeric::<28, 14>()) {
        let sum = a.get().mantissa() + b.get().mantissa();
        prop_assert_eq!((a + b).mantissa(), sum);
        prop_assert_eq!((a + b).scale(), 14);
    }

    #[test]
    fn text_there_and_back(a in numeric::<10, 2>(), b in numeric::<28, 28>(), c in numeric::<28, 0>()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert_eq!(b.to_string().parse(), Ok(b));
        prop_assert_eq!(c.to_string().parse(), Ok(c));
        prop_assert_eq!(a.to_string().rsplit('.').next().map(str::len), Some(2));
    }

    /// `Decimal` has a parser of its own to compare with.
    #[test]
    fn text_is_read_as_decimal_reads_it(text in "[-+]?[0-9]{0,12}[.]?[0-9]{0,6}0{0,4}|[-+.0-9e ]{0,6}") {
        let numeric = text.parse::<Numeric<14, 4>>();
        match Decimal::from_str_exact(&text) {
            Ok(value) => prop_assert_eq!(numeric, Numeric::new(value)),
            Err(_) => prop_assert_eq!(numeric, Err(NumericError::NotANumber)),
        }
    }
}

#[test]
fn bounds() {
    assert_eq!(Numeric::<10, 2>::MAX.get(), dec!(99999999.99));
    assert_eq!(Numeric::<10, 2>::MIN, -Numeric::<10, 2>::MAX);
    assert_eq!(Numeric::<28, 0>::MAX.to_string(), "9".repeat(28));
    assert!(Numeric::<10, 2>::new(dec!(100000000)).is_err());
    assert!(Numeric::<28, 28>::new(Decimal::MAX).is_err());
    assert!(Numeric::<28, 0>::new(Decimal::MIN).is_err());
}

#[test]
fn zero_has_no_sign() {
    for zero in [
        Numeric::<10, 2>::default(),
        -Numeric::default(),
        "-0".parse().unwrap(),
    ] {
        assert_eq!(zero.to_string(), "0.00");
    }
    let negative_zero = -Decimal::ZERO;
    assert_eq!(
        Numeric::<10, 2>::new(negative_zero).unwrap().to_string(),
        "0.00"
    );
}

#[test]
fn texts() {
    let parse = |text: &str| text.parse::<Numeric<10, 2>>();
    for (text, shown) in [
        ("5", "5.00"),
        ("+12.2", "12.20"),
        ("-.5", "-0.50"),
        // More digits than a `Decimal` has, none of which says anything.
        (
            "0000000000000000000000000000000001.500000000000000000000000000000000",
            "1.50",
        ),
    ] {
        assert_eq!(
            parse(text).map(|value| value.to_string()).as_deref(),
            Ok(shown),
            "{text}"
        );
    }
    for text in [
        "", "-", ".", "1_000", "1e2", "1,5", " 1", "--1", "1.2.3", "NaN", "Infinity", "٣",
    ] {
        assert_eq!(parse(text), Err(NumericError::NotANumber), "{text}");
    }
    assert_eq!(
        parse("0.001"),
        Err(NumericError::TooManyDecimals { scale: 2 })
    );
    let too_many = Err(NumericError::TooManyDigits {
        precision: 10,
        scale: 2,
    });
    assert_eq!(parse("100000000"), too_many);
    assert_eq!(parse(&"9".repeat(100)), too_many);
}

#[test]
fn factors() {
    let unit = Factor::try_from(Decimal::ONE).unwrap();
    assert_eq!(unit.get().mantissa(), Factor::UNIT.into());
    assert!(Factor::try_from(dec!(1.0000001)).is_err());
    assert!(Factor::try_from(dec!(1000000000000)).is_err());
}

#[cfg(feature = "postgres")]
mod postgres {
    use sqlx::postgres::PgArgumentBuffer;
    use sqlx::{Encode, Postgres};

    use super::*;

    fn read<const P: u8, const S: u8>(value: Decimal) -> Result<Numeric<P, S>, NumericError> {
        let mut buffer = PgArgumentBuffer::default();
        let _ = <Decimal as Encode<'_, Postgres>>::encode(value, &mut buffer).unwrap();
        Numeric::<P, S>::SHAPE
            .units_of_binary(&buffer)
            .map(Numeric::of_units)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn reads_what_was_sent(value in decimal()) {
            prop_assert_eq!(read::<10, 2>(value).ok(), Numeric::new(value).ok());
            prop_assert_eq!(read::<28, 0>(value).ok(), Numeric::new(value).ok());
            prop_assert_eq!(read::<28, 14>(value).ok(), Numeric::new(value).ok());
            prop_assert_eq!(read::<28, 28>(value).ok(), Numeric::new(value).ok());
        }

        #[test]
        fn survives_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = Numeric::<28, 14>::SHAPE.units_of_binary(&bytes);
        }
    }

    #[test]
    fn nan_infinity_and_what_decimal_would_round() {
        let read = |words: &[u16]| {
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            Numeric::<10, 2>::SHAPE.units_of_binary(&bytes)
        };
        for sign in [0xC000, 0xD000, 0xF000] {
            assert_eq!(read(&[0, 0, sign, 0]), Err(NumericError::NotANumber));
        }
        // 1.0000…0001, with 40 digits after the point.
        let tiny = read(&[2, 0, 0, 40, 1, 0]);
        assert_eq!(tiny, Ok(100));
        let words = [11, 0, 0, 40, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        assert_eq!(
            read(&words),
            Err(NumericError::TooManyDecimals { scale: 2 })
        );
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use sqlx::{Encode, MySql};

    use super::*;

    proptest! {
        #[test]
        fn sends_the_text(value in numeric::<28, 14>()) {
            let mut buffer = Vec::new();
            let _ = <Numeric<28, 14> as Encode<'_, MySql>>::encode(value, &mut buffer).unwrap();
            let (&length, text) = buffer.split_first().unwrap();
            prop_assert_eq!(usize::from(length), text.len());
            prop_assert_eq!(std::str::from_utf8(text).unwrap().parse(), Ok(value));
        }
    }
}

//! The arithmetic behind `Numeric<P, S>`, compiled once rather than for every `P` and `S`.

use rust_decimal::Decimal;

use super::NumericError;

/// A `P` and an `S`.
///
/// Numbers are counted in units of the last digit, exactly: every number of at most 28 digits is within `i128`.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    precision: u8,
    scale: u8,
}

impl Shape {
    /// Evaluated at compile time, once for each type: what has no database shall not be computed with either.
    pub(super) const fn new(precision: u8, scale: u8) -> Self {
        assert!(
            precision >= 1 && precision <= 28,
            "`Numeric<P, S>` has 1 to 28 digits: `P` is out of range"
        );
        assert!(
            scale <= precision,
            "`Numeric<P, S>` has `P` digits in all, `S` of them after the point: `S` is greater than `P`"
        );
        Self { precision, scale }
    }

    pub(super) const fn scale(self) -> u8 {
        self.scale
    }

    /// The greatest number, in units.
    pub(super) const fn max(self) -> i128 {
        10_i128.pow(self.precision as u32) - 1
    }

    /// Whether a number of units has at most `P` digits.
    pub(super) fn check(self, units: i128) -> Result<i128, NumericError> {
        if (-self.max()..=self.max()).contains(&units) {
            Ok(units)
        } else {
            Err(self.too_many_digits())
        }
    }

    pub(super) fn units_of_decimal(self, value: Decimal) -> Result<i128, NumericError> {
        let exponent = i64::from(self.scale) - i64::from(value.scale());
        self.shift(value.mantissa(), exponent)
            .and_then(|units| self.check(units))
    }

    /// Not with `Decimal`'s parser, which takes underscores and, by default, rounds.
    pub(super) fn units_of_text(self, text: &str) -> Result<i128, NumericError> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let point = digits
            .iter()
            .position(|&byte| byte == b'.')
            .unwrap_or(digits.len());
        let (whole, fraction) = digits.split_at(point);
        let fraction = fraction.get(1..).unwrap_or_default();
        if whole
            .iter()
            .chain(fraction)
            .any(|byte| !byte.is_ascii_digit())
            || whole.len() + fraction.len() == 0
        {
            return Err(NumericError::NotANumber);
        }

        let zeros = fraction
            .iter()
            .rev()
            .take_while(|&&byte| byte == b'0')
            .count();
        let fraction = &fraction[..fraction.len() - zeros];
        if fraction.len() > usize::from(self.scale) {
            return Err(self.too_many_decimals());
        }
        let mut units = 0_i128;
        for &digit in whole.iter().chain(fraction) {
            // Stops in time: `units` has at most 28 digits here.
            units = self.check(units * 10 + i128::from(digit - b'0'))?;
        }
        let units = self.shift(units, i64::from(self.scale) - fraction.len() as i64)?;
        self.check(if negative { -units } else { units })
    }

    /// Reads PostgreSQL's binary format: digits to the base 10,000, `weight` being the place of the first.
    ///
    /// sqlx reads it too, into a `Decimal`, but rounds what has more digits than that.
    #[cfg(feature = "postgres")]
    pub(super) fn units_of_binary(self, bytes: &[u8]) -> Result<i128, NumericError> {
        const POSITIVE: u16 = 0x0000;
        const NEGATIVE: u16 = 0x4000;

        let mut words = bytes
            .chunks_exact(2)
            .map(|word| u16::from_be_bytes([word[0], word[1]]));
        let mut header = || words.next().ok_or(NumericError::NotANumber);
        let [count, weight, sign, _display_scale] = [header()?, header()?, header()?, header()?];
        // The other signs are NaN and the infinities.
        if !matches!(sign, POSITIVE | NEGATIVE) || words.len() != usize::from(count) {
            return Err(NumericError::NotANumber);
        }

        let mut units = 0_i128;
        let first = i64::from(weight.cast_signed()) * 4 + i64::from(self.scale);
        for (digit, exponent) in words.zip((0..).map(|place| first - place * 4)) {
            // No digit of a sum hides another, so each can be judged alone.
            units = self.check(units + self.shift(i128::from(digit), exponent)?)?;
        }
        Ok(if sign == NEGATIVE { -units } else { units })
    }

    /// `number` × 10^`exponent`, if that is an integer that could be one of ours.
    fn shift(self, number: i128, exponent: i64) -> Result<i128, NumericError> {
        if number == 0 {
            return Ok(0);
        }
        // No power beyond `i128` can be multiplied with, nor can it divide a `number`, which is within 2^96.
        let power = u32::try_from(exponent.unsigned_abs())
            .ok()
            .and_then(|e| 10_i128.checked_pow(e));
        if exponent >= 0 {
            power
                .and_then(|power| number.checked_mul(power))
                .ok_or(self.too_many_digits())
        } else {
            power
                .filter(|power| number % power == 0)
                .map(|power| number / power)
                .ok_or(self.too_many_decimals())
        }
    }

    fn too_many_decimals(self) -> NumericError {
        NumericError::TooManyDecimals { scale: self.scale }
    }

    fn too_many_digits(self) -> NumericError {
        NumericError::TooManyDigits {
            precision: self.precision,
            scale: self.scale,
        }
    }
}

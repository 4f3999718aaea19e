//! What the functions of a derived patch do with one column.

use std::fmt::{Debug, Formatter};

/// For the derive: sets a field of a row to what a patch has for it.
#[doc(hidden)]
#[inline]
pub fn apply_to<T>(field: &mut T, change: Option<T>) {
    if let Some(value) = change {
        *field = value;
    }
}

/// For the derive: the value that a column has `after`, if that is another one.
#[doc(hidden)]
pub fn changed<T: PartialEq + Clone>(before: &T, after: &T) -> Option<T> {
    differs(before, after).then(|| after.clone())
}

/// NaN is as it was, though it does not equal itself. Of a type that has more in it than one number that cannot be said: if
/// in doubt, it has changed.
#[expect(clippy::eq_op, reason = "what does not equal itself is looked for")]
pub(crate) fn differs<T: PartialEq>(before: &T, after: &T) -> bool {
    let is_float = || {
        matches!(
            std::any::type_name::<T>(),
            "f32" | "f64" | "core::option::Option<f32>" | "core::option::Option<f64>"
        )
    };
    before != after && (before == before || after == after || !is_float())
}

/// For the derive: a patch as `#[derive(Debug)]` would print it.
#[doc(hidden)]
pub fn debug_patch(
    f: &mut Formatter<'_>,
    name: &str,
    fields: &[(&str, &dyn Debug)],
) -> std::fmt::Result {
    let mut out = f.debug_struct(name);
    for (name, value) in fields {
        out.field(name, value);
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn what_is_as_it_was_is_no_change() {
        assert_eq!(changed(&1, &1), None);
        assert_eq!(changed(&1, &2), Some(2));
        assert_eq!(changed(&Some(1), &None), Some(None));
        assert_eq!(changed(&f64::NAN, &f64::NAN), None);
        assert_eq!(changed(&f64::NAN, &1.0), Some(1.0));
        assert!(changed(&1.0, &f64::NAN).is_some_and(f64::is_nan));
        assert!(changed(&Some(f32::NAN), &Some(f32::NAN)).is_none());
        assert!(changed(&vec![f64::NAN, 1.0], &vec![f64::NAN, 2.0]).is_some());
    }
}

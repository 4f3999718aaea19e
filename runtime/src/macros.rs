//! The entry to the macro: a proc macro does not know by which name the user calls this crate, `$crate` does.

#[doc = include_str!("../docs/update.md")]
#[doc = include_str!("../docs/tables.md")]
#[macro_export]
macro_rules! update {
    ($($tokens:tt)*) => {
        $crate::__private::update_impl! { $crate $($tokens)* }
    };
}

/// What the derive writes for serde, if that is there.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_serde {
    ($($items:tt)*) => { $($items)* };
}

/// What the derive writes for serde, which is not there.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_serde {
    ($($items:tt)*) => {};
}

/// What the derive writes for `validate`.
#[cfg(feature = "garde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_garde {
    ($($items:tt)*) => { $($items)* };
}

/// What the derive writes for `validate`, where there is nothing to validate with.
#[cfg(not(feature = "garde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_garde {
    ($($items:tt)*) => {
        ::core::compile_error!("`validate` needs the feature `garde` of `updatable`");
    };
}

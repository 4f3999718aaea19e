//! Rules of garde.

use garde::Validate;

use crate::error::{Error, Invalid};

/// For the derive: a patch of `table`, before anything is sent.
///
/// A context that has to be made is the user's to give: `patch.validate_with(&context)`.
#[doc(hidden)]
pub fn validate<P>(patch: &P, table: &'static str) -> Result<(), Error>
where
    P: Validate<Context: Default>,
{
    patch
        .validate()
        .map_err(|report| Error::Invalid(Invalid::reported(table, report)))
}

//! `AND` and `OR`, and operands that are NULL or fail.

use super::{Evaluated, Scope, Trouble};
use crate::property::value::Value;
use updatable_tests::database::Kind;

/// False if one side is, whatever the other is.
pub(super) fn and(
    left: Evaluated<Option<bool>>,
    right: Evaluated<Option<bool>>,
) -> Evaluated<Option<bool>> {
    decided(false, left, right)
}

/// True if one side is, whatever the other is.
pub(super) fn or(
    left: Evaluated<Option<bool>>,
    right: Evaluated<Option<bool>>,
) -> Evaluated<Option<bool>> {
    decided(true, left, right)
}

/// `decides` is what one side alone decides: then the other may not be evaluated, in whichever order they are written.
fn decided(
    decides: bool,
    left: Evaluated<Option<bool>>,
    right: Evaluated<Option<bool>>,
) -> Evaluated<Option<bool>> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok(match (left, right) {
            _ if left == Some(decides) || right == Some(decides) => Some(decides),
            (Some(_), Some(_)) => Some(!decides),
            _ => None,
        }),
        (Err(Trouble::Error), Err(Trouble::Error)) => Err(Trouble::Error),
        (Ok(Some(truth)), Err(trouble)) | (Err(trouble), Ok(Some(truth))) if truth != decides => {
            Err(trouble)
        }
        _ => Err(Trouble::Unclear),
    }
}

impl Scope<'_> {
    /// Two operands, neither of which is NULL.
    pub(crate) fn both(
        self,
        left: Evaluated<Option<Value>>,
        right: Evaluated<Option<Value>>,
    ) -> Evaluated<Option<(Value, Value)>> {
        match (left, right) {
            (Ok(left), Ok(right)) => Ok(left.zip(right)),
            // The others may not look at the second side.
            (Ok(None), Err(_)) | (Err(_), Ok(None)) if !self.is_on(Kind::Postgres) => {
                Err(Trouble::Unclear)
            }
            (Err(Trouble::Unclear), _) | (_, Err(Trouble::Unclear)) => Err(Trouble::Unclear),
            _ => Err(Trouble::Error),
        }
    }
}

//! `#[updatable(uuid = "text")]` without the feature `uuid`: there is nothing but an error that names it.

use std::marker::PhantomData;

/// What is not there.
#[doc(hidden)]
pub enum TextUuid {}

/// How it would be stored.
#[doc(hidden)]
pub struct AsText<Databases>(PhantomData<fn() -> Databases>);

/// Nothing.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`uuid = \"text\"` needs the feature `uuid` of updatable",
    label = "a UUID as text",
    note = "in Cargo.toml: `updatable = {{ version = \"..\", features = [\"uuid\", ..] }}`"
)]
pub trait StoredAsText {}

/// Never called.
#[doc(hidden)]
pub fn text_uuid<T: StoredAsText>(_: T) -> TextUuid {
    unreachable!("no type is stored so")
}

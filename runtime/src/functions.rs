//! What the database computes beyond `+ - *`, with one meaning on every database.
//!
//! Each is an [`Operation`](crate::apply::Operation): its words, and whether the result may be NULL. The methods are in
//! [`methods`](crate::methods).

pub(crate) mod case;
pub(crate) mod cast;
pub(crate) mod division;
#[cfg(feature = "rust_decimal")]
pub(crate) mod exact;
#[cfg(any(feature = "chrono", feature = "time"))]
pub(crate) mod now;
pub(crate) mod null;
pub(crate) mod number;
pub(crate) mod pattern;
pub(crate) mod text;

/// Operations that are the same words around nodes, whatever the nodes are.
///
/// Those whose result is of another type than the nodes say `Converted:` first.
macro_rules! templates {
    (Converted: $($templates:tt)*) => {
        templates!(@Converted $($templates)*);
    };
    (@$operator:ident $($(#[$doc:meta])* $Name:ident = $template:expr, $Nullability:ty;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<A: Parts> Operation<A> for $Name {
                const OPERATOR: Operator = Operator::$operator(const { &$template });
                type Nullability = $Nullability;
            }
        )*
    };
    ($($templates:tt)*) => {
        templates!(@Template $($templates)*);
    };
}

use templates;

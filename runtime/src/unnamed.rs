//! What is no column, and computed from none that could give it a name: how messages call it, and what its values are
//! bound as.

use crate::key::NoKey;
use crate::table::{ColumnDef, ColumnName, NotNull, Quoted, ReadOnly};

const NO_NAME: Quoted = Quoted {
    standard: "",
    mysql: "",
};

macro_rules! unnamed {
    ($($(#[$doc:meta])* $Name:ident = $name:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl ColumnDef for $Name {
                type Nullability = NotNull;
                type Stored = crate::storage::AnyDatabase;
                type Access = ReadOnly;
                type Pins = NoKey;
                const NAME: &'static ColumnName = &ColumnName {
                    name: $name,
                    table: "",
                    target: NO_NAME,
                    qualified: NO_NAME,
                };
            }
        )*
    };
}

unnamed! {
    /// A fragment of SQL.
    SqlFragment = "a fragment of SQL";
    /// A `case()` that stands beside no column.
    CaseResult = "a `case()`";
    /// A condition that is compared, returned or selected.
    ConditionResult = "a condition";
}

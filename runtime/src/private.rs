//! For the code that the macros generate, and for nothing else: it may change in any version.
//!
//! What is of `core` is here, too: generated code names everything by its path, and has a short one for this module alone.

pub use core::clone::Clone;
pub use core::cmp::PartialEq;
pub use core::convert::Into;
pub use core::default::Default;
pub use core::fmt;
pub use core::marker::PhantomData;
pub use core::mem::swap;
pub use core::ops::{FnMut, FnOnce};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, usize};
pub use core::result::Result::{self, Ok};

pub use crate::actor::{Anybody, RecordedIn};
pub use crate::assignment::{Simultaneous, add_assign, assign, mul_assign, patch, sub_assign};
pub use crate::automatic::{previous, touch, version};
pub use crate::backend::{Arguments, Backend, Storable, bind_changed, bind_changed_nullable};
pub use crate::broken::broken;
pub use crate::column::{Column, column};
pub use crate::condition::{
    Condition, and, condition, eq, eq_reversed, ge, ge_reversed, gt, gt_reversed, le, le_reversed,
    lt, lt_reversed, ne, ne_reversed, not, or,
};
pub use crate::dynamic::dynamic;
pub use crate::error::Error;
pub use crate::expression::{minus, minus_reversed, plus, plus_reversed, times, times_reversed};
pub use crate::filter::{AllRows, FilterOf, KeyAnd, KeyEquals, key_and, key_equals};
pub use crate::functions::case::case;
pub use crate::functions::division::{
    div_assign, divide, divide_reversed, rem_assign, remainder, remainder_reversed,
};
pub use crate::in_memory::{Compare, FixedChange, InMemory, first_change, fixed_change};
pub use crate::joins::{first, join, join_any};
pub use crate::key::{Free, KeyPart, NoKey, Pinned, Rest, Unique};
pub use crate::limited::{ascending, descending, limited};
pub use crate::node::SetNode;
pub use crate::old::{old, returning_old};
pub use crate::part::{Bind, Changes, PatchOf, Site, present};
pub use crate::patch::{apply_to, changed, debug_patch};
pub use crate::raw::{Words, raw, raw_nullable, raw_value};
pub use crate::recorded::{NoHistory, Remembered};
pub use crate::returning::NoRows;
pub use crate::row::{row, row_eq, row_ne};
pub use crate::scope::{InScope, NoScope, ScopedBy, all_rows, scoped};
pub use crate::select::{
    among, correlated, exists, limit, not_among, order_by, scalar, select, select_rows,
};
pub use crate::soft_delete::SoftDeletes;
pub use crate::source::{Next, Target};
pub use crate::storage::{AnyDatabase, Named, checked, on_mysql, on_postgres, on_sqlite};
pub use crate::table::{
    Actor, Aliased, ColumnDef, ColumnName, ColumnOf, Constraint, Generated, History, NotNull,
    Nullable, Previous, PrimaryKey, Quoted, ReadOnly, Scope, Settable, Table, Touched, Updatable,
    VersionNumber, column_name,
};
pub use crate::update::{
    Unset, Update, joined, returning, returning_row, update, update_all_rows, update_by_key,
    update_where,
};
pub use crate::update_row::{
    UpdateRow, begin_update_row, columns_of_row, table_itself, table_of_row, update_row,
};
pub use crate::uuid::{AsText, TextUuid, text_uuid, uuid_of};
pub use crate::within::RowsOf;
pub use updatable_macros::update_impl;

pub use crate::__with_garde as with_garde;
pub use crate::__with_serde as with_serde;
#[cfg(feature = "serde")]
pub use crate::merge_patch;
#[cfg(feature = "garde")]
pub use crate::validate::validate;

/// `validate` without the feature has been refused.
#[cfg(not(feature = "garde"))]
pub fn validate<P>(_: &P, _: &'static str) -> Result<(), Error> {
    Ok(())
}

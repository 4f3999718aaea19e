#![doc = include_str!("../docs/guide.md")]

#[doc = include_str!("../docs/guide/from_sqlalchemy.md")]
pub mod from_sqlalchemy {}

#[doc = include_str!("../docs/guide/patch_requests.md")]
pub mod patch_requests {}

#[doc = include_str!("../docs/guide/optimistic_locking.md")]
pub mod optimistic_locking {}

#[doc = include_str!("../docs/guide/audit_columns.md")]
pub mod audit_columns {}

//! What is asked over HTTP, of a service on a port of its own, and what is in the table afterwards.

mod answers;
mod client;
mod contention;
mod description;
mod ending;
mod hostile;
mod preconditions;
mod service;

pub(crate) use service::Service;

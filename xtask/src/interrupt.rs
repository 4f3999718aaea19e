//! Ctrl-C and SIGTERM.
//!
//! The handler only sets a flag. Everything here that waits looks at the flag and returns an
//! error, so that the servers are stopped and their directories removed by the same `Drop`s as
//! after any other failure.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// How often a wait looks at what it waits for, and at the flag.
pub(crate) const POLL: Duration = Duration::from_millis(20);

static REQUESTED: AtomicBool = AtomicBool::new(false);

pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| REQUESTED.store(true, Ordering::SeqCst))
        .context("listening for Ctrl-C and SIGTERM")
}

pub(crate) fn requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}

/// An error if we were told to stop.
pub(crate) fn check() -> Result<()> {
    if requested() {
        bail!("interrupted");
    }
    Ok(())
}

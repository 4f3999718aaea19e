//! Waits for a future so that two threads always meet in the same way.
//!
//! The one polls, the other is SQLite's. With tokio, which of them is first varies, and so do the instructions of
//! waiting and waking, by several percent from run to run. Here this thread sleeps until the other has surely done
//! everything and waits for its next statement.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread::sleep;
use std::time::Duration;

/// Many times what a statement takes under valgrind.
const PAUSE: Duration = Duration::from_millis(4);

/// Runs a future to its end, slowly.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        let polled = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        sleep(PAUSE);
        if let Poll::Ready(output) = polled {
            return output;
        }
    }
}

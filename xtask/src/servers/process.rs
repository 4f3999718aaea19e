//! A server process, from its empty directory to its end.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::Signal;
use tempfile::TempDir;

use super::account::Account;
use crate::shell::Cmd;
use crate::{interrupt, shell};

/// Generous: a machine may be busy with other things.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A temporary directory that a server's user owns.
pub(crate) fn directory(account: &Account) -> Result<TempDir> {
    let dir = tempfile::Builder::new()
        .prefix("updatable-")
        .tempdir()
        .context("making a temporary directory for a server")?;
    account.give(dir.path())?;
    Ok(dir)
}

/// Makes the command that starts a server in a directory, on a port.
type StartCommand = Box<dyn FnOnce(&Path, u16) -> Cmd + Send>;

/// A server with its initial data, not yet started.
pub(crate) struct Prepared {
    pub(crate) name: String,
    pub(crate) dir: TempDir,
    pub(crate) command: StartCommand,
    /// Whether *this* server takes connections: something else could answer on its port.
    pub(crate) is_ready: fn(&Path, u16) -> bool,
    /// The URL with the port to be filled in for `PORT`.
    pub(crate) url: &'static str,
}

impl Prepared {
    /// Call it from a thread that outlives the server.
    pub(crate) fn start(self) -> Result<Server> {
        let port = free_port()?;
        let log = self.dir.path().join("server.log");
        let log_file = File::create(&log).context("making a server's log file")?;
        let child = (self.command)(self.dir.path(), port)
            .current_dir(self.dir.path())
            .start_logging_to(&log_file)?;
        Ok(Server {
            name: self.name,
            url: self.url.replace("PORT", &port.to_string()),
            port,
            is_ready: self.is_ready,
            child,
            log,
            dir: self.dir,
        })
    }
}

fn free_port() -> Result<u16> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("looking for a free port")?;
    Ok(listener.local_addr()?.port())
}

/// A running server. Dropping it stops it, and then removes its directory.
pub(crate) struct Server {
    name: String,
    url: String,
    port: u16,
    is_ready: fn(&Path, u16) -> bool,
    child: Child,
    log: PathBuf,
    dir: TempDir,
}

impl Server {
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn wait_until_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + TIMEOUT;
        loop {
            interrupt::check()?;
            if let Some(status) = self.child.try_wait()? {
                self.print_log();
                bail!("{} did not start: {status}", self.name);
            }
            if (self.is_ready)(self.dir.path(), self.port) {
                eprintln!("{} is ready: {}", self.name, self.url);
                return Ok(());
            }
            if Instant::now() > deadline {
                self.print_log();
                bail!("{} was not ready after {TIMEOUT:?}", self.name);
            }
            sleep(interrupt::POLL);
        }
    }

    fn print_log(&self) {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        eprintln!("-- the end of the log of {}:", self.name);
        for line in lines.iter().skip(lines.len().saturating_sub(40)) {
            eprintln!("{line}");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both servers end at once on it, without writing out data that nobody wants.
        shell::stop(&mut self.child, Signal::SIGQUIT);
    }
}

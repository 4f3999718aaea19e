//! PostgreSQL.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::account::Account;
use super::process::{self, Prepared};
use crate::install;
use crate::shell::Cmd;
use crate::workspace::find_program;

/// Where Debian keeps the versions side by side, none of them in `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The directory of the programs of the newest PostgreSQL, or else of the one in `PATH`.
pub(crate) fn find_or_install() -> Result<PathBuf> {
    if let Some(bin) = find() {
        return Ok(bin);
    }
    install::debian_package("postgresql", "PostgreSQL")?;
    find().context("PostgreSQL was installed, but its programs are not to be found")
}

/// The directory of the programs of one version, if it is installed.
pub(crate) fn find_installed(version: u32) -> Option<PathBuf> {
    let bin = Path::new(DEBIAN).join(version.to_string()).join("bin");
    is_server(&bin).then_some(bin)
}

fn find() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    versions
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|version: &u32| find_installed(*version).is_some())
        .max()
        .and_then(find_installed)
        .or_else(|| {
            let bin = find_program("postgres")?.parent()?.to_path_buf();
            is_server(&bin).then_some(bin)
        })
}

/// With only the client's package installed there are other programs, but not these.
fn is_server(bin: &Path) -> bool {
    ["initdb", "postgres"]
        .iter()
        .all(|name| bin.join(name).is_file())
}

pub(crate) fn prepare(name: &str, bin: &Path) -> Result<Prepared> {
    let account = Account::for_server("postgres")?;
    let dir = process::directory(&account)?;
    let bin = enterable(&account, bin, dir.path())?;
    account
        .command(bin.join("initdb"))
        .current_dir(dir.path())
        .args(["--username=postgres", "--auth=trust"])
        .args(["--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"])
        .arg(dir.path().join("data"))
        // It runs the server, which leaves shared memory behind if it is ended there.
        .uninterruptible()
        .run_quietly()?;
    Ok(Prepared {
        name: name.to_owned(),
        dir,
        command: Box::new(move |dir, port| command(&account, &bin, dir, port)),
        is_ready,
        url: "postgres://postgres@127.0.0.1:PORT/postgres",
    })
}

/// The programs where the server's user can run them: a checkout may be in a home directory that
/// no other user can enter.
fn enterable(account: &Account, bin: &Path, dir: &Path) -> Result<PathBuf> {
    let check = account
        .command(bin.join("postgres"))
        .current_dir(dir)
        .arg("--version")
        .succeeds();
    if check {
        return Ok(bin.to_path_buf());
    }
    let installation = bin.parent().context("a bin directory has a parent")?;
    let copy = dir.join("postgres");
    Cmd::new("cp")
        .args(["-R", "--"])
        .args([installation, &copy])
        .run_quietly()?;
    Ok(copy.join("bin"))
}

fn command(account: &Account, bin: &Path, dir: &Path, port: u16) -> Cmd {
    let settings = [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", dir.display()),
        "max_connections=200".to_owned(),
        // The data need not outlive the server.
        "fsync=off".to_owned(),
        "synchronous_commit=off".to_owned(),
        "full_page_writes=off".to_owned(),
    ];
    let mut command = account
        .server_command(bin.join("postgres"))
        .arg("-D")
        .arg(dir.join("data"));
    for setting in settings {
        command = command.arg("-c").arg(setting);
    }
    command
}

fn is_ready(dir: &Path, port: u16) -> bool {
    // What `pg_ctl --wait` reads too: the server notes its state in the last line.
    let state = fs::read_to_string(dir.join("data/postmaster.pid")).unwrap_or_default();
    state
        .lines()
        .last()
        .is_some_and(|line| line.trim() == "ready")
        && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

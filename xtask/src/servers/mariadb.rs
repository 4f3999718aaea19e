//! MariaDB, or MySQL where that is installed instead.

use std::fs;
use std::io::Read as _;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::account::Account;
use super::process::{self, Prepared};
use crate::install;
use crate::shell::Cmd;
use crate::workspace::find_program;

pub(crate) enum Programs {
    MariaDb {
        server: PathBuf,
        install_db: PathBuf,
    },
    /// It makes its initial data by itself.
    MySql { server: PathBuf },
}

impl Programs {
    fn find() -> Option<Self> {
        let maria_db = || {
            Some(Self::MariaDb {
                server: find_program("mariadbd")?,
                install_db: find_program("mariadb-install-db")?,
            })
        };
        let mysql = || {
            let server = find_program("mysqld")?;
            Some(Self::MySql { server })
        };
        maria_db().or_else(mysql)
    }

    fn server(&self) -> &Path {
        match self {
            Self::MariaDb { server, .. } | Self::MySql { server } => server,
        }
    }
}

pub(crate) fn find_or_install() -> Result<Programs> {
    if let Some(programs) = Programs::find() {
        return Ok(programs);
    }
    install::debian_package("mariadb-server", "MariaDB")?;
    Programs::find().context("MariaDB was installed, but its programs are not to be found")
}

/// For `root` over TCP, without a password; each statement on a line of its own.
const INIT: &str = "\
CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
CREATE DATABASE IF NOT EXISTS test;
";

pub(crate) fn prepare(programs: &Programs) -> Result<Prepared> {
    let account = Account::for_server("mysql")?;
    let dir = process::directory(&account)?;
    fs::write(dir.path().join("init.sql"), INIT).context("writing a server's first statements")?;

    let data = dir.path().join("data");
    let make_data = match programs {
        Programs::MariaDb { install_db, .. } => account
            .command(install_db)
            .args(["--no-defaults", "--skip-test-db"])
            .arg("--auth-root-authentication-method=normal"),
        Programs::MySql { server } => account
            .command(server)
            .args(["--no-defaults", "--initialize-insecure"]),
    };
    make_data
        .current_dir(dir.path())
        .arg(option("--datadir", &data))
        .run_quietly()?;

    let name = match programs {
        Programs::MariaDb { .. } => "MariaDB",
        Programs::MySql { .. } => "MySQL",
    };
    let server = programs.server().to_path_buf();
    Ok(Prepared {
        name: name.to_owned(),
        dir,
        command: Box::new(move |dir, port| command(&account, &server, dir, port)),
        is_ready,
        url: "mysql://root@127.0.0.1:PORT/test",
    })
}

fn command(account: &Account, server: &Path, dir: &Path, port: u16) -> Cmd {
    account
        .server_command(server)
        .arg("--no-defaults")
        .arg(option("--datadir", &dir.join("data")))
        .arg(option("--socket", &dir.join("socket")))
        .arg(option("--pid-file", &dir.join("pid")))
        .arg(option("--tmpdir", dir))
        .arg(option("--init-file", &dir.join("init.sql")))
        .arg(format!("--port={port}"))
        .args(["--bind-address=127.0.0.1", "--skip-name-resolve"])
        .args(["--character-set-server=utf8mb4", "--max-connections=200"])
        .args(["--skip-log-bin", "--performance-schema=OFF"])
        .arg("--innodb-buffer-pool-size=64M")
        // The data need not outlive the server.
        .arg("--innodb-flush-log-at-trx-commit=0")
        // Options that only one of MariaDB and MySQL has.
        .args(["--loose-mysqlx=OFF", "--loose-debug-no-sync"])
}

fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push("=");
    option.push(path);
    option
}

fn is_ready(dir: &Path, port: u16) -> bool {
    let log = fs::read(dir.join("server.log")).unwrap_or_default();
    String::from_utf8_lossy(&log).contains("ready for connections") && greets(port)
}

/// Whether the server says hello, as it does first thing on each connection. The kernel accepts
/// connections for it before it does itself.
fn greets(port: u16) -> bool {
    let timeout = Duration::from_secs(1);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, timeout)
        .and_then(|mut stream| {
            stream.set_read_timeout(Some(timeout))?;
            stream.read_exact(&mut [0; 5])
        })
        .is_ok()
}

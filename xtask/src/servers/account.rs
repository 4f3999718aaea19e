//! The user that a server runs as.
//!
//! PostgreSQL refuses to run as root and MariaDB would rather not, so root runs them as an
//! unprivileged user; anybody else runs them as themselves.

use std::ffi::OsStr;
use std::os::unix::fs::chown;
use std::path::Path;

use anyhow::{Context as _, Result};
use nix::unistd::{User, geteuid};

use crate::shell::Cmd;
use crate::workspace::find_program;

pub(crate) struct Account {
    /// None: whoever we are.
    other: Option<User>,
}

impl Account {
    /// `preferred` is the user that the server's package makes.
    pub(crate) fn for_server(preferred: &str) -> Result<Self> {
        if !geteuid().is_root() {
            return Ok(Self { other: None });
        }
        for name in [preferred, "nobody"] {
            let user = User::from_name(name).with_context(|| format!("looking up user {name}"))?;
            if let Some(user) = user {
                return Ok(Self { other: Some(user) });
            }
        }
        anyhow::bail!("as root, a server needs a user to run as: `{preferred}` or `nobody`")
    }

    /// Makes a directory the user's own.
    pub(crate) fn give(&self, dir: &Path) -> Result<()> {
        match &self.other {
            Some(user) => chown(dir, Some(user.uid.as_raw()), Some(user.gid.as_raw()))
                .with_context(|| format!("giving {} to {}", dir.display(), user.name)),
            None => Ok(()),
        }
    }

    /// A command that runs as the user.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Cmd {
        let setpriv = self.other.is_some().then(|| Cmd::new("setpriv"));
        self.with_setpriv(setpriv, program.as_ref())
    }

    /// The same for a server, which the kernel also tells to end should we be killed: then no
    /// `Drop` runs. It happens when the *thread* that started the server ends.
    pub(crate) fn server_command(&self, program: impl AsRef<OsStr>) -> Cmd {
        let setpriv = (self.other.is_some() || find_program("setpriv").is_some())
            .then(|| Cmd::new("setpriv").args(["--pdeathsig", "QUIT"]));
        self.with_setpriv(setpriv, program.as_ref())
    }

    fn with_setpriv(&self, setpriv: Option<Cmd>, program: &OsStr) -> Cmd {
        let Some(mut setpriv) = setpriv else {
            return Cmd::new(program);
        };
        if let Some(user) = &self.other {
            setpriv = setpriv
                .args(["--reuid", &user.uid.to_string()])
                .args(["--regid", &user.gid.to_string()])
                .arg("--clear-groups");
        }
        setpriv.arg("--").arg(program)
    }
}

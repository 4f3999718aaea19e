//! Programs that are missing: installed with apt-get where that is possible, else asked for.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::shell::Cmd;
use crate::workspace::find_program;

/// Installs a Debian package, or says what to do.
pub(crate) fn debian_package(package: &str, what: &str) -> Result<()> {
    if find_program("apt-get").is_none() {
        bail!(
            "{what} is not installed, and there is no apt-get to install it with; \
             please install it (in Debian it is the package `{package}`)"
        );
    }
    if !nix::unistd::geteuid().is_root() {
        bail!("{what} is not installed; please run: sudo apt-get install {package}");
    }
    let _policy = NoServices::impose()?;
    apt_get().arg("update").run_quietly()?;
    apt_get()
        .args(["install", "-y", "--no-install-recommends", package])
        // Half an installation is worse than a late Ctrl-C.
        .uninterruptible()
        .run_quietly()
        .with_context(|| format!("installing {what}"))
}

fn apt_get() -> Cmd {
    Cmd::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        // Another apt may be at work, such as a machine's daily upgrade.
        .args(["-o", "DPkg::Lock::Timeout=300"])
}

/// While it lives, installing a server does not start it as a system service: that one is nobody's
/// wish, and ours are private ones.
struct NoServices {
    ours: bool,
}

impl NoServices {
    const POLICY: &str = "/usr/sbin/policy-rc.d";

    fn impose() -> Result<Self> {
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o755)
            .open(Self::POLICY);
        match file {
            Ok(mut file) => {
                let policy = Self { ours: true };
                // 101: the action is forbidden.
                file.write_all(b"#!/bin/sh\nexit 101\n")
                    .with_context(|| format!("writing {}", Self::POLICY))?;
                Ok(policy)
            }
            // The machine has a policy of its own, which is not ours to change.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Self { ours: false }),
            Err(error) => Err(error).with_context(|| format!("making {}", Self::POLICY)),
        }
    }
}

impl Drop for NoServices {
    fn drop(&mut self) {
        if self.ours
            && let Err(error) = fs::remove_file(Path::new(Self::POLICY))
        {
            eprintln!("warning: cannot remove {}: {error}", Self::POLICY);
        }
    }
}

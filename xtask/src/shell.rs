//! Running commands: each is printed first, and a failure names the command that failed.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::interrupt;

/// The variables that tell the test processes where the servers are.
pub(crate) const POSTGRES_URL: &str = "UPDATABLE_POSTGRES_URL";
pub(crate) const MYSQL_URL: &str = "UPDATABLE_MYSQL_URL";

/// A command that is printed, then run.
pub(crate) struct Cmd {
    command: Command,
    interruptible: bool,
}

impl Cmd {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        // A group of its own, so that stopping it reaches what it started as well.
        command.stdin(Stdio::null()).process_group(0);
        Self {
            command,
            interruptible: true,
        }
    }

    /// Cargo, in the root of the workspace.
    pub(crate) fn cargo() -> Self {
        let mut command = Self::new("cargo").current_dir(crate::workspace::root());
        // Tests change the databases that these name: never one that we did not start.
        command
            .command
            .env_remove(POSTGRES_URL)
            .env_remove(MYSQL_URL);
        command
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn current_dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Lets it end by itself even when we are told to stop: for what is short, and would leave
    /// something behind.
    pub(crate) fn uninterruptible(mut self) -> Self {
        self.interruptible = false;
        self
    }

    /// Runs it to its end; anything but success is an error.
    pub(crate) fn run(mut self) -> Result<()> {
        let mut child = self.start()?;
        let status = wait(&mut child, self.interruptible).with_context(|| self.line())?;
        if !status.success() {
            bail!("{status}: {}", self.line());
        }
        Ok(())
    }

    /// Runs it to its end, and prints its output only if it fails.
    pub(crate) fn run_quietly(mut self) -> Result<()> {
        let mut log = tempfile::tempfile().context("making a file for a command's output")?;
        self.log_to(&log)?;
        let result = self.run();
        if result.is_err() {
            log.rewind().context("reading a command's output")?;
            let mut output = Vec::new();
            log.read_to_end(&mut output)
                .context("reading a command's output")?;
            eprint!("{}", String::from_utf8_lossy(&output));
        }
        result
    }

    /// Whether it can be run and succeeds, without a word.
    pub(crate) fn succeeds(mut self) -> bool {
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        self.command.status().is_ok_and(|status| status.success())
    }

    /// Starts it with its output in `log`.
    pub(crate) fn start_logging_to(mut self, log: &File) -> Result<Child> {
        self.log_to(log)?;
        self.start()
    }

    fn log_to(&mut self, log: &File) -> Result<()> {
        let handle = || log.try_clone().context("sharing a log file");
        self.command.stdout(handle()?).stderr(handle()?);
        Ok(())
    }

    fn start(&mut self) -> Result<Child> {
        interrupt::check()?;
        eprintln!("$ {}", self.line());
        self.command
            .spawn()
            .with_context(|| format!("cannot start: {}", self.line()))
    }

    /// The command as one would type it.
    fn line(&self) -> String {
        let mut line = String::new();
        for (name, value) in self.command.get_envs() {
            if let Some(value) = value {
                let _ = write!(line, "{}={} ", name.display(), quote(value));
            }
        }
        line += &quote(self.command.get_program());
        for arg in self.command.get_args() {
            line.push(' ');
            line += &quote(arg);
        }
        line
    }
}

fn quote(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=+./:,@%^".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Waits for its end; if we are told to stop meanwhile, stops it and its group.
fn wait(child: &mut Child, interruptible: bool) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            // It may have ended just because of that.
            interrupt::check()?;
            return Ok(status);
        }
        if interruptible && interrupt::requested() {
            stop(child, Signal::SIGTERM);
        }
        sleep(interrupt::POLL);
    }
}

/// Ends a child with its process group: with `signal`, or with SIGKILL if that does not help.
pub(crate) fn stop(child: &mut Child, signal: Signal) {
    // The group's id is the child's, and ours until we wait for the child: after that it may be
    // another process's.
    if !matches!(child.try_wait(), Ok(None)) {
        return;
    }
    let group = Pid::from_raw(child.id().cast_signed());
    let _ = killpg(group, signal);
    wait_until(15, || !matches!(child.try_wait(), Ok(None)));
    if matches!(child.try_wait(), Ok(None)) {
        let _ = killpg(group, Signal::SIGKILL);
        let _ = child.wait();
    }
    // What it had started may take a moment longer; while it is there, it keeps the group's id.
    wait_until(3, || killpg(group, None).is_err());
    if killpg(group, None).is_ok() {
        let _ = killpg(group, Signal::SIGKILL);
    }
}

fn wait_until(seconds: u64, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(seconds);
    while !done() && Instant::now() < deadline {
        sleep(interrupt::POLL);
    }
}

#[cfg(test)]
mod tests {
    use super::Cmd;

    #[test]
    fn a_command_is_printed_as_one_would_type_it() {
        let command = Cmd::new("cargo").env("RUSTDOCFLAGS", "-D warnings").args([
            "doc",
            "--flag=a/b",
            "",
            "it's",
        ]);
        assert_eq!(
            command.line(),
            r"RUSTDOCFLAGS='-D warnings' cargo doc --flag=a/b '' 'it'\''s'"
        );
    }
}

//! `cargo xtask`: the checks of this repository and the servers that they need.

mod install;
mod interrupt;
mod property;
mod servers;
mod shell;
mod steps;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::shell::Cmd;

const USAGE: &str = "\
usage:
  cargo xtask test               run every check, stopping at the first that fails
  cargo xtask test --only STEP   run one check
  cargo xtask property [--cases N] [--seed S]
                                 compare N random statements on each database with a model
  cargo xtask bench [ARGS]...    run the benchmarks; ARGS go to `cargo bench`
  cargo xtask servers            start the database servers and keep them until Enter or Ctrl-C";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `{:?}`: with RUST_BACKTRACE set, that is a page of frames.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    interrupt::listen()?;
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["test"] => steps::run_all(),
        ["test", "--only", name] => steps::run_only(name),
        ["property", rest @ ..] => property::run(rest),
        ["bench", rest @ ..] => {
            if workspace::find_program("valgrind").is_none() {
                install::debian_package("valgrind", "valgrind")?;
            }
            Cmd::cargo()
                .args(["bench", "-p", "updatable-benches"])
                .args(rest)
                .run()
        }
        ["servers"] => servers::run_until_told_to_stop(),
        ["help" | "-h" | "--help"] => {
            println!("{USAGE}\nsteps: {}", steps::names());
            Ok(())
        }
        [] => bail!("no command given\n{USAGE}\nsteps: {}", steps::names()),
        other => bail!(
            "unknown arguments: {}\n{USAGE}\nsteps: {}",
            other.join(" "),
            steps::names()
        ),
    }
}

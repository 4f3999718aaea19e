//! `cargo xtask property`: many random statements on every database, compared with a model.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};

use crate::servers::{self, Kind};
use crate::shell::{Cmd, MYSQL_URL, POSTGRES_URL};

/// What is run where nothing is said.
const CASES: u64 = 10_000;

/// How many statements there are whose shapes come from the seed as well.
const SHAPES: u64 = 120;

struct Options {
    /// How many statements on each database.
    cases: u64,
    /// The same one gives the same statements.
    seed: u64,
}

impl Options {
    fn parse(args: &[&str]) -> Result<Self> {
        let mut options = Self {
            cases: CASES,
            // Others each time.
            seed: SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
        };
        let mut args = args.iter();
        while let Some(name) = args.next() {
            let option = match *name {
                "--cases" => &mut options.cases,
                "--seed" => &mut options.seed,
                other => {
                    bail!("unknown option of `property`: {other}; there are --cases and --seed")
                }
            };
            let value = args
                .next()
                .with_context(|| format!("no number after {name}"))?;
            *option = value
                .parse()
                .with_context(|| format!("not a number: {value}"))?;
        }
        Ok(options)
    }
}

/// Ends with a line for each database; a difference is an error.
pub(crate) fn run(args: &[&str]) -> Result<()> {
    let Options { cases, seed } = Options::parse(args)?;
    let servers = servers::start(&[Kind::Postgres, Kind::MariaDb])?;
    let report = tempfile::NamedTempFile::new().context("making a file for the results")?;
    let result = Cmd::cargo()
        .env(POSTGRES_URL, servers.url(Kind::Postgres)?)
        .env(MYSQL_URL, servers.url(Kind::MariaDb)?)
        .env("UPDATABLE_PROPERTY_CASES", cases.to_string())
        .env("UPDATABLE_PROPERTY_SHAPES", SHAPES.to_string())
        .env("UPDATABLE_PROPERTY_SEED", seed.to_string())
        .env("UPDATABLE_PROPERTY_REPORT", report.path())
        .args(["test", "--quiet", "-p", "updatable-tests", "--all-features"])
        // The other databases are run also if one differs.
        .arg("--no-fail-fast")
        .args(["--test", "property_sqlite"])
        .args(["--test", "property_postgres"])
        .args(["--test", "property_mysql"])
        .run();
    drop(servers);

    let lines = fs::read_to_string(report.path()).context("reading the results")?;
    print!("{lines}");
    result.with_context(|| {
        format!("the same statements again: cargo xtask property --cases {cases} --seed {seed}")
    })
}

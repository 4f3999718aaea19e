//! The checks, in the order in which they run.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::servers::{self, Kind};
use crate::shell::{Cmd, MYSQL_URL, POSTGRES_URL};
use crate::{interrupt, workspace};

struct Step {
    name: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        run: fmt,
    },
    Step {
        name: "clippy",
        run: clippy,
    },
    Step {
        name: "features",
        run: features,
    },
    Step {
        name: "docs",
        run: docs,
    },
    Step {
        name: "unit",
        run: unit,
    },
    Step {
        name: "ui",
        run: ui,
    },
    Step {
        name: "suite",
        run: suite,
    },
    Step {
        name: "suite-postgres-18",
        run: suite_postgres_18,
    },
    Step {
        name: "api",
        run: api,
    },
    Step {
        name: "tour",
        run: tour,
    },
];

pub(crate) fn names() -> String {
    STEPS
        .iter()
        .map(|step| step.name)
        .collect::<Vec<_>>()
        .join(", ")
}

pub(crate) fn run_all() -> Result<()> {
    run(STEPS)
}

pub(crate) fn run_only(name: &str) -> Result<()> {
    match STEPS.iter().position(|step| step.name == name) {
        Some(index) => run(&STEPS[index..=index]),
        None => bail!("unknown step `{name}`; the steps are: {}", names()),
    }
}

fn run(steps: &[Step]) -> Result<()> {
    let mut times: Vec<(&str, Duration)> = Vec::new();
    let mut result = Ok(());
    for step in steps {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        result = interrupt::check()
            .and_then(|()| (step.run)())
            .with_context(|| format!("the step `{}` failed", step.name));
        times.push((step.name, start.elapsed()));
        if result.is_err() {
            break;
        }
    }

    println!("\n== summary ==");
    let width = steps.iter().map(|step| step.name.len()).max().unwrap_or(0);
    for (index, step) in steps.iter().enumerate() {
        let name = step.name;
        match times.get(index) {
            Some((_, time)) => {
                let failed = result.is_err() && index + 1 == times.len();
                let outcome = if failed { "FAILED" } else { "ok" };
                println!("{name:width$}  {:>7.1} s  {outcome}", time.as_secs_f64());
            }
            None => println!("{name:width$}  {:>7}    not run", "-"),
        }
    }
    result
}

fn fmt() -> Result<()> {
    Cmd::cargo().args(["fmt", "--all", "--", "--check"]).run()?;

    // These are no targets of any package, so `cargo fmt` does not know them. Those that must
    // fail to compile may be written oddly on purpose.
    let root = workspace::root();
    let mut files = workspace::rust_files(&root.join("ui-tests/ui"))?;
    files.retain(|file| {
        file.components()
            .any(|component| component.as_os_str() == "pass")
    });
    for file in &mut files {
        *file = file.strip_prefix(&root)?.to_path_buf();
    }
    if files.is_empty() {
        return Ok(());
    }
    Cmd::new("rustfmt")
        .current_dir(&root)
        .args(["--check", "--edition", "2024"])
        .args(&files)
        .run()
}

fn clippy() -> Result<()> {
    Cmd::cargo()
        .args(["clippy", "--workspace", "--all-targets", "--all-features"])
        .args(["--", "-D", "warnings"])
        .run()
}

/// The library with few features: what is behind one is used behind it alone.
fn features() -> Result<()> {
    for features in [
        "",
        "rust_decimal,chrono,time,uuid,json,serde,garde",
        "sqlite",
        "postgres",
        "mysql",
    ] {
        Cmd::cargo()
            .args(["clippy", "-p", "updatable", "--features", features])
            .args(["--", "-D", "warnings"])
            .run()?;
    }
    Ok(())
}

fn docs() -> Result<()> {
    Cmd::cargo()
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .args(["doc", "--workspace", "--no-deps", "--all-features"])
        .run()
}

/// Unit and doc tests: everything that needs neither a server nor a fixed compiler.
fn unit() -> Result<()> {
    Cmd::cargo()
        .args(["test", "--workspace", "--all-features"])
        .args(["--exclude", "updatable-tests"])
        .args(["--exclude", "updatable-ui-tests"])
        .args(["--exclude", "bookshop-api"])
        .run()
}

fn ui() -> Result<()> {
    Cmd::cargo()
        .args(["test", "-p", "updatable-ui-tests"])
        .run()
}

fn suite() -> Result<()> {
    let servers = servers::start(&[Kind::Postgres, Kind::MariaDb])?;
    Cmd::cargo()
        .env(POSTGRES_URL, servers.url(Kind::Postgres)?)
        .env(MYSQL_URL, servers.url(Kind::MariaDb)?)
        .args(["test", "-p", "updatable-tests", "--all-features"])
        .run()
}

/// The newest PostgreSQL as well: `RETURNING OLD` and `NEW` exist only there.
fn suite_postgres_18() -> Result<()> {
    let servers = servers::start(&[Kind::Postgres18])?;
    Cmd::cargo()
        .env(POSTGRES_URL, servers.url(Kind::Postgres18)?)
        .args(["test", "-p", "updatable-tests", "--all-features"])
        .args(["--test", "postgres", "--test", "property_postgres"])
        .run()
}

/// The service, over HTTP, on SQLite and PostgreSQL.
fn api() -> Result<()> {
    let servers = servers::start(&[Kind::Postgres])?;
    Cmd::cargo()
        .env(POSTGRES_URL, servers.url(Kind::Postgres)?)
        .args(["test", "-p", "bookshop-api", "--all-features"])
        .run()
}

fn tour() -> Result<()> {
    Cmd::cargo()
        .args(["run", "-p", "updatable-examples", "--example", "books"])
        .run_quietly()
}

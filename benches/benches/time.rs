//! Time, on the clock: see the docs of the package.

use std::time::{Duration, Instant};

use updatable_benches::BoxError;
use updatable_benches::case::{Author, Case, Extent, Statement};
use updatable_benches::runner::Runner;
use updatable_benches::sink::KEPT;

const ROUNDS: usize = 501;

fn main() -> Result<(), BoxError> {
    let mut runner = Runner::start()?;
    println!("# medians of {ROUNDS} rounds, and above each its 10th and 90th percentile");
    for (statement, execute, build) in [
        (Statement::Static, "static_update", "static_build"),
        (Statement::Patch, "patch", "patch_build"),
        (Statement::FullPatch, "full_patch", "full_patch_build"),
    ] {
        compare(&mut runner, execute, |author| {
            statement.by(author, Extent::Execute)
        })?;
        compare(&mut runner, build, |author| {
            statement.by(author, Extent::Build)
        })?;
    }
    text(&mut runner, "patch_text", Statement::Patch)?;
    text(&mut runner, "full_patch_text", Statement::FullPatch)
}

fn compare(runner: &mut Runner, name: &str, case: impl Fn(Author) -> Case) -> Result<(), BoxError> {
    let mut authors = vec![Author::Ours, Author::Hand];
    if case(Author::Hand).statement == Statement::Patch {
        authors.push(Author::Constant);
    }
    let mut times = vec![Vec::new(); authors.len()];
    // One more, to warm up.
    for round in 0..=ROUNDS {
        let mut order: Vec<usize> = (0..authors.len()).collect();
        // Who is first alternates.
        if round % 2 == 1 {
            order.reverse();
        }
        for author in order {
            let time = time(runner, case(authors[author]))?;
            if round > 0 {
                times[author].push(time);
            }
        }
    }
    let ratios = times[0]
        .iter()
        .zip(&times[1])
        .map(|(ours, hand)| ours / hand);
    print(&format!("{name}_time_ratio"), ratios.collect(), 3);
    for (author, times) in authors.iter().zip(times) {
        let by = match author {
            Author::Hand => "_by_hand",
            Author::Constant => "_constant",
            Author::Ours | Author::Nobody => "",
        };
        print(&format!("{name}{by}_nanoseconds"), times, 0);
    }
    Ok(())
}

fn text(runner: &mut Runner, name: &str, statement: Statement) -> Result<(), BoxError> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        times.push(time(runner, statement.by(Author::Ours, Extent::Text))?);
    }
    print(&format!("{name}_nanoseconds"), times, 0);
    Ok(())
}

/// Nanoseconds of one turn of a case.
fn time(runner: &mut Runner, case: Case) -> Result<f64, BoxError> {
    let count = match case.extent {
        // Dropping the statements is not part of it.
        Extent::Text | Extent::Build => KEPT,
        Extent::Execute => 50,
    };
    let duration: Duration = runner.run(case, count, |case| {
        let start = Instant::now();
        case();
        start.elapsed()
    })?;
    Ok(duration.as_nanos() as f64 / count as f64)
}

fn print(name: &str, mut values: Vec<f64>, decimals: usize) {
    values.sort_by(f64::total_cmp);
    let percentile = |percent: usize| values[values.len() * percent / 100];
    let (low, median, high) = (percentile(10), percentile(50), percentile(90));
    println!("# {low:.decimals$} to {high:.decimals$}");
    println!("{name}: {median:.decimals$}");
}

//! Time, on the clock: see the docs of the package.

use std::time::{Duration, Instant};

use updatable_benches::BoxError;
use updatable_benches::case::{Author, Case, Extent, Statement};
use updatable_benches::runner::Runner;

const ROUNDS: usize = 301;

fn main() -> Result<(), BoxError> {
    let mut runner = Runner::start()?;
    println!("# medians of {ROUNDS} rounds; in brackets the 10th and the 90th percentile");
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
    Ok(())
}

fn compare(runner: &mut Runner, name: &str, case: impl Fn(Author) -> Case) -> Result<(), BoxError> {
    let (ours, hand) = (case(Author::Ours), case(Author::Hand));
    let mut times = [Vec::new(), Vec::new()];
    let mut ratios = Vec::new();
    // One more, to warm up.
    for round in 0..=ROUNDS {
        // Who is first alternates.
        let (a, b) = if round % 2 == 0 {
            let a = time(runner, ours)?;
            (a, time(runner, hand)?)
        } else {
            let b = time(runner, hand)?;
            (time(runner, ours)?, b)
        };
        if round > 0 {
            times[0].push(a);
            times[1].push(b);
            ratios.push(a / b);
        }
    }
    let [ours, hand] = times;
    let (low, ratio, high) = percentiles(ratios);
    println!("# {low:.3} to {high:.3}");
    println!("{name}_time_ratio: {ratio:.3}");
    for (suffix, times) in [("", ours), ("_by_hand", hand)] {
        let (low, nanoseconds, high) = percentiles(times);
        println!("# {low:.0} to {high:.0}");
        println!("{name}{suffix}_nanoseconds: {nanoseconds:.0}");
    }
    Ok(())
}

/// Nanoseconds of one turn of a case.
fn time(runner: &mut Runner, case: Case) -> Result<f64, BoxError> {
    let count = match case.extent {
        Extent::Build => 500,
        Extent::Execute => 50,
    };
    let duration: Duration = runner.run(case, count, |case| {
        let start = Instant::now();
        case();
        start.elapsed()
    })?;
    Ok(duration.as_nanos() as f64 / count as f64)
}

/// The 10th, the 50th and the 90th.
fn percentiles(mut values: Vec<f64>) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    let at = |percent: usize| values[values.len() * percent / 100];
    (at(10), at(50), at(90))
}

//! Allocations: see the docs of the package.

use updatable_benches::BoxError;
use updatable_benches::case::{Author, Case, Extent, Statement};
use updatable_benches::runner::Runner;

fn main() -> Result<(), BoxError> {
    let mut runner = Runner::start()?;
    for (statement, execute, build) in [
        (Statement::Static, "static_update", "static_build"),
        (Statement::Patch, "patch", "patch_build"),
        (Statement::FullPatch, "full_patch", "full_patch_build"),
    ] {
        for (name, extent) in [(execute, Extent::Execute), (build, Extent::Build)] {
            let ours = allocations(&mut runner, statement.by(Author::Ours, extent))?;
            let hand = allocations(&mut runner, statement.by(Author::Hand, extent))?;
            println!("# {ours} and {hand} allocations each");
            println!("{name}_extra_allocations: {}", ours - hand);
        }
    }
    Ok(())
}

/// Allocations of one turn of a case, on this thread.
fn allocations(runner: &mut Runner, case: Case) -> Result<f64, BoxError> {
    const COUNT: usize = 1_000;
    let once = total(runner, case, COUNT)?;
    let twice = total(runner, case, 2 * COUNT)?;
    Ok((twice as f64 - once as f64) / COUNT as f64)
}

fn total(runner: &mut Runner, case: Case, count: usize) -> Result<u64, BoxError> {
    runner.run(case, count, |case| {
        allocation_counter::measure(case).count_total
    })
}

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

/// Allocations of one turn of a case, on this thread: the fewest of many. To wait for SQLite's thread takes one more
/// where the answer is not there at once, and the values are not among them: they are made before.
fn allocations(runner: &mut Runner, case: Case) -> Result<i64, BoxError> {
    let mut fewest = i64::MAX;
    for _ in 0..1_000 {
        let info = runner.run(case, 1, |case| allocation_counter::measure(case))?;
        fewest = fewest.min(i64::try_from(info.count_total)?);
    }
    Ok(fewest)
}

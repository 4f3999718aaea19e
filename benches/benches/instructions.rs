//! Instructions, as callgrind counts them: see the docs of the package.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use updatable_benches::BoxError;
use updatable_benches::case::{Author, Case, Extent, Statement};
use updatable_benches::runner::Runner;

/// Tells this program that it is the one under callgrind.
const UNDER_CALLGRIND: &str = "under-callgrind";

fn main() -> Result<(), BoxError> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [role, case, count] if role == UNDER_CALLGRIND => {
            let case = Case::named(case).ok_or("no such case")?;
            Runner::patient()?.run(case, count.parse()?, |case| case())
        }
        _ => compare(),
    }
}

fn compare() -> Result<(), BoxError> {
    if Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        return Err("valgrind is not installed; in Debian it is the package `valgrind`".into());
    }

    let of = |author, extent| instructions(Statement::Static.by(author, extent));
    let ours = of(Author::Ours, Extent::Execute)?;
    let hand = of(Author::Hand, Extent::Execute)?;
    let again = of(Author::Hand, Extent::Execute)?;
    ratio("static_update_instruction_ratio", ours, hand);
    ratio("static_update_instruction_noise", again, hand);
    let ours = of(Author::Ours, Extent::Build)?;
    let hand = of(Author::Hand, Extent::Build)?;
    ratio("static_build_instruction_ratio", ours, hand);

    for (statement, name) in [
        (Statement::Patch, "patch"),
        (Statement::FullPatch, "full_patch"),
    ] {
        let values = instructions(statement.by(Author::Nobody, Extent::Build))?;
        let of = |author, extent| -> Result<f64, BoxError> {
            Ok(instructions(statement.by(author, extent))? - values)
        };
        let ours = of(Author::Ours, Extent::Execute)?;
        let hand = of(Author::Hand, Extent::Execute)?;
        ratio(&format!("{name}_instruction_ratio"), ours, hand);
        let ours_built = of(Author::Ours, Extent::Build)?;
        let hand_built = of(Author::Hand, Extent::Build)?;
        ratio(
            &format!("{name}_build_instruction_ratio"),
            ours_built,
            hand_built,
        );
        if statement == Statement::Patch {
            let constant = of(Author::Constant, Extent::Execute)?;
            ratio("patch_against_constant_instruction_ratio", ours, constant);
            let constant = of(Author::Constant, Extent::Build)?;
            ratio(
                "patch_build_against_constant_instruction_ratio",
                ours_built,
                constant,
            );
        }
    }
    Ok(())
}

fn ratio(name: &str, ours: f64, theirs: f64) {
    println!("# {ours:.0} and {theirs:.0} instructions each");
    println!("{name}: {:.3}", ours / theirs);
}

/// Instructions of one turn of a case.
fn instructions(case: Case) -> Result<f64, BoxError> {
    let (count, times) = match case.extent {
        Extent::Text | Extent::Build => (4_000, 1),
        // Few, since they wait; and once in a while two threads meet in another way after all.
        Extent::Execute => (250, 3),
    };
    let mut counted = Vec::new();
    for _ in 0..times {
        let once = total(case, count)?;
        let twice = total(case, 2 * count)?;
        counted.push((twice as f64 - once as f64) / count as f64);
    }
    counted.sort_by(f64::total_cmp);
    Ok(counted[times / 2])
}

/// Instructions of a whole process.
fn total(case: Case, count: usize) -> Result<u64, BoxError> {
    let profile =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("callgrind.{case}.{count}"));
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--fair-sched=yes"])
        .arg(format!("--callgrind-out-file={}", profile.display()))
        .arg(std::env::current_exe()?)
        .args([UNDER_CALLGRIND, &case.to_string(), &count.to_string()])
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("valgrind failed on {case}: {}\n{messages}", output.status).into());
    }
    let profile = std::fs::read_to_string(profile)?;
    let total = profile
        .lines()
        .find_map(|line| line.strip_prefix("totals: "))
        .ok_or("callgrind's profile has no line `totals:`")?;
    Ok(total.trim().parse()?)
}

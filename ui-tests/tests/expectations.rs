//! What was blessed is fit to be blessed. This reads files, and compiles nothing.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The files in the folders `ui/*/fail` that end so.
fn mistakes(extension: &str) -> Vec<PathBuf> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut files: Vec<_> = entries(&ui)
        .map(|folder| folder.join("fail"))
        .filter(|folder| folder.exists())
        .flat_map(|folder| entries(&folder))
        .filter(|file| file.extension() == Some(OsStr::new(extension)))
        .collect();
    files.sort();
    files
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry of a folder").path())
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Every blessed output that `complaint` finds fault with, in one panic.
fn check(complaint: impl Fn(&Path, &str) -> Option<String>) {
    let complaints: Vec<_> = mistakes("stderr")
        .iter()
        .filter_map(|file| {
            let complaint = complaint(file, &read(file))?;
            Some(format!("{}: {complaint}", file.display()))
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The lines that begin a message of this level.
fn headlines<'a>(output: &'a str, level: &str) -> Vec<&'a str> {
    output
        .lines()
        .filter(|line| {
            line.strip_prefix(level)
                .is_some_and(|rest| rest.starts_with([':', '[']))
                // The summary at the end.
                && !line.starts_with("error: could not compile")
                && !line.starts_with("error: aborting")
        })
        .collect()
}

#[test]
fn mistakes_and_outputs_are_pairs() {
    for (this, other) in [("rs", "stderr"), ("stderr", "rs")] {
        let files = mistakes(this);
        assert!(!files.is_empty(), "there is no .{this} file");
        for file in files {
            let other = file.with_extension(other);
            assert!(other.exists(), "{} is missing", other.display());
        }
    }
}

/// One mistake, one error: a second one would hide the first, or contradict it.
#[test]
fn the_number_of_errors_is_that_of_mistakes() {
    check(|file, output| {
        let source = read(&file.with_extension("rs"));
        let first = source.lines().next().unwrap_or_default();
        let declared = match first.strip_prefix("// errors: ") {
            Some(number) => number.parse().expect("`// errors: ` and a number"),
            None => 1,
        };
        let found = headlines(output, "error");
        (found.len() != declared).then(|| {
            let (number, found) = (found.len(), found.join("\n    "));
            format!("{number} errors, expected {declared}:\n    {found}")
        })
    });
}

#[test]
fn there_are_no_warnings_besides() {
    check(|_, output| {
        let warnings = headlines(output, "warning");
        (!warnings.is_empty()).then(|| warnings.join("\n    "))
    });
}

/// With the component rust-src, rustc prints excerpts of the standard library's source, and without
/// it paths alone; those of a dependency change with its version. The output is to be the same on each
/// machine: no message points in there.
#[test]
fn no_message_points_into_foreign_source() {
    check(|_, output| {
        let pointer = output
            .lines()
            .find(|line| line.contains("$RUST") || line.contains("$CARGO"))?;
        Some(format!("points to {}", pointer.trim()))
    });
}

//! The code that is shown, cut out of the file that is run, so that the two cannot differ.

/// The lines between `// [name]` and the next `// [end]`, without the indentation that they share.
///
/// Lines that begin with `show_` are left out: they print what the tour shows of a step.
pub(crate) fn cut(file: &str, name: &str) -> String {
    let begin = format!("// [{name}]");
    let lines: Vec<&str> = file
        .lines()
        .skip_while(|line| line.trim() != begin)
        .skip(1)
        .take_while(|line| line.trim() != "// [end]")
        .filter(|line| !line.trim_start().starts_with("show_"))
        .collect();
    assert!(!lines.is_empty(), "nothing is marked {begin}");

    let indentation = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(indentation..).unwrap_or(""))
        .collect();
    lines.join("\n")
}

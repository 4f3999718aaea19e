//! Statements for three databases in one text.

use super::Kind;

/// What column types are called.
#[derive(Debug)]
pub struct Types {
    /// Which database it is.
    pub kind: Kind,
    /// Names in braces, and what stands for each.
    pub words: &'static [(&'static str, &'static str)],
}

impl Types {
    /// Puts this database's words in the place of those in braces.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (word, after) = after.split_once('}').expect("a closing brace");
            filled.push_str(before);
            match word.strip_prefix("money ") {
                Some(amount) => filled.push_str(&self.money(amount)),
                None => filled.push_str(self.word(word)),
            }
            rest = after;
        }
        filled + rest
    }

    fn word(&self, word: &str) -> &str {
        self.words
            .iter()
            .find(|(name, _)| *name == word)
            .unwrap_or_else(|| panic!("no type is called `{word}`"))
            .1
    }

    /// An amount with two decimals, as the column of it has it.
    fn money(&self, amount: &str) -> String {
        match self.kind {
            Kind::Sqlite => amount.replace('.', ""),
            Kind::Postgres | Kind::MySql => amount.to_owned(),
        }
    }
}

//! Changes of an input, token by token. A group is one token, and what is in it is more of them.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The tokens of a text with invisible groups in it.
pub(super) fn tokens(text: &str) -> TokenStream {
    fn visible(stream: TokenStream) -> TokenStream {
        let mut trees: Vec<TokenTree> = Vec::new();
        for tree in stream {
            match tree {
                TokenTree::Group(group) => {
                    let is_marked =
                        matches!(trees.last(), Some(TokenTree::Ident(mark)) if mark == "invisible");
                    let delimiter = if is_marked {
                        trees.pop();
                        Delimiter::None
                    } else {
                        group.delimiter()
                    };
                    trees.push(Group::new(delimiter, visible(group.stream())).into());
                }
                tree => trees.push(tree),
            }
        }
        trees.into_iter().collect()
    }
    visible(
        text.replace('⟨', " invisible(")
            .replace('⟩', ")")
            .parse()
            .unwrap(),
    )
}

/// It without invisible groups that rustc does not make: in which nothing is, and around a name after a dot or in a path.
pub(super) fn as_rustc_makes_it(stream: &TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = Vec::new();
    for tree in stream.clone() {
        trees.push(match tree {
            TokenTree::Group(group) => {
                let inner = as_rustc_makes_it(&group.stream());
                let after_dot =
                    matches!(trees.last(), Some(TokenTree::Punct(dot)) if matches!(dot.as_char(), '.' | ':'));
                if group.delimiter() == Delimiter::None && (inner.is_empty() || after_dot) {
                    trees.extend(inner);
                    continue;
                }
                Group::new(group.delimiter(), inner).into()
            }
            tree => tree,
        });
    }
    trees.into_iter().collect()
}

/// The text again.
pub(super) fn marked(stream: &TokenStream) -> String {
    let trees = stream.clone().into_iter().map(|tree| match tree {
        TokenTree::Group(group) => {
            let (open, close) = match group.delimiter() {
                Delimiter::None => ("⟨", "⟩"),
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Brace => ("{", "}"),
            };
            format!("{open}{}{close}", marked(&group.stream()))
        }
        tree => tree.to_string(),
    });
    trees.collect::<Vec<_>>().join(" ")
}

/// How often each name and literal occurs.
pub(super) fn words(stream: &TokenStream) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for tree in stream.clone() {
        match tree {
            TokenTree::Group(group) => {
                for (word, count) in words(&group.stream()) {
                    *found.entry(word).or_default() += count;
                }
            }
            TokenTree::Punct(_) => {}
            tree => *found.entry(tree.to_string()).or_default() += 1,
        }
    }
    found
}

/// The number of places in it: tokens and groups, at any depth.
pub(super) fn size(stream: &TokenStream) -> usize {
    stream
        .clone()
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Group(group) => 1 + size(&group.stream()),
            _ => 1,
        })
        .sum()
}

/// Its first places, with the groups closed that are open there.
pub(super) fn cut(stream: &TokenStream, left: &mut usize) -> TokenStream {
    let mut kept = TokenStream::new();
    for tree in stream.clone() {
        if *left == 0 {
            break;
        }
        *left -= 1;
        kept.extend([match tree {
            TokenTree::Group(group) => {
                TokenTree::from(Group::new(group.delimiter(), cut(&group.stream(), left)))
            }
            tree => tree,
        }]);
    }
    kept
}

/// It with a change at one place: `change` is given what stands in the same group.
pub(super) fn edit(
    stream: &TokenStream,
    place: usize,
    change: &mut dyn FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    let mut trees: Vec<TokenTree> = stream.clone().into_iter().collect();
    let mut left = place;
    for at in 0..trees.len() {
        if left == 0 {
            change(&mut trees, at);
            break;
        }
        left -= 1;
        if let TokenTree::Group(group) = &trees[at] {
            let inner = group.stream();
            if left < size(&inner) {
                trees[at] = Group::new(group.delimiter(), edit(&inner, left, change)).into();
                break;
            }
            left -= size(&inner);
        }
    }
    trees.into_iter().collect()
}

/// What stands at a place.
pub(super) fn nth(stream: &TokenStream, place: usize) -> Option<TokenTree> {
    let mut found = None;
    edit(stream, place, &mut |trees, at| {
        found = trees.get(at).cloned()
    });
    found
}

/// Xorshift: the same numbers every time.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

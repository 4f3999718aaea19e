//! Whatever stands in `update!`, nothing panics, nothing is dropped in silence, and what is valid means what it means in
//! Rust.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::edit::{Random, cut, edit, marked, nth, size, tokens, without_empty, words};
use super::{mistakes, parse, reference};
use crate::update::ast::{Column, Expr, Filter, Item, Returning, Update};
use crate::update::{broken, expand};

/// All that the grammar has, and host code of every kind. `⟨…⟩` is an invisible group, as `macro_rules!` makes them.
const VALID: [&str; 52] = [
    "Book as b, set(b.genre = \"sci-fi\"), filter(b.id == 3)",
    "Book as b, set(b.price += dec!(5), b.views -= 1, b.stock *= 2, b.pages /= 3, b.rest %= 4,), all_rows(),",
    "Book as b, filter(b.id == id), set(b.note = NULL), returning(b)",
    "Book as b, set(..patch, b.price = b.price * dec!(0.9)), all_rows(), returning(b.id, b.note)",
    "Book as b, set(..&patch), filter(b.id == 3), returning(b.id,)",
    "Book as b, set(..BookPatch { genre: Some(x), ..Default::default() }), all_rows()",
    "Book as b, set(..if c { one } else { two }, ..BookPatch::new().genre(\"x\")), all_rows()",
    "Book as b, set(b.a = 1), filter(b.id == 1 && b.x != 2 || !b.active && (b.y < 3 || b.z >= b.w))",
    "Book as b, set(b.a = 1), filter(3 < b.id && limit >= b.price && b.x <= -1 && b.y > !flags)",
    "Book as b, set(b.a = (b.a + 1) * 2 / b.d % 3 - b.c * (x + 1), b.c = 0 - b.a + 7 - 8), all_rows()",
    "Book as b, set(b.a = 1), filter(b.id.is_in(&ids) && b.id.not_in([1, 2]) || b.x.between(1, b.y))",
    "Book as b, set(b.a = 1), filter(b.note.is_null() && !b.note.is_not_null() || b.title.like(\"%x%\"))",
    "Book as b, set(b.a = 1), filter((b.x + 1).is_in(1..n) && (b.x == 1).eq(true))",
    "Book as b, set(b.a = 1), filter(b.x.cast::<Vec<i64>>().eq(3) && b.id == 3)",
    "Book as b, set(b.flag = b.x == 3 && b.y > 4, b.other = !b.other), all_rows()",
    "Book as b, set(b.a = xs.iter().map(|x| x + 1).sum::<i64>()), filter(b.id == f(|| 3, |(x, y)| x < y))",
    "Book as b, set(b.a = if c { 1 } else if d { 2 } else { 3 } + b.c), all_rows()",
    "Book as b, set(b.a = if let Some(P { x }) = p { x } else { 0 } + b.c), all_rows()",
    "Book as b, set(b.a = if let P { x } = p && let Q { y } = q { x } else { y }), all_rows()",
    "Book as b, set(b.a = match x { Some(v) if v > 3 => v, None => return Err(e), _ => 0 }), filter(b.id == match k { _ => 1 })",
    "Book as b, set(b.a = 'rows: loop { break 'rows 3 }, b.c = unsafe { f() } + b.c), all_rows()",
    "Book as b, set(b.a = { let mut n = 0; for P { x } in xs { n += x; } n }), filter(b.x == { 3 } && b.y == 1)",
    "Book as b, set(b.a = for P { x } in xs { f(x) } == b.c, b.d = while x < y { } == b.c), all_rows()",
    "Book as b, set(b.a = if match x { _ => true } { 1 } else { 2 } - b.c), all_rows()",
    "Book as b, set(b.a = x as i64 + 1), filter(b.id == title.len() as i64 + 1 || y as u8 as i64 == b.x)",
    "Book as b, set(b.a = p as *const u8 as usize, b.c = (x as i64) > b.c), filter(b.x == x as Vec<A, B> && b.y == 1)",
    "Book as b, set(b.a = <T as Tr<A, B>>::C, b.d = <<T as A>::B as C>::D == b.d), filter(<T as Tr>::C == b.x)",
    "Book as b, set(b.a = Vec::<i32>::new(), b.c = HashMap::<A, B>::new()), filter(Vec::<Vec<i32>>::new() == b.x)",
    "Book as b, set(b.a = ::std::i64::MAX, b.c = x::y::<A>::Z { q: 1 }), filter(b.x == consts::b && b.y < ::c::D)",
    "Book as b, set(b.a = Row { b: 1, c }.b, b.c = row.b, b.d = row.b.c.0.1), filter(b.x == row.b)",
    "Book as b, set(b.a = 1), filter(b.x == f::<'b>(x) && b.y == b!(3) && b.z != std::format!(\"{x}\"))",
    "Book as b, set(b.a = -1, b.c = --x, b.d = *p, b.e = **p, b.f = &mut q, b.g = &&r), filter(b.x == -1 && b.y == *p)",
    "Book as b, set(b.a =- 1, b.c =! x, b.d =& y), filter(b.x==-1&&b.y==!z&&b.w>=-1||b.v<-1&&b.u==&&t)",
    "Book as b, set(b.a = x / 2 % 3, b.c = b.c + y / 2, b.d = x << 1 | y & 3 ^ z), filter(b.x < limit / 2 && b.y == a | c)",
    "Book as b, set(b.a = x == y && z || w < v, b.c = x ^ y == z), all_rows()",
    "Book as b, set(b.a = 'a', b.c = b\"x\", b.d = r#\"y\"#, b.e = 1.5e3, b.f = 0xFF_u8, b.g = true), all_rows()",
    "Book as b, set(b.r#type = r#match, b.x = r#if + b.r#type), filter(b.r#fn == 1)",
    "Book as r#type, set(r#type.x = 1), filter(r#type.id == 1), returning(r#type)",
    "Book as _b, set(_b.x = b), filter(_b.id == b.id), returning(_b.b)",
    "crate::model::Book as b, set(b.x = 1), filter(b.b == 1), returning(b.b)",
    "Row<'_, Big, 4> as r, set(r.x = 1), filter(r.id == 1)",
    "<T as Tr<A, B>>::Row as r, set(r.x = 1), filter(r.id == 1)",
    "⟨Book⟩ as b, set(b.x = ⟨b.y⟩, b.z = ⟨NULL⟩, b.w = ⟨b⟩), filter(⟨b.id⟩ == ⟨1 + 2⟩ && ⟨b.x == 1⟩ && -⟨1⟩ < b.id && b.y == ⟨f(&b) + b⟩)",
    "⟨Book as b⟩, ⟨set(b.x = 1, ⟨b.y = 2⟩, ⟨..patch⟩)⟩, ⟨filter(⟨b.x⟩.is_null())⟩, ⟨returning(⟨b.x⟩, b.y)⟩",
    "Book as b, set(⟨b.x⟩ += ⟨b.y⟩ * ⟨⟨2⟩⟩), filter(⟨b.x⟩ == ⟨b.x⟩)",
    "Book as b, set(b.x = async move { 3 }, b.y = async { f().await? }, b.z = move |q| q, b.w = |q| q + 1), all_rows()",
    "Book as b, set(b.x = f(g(h(i[j(k)]))), b.y = v[0][1](2)?), filter(b.z == v[i..=j].len() && b.w == x?.y)",
    "Book as b, set(b.x = a..c, b.y = ..=3, b.z = 1..), all_rows()",
    "Book as b, set(b.x = vec![1; 3], b.y = m! { q }, b.z = m!(,)), filter(b.w == json!({ \"a\": [1] }))",
    "Book as b, set(b.x = ((x)), b.y = (b.x), b.z = (1, 2), b.w = ()), filter(((b.x) == ((3))))",
    "Book as b, set(b.x = const { 3 } * b.x, b.y = return, b.z = break), filter(b.x == x.y().z(1).w)",
    "Book as b, set(b.x = 1), filter(b.a == 1 || b.a == 2 || b.a == 3 && b.a == 4 && b.a == 5)",
];

#[test]
fn what_is_valid_means_what_it_means_in_rust() {
    for text in VALID {
        let input = tokens(text);
        let (update, errors) = parse(input.clone());
        assert!(errors.is_empty(), "{text}\n{:?}", mistakes(&errors));
        assert_eq!(
            Some(reference::written(&update)),
            reference::read(input),
            "{text}"
        );
    }
}

#[test]
fn every_token_of_a_valid_input_is_in_the_expansion() {
    for text in VALID {
        let input = tokens(text);
        let expansion = super::expand(input.clone());
        assert!(parses(&expansion), "{text}\n{expansion}");
        let found = words(&expansion);
        let mut expected = words(&input);
        for grammar in ["set", "filter", "all_rows", "returning"] {
            expected.remove(grammar);
        }
        // Those of the header.
        let binder = parse(input.clone()).0.binder.unwrap().to_string();
        for word in ["as", &binder] {
            *expected.get_mut(word).unwrap() -= 1;
        }
        for (word, count) in expected {
            let found = found.get(&word).copied().unwrap_or_default();
            assert!(
                found >= count,
                "`{word}` {found} times and not {count}: {text}\n{expansion}"
            );
        }
    }
}

#[test]
fn every_prefix() {
    let mut findings = Findings::default();
    for text in VALID {
        let input = tokens(text);
        for length in 0..=size(&input) {
            findings.check(cut(&input, &mut { length }));
        }
    }
}

#[test]
fn every_single_edit() {
    let edits: [fn(&mut Vec<TokenTree>, usize); 4] = [
        |trees, at| drop(trees.remove(at)),
        |trees, at| trees.insert(at, trees[at].clone()),
        |trees, at| {
            if at + 1 < trees.len() {
                trees.swap(at, at + 1);
            }
        },
        // A group is taken away around what is in it.
        |trees, at| {
            if let TokenTree::Group(group) = &trees[at] {
                let inner = group.stream();
                trees.splice(at..=at, inner);
            }
        },
    ];
    let mut findings = Findings::default();
    for text in VALID {
        let input = tokens(text);
        for place in 0..size(&input) {
            for mut change in edits {
                findings.check(edit(&input, place, &mut change));
            }
        }
    }
}

#[test]
fn random_edits() {
    let mut findings = Findings::default();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let parts: Vec<TokenStream> = "b . b.x b. = == += < > <> && || ! - * / & | .. ..= , ; : :: ::< => -> ? # 'a as if \
        match let else for loop return move async NULL None set filter filter() all_rows() returning(b) 3 \"s\" x r#x () {} \
        [] (b.x) |x| _"
        .split_whitespace()
        .map(|part| part.parse().unwrap())
        .collect();
    for _ in 0..4000 {
        let mut input = tokens(VALID[random.below(VALID.len())]);
        for _ in 0..=random.below(3) {
            let size = size(&input).max(1);
            let (place, other, action) = (random.below(size), random.below(size), random.below(5));
            let part = parts[random.below(parts.len())].clone();
            let moved = nth(&input, other);
            input = edit(&input, place, &mut |trees, at| match action {
                0 => drop(trees.remove(at)),
                1 => drop(trees.splice(at..=at, part.clone())),
                2 => drop(trees.splice(at..at, part.clone())),
                3 => trees.extend(moved.clone()),
                _ => drop(trees.splice(at..=at, moved.clone())),
            });
        }
        findings.check(input);
    }
}

/// As long and as deep as rustc lets the types be, whose limit is 128.
#[test]
fn long_inputs() {
    let long = "b.x == 1 || ".repeat(120);
    let mut findings = Findings::default();
    findings.check(tokens(&format!(
        "Book as b, set(b.x = 1), filter({long} b.x == 2)"
    )));
    let deep = format!("{}b.x == 1{}", "(".repeat(100), ")".repeat(100));
    findings.check(tokens(&format!("Book as b, set(b.x = 1), filter({deep})")));
}

/// What is wrong with the generator.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    /// The expansion says that something is wrong exactly if something is, and else means the same as the input.
    fn check(&mut self, input: TokenStream) {
        let input = without_empty(&input);
        let (update, errors) = parse(input.clone());
        let mistakes = mistakes(&errors);
        let expansion = if mistakes.is_empty() {
            expand::expand(&update)
        } else {
            broken::expand(&update, errors)
        };
        let meaning = reference::read(input.clone());
        let finding = if !mistakes.is_empty() {
            if !parses(&expansion) && host_is_rust(&update) {
                format!("{mistakes:?} in what is not Rust: {expansion}")
            } else if let Some(meaning) = meaning {
                format!("refused by {mistakes:?}: {meaning}")
            } else {
                return;
            }
        } else if !host_is_rust(&update) {
            // Where the user's own parts are no Rust, rustc says so. (In an invisible group they always are.)
            if !parses(&expansion) || marked(&input).contains('⟨') {
                return;
            }
            format!("Rust was made of what is none: {expansion}")
        } else {
            let read = reference::written(&update);
            if meaning.as_ref() == Some(&read) && parses(&expansion) {
                return;
            }
            format!("read as     {read}\nand not as  {meaning:?}")
        };
        self.0.push(format!("{}\n{finding}\n", marked(&input)));
    }
}

impl Drop for Findings {
    fn drop(&mut self) {
        let first: Vec<_> = self.0.iter().take(10).map(String::as_str).collect();
        assert!(
            first.is_empty() || std::thread::panicking(),
            "{} of them:\n{}",
            self.0.len(),
            first.join("\n")
        );
    }
}

/// Its parts that are the user's alone can be parsed.
fn host_is_rust(update: &Update) -> bool {
    let is_rust = |host: &TokenStream| syn::parse2::<syn::Expr>(host.clone()).is_ok();
    // No keyword, that is.
    let is_name =
        |column: &Column| syn::parse2::<syn::Ident>(column.name.to_token_stream()).is_ok();
    let no_other = |expr: &Expr| {
        !expr.any(&|part| match part {
            Expr::Host(host) => !is_rust(host),
            Expr::Column(column) => !is_name(column),
            Expr::Method { name, .. } => !is_rust(&quote!(x #name ())),
            _ => false,
        })
    };
    update.items.iter().all(|item| match item {
        Item::Patch(patch) => is_rust(patch),
        Item::Assign(assign) => is_name(&assign.column) && no_other(&assign.value),
    }) && match &update.returning {
        Returning::Columns(columns) => columns.iter().all(is_name),
        _ => true,
    } && match &update.filter {
        Filter::Condition(_, condition) => no_other(condition),
        _ => true,
    }
}

fn parses(expansion: &TokenStream) -> bool {
    syn::parse2::<syn::Expr>(expansion.clone()).is_ok()
}

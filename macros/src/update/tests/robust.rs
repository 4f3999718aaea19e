//! Whatever stands in `update!`, nothing panics, nothing is dropped in silence, and what is valid means what it means in
//! Rust.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::edit::{Random, as_rustc_makes_it, cut, edit, marked, nth, size, tokens, words};
use super::written::written;
use super::{mistakes, parse, reference};
use crate::update::ast::{Column, Expr, Filter, Item, Join, Returning, Select, Update};
use crate::update::{broken, expand};

/// All that the grammar has, and host code of every kind. `⟨…⟩` is an invisible group, as `macro_rules!` makes them.
const VALID: [&str; 109] = [
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
    // Other tables.
    "Book as b, set(b.x = a.y), from(Author as a, on(a.id == b.author_id)), filter(a.name == \"x\")",
    "Book as b, from(Author as a, on(a.id == b.author_id),), set(b.x = a.y + c.z), from(City as c, on(c.id == a.city && c.x != b.x),), all_rows()",
    "Book as b, set(b.x = 1), from(Author as a, any_match(), on(b.id < a.id && f(x) == a.z)), filter(b.id == 3 && a.x == b.x), returning(b.id, a.name)",
    "Book as b, set(b.x = a.x), from(Author as a, on(a.id == b.id), any_match()), filter(a.id == 1), returning(b)",
    "Book as b, set(b.x = 1), from(crate::model::Row<'_, Big, 4> as r#type, on(r#type.id == b.id)), filter(r#type.r#fn == 1)",
    "Book as b, set(b.x = 1), from(<T as Tr<A, B>>::Row as r, on(r.id == b.id)), from(m!(x) as q, on(q.id == r.id)), all_rows()",
    "Book as b, set(b.x = a.a, b.y = x::a, b.z = row.a), from(a as a, on(a.a == b.b)), filter(a.b == b.a && row.b.a == a.a)",
    "Book as b, set(b.x = from(y), b.z = x.from(a), b.w = on(3)), all_rows()",
    "⟨Book as b⟩, set(b.x = ⟨a⟩), ⟨from(⟨Author as a⟩, ⟨on(⟨a.id⟩ == ⟨b.id⟩ && a.x == ⟨a⟩)⟩, ⟨any_match()⟩)⟩, ⟨⟨filter(a.id == 1)⟩⟩",
    "Book as b, set(b.x = 1), from(⟨Author⟩ as a, on(a.id == b.id)), all_rows()",
    // Subqueries.
    "Book as b, set(b.x = select(o.x, from(Other as o), filter(o.id == b.id))), all_rows()",
    "Book as b, set(b.x = select(o.x.max(), from(Other as o)) + 1, b.y = 2 * select(o.x, from(Other as o), order_by(o.y.desc()), limit(1),)), all_rows()",
    "Book as b, set(b.x = select(o.x.max(), from(Other as o)).coalesce(0)), filter(b.id.is_in(select(o.id, from(Other as o), order_by(o.x.asc()), limit(10))))",
    "Book as b, set(b.x = 1), filter(b.id.not_in(select(o.id, from(Other as o), filter(o.x == f(y)))) && !exists(from(Other as o), filter(o.id == b.id)))",
    "Book as b, set(b.x = 1), filter(exists(from(Other as o), from(Third as t, on(t.id == o.id && t.x == b.x)), filter(t.y > o.y), limit(1)) || b.x == 3)",
    "Book as b, set(b.x = 1), filter(exists(filter(o.id == b.id), from(Other as o)) == true && 3 < select(o.x, order_by(o.x), limit(1), filter(o.y == 1), from(Other as o)))",
    "Book as b, set(b.x = select(o.x + b.y * 2, from(Other as o), order_by((o.x + 1).desc(),), limit(1_000,), filter(o.y == 1,))), all_rows()",
    "Book as b, set(b.x = select(o.x, from(Other as o), order_by(!o.x), filter(!exists(from(Third as t), filter(t.id == o.id && t.x == b.x && exists(from(Other as p))))))), all_rows()",
    "Book as b, set(b.x = select(o.x, from(Other as o)), b.y = select(o.x, from(Third as o))), filter(b.z == exists(from(Fourth as o)))",
    "Book as b, set(b.x = select(a.x, from(Other as o), filter(o.id == a.id))), from(Author as a, on(a.id == select(o.id, from(Other as o), filter(o.b == b.id)))), from(City as c, on(c.id == a.id)), all_rows()",
    "Book as b, set(b.x = select(r.x, from(Row<'_, A, B> as r), from(<T as Tr<A, B>>::Row as t, on(t.id == r.id)))), all_rows()",
    "Book as b, set(b.x = ⟨select(⟨o.x⟩, ⟨from(⟨Other as o⟩)⟩, ⟨filter(⟨o.x == 1⟩)⟩, ⟨order_by(⟨o.x.desc()⟩)⟩, ⟨limit(⟨3⟩)⟩)⟩), filter(b.id.is_in(⟨select(o.id, from(Other as o))⟩))",
    "Book as b, set(b.x = (select(o.x, from(Other as o)))), filter(b.id.is_in((select(o.id, from(Other as o)))) && (exists(from(Other as o))))",
    "Book as b, set(b.x = select(y), b.z = exists(x), b.w = row.select(y, from(x)), b.v = x::select(y, from(z)), b.u = select!(y, from(x))), filter(b.id == select() && b.x == exists(from))",
    "Book as b, set(b.x = f(|select| select(y), |from| from(x)), b.y = 1..select(x)), filter(b.y == Row { select: 1, from: from(x) }.select)",
    "Book as b, set(b.x = 1), filter(b.id == xs.iter().map(|o| o.id).select(from(x as i64)) && exists(from(Other as o), filter(o.id == xs.map(|p| p.x))))",
    "Book as b, set(b.x = select(o.x, from(Other as o), filter(o.y == { let x = 3; x } && o.z == if c { 1 } else { 2 })).r#fn::<A>(o)), all_rows()",
    // Conditional values.
    "Book as b, set(b.x = case().when(b.y == 1, 2).when(b.z.is_null() || c == b.w, b.y + 1).otherwise(NULL)), all_rows()",
    "Book as b, set(b.x = case().when(b.y == 1, 2).otherwise(3) + case().when(b.flag, select(o.x.max(), from(Other as o))).otherwise(0)), all_rows()",
    "Book as b, set(b.x = case().when(x, y).otherwise(z), b.y = x::case().when(y), b.z = row.case().when(y), b.w = case(3).when(y), b.v = case().then(y), b.u = case()), all_rows()",
    "Book as b, set(b.x = ⟨case().when(⟨b.y == 1⟩, ⟨2⟩).otherwise(⟨3⟩)⟩), all_rows()",
    // Fragments.
    "Book as b, set(b.x = sql::<i64>(\"length({}) + {}\", b.name, 3)), filter(sql::<bool>(\"x > 3\") && sql::<Option<i64>>(\"{{{}}}\", b.x) == 3)",
    "Book as b, set(b.x = sql::<HashMap<A, (B, C)>>(r#\"{}{}\"#, f(x, y), select(o.x, from(Other as o)),).g(1) * 2), filter(!sql::<<T as Tr>::Of>(\"{}\", NULL))",
    "Book as b, set(b.x = row.sql::<i64>(\"{}\"), b.y = x::sql::<i64>(\"{\", y), b.z = sql(\"{\"), b.w = sql::go::<i64>(\"x\"), b.v = sql!(\"x\")), all_rows()",
    "Book as b, set(b.x = ⟨sql::<⟨i64⟩>(⟨\"{}\"⟩, ⟨b.y⟩)⟩), all_rows()",
    "Book as b, set(b.x = DEFAULT, b.y = ⟨DEFAULT⟩, b.z = b.w.f(DEFAULT), b.v = row.DEFAULT, b.u = x::DEFAULT), all_rows()",
    // Rows.
    "Book as b, set(b.x = 1), filter((b.x, b.y) == (1, 2) && (b.x, b.z,).is_in(&pairs) && (1, x) != (b.x + 1, b.y.abs()))",
    "Book as b, set(b.x = 1), filter((b.x, b.y) == (1, b.z) && (NULL, b.z) == (b.x, b.y) && ((b.x, b.y)) != pair)",
    "Book as b, set(b.x = 1), filter((b.x, b.y).is_in(select((o.x, o.y), from(Other as o))) || ((b.x, b.y)) == ((o), (b.z)))",
    "Book as b, set(b.x = (1, 2).0, b.y = f((1, 2), x), b.z = (x,).0), filter((⟨b⟩, ⟨b.x⟩) == ⟨(b.y, b.z)⟩)",
    // Filters made at run time.
    "Book as b, set(b.x = 1), filter(..filter)",
    "Book as b, set(b.x = 1), filter(b.id == 3 && b.x < 1, ..filter, ..Filter::all([x, y]).and(z),)",
    "Book as b, set(b.x = 1), filter(⟨..filter⟩, ..if c { x } else { y }, ⟨..⟨z⟩⟩)",
    // What comes back.
    "Book as b, set(b.x = 1), all_rows(), returning(b.x + 1, 2 * b.y, b.x == 1 && !b.flag, b.name.lower(), (b.x))",
    "Book as b, set(b.x = 1), all_rows(), returning(case().when(b.x == 1, 2).otherwise(3), sql::<i64>(\"{}\", b.x), sql::<i64>(\"3\"), (b.x, b.y) == (1, 2), ⟨b.x⟩ * ⟨2⟩)",
    // Division.
    "Book as b, set(b.x /= 2, b.y %= x % 3, b.z = b.y / (b.w % 4) * x / 2), filter(x / 2 % b.x == 1 && b.y == x / 2)",
    // The column's default.
    "Book as b, set(b.x = DEFAULT, b.y = ⟨DEFAULT⟩, b.z = x::DEFAULT, b.w = f(DEFAULT)), all_rows()",
    // Rows in memory.
    "&mut book as b, set(b.x = book.x + b.y, b.z = f(&book))",
    "&mut *self.books[3].inner.0 as b, set(..patch, b.x += 1,),",
    "&mut find::<Book>(&mut books, 3)? as b, set(b.x = g(), b.y = select(o.x.max(), from(Other as o), filter(o.id != b.id)))",
    "&mut *lock(x).await as r#type, set(r#type.x = b)",
    "&mut (*x).y as b, set(b.x = b.y, b.y = b.x)",
    "⟨&mut book⟩ as b, ⟨set(⟨b.x⟩ = ⟨book.x⟩)⟩",
    "&mut ⟨book⟩ as b, set(b.x = 1)",
    // An order, and old values.
    "Book as b, set(b.x = 1), all_rows(), order_by(b.x.desc(), b.y + 1, (b.z).asc(),), limit(f(x) + 1,), returning(b)",
    "Book as b, limit(10), order_by(⟨b.x.desc()⟩, ⟨b.y⟩), set(b.x = limit(3) + order_by(x).desc()), filter(b.id == old(3)), returning(old(b.x), b.x, old(b.y,))",
    "Book as b, set(b.x = 1), filter(b.id.is_in(select(o.id, from(Other as o), order_by(o.x.desc(), o.y), limit(3)))), limit(⟨n⟩)",
];

#[test]
fn what_is_valid_means_what_it_means_in_rust() {
    for text in VALID {
        let input = tokens(text);
        let (update, errors) = parse(input.clone());
        assert!(errors.is_empty(), "{text}\n{:?}", mistakes(&errors));
        assert_eq!(Some(written(&update)), reference::read(input), "{text}");
    }
}

#[test]
fn every_token_of_a_valid_input_is_in_the_expansion() {
    for text in VALID {
        let input = tokens(text);
        let expansion = super::expand(input.clone());
        assert!(parses(&expansion), "{text}\n{expansion}");
        let mut found = words(&expansion);
        // A list has methods, and a subquery functions.
        for (method, list) in [("among", "is_in"), ("not_among", "not_in")] {
            let count = found.remove(method).unwrap_or_default();
            *found.entry(list.to_owned()).or_default() += count;
        }
        let mut expected = words(&input);
        for grammar in [
            "set",
            "filter",
            "all_rows",
            "returning",
            "from",
            "on",
            "any_match",
            "order_by",
            "old",
            "asc",
            "desc",
            "limit",
            "exists",
            "sql",
        ] {
            // What it counts for as host code is not known; a parser that drops one drops what is beside it.
            expected.remove(grammar);
        }
        // Those of the headers.
        let (update, _) = parse(input.clone());
        let others = update.others.iter().map(|other| &other.binder);
        for binder in update.binder.iter().chain(others) {
            for word in ["as", &binder.to_string()] {
                *expected.get_mut(word).unwrap() -= 1;
            }
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
    let words = "b . b.x b. = == += /= / % < > <> && || ! - * / & | .. ..= , ; : :: ::< => -> ? # 'a as if match let else for \
        loop return move async NULL DEFAULT None set filter filter() all_rows() returning(b) 3 \"s\" x r#x () {} [] (b.x) |x| _ \
        a o a.x o.x from from() select select() select(b.x) exists exists() case case() .when(b.x,1) .otherwise(1) sql \
        sql::<i64>(\"\") sql::<i64>(\"{}\",b.x) sql::<>(\"\") ..x ..b.x (b.x,b.y) (b.x,) on on() on(a.id==b.id) \
        any_match() &mut .max() .count() order_by order_by(o.x) order_by(b.x) old(b.x) .desc() limit limit(1) limit(-1) .is_in is_in(select(x))";
    let phrases = [
        "from(Author as a)",
        "from(Author as a, on(a.id == b.id))",
        "from(Other as o)",
        "from(Other as o, on(o.id == b.id))",
        "select(o.x, from(Other as o))",
        "select(from(Other as o), o.x)",
        "exists(from(Other as o), filter(o.id == b.id))",
        "exists(o.x, from(Other as o))",
    ];
    let parts: Vec<TokenStream> = words
        .split_whitespace()
        .chain(phrases)
        .map(|part| part.parse().unwrap())
        .collect();
    for _ in 0..8000 {
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

/// What the grammar has, and is refused for what it means.
const REFUSED_FOR_THEIR_MEANING: [&str; 11] = [
    "this condition uses no column of `Book`",
    "`is_in` takes one list",
    "`not_in` takes one list",
    "`from(..)` stands in the parentheses of",
    "a row has four columns at most",
    "`case()` without `.otherwise(..)`",
    "a `case()` has the type of the column",
    "`!` stands before the comparison here",
    "`None` leaves the column unchanged",
    "the table stands before `as`",
    "`from` takes a table, and no row in memory",
];

/// What is wrong with the generator.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    /// The expansion says that something is wrong exactly if something is, and else means the same as the input.
    fn check(&mut self, input: TokenStream) {
        // No macro passes on a comma alone in a group.
        // And no closure after `..` is read by syn, as it is by Rust.
        let text = marked(&input);
        if text.contains("⟨,⟩") || text.contains(". . |") {
            return;
        }
        let input = as_rustc_makes_it(&input);
        let (update, errors) = parse(input.clone());
        let mistakes = mistakes(&errors);
        let expansion = if mistakes.is_empty() {
            expand::expand(&update)
        } else {
            broken::expand(&update, errors)
        };
        let is_meant = |mistake: &String| {
            let mut refused = REFUSED_FOR_THEIR_MEANING.iter();
            refused.any(|beginning| mistake.starts_with(beginning))
        };
        let meaning = reference::read(input.clone()).filter(|_| !mistakes.iter().any(is_meant));
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
            let read = written(&update);
            if meaning.as_ref() == Some(&read) && parses(&expansion) && sees_its_tables(&update) {
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

/// All the parts of a statement that are expressions.
fn expressions(update: &Update) -> Vec<&Expr> {
    let assigned = update.items.iter().filter_map(|item| match item {
        Item::Assign(assign) => Some(&assign.value),
        Item::Patch(_) => None,
    });
    let filter = match &update.filter {
        Filter::Condition(_, condition) => Some(condition),
        _ => None,
    };
    let returned = match &update.returning {
        Returning::Values(values) => values.as_slice(),
        _ => &[],
    };
    let on = update.joins.iter().filter_map(|join| join.on.as_ref());
    let order = update.order.iter().flat_map(|order| &order.by);
    let order = order.map(|order| &order.by);
    let all = assigned.chain(filter).chain(returned).chain(on);
    all.chain(order).collect()
}

/// Its parts that are the user's alone can be parsed.
fn host_is_rust(update: &Update) -> bool {
    let is_rust = |host: &TokenStream| syn::parse2::<syn::Expr>(host.clone()).is_ok();
    // No keyword, that is.
    let is_name =
        |column: &Column| syn::parse2::<syn::Ident>(column.name.to_token_stream()).is_ok();
    let is_other = |part: &Expr| match part {
        Expr::Host(host) | Expr::Dynamic(_, host) => !is_rust(host),
        Expr::Column(column) => !is_name(column),
        Expr::Method { name, .. } => !is_rust(&quote!(x #name ())),
        _ => false,
    };
    let items_are = update.items.iter().all(|item| match item {
        Item::Patch(patch) => is_rust(patch),
        Item::Assign(assign) => is_name(&assign.column),
    });
    let limit_is = update.limit.iter().all(|(_, rows)| is_rust(rows));
    let row_is = update.row.iter().all(|row| is_rust(&row.lent));
    items_are
        && limit_is
        && row_is
        && !expressions(update)
            .into_iter()
            .any(|expr| expr.any(&is_other))
}

/// Each column is of a table that can be seen where it stands: of the statement itself, or of one around it.
fn sees_its_tables(update: &Update) -> bool {
    let mut visible = vec![0];
    visible.extend(update.joins.iter().map(|join| join.of));
    expressions(update)
        .into_iter()
        .all(|expr| sees(expr, &visible))
}

fn sees(expr: &Expr, visible: &[usize]) -> bool {
    match expr {
        Expr::Column(column) => visible.contains(&column.of),
        Expr::Select(select) | Expr::Exists(select) => {
            let Select { from, .. } = &**select;
            let own = from.iter().map(|Join { of, .. }| *of);
            let visible: Vec<usize> = visible.iter().copied().chain(own).collect();
            expr.parts().into_iter().all(|part| sees(part, &visible))
        }
        other => other.parts().into_iter().all(|part| sees(part, visible)),
    }
}

fn parses(expansion: &TokenStream) -> bool {
    syn::parse2::<syn::Expr>(expansion.clone()).is_ok()
}

//! Where operands end, operator by operator.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::mistakes;
use crate::errors::Errors;
use crate::update::lex;
use crate::update::scope::Scope;

/// Operands and operators in turn, without their spaces. What stands beside an operand without an operator is `?..`.
fn split(text: &str) -> Vec<String> {
    let trees = lex::trees(text.parse().unwrap());
    let (operators, stray) = lex::operators(&trees);
    let compact = |from: usize, to: usize| {
        lex::stream(&trees[from..to])
            .to_string()
            .replace([' ', '\n'], "")
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for operator in &operators {
        parts.push(compact(start, operator.at));
        parts.push(operator.kind.text().to_owned());
        assert_eq!(compact(operator.at, operator.end), operator.kind.text());
        start = operator.end;
    }
    parts.push(compact(start, trees.len()));
    if let Some(stray) = stray {
        parts.push(format!("?{}", trees[stray]));
    }
    parts
}

#[test]
fn operators_and_operands() {
    for (text, expected) in [
        ("a", "a"),
        ("a < b", "a|<|b"),
        ("a<b", "a|<|b"),
        ("b.x>=1", "b.x|>=|1"),
        ("b.x== -1", "b.x|==|-1"),
        ("b.x==-1", "b.x|==|-1"),
        ("b.x == !flag", "b.x|==|!flag"),
        ("b.x==!flag", "b.x|==|!flag"),
        ("b.x!=!flag", "b.x|!=|!flag"),
        ("b.x<-1", "b.x|<|-1"),
        ("b.x =- 1", "b.x|=|-1"),
        ("b.x -= -1", "b.x|-=|-1"),
        ("b.x <<= 1", "b.x|<<=|1"),
        ("b.x <> 1", "b.x|<>|1"),
        ("a - - b", "a|-|-b"),
        ("a * *b", "a|*|*b"),
        ("a && &b", "a|&&|&b"),
        ("a & &&b", "a|&|&&b"),
        ("&a && b.x == 1", "&a|&&|b.x|==|1"),
        ("&mut a == b", "&muta|==|b"),
        ("a || b && !c", "a|^^|b|&&|!c"),
        // Calls, fields, indices, macros, paths.
        ("b.x.is_in(&ids) || c", "b.x.is_in(&ids)|^^|c"),
        ("x?.y[0](1).0.1.await? == 3", "x?.y[0](1).0.1.await?|==|3"),
        (
            "dec!(5) + std::m! { x } - v![1]",
            "dec!(5)|+|std::m!{x}|-|v![1]",
        ),
        ("Vec::<i32>::new() == b.x", "Vec::<i32>::new()|==|b.x"),
        ("f::<A, Vec<B>>() > g", "f::<A,Vec<B>>()|>|g"),
        ("f::<fn(A) -> B>() > g", "f::<fn(A)->B>()|>|g"),
        ("<T as Tr>::C == b.x", "<TasTr>::C|==|b.x"),
        ("<<T as A>::B as C>::D < x", "<<TasA>::BasC>::D|<|x"),
        (
            "::a::B { x: 1 }.x == A::<C> { y }",
            "::a::B{x:1}.x|==|A::<C>{y}",
        ),
        // Types end casts.
        ("x as i64 == b.id", "xasi64|==|b.id"),
        ("b.id == x as i64 + 1", "b.id|==|xasi64|+|1"),
        ("x as i64 < b.id && c > b.y", "xasi64|<|b.id|&&|c|>|b.y"),
        ("x as Vec<i64> < b.id", "xasVec<i64>|<|b.id"),
        ("x as *const u8 * 3", "xas*constu8|*|3"),
        ("x as ::a::B::<C> - 1", "xas::a::B::<C>|-|1"),
        ("x as u8 as i64 * 3", "xasu8asi64|*|3"),
        // Closures and ranges go on.
        ("|x| x + 1", "^x^x+1"),
        ("f + move |x, y| x + y", "f|+|move^x,y^x+y"),
        ("return a + b", "returna+b"),
        ("a..b", "a..b"),
        ("a..=b == c", "a..=b|==|c"),
        ("..b", "..b"),
        ("a.. == c", "a..|==|c"),
        // Blocks.
        ("if c { 1 } else { 2 } + b.x", "ifc{1}else{2}|+|b.x"),
        (
            "if a == B { 1 } else if c { 2 } else { 3 } * x",
            "ifa==B{1}elseifc{2}else{3}|*|x",
        ),
        (
            "if let P { x } = y { x } else { 0 } - 1",
            "ifletP{x}=y{x}else{0}|-|1",
        ),
        ("match { x } { _ => 1 } - 1", "match{x}{_=>1}|-|1"),
        ("for P { x } in y { z } == c", "forP{x}iny{z}|==|c"),
        ("'a: loop { break 'a 3 } == c", "'a:loop{break'a3}|==|c"),
        (
            "async move { 3 } == unsafe { 4 }",
            "asyncmove{3}|==|unsafe{4}",
        ),
        ("{ 3 } + { 4 }", "{3}|+|{4}"),
        // Literals.
        ("'a' == \"x\"", "'a'|==|\"x\""),
        ("-1.5e3 * 0xFF_u8", "-1.5e3|*|0xFF_u8"),
        // Mistakes.
        ("== 3", "|==|3"),
        ("b.x ==", "b.x|==|"),
        ("!= 3", "|!=|3"),
        ("a || || b", "a|^^||^^|b"),
        ("< 3", "|<|3"),
        ("a b", "ab|?b"),
        ("a = b c = d", "a|=|bc|=|d|?c"),
        ("a == 1 and c", "a|==|1andc|?and"),
        ("", ""),
    ] {
        // `|` separates, and so `^` stands for it.
        let found = split(text)
            .into_iter()
            .map(|part| part.replace('|', "^"))
            .collect::<Vec<_>>()
            .join("|");
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn commas() {
    for (text, expected) in [
        ("", 0),
        ("a", 1),
        ("a,", 1),
        ("a, b", 2),
        (",", 1),
        ("a,, b", 3),
        ("a < b, c > d", 2),
        ("f::<A, B>(), c", 2),
        ("<T as Tr<A, B>>::C, d", 2),
        ("b.x = <T as Tr<A, B>>::C, d", 2),
        ("x as M<A, B>, c", 2),
        ("x == y, < b.x, b.y >", 3),
        ("f(a, b), [c, d], { e, f }", 3),
    ] {
        assert_eq!(
            lex::commas(&lex::trees(text.parse().unwrap())).len(),
            expected,
            "{text}"
        );
    }
}

#[test]
fn the_binder_and_others_of_its_name() {
    let binder = Ident::new("b", Span::call_site());
    for (text, expected) in [
        ("b", true),
        ("b.x", true),
        ("f(b.x)", true),
        ("..b", true),
        ("!b.x", true),
        ("b::X", true),
        ("if c { [b] } else { 0 }", true),
        ("row.b", false),
        ("row.b.x", false),
        ("Row { b: 1 }", false),
        ("x::b", false),
        ("'b: loop { break 'b }", false),
        ("b!(x)", false),
        ("b != 3", true),
        ("\"b\"", false),
        ("bb", false),
    ] {
        let trees = lex::trees(text.parse().unwrap());
        assert_eq!(
            lex::mentions(&trees, &|ident| *ident == binder),
            expected,
            "{text}"
        );
    }
}

/// What a mistake in a condition is called, and nothing twice.
#[test]
fn mistakes_in_conditions() {
    for (text, expected) in [
        (
            "b.x ^ 2 == 3",
            "no `^` in a statement: the operators are `+ - * / %`, comparisons, `&& || !`",
        ),
        ("b.x == 1 & b.y == 2", "use `&&` between conditions"),
        ("b.x | c", "use `||` between conditions"),
        ("b.x <> 3", "unequal is `!=`"),
        ("b.x = 3", "`=` assigns; compare with `==`"),
        ("1 < b.x < 3", "comparisons do not chain"),
        (
            "b.x == b.x",
            "column `x` is compared with itself: the same for every row in which it is not NULL",
        ),
        ("b.x == None", "`= NULL` is never true in SQL"),
        ("b.x ==", "expected a value or column after `==`"),
        ("b.x == -", "expected a value or column after `-`"),
        ("|| b.x == 1", "expected a value or column before `||`"),
        ("&& b.x == 1", "expected a value or column before `&&`"),
        ("&b.x == 1", "a column is not lent: write it without `&`"),
        ("-b.x == 1", "no unary `-` in a statement"),
        ("b.x == 1 c", "expected an operator before this"),
        ("b.x == 1 and c", "conditions are joined with `&&`"),
        ("b.x == 1 or c", "conditions are joined with `||`"),
        ("not b.x", "a condition is negated with `!`"),
        (
            "b.x not in [1]",
            "`not in` is a method: `b.column.not_in([..])`",
        ),
        ("b.x is null", "`is null` is a method: `b.column.is_null()`"),
        (
            "b.x between 1",
            "`between` is a method: `b.column.between(low, high)`",
        ),
        (
            "!b.x == 3",
            "`!` stands before the comparison here, and negates only its left side",
        ),
        ("b.x[0] == 3", "no `[..]` on a column"),
        (
            "b.x as i64 == 3",
            "`as` is Rust's: the database casts with `.cast::<i64>()`",
        ),
        (
            "f(b.x) == 1",
            "a Rust function cannot be applied to a column: the database evaluates it",
        ),
        (
            "b.x == v.map(|b| b.x)",
            "`b` is a table in this update: give the closure's parameter another name",
        ),
        (
            "b.x.f",
            "expected a method of the column, with its parentheses: `.is_null()`, `.is_in(..)`",
        ),
        (
            "b.x.f[b.y](1)",
            "expected a method of the column, with its parentheses: `.is_null()`, `.is_in(..)`",
        ),
        ("b.x.", "expected a method name after `.`"),
        ("b.x.between(1,, 2)", "expected a value between the commas"),
        ("b.x?", "expected an operator or a method here"),
        ("b(1)", "expected `.` and a column name after `b`"),
        ("b.", "expected a column name after `.`"),
        ("b", "expected a column: write `b.column_name`"),
        (
            "x == 3",
            "this condition uses no column: it is true or false for every row",
        ),
    ] {
        let mut errors = Errors::new();
        let scope = Scope::new(&quote!(Book), Ident::new("b", Span::call_site()));
        let tokens: TokenStream = text.parse().unwrap();
        let condition = scope.condition(&lex::trees(tokens), &mut errors);
        assert!(condition.is_broken(), "{text}");
        assert_eq!(mistakes(&errors.finish()), [expected], "{text}");
    }
}

//! In which order assignments stand in the statement, and their values are evaluated.

use crate::update::ast::Item;
use crate::update::order::order;

/// The columns in the statement's order, `..` for a patch, and `circular` if there is no good one.
fn ordered(set: &str) -> String {
    let input = format!("Book as b, set({set}), all_rows()");
    let (update, errors) = super::parse(input.parse().unwrap());
    assert!(errors.is_empty(), "{set}: {errors}");
    let order = order(&update.items);
    let mut names: Vec<String> = order
        .places
        .iter()
        .map(|place| match &update.items[*place] {
            Item::Assign(assign) => assign.column.name.to_string(),
            Item::Patch(_) => "..".to_owned(),
        })
        .collect();
    if order.circular {
        names.push("circular".to_owned());
    }
    names.join(" ")
}

#[test]
fn what_reads_a_column_stands_before_what_sets_it() {
    for (set, expected) in [
        // Nothing to do.
        ("b.x = 1, b.y = 2, b.z = 3", "x y z"),
        ("b.x = b.y, b.y = 1", "x y"),
        ("b.x = b.x + 1, b.y = b.y * b.y", "x y"),
        ("b.x += 1, b.y -= 2", "x y"),
        ("b.x = x, b.y = row.b.x", "x y"),
        // One reads another.
        ("b.x = 1, b.y = b.x", "y x"),
        ("b.x += 1, b.y += b.x", "y x"),
        ("b.x = 1, b.y = 2, b.z = b.x + b.y", "z x y"),
        ("b.x = 1, b.y = 2 - (3 * b.x), b.z = 4", "y x z"),
        ("b.x = 1, b.y = b.z.between(1, b.x)", "y x"),
        ("b.x = true, b.y = !(b.z == 1 && b.x)", "y x"),
        ("b.r#x = 1, b.y = b.x", "y r#x"),
        // Through other forms.
        (
            "b.x = 1, b.y = case().when(b.x == 1, 2).otherwise(3)",
            "y x",
        ),
        (
            "b.x = 1, b.y = case().when(b.z == 1, b.x).otherwise(3)",
            "y x",
        ),
        ("b.x = 1, b.y = sql::<i64>(\"abs({})\", b.x)", "y x"),
        ("b.x = 1, b.y = (b.z, b.x) == (1, 2)", "y x"),
        ("b.x = 1, b.y = select(b.x, from(Other as o))", "y x"),
        (
            "b.x = 1, b.y = select(o.x, from(Other as o), filter(o.y == b.x))",
            "y x",
        ),
        (
            "b.x = 1, b.y = select(o.x, from(Other as o), from(Third as t, on(t.x == b.x + o.x)))",
            "y x",
        ),
        (
            "b.x = 1, b.y = select(o.x, from(Other as o), order_by(o.y - b.x), limit(1))",
            "y x",
        ),
        (
            "b.x = 1, b.y = exists(from(Other as o), filter(exists(from(Third as t), filter(t.x == b.x))))",
            "y x",
        ),
        // Not its columns, whatever their names.
        ("b.x = 1, b.y = select(o.x, from(Other as o))", "x y"),
        (
            "b.x = 1, b.y = select(o.x, from(Book as o), filter(o.x == b.z))",
            "x y",
        ),
        // A chain.
        ("b.x = 1, b.y = b.x, b.z = b.y", "z y x"),
        ("b.w = 0, b.x = b.w, b.y = b.w, b.z = b.x", "y z x w"),
        // Patches.
        ("..patch, b.x = b.y", "x .."),
        ("..patch, b.x = 1, ..other", "x .. .."),
        ("b.x = 1, ..patch, b.y = b.x", "y x .."),
        ("..patch, ..other", ".. .."),
        // Circles.
        ("b.x = b.y, b.y = b.x", "x y circular"),
        ("b.x = b.y, b.y = b.z, b.z = b.x", "x y z circular"),
        ("b.w = 1, b.x = b.y + b.w, b.y = b.x", "w x y circular"),
        ("b.x = b.y, b.y = b.x, b.z = 1", "z x y circular"),
        (
            "b.x = select(o.x, from(Other as o), filter(o.y == b.y)), b.y = b.x",
            "x y circular",
        ),
    ] {
        assert_eq!(ordered(set), expected, "{set}");
    }
}

/// Whatever the order of the statement, `f_0()`, `f_1()`, … are called in this one.
#[test]
fn values_are_evaluated_in_written_order() {
    for input in [
        "set(b.x = f_0(), b.y = b.x + f_1(), ..f_2()), filter(b.id == f_3())",
        "set(..f_0(), b.x = f_1() * b.z, b.y = f_2() + b.x - f_3()), filter(f_4() == b.id || b.z.is_in(f_5()))",
        "filter(b.id.between(f_0(), f_1())), set(b.x = f_2(), b.y = f_3())",
        "filter(b.id == f_0()), set(..f_1(), b.x = f_2(), b.y = b.x + f_3()), returning(b)",
        "set(b.x = f_0() + b.y, b.y = f_1() + b.x), all_rows(), returning(b.id)",
        "all_rows(), set(b.x = f_0(), b.y = f_1())",
        "set(b.x = f_0(), b.y = f_1()), filter(b.id == f_2())",
        // Every clause in another place.
        "from(A as a, on(a.x == b.x + f_0())), set(b.x = a.y + f_1()), returning(b.x + f_2()), filter(a.z == f_3())",
        "returning(b.x + f_0()), filter(b.x == f_1(), ..f_2()), from(A as a, on(a.x == b.x && a.y < f_3())), set(b.x = f_4())",
        "from(A as a, on(a.x == b.x + f_0())), set(b.x = f_1(), b.y = b.x + f_2()), from(C as c, on(c.x == a.x + f_3())), all_rows()",
        "limit(f_0()), order_by(b.x + f_1()), filter(b.x == f_2()), set(b.x = f_3())",
        "set(b.x = f_0()), filter(b.x == f_1()), order_by(b.x + f_2(), b.y - f_3()), limit(f_4()), returning(b.x + f_5())",
        "set(b.x = f_0()), order_by(b.x + f_1()), limit(f_2()), all_rows()",
        // Inside of other forms.
        "set(b.x = case().when(b.y == f_0(), f_1()).otherwise(f_2())), filter((b.x, b.z) == (f_3(), b.x + f_4()) && (f_5(), 1) == (b.x, b.z))",
        "set(b.x = sql::<i64>(\"{}{}\", f_0(), b.y + f_1())), filter(b.x.is_in(f_2()))",
        "set(b.x = select(o.x + f_0(), from(O as o), from(T as t, on(t.x == o.x + f_1())), filter(o.y == f_2()), order_by(o.y + f_3()))), all_rows()",
        "set(b.x = select(o.x + f_0(), order_by(o.y + f_1()), filter(o.y == f_2()), from(O as o), from(T as t, on(t.x == o.x + f_3())))), all_rows()",
        "set(b.x = f_0()), filter(exists(filter(o.y == f_1()), from(O as o)) && b.z == f_2())",
        "filter(b.x == select(o.x, filter(o.y == f_0() && exists(filter(t.x == f_1()), from(T as t))), from(O as o), limit(1))), set(b.x = f_2())",
    ] {
        let expansion = super::expand(format!("Book as b, {input}").parse().unwrap()).to_string();
        let calls: Vec<&str> = expansion
            .split(|letter: char| letter != '_' && !letter.is_alphanumeric())
            .filter(|word| word.starts_with("f_"))
            .collect();
        let expected: Vec<String> = (0..calls.len()).map(|call| format!("f_{call}")).collect();
        assert_eq!(calls, expected, "{input}\n{expansion}");
        assert_eq!(calls.len(), input.matches("f_").count(), "{input}");
    }
}

#[test]
fn a_match_only_where_the_order_changes() {
    for (input, expected) in [
        ("set(b.x = 1, b.y = 2), filter(b.id == 3)", false),
        ("all_rows(), set(b.x = 1)", false),
        ("set(b.x = b.y, b.y = b.x), all_rows()", false),
        ("filter(b.id == 3), set(b.x = 1)", true),
        ("set(b.x = 1, b.y = b.x), all_rows()", true),
        (
            "set(b.x = 1), from(A as a, on(a.x == b.x)), all_rows()",
            false,
        ),
        (
            "set(b.x = 1), from(A as a, on(a.x == b.x)), filter(b.x == 1)",
            true,
        ),
    ] {
        let expansion = super::expand(format!("Book as b, {input}").parse().unwrap()).to_string();
        assert_eq!(expansion.starts_with("match"), expected, "{expansion}");
    }
}

/// It does not compile for MySQL, by the type that says so.
#[test]
fn a_circle_is_marked() {
    for (set, expected) in [
        ("b.x = b.y, b.y = b.x", true),
        ("b.x = 1, b.y = b.x", false),
    ] {
        let input = format!("Book as b, set({set}), all_rows()");
        let expansion = super::expand(input.parse().unwrap()).to_string();
        assert_eq!(expansion.contains("Simultaneous"), expected, "{expansion}");
    }
}

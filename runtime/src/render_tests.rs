//! The generator and its run-time half, on shapes made by hand.

use crate::assemble::{assemble, list_site};
use crate::automatic::Automatic;
use crate::dialect::Dialect;
use crate::node::{Infix, JoinNode, Node, Operator, ReturningNode, Scaled, SetNode, Shape};
use crate::part::Site;
use crate::render::{self, Writer};
use crate::table::{ColumnName, Quoted, Table};

macro_rules! column {
    ($Name:ident, $name:literal) => {
        const $Name: &ColumnName = &ColumnName {
            name: $name,
            table: "t",
            target: Quoted {
                standard: concat!("\"", $name, "\""),
                mysql: concat!("`", $name, "`"),
            },
            qualified: Quoted {
                standard: concat!("\"t\".\"", $name, "\""),
                mysql: concat!("`t`.`", $name, "`"),
            },
        };
    };
}

column!(A, "a");
column!(B, "b");
column!(C, "c");
column!(D, "d");

const TABLE: &Table = &Table {
    name: "t",
    quoted: Quoted {
        standard: "\"t\"",
        mysql: "`t`",
    },
    columns: &[A, B, C, D],
    keys: &[A],
    unique: &[],
    version: None,
    scope: None,
    soft_delete: None,
    history: None,
    automatic: &[],
};

/// `c` takes over what `b` was, and `d` is set to NULL unless an assignment sets it. Deleted rows have a value in `c`.
const AUDITED: &Table = &Table {
    soft_delete: Some(C),
    automatic: &[
        Automatic::Previous {
            column: C,
            of: &Node::Column(B, 0),
            of_name: B,
        },
        Automatic::To(D, &Node::Null),
    ],
    name: TABLE.name,
    quoted: Quoted {
        standard: "\"t\"",
        mysql: "`t`",
    },
    columns: TABLE.columns,
    keys: TABLE.keys,
    unique: &[],
    version: None,
    scope: None,
    history: None,
};

const ALL: [Dialect; 3] = [Dialect::Sqlite, Dialect::Postgres, Dialect::MySql];

fn shape(set: &'static SetNode, filter: Option<&'static Node>) -> Shape {
    Shape {
        table: TABLE,
        joins: &JoinNode::None,
        set,
        filter,
        deleted: None,
        returning: &ReturningNode::Values(&[]),
        native_old: false,
        order: &[],
        limited: false,
    }
}

fn text(shape: &Shape, dialect: Dialect) -> String {
    let writer: Writer<2048> = render::text(shape, dialect);
    String::from_utf8(writer.bytes[..writer.len].to_vec()).unwrap()
}

fn assembled(shape: &Shape, dialect: Dialect, site: impl Fn(usize) -> usize) -> (String, usize) {
    let writer: Writer<2048> = render::program(shape, dialect);
    let assembled = assemble(&writer.bytes[..writer.len], dialect, 0, |index| {
        Site::Count(site(index))
    });
    (assembled.text, assembled.parameters)
}

fn condition(node: &'static Node, dialect: Dialect) -> String {
    const SET: SetNode = SetNode::Assign {
        column: A,
        value: &Node::Bind,
        nullable: false,
        optional: false,
        sites: 0,
    };
    let text = text(&shape(&SET, Some(node)), dialect);
    text.split_once(" WHERE ").unwrap().1.to_owned()
}

#[test]
fn measuring_and_writing_agree() {
    const SET: SetNode = SetNode::Optional(&[A, B]);
    let shape = shape(&SET, Some(&Node::Column(C, 0)));
    for dialect in ALL {
        let measured: Writer<0> = render::program(&shape, dialect);
        let written: Writer<2048> = render::program(&shape, dialect);
        assert_eq!(measured.len, written.len);
        assert_eq!(measured.parameters, written.parameters);
    }
}

#[test]
fn every_pattern_of_present_assignments_has_its_commas() {
    const SET: SetNode = SetNode::Pair(
        &SetNode::Assign {
            column: A,
            value: &Node::Apply(
                Operator::Infix(Infix::Plus),
                &[&Node::Column(A, 0), &Node::Bind],
            ),
            nullable: false,
            optional: true,
            sites: 0,
        },
        &SetNode::Optional(&[B, C, D]),
    );
    let shape = shape(&SET, Some(&Node::Bind));
    for dialect in ALL {
        let (open, close) = match dialect {
            Dialect::MySql => ("`", "`"),
            _ => ("\"", "\""),
        };
        for pattern in 1_usize..16 {
            let mut parameters = 0;
            let mut parameter = || {
                parameters += 1;
                match dialect {
                    Dialect::Postgres => format!("${parameters}"),
                    _ => "?".to_owned(),
                }
            };
            let items: Vec<String> = ["a", "b", "c", "d"]
                .iter()
                .enumerate()
                .filter(|(index, _)| pattern & (1 << index) != 0)
                .map(|(_, name)| {
                    let target = format!("{open}{name}{close}");
                    let value = parameter();
                    if *name == "a" {
                        format!("{target} = {open}t{close}.{target} + {value}")
                    } else {
                        format!("{target} = {value}")
                    }
                })
                .collect();
            let filter = parameter();
            let expected = format!(
                "UPDATE {open}t{close} SET {} WHERE {filter}",
                items.join(", ")
            );
            let (text, count) = assembled(&shape, dialect, |site| (pattern >> site) & 1);
            assert_eq!(text, expected);
            assert_eq!(count, items.len() + 1);
        }
    }
}

#[test]
fn a_program_with_everything_present_is_the_text() {
    const PROGRAM: SetNode = SetNode::Optional(&[A, B, C]);
    const fn assign(column: &'static ColumnName) -> SetNode {
        SetNode::Assign {
            column,
            value: &Node::Bind,
            nullable: false,
            optional: false,
            sites: 0,
        }
    }
    const FIRST: SetNode = assign(A);
    const SECOND: SetNode = assign(B);
    const THIRD: SetNode = assign(C);
    const LAST: SetNode = SetNode::Pair(&SECOND, &THIRD);
    const TEXT: SetNode = SetNode::Pair(&FIRST, &LAST);
    for dialect in ALL {
        let (program, parameters) = assembled(&shape(&PROGRAM, None), dialect, |_| 1);
        assert_eq!(program, text(&shape(&TEXT, None), dialect));
        assert_eq!(parameters, 3);
    }
}

#[test]
fn lists_have_a_placeholder_for_each_value() {
    const SET: SetNode = SetNode::Assign {
        column: A,
        value: &Node::Bind,
        nullable: false,
        optional: false,
        sites: 0,
    };
    const FILTER: Node = Node::Apply(
        Operator::Infix(Infix::And),
        &[
            &Node::In {
                node: &Node::Column(B, 0),
                known: None,
                negated: true,
            },
            &Node::Bind,
        ],
    );
    let shape = shape(&SET, Some(&FILTER));
    let of = |dialect, count, json| assembled(&shape, dialect, |_| list_site(count, json));
    assert_eq!(
        of(Dialect::MySql, 2, true),
        (
            "UPDATE `t` SET `a` = ? WHERE `t`.`b` NOT IN (?, ?) AND ?".to_owned(),
            4
        )
    );
    assert_eq!(
        of(Dialect::MySql, 0, false),
        (
            "UPDATE `t` SET `a` = ? WHERE `t`.`b` NOT IN (SELECT NULL FROM DUAL WHERE FALSE) AND ?"
                .to_owned(),
            2
        )
    );
    assert_eq!(
        of(Dialect::Sqlite, 1, false),
        (
            r#"UPDATE "t" SET "a" = ? WHERE "t"."b" NOT IN (?) AND ?"#.to_owned(),
            3
        )
    );
    assert_eq!(
        of(Dialect::Sqlite, 0, false),
        (
            r#"UPDATE "t" SET "a" = ? WHERE "t"."b" NOT IN () AND ?"#.to_owned(),
            2
        )
    );
    assert_eq!(
        of(Dialect::Sqlite, 70_000, true),
        (
            r#"UPDATE "t" SET "a" = ? WHERE "t"."b" NOT IN (SELECT value FROM json_each(?)) AND ?"#
                .to_owned(),
            3
        )
    );
    assert!(render::is_static(&shape, Dialect::Postgres));
    assert_eq!(
        text(&shape, Dialect::Postgres),
        r#"UPDATE "t" SET "a" = $1 WHERE "t"."b" <> ALL($2) AND $3"#
    );
}

#[test]
fn parentheses_are_where_precedence_needs_them() {
    const A_OR_B: Node = Node::Apply(
        Operator::Infix(Infix::Or),
        &[&Node::Column(A, 0), &Node::Column(B, 0)],
    );
    const AND_C: Node = Node::Apply(
        Operator::Infix(Infix::And),
        &[&A_OR_B, &Node::Apply(Operator::Not, &[&Node::Column(C, 0)])],
    );
    const A_MINUS_B: Node = Node::Apply(
        Operator::Infix(Infix::Minus),
        &[&Node::Column(A, 0), &Node::Column(B, 0)],
    );
    const RIGHT: Node = Node::Apply(Operator::Infix(Infix::Minus), &[&A_MINUS_B, &A_MINUS_B]);
    const TIMES: Node = Node::Apply(Operator::Infix(Infix::Times), &[&A_MINUS_B, &Node::Bind]);
    const LESS: Node = Node::Apply(Operator::Infix(Infix::Less), &[&RIGHT, &TIMES]);
    const NULL: Node = Node::Apply(Operator::IsNotNull, &[&A_MINUS_B]);
    assert_eq!(
        condition(&AND_C, Dialect::MySql),
        "(`t`.`a` OR `t`.`b`) AND NOT (`t`.`c`)"
    );
    assert_eq!(
        condition(&LESS, Dialect::MySql),
        "`t`.`a` - `t`.`b` - (`t`.`a` - `t`.`b`) < (`t`.`a` - `t`.`b`) * ?"
    );
    assert_eq!(
        condition(&NULL, Dialect::MySql),
        "(`t`.`a` - `t`.`b`) IS NOT NULL"
    );
}

#[test]
fn money_is_rounded_by_name() {
    const PRODUCT: Node = Node::Apply(
        Operator::Scaled(Scaled {
            digits: 2,
            unit: 1_000_000,
            range: None,
        }),
        &[&Node::Column(A, 0), &Node::Bind],
    );
    assert_eq!(
        condition(&PRODUCT, Dialect::Postgres),
        r#"round("t"."a" * $2, 2)"#
    );
    assert_eq!(condition(&PRODUCT, Dialect::MySql), "round(`t`.`a` * ?, 2)");
    assert!(condition(&PRODUCT, Dialect::Sqlite).contains("500000"));
}

#[test]
fn what_an_update_sets_by_itself_follows_what_it_is_told_to_set() {
    const FIRST: SetNode = SetNode::Optional(&[A, B]);
    const SECOND: SetNode = SetNode::Assign {
        column: D,
        value: &Node::Bind,
        nullable: true,
        optional: true,
        sites: 1,
    };
    for dialect in ALL {
        for pattern in 1..8 {
            let present = |site: usize| pattern >> site & 1;
            let shape = Shape {
                table: AUDITED,
                deleted: AUDITED.soft_delete,
                ..shape(&SetNode::Pair(&FIRST, &SECOND), None)
            };
            let (sql, parameters) = assembled(&shape, dialect, present);

            let mut number = 0;
            let mut bound = |name: &str| {
                number += 1;
                match dialect {
                    Dialect::Postgres => format!("\"{name}\" = ${number}"),
                    _ => format!("\"{name}\" = ?"),
                }
            };
            let mut items = Vec::new();
            if present(1) == 1 {
                items.push("\"c\" = \"t\".\"b\"".to_owned());
            }
            for (site, name) in ["a", "b", "d"].into_iter().enumerate() {
                if present(site) == 1 {
                    items.push(bound(name));
                }
            }
            if present(2) == 0 {
                items.push("\"d\" = NULL".to_owned());
            }
            let expected = format!(
                "UPDATE \"t\" SET {} WHERE \"t\".\"c\" IS NULL",
                items.join(", ")
            );
            assert_eq!(
                sql.replace('`', "\""),
                expected,
                "{dialect:?} {pattern:03b}"
            );
            assert_eq!(parameters, number, "{dialect:?} {pattern:03b}");
        }
    }
}

//! Of which type a number is.

use super::Scope;
use crate::property::ast::{Aggregate, Expr, Function, Source, Type};

impl Scope<'_> {
    /// None for a host value, which has the type of what stands beside it.
    pub(super) fn kind(self, expr: &Expr) -> Option<Type> {
        self.kind_among(&[], expr)
    }

    /// `sources` are the tables of the subqueries around it whose rows are not known yet.
    fn kind_among(self, sources: &[&Source], expr: &Expr) -> Option<Type> {
        let first = |parts: &[&Expr]| {
            let mut parts = parts.iter();
            parts.find_map(|part| self.kind_among(sources, part))
        };
        match expr {
            Expr::Column { of, name } => {
                let table = match sources.iter().find(|source| source.binder == *of) {
                    Some(source) => source.table,
                    None => self.frame_of(of).table,
                };
                Some(table.column(name).kind)
            }
            Expr::Infix(_, left, right) => first(&[left, right]),
            Expr::Call(Function::Length, _) => Some(Type::Large),
            Expr::Call(Function::Cast(to), _) => Some(*to),
            Expr::Call(_, arguments) => first(&arguments.iter().collect::<Vec<_>>()),
            Expr::Case(branches, otherwise) => {
                let mut values: Vec<&Expr> = branches.iter().map(|(_, value)| value).collect();
                values.push(otherwise);
                first(&values)
            }
            Expr::Select(select) => {
                let (aggregate, item) = select.item.as_ref()?;
                let mut sources = sources.to_vec();
                sources.extend(&select.from);
                let kind = self.kind_among(&sources, item);
                match aggregate {
                    Some(Aggregate::Count) => Some(Type::Large),
                    Some(Aggregate::Sum) if kind != Some(Type::Amount) => Some(Type::Large),
                    _ => kind,
                }
            }
            _ => None,
        }
    }
}

//! Runs a case many times.

use std::hint::black_box;

use sqlx::SqliteConnection;
use tokio::runtime::{Builder, Runtime};

use crate::case::{Author, Case, Extent, Statement};
use crate::model::{self, BOOK_ID, BookPatch, VALUES};
use crate::sink::{Sink, build};
use crate::{BoxError, hand, ours};

/// One thread and one connection, for all cases.
#[derive(Debug)]
pub struct Runner {
    runtime: Runtime,
    connection: SqliteConnection,
}

impl Runner {
    /// With a new database.
    pub fn start() -> Result<Self, BoxError> {
        let runtime = Builder::new_current_thread().build()?;
        let connection = runtime.block_on(model::connect())?;
        Ok(Self {
            runtime,
            connection,
        })
    }

    /// Runs a case `count` times, after it has made the values for that. What is in `measure` is the case alone.
    pub fn run<M>(
        &mut self,
        case: Case,
        count: usize,
        measure: impl FnOnce(&mut dyn FnMut()) -> M,
    ) -> Result<M, BoxError> {
        let mut patches = match case.statement {
            Statement::Static => Vec::new(),
            Statement::Patch => vec![model::patch()?; count],
            Statement::FullPatch => vec![model::full_patch()?; count],
        };
        let mut result = Ok(());
        let measured = measure(&mut || {
            let patches = std::mem::take(&mut patches);
            match case.extent {
                Extent::Build => build_all(case, count, patches),
                Extent::Execute => {
                    result = self.runtime.block_on(execute_all(
                        case,
                        count,
                        patches,
                        &mut self.connection,
                    ));
                }
            }
        });
        result.map(|()| measured)
    }
}

fn build_all(case: Case, count: usize, patches: Vec<BookPatch>) {
    match (case.statement, case.author) {
        (Statement::Static, Author::Ours) => {
            for _ in 0..count {
                build(ours::static_update(Sink, black_box(VALUES)));
            }
        }
        (Statement::Static, Author::Hand | Author::Constant) => {
            for _ in 0..count {
                build(hand::static_update(Sink, black_box(VALUES)));
            }
        }
        (_, Author::Ours) => {
            for patch in patches {
                build(ours::patch(Sink, black_box(BOOK_ID), patch));
            }
        }
        (_, Author::Hand) => {
            for patch in patches {
                build(hand::patch(Sink, black_box(BOOK_ID), patch));
            }
        }
        (_, Author::Constant) => {
            for patch in patches {
                build(hand::constant(Sink, black_box(BOOK_ID), patch));
            }
        }
        (_, Author::Nobody) => patches.into_iter().for_each(|patch| drop(black_box(patch))),
    }
}

async fn execute_all(
    case: Case,
    count: usize,
    patches: Vec<BookPatch>,
    connection: &mut SqliteConnection,
) -> Result<(), BoxError> {
    let mut matched = 0;
    match (case.statement, case.author) {
        (Statement::Static, Author::Ours) => {
            for _ in 0..count {
                matched += ours::static_update(&mut *connection, black_box(VALUES)).await?;
            }
        }
        (Statement::Static, Author::Hand | Author::Constant) => {
            for _ in 0..count {
                matched += hand::static_update(&mut *connection, black_box(VALUES)).await?;
            }
        }
        (_, Author::Ours) => {
            for patch in patches {
                matched += ours::patch(&mut *connection, black_box(BOOK_ID), patch).await?;
            }
        }
        (_, Author::Hand) => {
            for patch in patches {
                matched += hand::patch(&mut *connection, black_box(BOOK_ID), patch).await?;
            }
        }
        (_, Author::Constant) => {
            for patch in patches {
                matched += hand::constant(&mut *connection, black_box(BOOK_ID), patch).await?;
            }
        }
        (_, Author::Nobody) => return Err("nobody executes nothing".into()),
    }
    if matched != count as u64 {
        return Err(format!("{case} matched {matched} rows in {count} updates of one row").into());
    }
    Ok(())
}

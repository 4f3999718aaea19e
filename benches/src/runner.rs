//! Runs a case many times.

use std::hint::black_box;
use std::mem;

use sqlx::SqliteConnection;
use tokio::runtime::{Builder, Runtime};

use crate::case::{Author, Case, Extent, Statement};
use crate::model::{self, BOOK_ID, BookPatch, VALUES};
use crate::sink::{Sink, build};
use crate::{BoxError, hand, ours, patience};

/// One thread and one connection, for all cases.
#[derive(Debug)]
pub struct Runner {
    runtime: Runtime,
    patient: bool,
    connection: SqliteConnection,
}

impl Runner {
    /// With a new database.
    pub fn start() -> Result<Self, BoxError> {
        let runtime = Builder::new_current_thread().build()?;
        let connection = runtime.block_on(model::connect())?;
        Ok(Self {
            runtime,
            patient: false,
            connection,
        })
    }

    /// With a new database, for counting instructions: see [`patience`].
    pub fn patient() -> Result<Self, BoxError> {
        Ok(Self {
            patient: true,
            ..Self::start()?
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
        // Made, and below dropped, outside of what is measured.
        let mut sink = Sink::new();
        let mut texts = Vec::with_capacity(count);
        let mut result = Ok(());
        let measured = measure(&mut || match case.extent {
            Extent::Text => {
                texts.extend(
                    patches
                        .iter()
                        .map(|patch| ours::patch_text(black_box(BOOK_ID), patch)),
                );
            }
            Extent::Build => build_all(case, count, mem::take(&mut patches), &mut sink),
            Extent::Execute => {
                let patches = mem::take(&mut patches);
                let all = execute_all(case, count, patches, &mut self.connection);
                result = if self.patient {
                    patience::block_on(all)
                } else {
                    self.runtime.block_on(all)
                };
            }
        });
        result.map(|()| measured)
    }
}

fn build_all(case: Case, count: usize, patches: Vec<BookPatch>, sink: &mut Sink) {
    match (case.statement, case.author) {
        (Statement::Static, Author::Ours) => {
            for _ in 0..count {
                build(ours::static_update(&mut *sink, black_box(VALUES)));
            }
        }
        (Statement::Static, Author::Hand | Author::Constant) => {
            for _ in 0..count {
                build(hand::static_update(&mut *sink, black_box(VALUES)));
            }
        }
        (_, Author::Ours) => {
            for patch in patches {
                build(ours::patch(&mut *sink, black_box(BOOK_ID), patch));
            }
        }
        (_, Author::Hand) => {
            for patch in patches {
                build(hand::patch(&mut *sink, black_box(BOOK_ID), patch));
            }
        }
        (_, Author::Constant) => {
            for patch in patches {
                build(hand::constant(&mut *sink, black_box(BOOK_ID), patch));
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

//! A tour of `updatable`: `cargo run --example books`.
//!
//! Every step starts from the same five books in an SQLite database in memory, runs some code, and shows that code,
//! the SQL that was sent, and the table before and after. A step that does not end as it should ends the tour.

mod book;
mod changes;
mod mistakes;
mod patches;
mod queries;
mod source;
mod table;
mod tour;

use crate::tour::{Outcome, Tour};

#[tokio::main]
async fn main() -> Outcome {
    let mut tour = Tour::start();

    changes::many_rows(&mut tour).await?;
    changes::several_columns(&mut tour).await?;
    changes::changed_row(&mut tour).await?;
    changes::changed_columns(&mut tour).await?;
    changes::computed(&mut tour).await?;
    changes::in_a_loop(&mut tour).await?;
    changes::by_price(&mut tour).await?;
    changes::list_and_range(&mut tour).await?;

    queries::subquery(&mut tour).await?;
    queries::value_from_rows(&mut tour).await?;
    queries::filter_as_value(&mut tour).await?;

    patches::partial(&mut tour).await?;
    patches::empty(&mut tour).await?;

    mistakes::not_found(&mut tour).await?;
    mistakes::too_many_digits(&mut tour).await?;
    mistakes::rolled_back(&mut tour).await?;
    mistakes::does_not_compile(&mut tour);
    Ok(())
}

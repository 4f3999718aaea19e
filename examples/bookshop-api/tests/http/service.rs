//! A service with a database of its own.

use std::io;
use std::ops::Deref;

use bookshop_api::{Book, Database, serve};
use sqlx::AssertSqlSafe;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::client::Client;
use crate::Place;

pub(crate) struct Service {
    client: Client,
    /// For looking at the rows without the service.
    database: Database,
    place: Place,
    end: oneshot::Sender<()>,
    running: JoinHandle<io::Result<()>>,
}

/// The same for either database.
macro_rules! on {
    ($database:expr, $pool:ident => $code:expr) => {
        match $database {
            Database::Sqlite($pool) => $code,
            Database::Postgres($pool) => $code,
        }
    };
}

impl Service {
    pub(crate) async fn start() -> Self {
        let place = Place::create().await;
        let served = place.open().await;
        let database = place.open().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let client = Client(listener.local_addr().expect("an address"));
        let (end, ended) = oneshot::channel();
        let running = tokio::spawn(serve(listener, served, async {
            let _ = ended.await;
        }));
        Self {
            client,
            database,
            place,
            end,
            running,
        }
    }

    /// All rows, without a word of what the service uses to read them.
    pub(crate) async fn rows(&self) -> Vec<Book> {
        let all = "SELECT * FROM books ORDER BY book_id";
        on!(&self.database, pool => sqlx::query_as(all).fetch_all(pool).await).expect("the rows")
    }

    pub(crate) async fn row(&self, book: i64) -> Book {
        let mut rows = self.rows().await;
        rows.retain(|row| row.book_id == book);
        rows.pop().expect("the book")
    }

    pub(crate) async fn run(&self, statement: &str) {
        let statement = AssertSqlSafe(statement.to_owned());
        on!(&self.database, pool => sqlx::raw_sql(statement).execute(pool).await.map(|_| ()))
            .expect("a statement that is carried out");
    }

    /// Tells the service to end, and waits until it has.
    pub(crate) async fn end(self) {
        let Self {
            database,
            place,
            end,
            running,
            ..
        } = self;
        end.send(()).expect("a service that is running");
        running.await.expect("no panic").expect("an orderly end");
        database.close().await;
        place.remove().await;
    }

    /// Tells the service to end, and gives what waits for that.
    pub(crate) fn begin_to_end(self) -> (Client, impl Future<Output = ()>) {
        let Self {
            client,
            database,
            place,
            end,
            running,
        } = self;
        end.send(()).expect("a service that is running");
        (client, async move {
            running.await.expect("no panic").expect("an orderly end");
            database.close().await;
            place.remove().await;
        })
    }
}

impl Deref for Service {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

//! The connection breaks as a guarded update is committed: on the databases that are reached by a network.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use sqlx::{ConnectOptions as _, Connection as _, Database};
use updatable::{Error, update};
use updatable_tests::fixtures::{SW, Sw};

use crate::suite::row;
use crate::{Db, Driver};

/// What becomes of the word at which the line is cut.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cut {
    /// The server does not get it.
    Before,
    /// The server gets it, and its answer is lost.
    After,
}

/// A port that passes on what a client and the server say to each other, until the client says `word`.
fn line(server: (String, u16), word: &'static str, cut: Cut) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || -> io::Result<()> {
        let (mut client, _) = listener.accept()?;
        let mut server = TcpStream::connect(server)?;
        let (mut answers, mut answered) = (server.try_clone()?, client.try_clone()?);
        let back = thread::spawn(move || io::copy(&mut answers, &mut answered));
        let mut buffer = [0; 16 * 1024];
        loop {
            let read = client.read(&mut buffer)?;
            let said = &buffer[..read];
            let last = said.windows(word.len()).any(|part| part == word.as_bytes());
            if last || read == 0 {
                client.shutdown(Shutdown::Both)?;
                if last && cut == Cut::After {
                    server.write_all(said)?;
                }
                server.shutdown(Shutdown::Write)?;
                let _ = back.join();
                return Ok(());
            }
            server.write_all(said)?;
        }
    });
    port
}

/// A connection over such a line.
async fn over(db: &Db, word: &'static str, cut: Cut) -> <Driver as Database>::Connection {
    let options = db.pool.connect_options().as_ref().clone();
    let server = (options.get_host().to_owned(), options.get_port());
    options
        .host("127.0.0.1")
        .port(line(server, word, cut))
        .connect()
        .await
        .unwrap()
}

async fn a(db: &Db) -> i64 {
    row::<(i64,)>(db, "SELECT a FROM sw WHERE id = 1").await.0
}

#[tokio::test]
async fn a_connection_lost_during_commit_leaves_the_outcome_unknown() {
    for (cut, stored) in [(Cut::Before, 10), (Cut::After, 7)] {
        let db = Db::with(SW).await;
        let mut connection = over(&db, "COMMIT", cut).await;
        let result = update!(Sw as s, set(s.a = 7), all_rows())
            .exactly(2)
            .execute(&mut connection)
            .await;
        match result {
            Err(error @ Error::OutcomeUnknown { table: "sw", .. }) => {
                assert!(!error.is_retryable());
                assert!(std::error::Error::source(&error).is_some());
            }
            other => panic!("{other:?}"),
        }
        // The server may still be at it.
        for _ in 0..100 {
            if a(&db).await == stored {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(a(&db).await, stored, "{cut:?}");
    }
}

#[tokio::test]
async fn a_connection_lost_before_commit_is_an_error_of_sqlx() {
    let db = Db::with(SW).await;
    for word in ["UPDATE", "ROLLBACK"] {
        let mut connection = over(&db, word, Cut::After).await;
        let result = update!(Sw as s, set(s.a = 7), all_rows())
            .exactly(1)
            .execute(&mut connection)
            .await;
        assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    }
    // A savepoint is stored with its transaction, and there will be no COMMIT of that.
    let mut connection = over(&db, "RELEASE", Cut::After).await;
    let mut tx = connection.begin().await.unwrap();
    let result = update!(Sw as s, set(s.a = 7), all_rows())
        .exactly(2)
        .execute(&mut *tx)
        .await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    drop(tx);
    drop(connection);
    assert_eq!(a(&db).await, 10);
}

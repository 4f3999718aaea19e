//! Guarded updates on a connection that breaks or is slow: on the databases that are reached by a network.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::{ConnectOptions as _, Connection as _, Database};
use updatable::{Error, update};
use updatable_tests::fixtures::{SW, Sw};

use crate::suite::{Outcome as _, row};
use crate::{Db, Driver};

/// What becomes of the word that is listened for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    /// The line is cut, and the server does not get it.
    Lost,
    /// The server gets it. The line is cut, and the answer is lost.
    Unanswered,
    /// The answer takes as long as [`LATE`].
    Late,
}

const LATE: Duration = Duration::from_millis(400);

/// A port that passes on what clients and the server say to each other, until a client says `word`.
fn line(server: (String, u16), word: &'static str, fate: Fate) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("its address").port();
    thread::spawn(move || -> io::Result<()> {
        loop {
            let (client, _) = listener.accept()?;
            let server = TcpStream::connect(&server)?;
            thread::spawn(move || pass_on(client, server, word, fate));
        }
    });
    port
}

fn pass_on(mut client: TcpStream, mut server: TcpStream, word: &str, fate: Fate) -> io::Result<()> {
    let late = Arc::new(AtomicBool::new(false));
    let back = thread::spawn({
        let (late, mut server, mut client) =
            (late.clone(), server.try_clone()?, client.try_clone()?);
        move || -> io::Result<()> {
            let mut buffer = [0; 16 * 1024];
            loop {
                let read = server.read(&mut buffer)?;
                if late.swap(false, Ordering::SeqCst) {
                    thread::sleep(LATE);
                }
                if read == 0 {
                    return client.shutdown(Shutdown::Both);
                }
                client.write_all(&buffer[..read])?;
            }
        }
    });
    let mut buffer = [0; 16 * 1024];
    loop {
        let read = client.read(&mut buffer)?;
        let said = &buffer[..read];
        let heard = said.windows(word.len()).any(|part| part == word.as_bytes());
        if heard && fate == Fate::Late {
            late.store(true, Ordering::SeqCst);
        } else if heard || read == 0 {
            client.shutdown(Shutdown::Both)?;
            if heard && fate == Fate::Unanswered {
                server.write_all(said)?;
            }
            server.shutdown(Shutdown::Write)?;
            let _ = back.join();
            return Ok(());
        }
        server.write_all(said)?;
    }
}

/// How to connect over such a line.
fn options(
    db: &Db,
    word: &'static str,
    fate: Fate,
) -> <<Driver as Database>::Connection as sqlx::Connection>::Options {
    let options = db.pool.connect_options().as_ref().clone();
    let server = (options.get_host().to_owned(), options.get_port());
    options.host("127.0.0.1").port(line(server, word, fate))
}

async fn a(db: &Db) -> i64 {
    row::<(i64,)>(db, "SELECT a FROM sw WHERE id = 1").await.0
}

#[tokio::test]
async fn a_connection_lost_during_commit_leaves_the_outcome_unknown() {
    for (fate, stored) in [(Fate::Lost, 10), (Fate::Unanswered, 7)] {
        let db = Db::with(SW).await;
        let mut connection = options(&db, "COMMIT", fate).connect().await.unwrap();
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
        assert_eq!(a(&db).await, stored, "{fate:?}");
    }
}

#[tokio::test]
async fn a_connection_lost_before_commit_is_an_error_of_sqlx() {
    let db = Db::with(SW).await;
    for word in ["UPDATE", "ROLLBACK"] {
        let mut connection = options(&db, word, Fate::Unanswered)
            .connect()
            .await
            .unwrap();
        let result = update!(Sw as s, set(s.a = 7), all_rows())
            .exactly(1)
            .execute(&mut connection)
            .await;
        assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    }
    // A savepoint is stored with its transaction, and there will be no COMMIT of that.
    let mut connection = options(&db, "RELEASE", Fate::Unanswered)
        .connect()
        .await
        .unwrap();
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

/// sqlx 0.9 forgets a BEGIN of which it has not seen the answer. All that others do on that connection would be in a
/// transaction that nobody commits.
#[tokio::test]
async fn a_guarded_update_that_is_dropped_as_it_begins_takes_the_pools_connection_along() {
    let db = Db::with(SW).await;
    let pool = PoolOptions::<Driver>::new()
        .max_connections(1)
        .connect_with(options(&db, "BEGIN", Fate::Late))
        .await
        .unwrap();
    let guarded = update!(Sw as s, set(s.a = 7), all_rows()).exactly(2);
    tokio::time::timeout(LATE / 4, guarded.execute(&pool))
        .await
        .unwrap_err();
    update!(Sw as s, set(s.a += 1), all_rows())
        .execute(&pool)
        .await
        .assert_matched(2);
    assert_eq!(a(&db).await, 11);
}

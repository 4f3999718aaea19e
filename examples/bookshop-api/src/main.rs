//! `cargo run -p bookshop-api`: see the documentation of the library.

use std::error::Error;

use bookshop_api::{Database, serve};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let filter = EnvFilter::builder()
        .with_default_directive(tracing::Level::INFO.into())
        .from_env_lossy();
    tracing_subscriber::fmt().with_env_filter(filter).init();

    let variable = |name, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
    let database = Database::connect(&variable("DATABASE_URL", "sqlite::memory:")).await?;
    let listener = TcpListener::bind(variable("LISTEN", "127.0.0.1:3000")).await?;
    tracing::info!("listening on http://{}", listener.local_addr()?);
    serve(listener, database, told_to_end()).await?;
    Ok(())
}

/// Ctrl-C, or what a service manager sends.
async fn told_to_end() {
    let interrupt = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C will not end this");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(error) => {
                tracing::warn!(%error, "SIGTERM will end this at once");
                interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}

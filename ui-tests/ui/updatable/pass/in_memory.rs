//! What a row in memory needs of its columns' types is asked for where it is used, and not by the derive.

use sqlx::SqlitePool;
use updatable::{Error, Tracked, Updatable, refresh, update};

/// Neither `Clone` nor `PartialEq` nor `Debug`.
#[derive(sqlx::Type)]
#[sqlx(transparent)]
struct Secret(String);

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "keys")]
struct Key {
    #[updatable(key)]
    id: i64,
    secret: Secret,
    diff: bool,
    update_row: i64,
    fresh: Option<Secret>,
    #[updatable(readonly)]
    before: Option<Secret>,
}

async fn use_it(key: &mut Key, pool: &SqlitePool) -> Result<(), Error> {
    update!(
        &mut *key as k,
        set(k.secret = Secret(String::new()), k.diff = true)
    )
    .execute(pool)
    .await?;
    Key::update_row(key)
        .patch(KeyPatch {
            diff: Some(true),
            ..KeyPatch::new()
        })
        .execute(pool)
        .await?;
    refresh(key, pool).await
}

/// Not even the key.
#[derive(Updatable)]
#[updatable(table = "keys")]
struct NoKey {
    #[updatable(key)]
    id: Secret,
    diff: bool,
}

/// It cannot be taken apart.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "keys", patch(name = NamePatch, only(name)))]
struct Dropped {
    #[updatable(key)]
    id: i64,
    name: String,
    age: i64,
}

impl Drop for Dropped {
    fn drop(&mut self) {}
}

async fn track(dropped: Dropped, pool: &SqlitePool) -> Result<(), Error> {
    let patch = NamePatch::diff(&dropped, &dropped);
    let mut dropped = Tracked::new(dropped);
    dropped.name.push('x');
    println!(
        "{dropped:?} {patch:?} {:?} {}",
        dropped.changes(),
        dropped.is_changed()
    );
    dropped.save(pool).await?;
    dropped.revert();
    println!("{:?} {:?}", dropped.loaded(), dropped.clone().into_inner());
    Ok(())
}

fn main() {}

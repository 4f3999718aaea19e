//! Rows that come back beside another table: on PostgreSQL and SQLite.

use updatable::update;

use crate::Db;
use crate::suite::joins::{Address, TABLES, User};
use crate::suite::rows;

#[tokio::test]
async fn rows_of_the_updated_table_come_back_beside_another_table() {
    let db = Db::with(TABLES).await;
    let mut returned: Vec<Address> = update!(
        Address as a,
        set(a.email = u.name),
        filter(u.name == "ed"),
        from(User as u, on(u.id == a.user_id)),
        returning(a)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    returned.sort_by_key(|address| address.id);
    let stored: Vec<Address> = rows(
        &db,
        "SELECT * FROM addresses WHERE email = 'ed' ORDER BY id",
    )
    .await;
    assert_eq!(returned, stored);
    assert_eq!(returned.len(), 3);

    let (id, email) = update!(
        Address as a,
        set(a.email = u.name),
        filter(a.id == 5),
        from(User as u, on(u.id == a.user_id)),
        returning(a.id * 10, a.email)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!((id, email.as_str()), (50, "fred"));
}

//! Clients that come at once.

use std::collections::BTreeSet;

use serde_json::json;
use tokio::task::JoinSet;

use super::Service;

const CLIENTS: i32 = 16;
const CHANGES: i32 = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_change_is_lost() {
    let service = Service::start().await;
    let before = service.rows().await;
    let client = *service;
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(async move {
            let (mut tags, mut refused) = (Vec::new(), 0);
            while tags.len() < CHANGES as usize {
                let read = client.get("/books/4").await;
                let copies = read.book()["copies"].as_i64().expect("a number");
                let patch = json!({"copies": copies + 1}).to_string();
                let answer = client.patch(4, read.etag(), patch).await;
                if answer.status == 412 {
                    answer.problem(412, "version-conflict");
                    refused += 1;
                } else {
                    assert_eq!(answer.book()["copies"], copies + 1);
                    tags.push(answer.etag().to_owned());
                }
            }
            (tags, refused)
        });
    }
    let (mut tags, mut refused) = (BTreeSet::new(), 0);
    for (of_one, refused_one) in clients.join_all().await {
        tags.extend(of_one);
        refused += refused_one;
    }

    // Each change has a version of its own, and made one copy more.
    let changes = CLIENTS * CHANGES;
    assert_eq!(tags.len(), changes as usize);
    let mut expected = before;
    expected[3].copies += changes;
    expected[3].version += i64::from(changes);
    assert_eq!(service.rows().await, expected);
    // Or they did not meet at all, and this says nothing.
    assert!(refused > 0, "no two clients met");
    service.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_with_one_tag_one_is_first() {
    let service = Service::start().await;
    let client = *service;
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        clients.spawn(async move {
            let patch = json!({"title": format!("by {number}")}).to_string();
            client.patch(1, "\"1\"", patch).await
        });
    }
    let answers = clients.join_all().await;
    let first: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == 200)
        .collect();
    assert_eq!(first.len(), 1);
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(answer.problem(412, "version-conflict")["version"], 2);
    }
    let row = service.row(1).await;
    assert_eq!(serde_json::to_value(&row).unwrap(), first[0].book());
    service.end().await;
}

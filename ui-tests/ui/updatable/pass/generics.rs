// Bounds, where clauses, defaults, lifetimes and constants are repeated where they must be.

#![deny(warnings)]

use std::borrow::Cow;
use std::fmt::Debug;
use std::marker::PhantomData;

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "rows")]
pub struct Row<'a, T: Debug + ?Sized = str, const N: usize = 4>
where
    T: ToOwned,
{
    #[updatable(key)]
    pub id: i64,
    pub name: Cow<'a, str>,
    pub codes: [u8; N],
    pub note: Option<&'a str>,
    #[updatable(skip)]
    pub kind: PhantomData<T>,
}

#[derive(Updatable)]
#[updatable(table = "pairs")]
struct Pair<K, V>
where
    for<'a> &'a V: IntoIterator<Item = &'a K>,
    K: 'static,
{
    #[updatable(key)]
    left: K,
    right: V,
    both: Option<(K, V)>,
}

fn main() {
    let patch = RowPatch::<'_, str, 2>::new()
        .name("Emma".into())
        .codes([1, 2])
        .clear_note();
    let mut row: Row<'_, str, 2> = Row {
        id: 1,
        name: "emma".into(),
        codes: [0; 2],
        note: Some("lower case"),
        kind: PhantomData,
    };
    patch.apply_to(&mut row);
    assert_eq!((&*row.name, row.codes, row.note), ("Emma", [1, 2], None));

    let patch = PairPatch::<u8, Vec<u8>>::default();
    assert!(patch.clone() == patch && patch.is_empty());
    let pair = Pair {
        left: 1_u8,
        right: vec![2],
        both: None,
    };
    let _ = (pair.left, pair.right, pair.both);
    let _ = Pair::<u8, Vec<u8>>::update_by_key(1);
}

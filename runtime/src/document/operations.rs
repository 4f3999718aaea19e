//! What the databases do with documents.

use super::kind::Kinds;
use super::path::Path;
use super::words::{
    Words, remove_mysql, remove_postgres, set_mysql, set_postgres, text_mysql, text_postgres,
};
use crate::apply::Operation;
use crate::node::{Operator, Template};
use crate::part::Part;
use crate::table::{NotNull, Nullable};

/// A document with another value at a path.
#[doc(hidden)]
pub enum Set {}

/// A document without what is at a path.
#[doc(hidden)]
pub enum Remove {}

/// A document merged with a patch, as RFC 7396 says.
#[doc(hidden)]
pub enum Merge {}

/// The text at a path of a document.
#[doc(hidden)]
pub enum Text {}

/// The words for paths of the kinds `K`.
struct For<K>(K);

impl<K: Kinds> For<K> {
    const SET_POSTGRES: &'static Words = &set_postgres(K::KINDS);
    const SET_MYSQL: &'static Words = &set_mysql(K::KINDS);
    const REMOVE_POSTGRES: &'static Words = &remove_postgres(K::KINDS);
    const REMOVE_MYSQL: &'static Words = &remove_mysql(K::KINDS);
    const TEXT_POSTGRES: &'static Words = &text_postgres(K::KINDS);
    const TEXT_MYSQL: &'static Words = &text_mysql(K::KINDS);

    const SET: &'static Template = &Template {
        sqlite: "json_set(coalesce({}, json_object()), {}, json({}))",
        postgres: Self::SET_POSTGRES.text(),
        mysql: Self::SET_MYSQL.text(),
    };

    const REMOVE: &'static Template = &Template {
        sqlite: "json_remove({}, {})",
        postgres: Self::REMOVE_POSTGRES.text(),
        mysql: Self::REMOVE_MYSQL.text(),
    };

    const TEXT: &'static Template = &Template {
        sqlite: "(SELECT CASE json_type(d, p) WHEN 'text' THEN json_extract(d, p) END FROM (SELECT {} AS d, {} AS p))",
        postgres: Self::TEXT_POSTGRES.text(),
        mysql: Self::TEXT_MYSQL.text(),
    };
}

impl<D, C, K: Kinds, V> Operation<(D, Path<C, K>, V)> for Set {
    const OPERATOR: Operator = Operator::Template(For::<K>::SET);
    type Nullability = NotNull;
}

impl<D: Part, C, K: Kinds> Operation<(D, Path<C, K>)> for Remove {
    const OPERATOR: Operator = Operator::Template(For::<K>::REMOVE);
    type Nullability = D::Nullability;
}

impl<D, C, K: Kinds> Operation<(D, Path<C, K>)> for Text {
    const OPERATOR: Operator = Operator::Template(For::<K>::TEXT);
    type Nullability = Nullable;
}

/// PostgreSQL has no merge that goes into objects. There the patch is sent as a list of single steps, of which see
/// [`steps`](super::value), and `m` carries them out one by one: `i` of them are done, `d` is the document so far, `p` are all
/// of them.
const MERGE_POSTGRES: &str = "(WITH RECURSIVE m AS (\
    SELECT 0 AS i, coalesce({a}::jsonb, jsonb_build_object()) AS d, {}::jsonb AS p \
    UNION ALL SELECT i + 1, CASE \
    WHEN jsonb_array_length(step) = 1 THEN d #- path \
    WHEN step -> 2 IS NOT NULL AND jsonb_typeof(d #> path) = 'object' THEN d \
    WHEN cardinality(path) = 0 THEN step -> 1 \
    ELSE jsonb_set(d, path, step -> 1) END, p \
    FROM m, LATERAL (SELECT p -> i AS step, ARRAY(SELECT jsonb_array_elements_text(p -> i -> 0)) AS path) AS s \
    WHERE i < jsonb_array_length(p)) \
    SELECT d FROM m ORDER BY i DESC LIMIT 1)";

impl<D, V> Operation<(D, V)> for Merge {
    const OPERATOR: Operator = Operator::Template(&Template {
        sqlite: "json_patch(coalesce({}, json_object()), {})",
        postgres: MERGE_POSTGRES,
        mysql: "JSON_MERGE_PATCH(COALESCE({}, JSON_OBJECT()), {})",
    });
    type Nullability = NotNull;
}

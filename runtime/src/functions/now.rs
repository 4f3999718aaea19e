//! The database's clock.

use std::marker::PhantomData;

use crate::apply::{Apply, Operation};
use crate::node::{Operator, Template};
use crate::operand::{Assign, NullOperand, Operand, Present, Suits, SuitsCompound};
use crate::table::NotNull;

/// The time by the database's clock, in UTC: for a column of a date or of a date and time.
///
/// | | PostgreSQL | MySQL, MariaDB | SQLite |
/// |---|---|---|---|
/// | the time of | the transaction's begin | the statement's begin | the statement's begin |
/// | to | a microsecond | a microsecond | a millisecond |
///
/// On SQLite it is the text that sqlx writes for the same time. On MySQL, a `TIMESTAMP` column is right as long as the
/// session's time zone is UTC, which sqlx makes it; and a column without digits for a fraction (`DATETIME`, not
/// `DATETIME(6)`) rounds or cuts, as the server has it.
///
/// # Example: when a row was changed
///
/// ```
/// # use sqlx::types::chrono::{DateTime, Utc};
/// # use updatable::Updatable;
/// use updatable::now;
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     changed_at: DateTime<Utc>,
/// }
///
/// let update = Book::update_by_key(3).set(|b| b.changed_at.set(now()));
/// assert_eq!(
///     update.sql::<sqlx::Postgres>(),
///     r#"UPDATE "books" SET "changed_at" = now() WHERE "books"."book_id" = $1"#,
/// );
/// assert_eq!(
///     update.sql::<sqlx::MySql>(),
///     "UPDATE `books` SET `changed_at` = utc_timestamp(6) WHERE `books`.`book_id` = ?",
/// );
/// ```
#[must_use]
pub fn now() -> Now {
    Now(())
}

/// What [`now`] gives.
///
/// # Example: rows of the past
///
/// ```
/// # use sqlx::types::chrono::NaiveDateTime;
/// # use updatable::{Updatable, now};
/// # #[derive(Updatable)]
/// # #[updatable(table = "loans")]
/// # struct Loan { #[updatable(key)] loan_id: i64, late: bool, due: NaiveDateTime }
/// let update = Loan::update_where(|l| l.due.lt(now())).set(|l| l.late.set(true));
/// assert_eq!(
///     update.sql::<sqlx::Postgres>(),
///     r#"UPDATE "loans" SET "late" = $1 WHERE "loans"."due" < (now() AT TIME ZONE 'UTC')"#,
/// );
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Now(());

/// As a value of type `T`.
#[doc(hidden)]
pub struct NowAs<T>(PhantomData<fn() -> T>);

/// The way in which [`Now`] is a value.
#[doc(hidden)]
pub enum Clock {}

#[diagnostic::do_not_recommend]
impl<C> Present<C> for Clock {}

impl<V, C, N> Suits<C, N, Clock> for V {}
impl<V, C, N> SuitsCompound<C, N, Clock> for V {}

macro_rules! clocks {
    ($($feature:literal $T:ty = $template:expr;)*) => {
        $(
            #[cfg(feature = $feature)]
            impl Operation<()> for NowAs<$T> {
                const OPERATOR: Operator = Operator::Template(&$template);
                type Nullability = NotNull;
            }

            clocks!(@operand $feature $T: Operand Assign NullOperand);
        )*
    };
    (@operand $feature:literal $T:ty: $($Trait:ident)*) => {
        $(
            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<C> $Trait<C, $T, Clock, Apply<NowAs<$T>, ()>> for Now {
                fn into_part(self) -> Apply<NowAs<$T>, ()> {
                    Apply::new(())
                }
            }
        )*
    };
}

#[cfg(feature = "chrono")]
use sqlx::types::chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
#[cfg(feature = "time")]
use sqlx::types::time::{Date, OffsetDateTime, PrimitiveDateTime};

clocks! {
    // chrono writes no fraction that is zero, and else three digits of a millisecond.
    "chrono" DateTime<Utc> = Template {
        sqlite: "replace(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', '.000+', '+')",
        postgres: "now()",
        mysql: "utc_timestamp(6)",
    };
    "chrono" NaiveDateTime = Template {
        sqlite: "replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')",
        postgres: "(now() AT TIME ZONE 'UTC')",
        mysql: "utc_timestamp(6)",
    };
    "chrono" NaiveDate = DATE;
    // time writes a fraction without zeros at its end, and here no point without a fraction,
    "time" OffsetDateTime = Template {
        sqlite: "(rtrim(rtrim(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '0'), '.') || 'Z')",
        postgres: "now()",
        mysql: "utc_timestamp(6)",
    };
    // but here at least one digit. In one statement, it is always the same time.
    "time" PrimitiveDateTime = Template {
        sqlite: "(strftime('%Y-%m-%d %H:%M:', 'now') || substr(strftime('%f', 'now'), 1, 4) || rtrim(substr(strftime('%f', 'now'), 5), '0'))",
        postgres: "(now() AT TIME ZONE 'UTC')",
        mysql: "utc_timestamp(6)",
    };
    "time" Date = DATE;
}

const DATE: Template = Template {
    sqlite: "date('now')",
    postgres: "CAST(now() AT TIME ZONE 'UTC' AS date)",
    mysql: "utc_date()",
};

#[cfg(all(test, feature = "sqlite", feature = "chrono", feature = "time"))]
mod tests {
    use sqlx::{AssertSqlSafe, Connection, Encode, Sqlite, SqliteConnection, Type};

    use super::*;

    /// What SQLite writes at this time, and what sqlx does.
    async fn assert_writes<T>(now: &str, value: T)
    where
        NowAs<T>: Operation<()>,
        T: for<'q> Encode<'q, Sqlite> + Type<Sqlite>,
    {
        let Operator::Template(template) = <NowAs<T> as Operation<()>>::OPERATOR else {
            panic!("not a template");
        };
        let mut connection = SqliteConnection::connect("sqlite::memory:")
            .await
            .expect("a database in memory");
        let sql = template.sqlite.replace("'now'", &format!("'{now}'"));
        let (ours, theirs): (String, String) =
            sqlx::query_as(AssertSqlSafe(format!("SELECT {sql}, CAST(? AS TEXT)")))
                .bind(value)
                .fetch_one(&mut connection)
                .await
                .expect("one row");
        assert_eq!(ours, theirs);
    }

    #[tokio::test]
    async fn sqlite_writes_what_sqlx_writes() {
        for milliseconds in [0, 1, 10, 100, 120, 123, 999] {
            let text = format!("2001-02-03 04:50:00.{milliseconds:03}");
            let local: NaiveDateTime = text.replace(' ', "T").parse().unwrap();
            let utc = local.and_utc();
            let nanoseconds = i128::from(utc.timestamp_millis()) * 1_000_000;
            let offset = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).unwrap();
            assert_writes(&text, local).await;
            assert_writes(&text, utc).await;
            assert_writes(&text, local.date()).await;
            assert_writes(&text, offset).await;
            assert_writes(&text, PrimitiveDateTime::new(offset.date(), offset.time())).await;
            assert_writes(&text, offset.date()).await;
        }
    }
}

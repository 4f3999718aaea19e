//! The types that every database stores, one by one.

use std::borrow::Cow;

use sqlx::types::chrono::{
    DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Utc,
};
use sqlx::types::time::{Date, OffsetDateTime, PrimitiveDateTime, Time};
use sqlx::types::{Json, JsonValue, Uuid};
use updatable::{Numeric, TextUuid};

use super::each_type::each_type;

each_type! {
    i8: "{i8}", i8, ordered, 3, i8::MAX;
    i16: "{i16}", i16, ordered, i16::MIN, i16::MAX;
    i32: "{i32}", i32, ordered, i32::MIN, i32::MAX;
    i64: "{i64}", i64, ordered, i64::MIN, i64::MAX;
    f32: "{f32}", f32, ordered, -2.25, 1.5;
    f64: "{f64}", f64, ordered, -0.1, 1e300;
    bool: "{bool}", bool, ordered, false, true;
    string: "{text}", String, ordered, String::new(), "naïve \u{2603} '".to_owned();
    boxed_str: "{text}", Box<str>, ordered, "a".into(), "b".into();
    cow: "{text}", Cow<'static, str> => String, ordered, "a".into(), "b".into();
    bytes: "{bytes}", Vec<u8>, ordered, vec![], vec![0, 255];
    boxed_bytes: "{bytes}", Box<[u8]>, equal, Box::new([1]), Box::new([0, 255]);
    numeric: "{money}", Numeric<10, 2>, ordered, Numeric::MIN, Numeric::MAX;

    // In a year of 1970 to 2038 first, since sqlx alone writes the first row: see `types_time`.
    chrono_utc: "{timestamptz}", DateTime<Utc>, ordered, utc(2000, 0), utc(2039, 123_456);
    chrono_local: "{timestamptz}", DateTime<Local>, ordered, utc(2000, 0).into(), utc(2039, 123_456).into();
    chrono_date_time: "{timestamp}", NaiveDateTime, ordered, utc(1, 0).naive_utc(), utc(2039, 123_456).naive_utc();
    chrono_date: "{date}", NaiveDate, ordered, utc(1969, 0).date_naive(), utc(9999, 0).date_naive();
    chrono_time: "{time}", NaiveTime, ordered, NaiveTime::MIN, NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).expect("a date or time");

    time_offset: "{timestamptz}", OffsetDateTime, ordered, offset(2000, 0), offset(2039, 123_456);
    time_date_time: "{timestamp}", PrimitiveDateTime, ordered, primitive(1, 0), primitive(2039, 123_456);
    time_date: "{date}", Date, ordered, primitive(1969, 0).date(), primitive(9999, 0).date();
    time_time: "{time}", Time, ordered, Time::MIDNIGHT, Time::from_hms_micro(23, 59, 59, 999_999).expect("a date or time");

    #[updatable(uuid = "binary")]
    uuid_binary: "{uuid binary}", Uuid, ordered, Uuid::from_u128(1), Uuid::from_u128(u128::MAX);
    #[updatable(uuid = "text")]
    uuid_text: "{uuid text}", Uuid => TextUuid, ordered, Uuid::from_u128(0xa1), Uuid::from_u128(u128::MAX);
    text_uuid: "{uuid text}", TextUuid, ordered, Uuid::from_u128(1).into(), Uuid::from_u128(u128::MAX).into();

    json: "{json}", Json<Vec<i64>>, stored, Json(vec![]), Json(vec![1, 2]);
    json_value: "{json}", JsonValue, stored, JsonValue::Null, JsonValue::from(vec!["a\"b", "\\"]);

    enum_of_text: "{text}", Size => String, ordered, Size::Large, Size::Small;
    enum_of_numbers: "{i32}", Grade, ordered, Grade::Good, Grade::Bad;
    newtype_of_text: "{text}", Title, ordered, Title("a".to_owned()), Title("b".to_owned());
    newtype_of_a_number: "{i64}", Points, ordered, Points(-1), Points(i64::MAX);
    newtype_of_a_point_in_time: "{timestamptz}", Birthday, ordered, Birthday(utc(2000, 0)), Birthday(utc(2077, 5));
}

/// In a column of text. From there, sqlx does not read it on MySQL.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
enum Size {
    Large,
    Small,
}

impl From<Size> for String {
    fn from(size: Size) -> Self {
        match size {
            Size::Large => "large".to_owned(),
            Size::Small => "small".to_owned(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[repr(i32)]
enum Grade {
    Good = 1,
    Bad = 5,
}

#[derive(Debug, Clone, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Title(String);

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Points(i64);

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Birthday(DateTime<Utc>);

fn utc(year: i32, micros: u32) -> DateTime<Utc> {
    let date = NaiveDate::from_ymd_opt(year, 7, 20).expect("a date or time");
    Utc.from_utc_datetime(
        &date
            .and_hms_micro_opt(20, 17, 40, micros)
            .expect("a date or time"),
    )
}

fn primitive(year: i32, micros: u32) -> PrimitiveDateTime {
    let date = Date::from_ordinal_date(year, 201).expect("a date or time");
    PrimitiveDateTime::new(
        date,
        Time::from_hms_micro(20, 17, 40, micros).expect("a date or time"),
    )
}

fn offset(year: i32, micros: u32) -> OffsetDateTime {
    primitive(year, micros).assume_utc()
}

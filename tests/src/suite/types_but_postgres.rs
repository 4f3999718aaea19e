//! Types that PostgreSQL does not have: unsigned integers.

use crate::suite::each_type::each_type;

each_type! {
    u8: "{u8}", u8, ordered, 0, u8::MAX;
    u16: "{u16}", u16, ordered, 0, u16::MAX;
    u32: "{u32}", u32, ordered, 0, u32::MAX;
}

//! Bytes of a length that depends on a type parameter, as an array's cannot.

/// The first `$length` of the bytes that `Self::$bytes::<N>()` gives, `N` being the smallest of these sizes that holds
/// them.
macro_rules! sized {
    ($length:expr, $bytes:ident) => {{
        let length = $length;
        let bytes: &'static [u8] = match length {
            0..=96 => Self::$bytes::<96>(),
            97..=128 => Self::$bytes::<128>(),
            129..=192 => Self::$bytes::<192>(),
            193..=256 => Self::$bytes::<256>(),
            257..=384 => Self::$bytes::<384>(),
            385..=512 => Self::$bytes::<512>(),
            513..=1024 => Self::$bytes::<1024>(),
            1025..=2048 => Self::$bytes::<2048>(),
            2049..=4096 => Self::$bytes::<4096>(),
            4097..=8192 => Self::$bytes::<8192>(),
            8193..=16384 => Self::$bytes::<16384>(),
            16385..=65536 => Self::$bytes::<65536>(),
            _ => panic!("an update of more than 64 KiB"),
        };
        bytes.split_at(length).0
    }};
}

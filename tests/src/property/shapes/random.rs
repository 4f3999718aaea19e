//! Shapes that `build.rs` has drawn.

use super::{Shape, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    include!(concat!(env!("OUT_DIR"), "/random_shapes.rs"))
}

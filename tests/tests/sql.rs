//! The text of a few updates on the three databases.

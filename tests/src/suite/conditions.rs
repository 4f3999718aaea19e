//! Which rows a filter matches.

//! Whole walks, line by line.

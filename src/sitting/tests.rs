//! Tests of a whole sitting.

//! Tests: the disk fails while a page is written outside the notebook. It is whole there or not there at all.

use std::fs;

use super::{at_each, files, journal};
use crate::vault::outside::write_on;
use crate::vault::testing::{page, places, temps_below};

#[test]
fn a_page_is_whole_or_absent_whatever_fails_and_the_notebook_untouched() {
    at_each("a page written outside", |disk| {
        let (_home, places) = places();
        journal(&places).keep(&page('a', "words")).unwrap();
        let before = files(&places);
        let out = tempfile::TempDir::new().unwrap();
        let path = out.path().join("notes.md");
        disk.ail();
        let done = write_on(disk.as_ref(), &path, b"the whole page");
        match fs::read(&path) {
            Ok(bytes) => assert_eq!(bytes, b"the whole page", "{disk:?}"),
            Err(_) => assert!(done.is_err(), "{disk:?}"),
        }
        if !disk.cannot_tidy() {
            assert_eq!(temps_below(out.path()), 0, "{disk:?}");
        }
        assert_eq!(files(&places), before, "{disk:?}");
        disk.heal();
        if !path.exists() {
            assert!(write_on(&crate::vault::disk::Real, &path, b"the whole page").unwrap(), "{disk:?}");
        }
        assert!(
            !write_on(&crate::vault::disk::Real, &path, b"another").unwrap(),
            "never over another: {disk:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"the whole page");
    });
}

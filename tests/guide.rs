//! The content of the guide.

use mend::guide::{Path, Support, Words, sources};

#[test]
fn every_file_is_what_it_must_be() {
    for (id, source) in sources() {
        let path = Path::parse(source).unwrap_or_else(|fault| panic!("{id}: {fault}"));
        assert_eq!(path.id, *id);
    }
    Words::builtin_checked().unwrap();
    Support::parse(include_str!("../assets/support/lines.toml")).unwrap();
}

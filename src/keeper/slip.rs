//! A mistake made on purpose, so that tests see what one leaves behind: the terminal, the words, what is told.
//!
//! A release build has none of this. It knows no screen and no draft: it cuts whatever words it is handed.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The one place that slips: `screen` while a picture is drawn, `keeper` while a draft is saved.
static WANTED: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("MEND_TEST_SLIP").ok());
/// A mistake is made once: what saves after it must not trip over it too.
static MADE: AtomicBool = AtomicBool::new(false);

/// Cuts the words inside their first `ö`, as careless code would. The panic's own message then holds them all.
#[expect(clippy::string_slice, reason = "the very mistake that it is there for")]
pub(crate) fn slip(place: &str, words: &str) {
    let wanted = WANTED.as_deref() == Some(place);
    if let Some(at) = words.find('ö').filter(|_| wanted && !MADE.swap(true, Ordering::SeqCst)) {
        let _ = words[..=at].len();
    }
}

//! What one character folds to. It looks at no neighbour.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// Gives the letters that a character beyond plain English folds to: none for an accent, two for a ligature.
pub(super) fn of(one: char, mut give: impl FnMut(char)) {
    decompose_compatible(one, |part| {
        for small in part.to_lowercase() {
            // A letter can come apart only once it is small.
            decompose_compatible(small, |letter| {
                if !is_silent(letter) {
                    of_plain(letter, &mut give);
                }
            });
        }
    });
}

/// The last step: letters that Unicode takes for others, and readers for the same.
fn of_plain(letter: char, give: &mut impl FnMut(char)) {
    match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        '\u{2018}'..='\u{201b}' | '\u{2bc}' | '\u{2b9}' | '\u{2032}' | '‹' | '›' => "'",
        '\u{201c}'..='\u{201f}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        other => {
            give(if is_space(other) { ' ' } else { other });
            return;
        }
    }
    .chars()
    .for_each(give);
}

fn is_space(one: char) -> bool {
    one.is_whitespace()
}

/// Accents, and what has no shape of its own. The marks that make another letter in the scripts of India and Japan are
/// none: their classes lie between.
fn is_silent(one: char) -> bool {
    let accent = match canonical_combining_class(one) {
        0 => false,
        class => !(6..=9).contains(&class),
    };
    accent
        || matches!(
            one,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        )
}

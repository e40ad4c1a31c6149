//! Changing one setting in the text of a settings file, so that the person's comments and order stay.
//!
//! Pure: the new text is handed back. A file with a fault is never rewritten.

use toml_edit::{DocumentMut, Item, Value};

use super::{DEFAULT_FILE, Fault, Faults, Settings};

/// What a change gives: the whole new text.
type Changed = Result<String, Faults>;

/// The text with this country.
///
/// # Errors
/// When the text has faults, or this is not two letters.
pub fn with_country(text: &str, country: &str) -> Changed {
    set(text, "country", country)
}

/// Puts one value in its place. An empty file becomes the documented one first.
fn set(text: &str, key: &str, value: impl Into<Value>) -> Changed {
    let text = if text.trim().is_empty() { DEFAULT_FILE } else { text };
    let usable = Settings::parse(text)?;
    let Ok(mut file) = text.parse::<DocumentMut>() else {
        let fault = Fault { line: 1, what: "This file cannot be changed from here.".to_owned() };
        return Err(Faults { found: vec![fault], usable });
    };
    let mut value: Value = value.into();
    match file.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            // The comment behind a value belongs to the value.
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            file.insert(key, Item::Value(value));
        }
    }
    let changed = file.to_string();
    Settings::parse(&changed)?;
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;

    #[test]
    fn comments_order_and_unknown_settings_stay() {
        let text = "# mine\ncountry = \"IE\" # home\nlater = 1\n\n[more]\nx = 1\n";
        let changed = with_country(text, "NZ").unwrap();
        assert_eq!(changed, "# mine\ncountry = \"NZ\" # home\nlater = 1\n\n[more]\nx = 1\n");
        let more = set(&changed, "mouse", true).unwrap();
        assert!(Settings::parse(&more).unwrap().mouse, "{more}");
        assert!(more.starts_with("# mine\ncountry"), "{more}");
    }

    #[test]
    fn the_first_change_brings_the_documented_file() {
        let changed = set("", "idle_minutes", "off").unwrap();
        assert!(changed.starts_with("# Settings of mend."));
        assert_eq!(Settings::parse(&changed).unwrap().idle_minutes, None);
        let light = set(&changed, "theme", "light").unwrap();
        let still = set(&light, "reduced_motion", true).unwrap();
        let settings = Settings::parse(&still).unwrap();
        assert_eq!((settings.theme, settings.reduced_motion), (Some(Theme::Light), true));
    }

    #[test]
    fn a_file_with_a_fault_is_not_rewritten_and_no_fault_is_written() {
        assert!(set("theme = \"pink\"", "mouse", true).is_err());
        assert!(with_country("", "Ireland").is_err());
        assert!(set("", "idle_minutes", 99).is_err());
    }
}

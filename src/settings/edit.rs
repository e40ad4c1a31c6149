//! Changing one setting in the text of a settings file, so that the person's comments and order stay.
//!
//! Pure: the new text is handed back. A file with a fault is never rewritten.

use toml_edit::{DocumentMut, Item, Value};

use super::{DEFAULT_FILE, Fault, Faults, Settings, Theme};

/// What a change gives: the whole new text.
type Changed = Result<String, Faults>;

/// The text with this country.
///
/// # Errors
/// When the text has faults, or this is not two letters.
pub fn with_country(text: &str, country: &str) -> Changed {
    set(text, "country", country)
}

/// The text with this theme; none lets the program choose.
///
/// # Errors
/// When the text has faults.
pub fn with_theme(text: &str, theme: Option<Theme>) -> Changed {
    set(text, "theme", theme.map_or("auto", Theme::name))
}

/// The text with or without movement.
///
/// # Errors
/// When the text has faults.
pub fn with_reduced_motion(text: &str, on: bool) -> Changed {
    set(text, "reduced_motion", on)
}

/// The text with this many minutes until the page locks; none is never.
///
/// # Errors
/// When the text has faults, or the minutes are not 1 to 15.
pub fn with_idle_minutes(text: &str, minutes: Option<u8>) -> Changed {
    let value = minutes.map_or_else(|| Value::from("off"), |minutes| Value::from(i64::from(minutes)));
    set(text, "idle_minutes", value)
}

/// The text with or without the mouse.
///
/// # Errors
/// When the text has faults.
pub fn with_mouse(text: &str, on: bool) -> Changed {
    set(text, "mouse", on)
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
    use super::*;

    #[test]
    fn comments_order_and_unknown_settings_stay() {
        let text = "# mine\ncountry = \"IE\" # home\nlater = 1\n\n[more]\nx = 1\n";
        let changed = with_country(text, "NZ").unwrap();
        assert_eq!(changed, "# mine\ncountry = \"NZ\" # home\nlater = 1\n\n[more]\nx = 1\n");
        let more = with_mouse(&changed, true).unwrap();
        assert!(Settings::parse(&more).unwrap().mouse, "{more}");
        assert!(more.starts_with("# mine\ncountry"), "{more}");
    }

    #[test]
    fn the_first_change_brings_the_documented_file() {
        let changed = with_idle_minutes("", None).unwrap();
        assert!(changed.starts_with("# Settings of mend."));
        assert_eq!(Settings::parse(&changed).unwrap().idle_minutes, None);
        let light = with_theme(&changed, Some(Theme::Light)).unwrap();
        let still = with_reduced_motion(&light, true).unwrap();
        let settings = Settings::parse(&still).unwrap();
        assert_eq!((settings.theme, settings.reduced_motion), (Some(Theme::Light), true));
    }

    #[test]
    fn a_file_with_a_fault_is_not_rewritten_and_no_fault_is_written() {
        assert!(with_mouse("theme = \"pink\"", true).is_err());
        assert!(with_country("", "Ireland").is_err());
        assert!(with_idle_minutes("", Some(99)).is_err());
    }
}

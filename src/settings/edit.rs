//! Changing settings in the text of their file, so that the person's comments, order and unknown settings stay.
//!
//! Pure: the new text is handed back. A file with a fault is never rewritten.

use toml_edit::{DocumentMut, Item, Key, Value};

use super::{DEFAULT_FILE, Fault, Faults, Settings, Theme};

/// What was changed of the settings, as they were and as they are now: what is the same in both was left alone, and is
/// put over nothing that others wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// As they were.
    pub from: Settings,
    /// As they are now.
    pub to: Settings,
}

impl Changes {
    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.changed().is_empty()
    }

    /// This and the next ones as one.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        Self { from: self.from, to: next.to }
    }

    /// The text of a file with these changes in it. An empty file becomes the documented one first.
    ///
    /// # Errors
    /// When the text has faults, or what is to go into it is no setting: then nothing may be written.
    pub fn onto(&self, text: &str) -> Result<String, Faults> {
        let text = if text.trim().is_empty() { DEFAULT_FILE } else { text };
        let usable = Settings::parse(text)?;
        let (Ok(mut file), Ok(documented)) = (text.parse(), DEFAULT_FILE.parse()) else {
            let fault = Fault { line: 1, what: "This file cannot be changed from here.".to_owned() };
            return Err(Faults { found: vec![fault], usable });
        };
        for (key, value) in self.changed() {
            put(&mut file, key, value, &documented);
        }
        let changed = file.to_string();
        Settings::parse(&changed)?;
        Ok(changed)
    }

    /// The settings that are not as they were, as the file says them.
    fn changed(&self) -> Vec<(&'static str, Value)> {
        let (was, is) = (values(&self.from), values(&self.to));
        let changed = was.into_iter().zip(is).filter(|((_, was), (_, is))| was.to_string() != is.to_string());
        changed.map(|(_, is)| is).collect()
    }
}

/// Every setting as its file says it.
fn values(settings: &Settings) -> [(&'static str, Value); 5] {
    let idle = settings.idle_minutes.map_or_else(|| "off".into(), |minutes| i64::from(minutes).into());
    [
        ("theme", settings.theme.map_or("auto", Theme::name).into()),
        ("reduced_motion", settings.reduced_motion.into()),
        ("idle_minutes", idle),
        ("mouse", settings.mouse.into()),
        ("country", settings.country.as_deref().unwrap_or_default().into()),
    ]
}

/// Puts one value in its place; where the file leaves it out, at the end, with the comment of the documented file.
fn put(file: &mut DocumentMut, key: &str, mut value: Value, documented: &DocumentMut) {
    if let Some(old) = file.get_mut(key).and_then(Item::as_value_mut) {
        // The comment behind a value belongs to the value.
        *value.decor_mut() = old.decor().clone();
        *old = value;
        return;
    }
    let key = documented.key(key).cloned().unwrap_or_else(|| Key::new(key));
    file.insert_formatted(&key, Item::Value(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(text: &str, change: impl FnOnce(&mut Settings)) -> Result<String, Faults> {
        let from = Settings::parse(text).unwrap_or_default();
        let mut to = from.clone();
        change(&mut to);
        Changes { from, to }.onto(text)
    }

    fn country(code: &str) -> impl FnOnce(&mut Settings) {
        let code = code.to_owned();
        move |settings| settings.country = Some(code)
    }

    #[test]
    fn comments_order_and_unknown_settings_stay() {
        let text = "# mine\ncountry = \"IE\" # home\nlater = 1\n\n[more]\nx = 1\n";
        let changed = change(text, country("NZ")).unwrap();
        assert_eq!(changed, "# mine\ncountry = \"NZ\" # home\nlater = 1\n\n[more]\nx = 1\n");
        let more = change(&changed, |settings| settings.mouse = true).unwrap();
        assert!(Settings::parse(&more).unwrap().mouse, "{more}");
        assert!(more.starts_with("# mine\ncountry") && more.ends_with("\n[more]\nx = 1\n"), "{more}");
    }

    #[test]
    fn a_setting_that_the_file_leaves_out_comes_with_its_comment() {
        let changed = change("country = \"IE\"", |settings| settings.reduced_motion = true).unwrap();
        let wanted = "country = \"IE\"\n\n# true: nothing moves. The breathing line counts instead.\nreduced_motion = true\n";
        assert_eq!(changed, wanted);
    }

    #[test]
    fn the_first_change_brings_the_documented_file() {
        let changed = change("", |settings| settings.idle_minutes = None).unwrap();
        assert_eq!(changed, DEFAULT_FILE.replace("idle_minutes = 3", "idle_minutes = \"off\""));
        let light = change(&changed, |settings| settings.theme = Some(Theme::Light)).unwrap();
        let still = change(&light, |settings| settings.reduced_motion = true).unwrap();
        let settings = Settings::parse(&still).unwrap();
        assert_eq!((settings.theme, settings.reduced_motion), (Some(Theme::Light), true));
        assert_eq!(settings.idle_minutes, None);
    }

    #[test]
    fn every_setting_that_can_be_changed_is_read_back_as_it_was_set() {
        let all = Settings {
            theme: Some(Theme::HighContrast),
            reduced_motion: true,
            idle_minutes: Some(11),
            mouse: true,
            country: Some("NZ".to_owned()),
            unknown: Vec::new(),
        };
        for (from, to) in [(Settings::default(), all.clone()), (all, Settings::default())] {
            let text = Changes { from: Settings::default(), to: from.clone() }.onto("").unwrap();
            let back = Changes { from, to: to.clone() }.onto(&text).unwrap();
            assert_eq!(Settings::parse(&back).unwrap(), to);
        }
    }

    #[test]
    fn what_was_not_changed_here_is_put_over_nothing_that_others_wrote() {
        let mine = Changes {
            from: Settings::default(),
            to: Settings { mouse: true, idle_minutes: None, ..Settings::default() },
        };
        let theirs = "theme = \"light\"\nidle_minutes = 5\ncountry = \"IE\"\n";
        let both = Settings::parse(&mine.onto(theirs).unwrap()).unwrap();
        let wanted = Settings {
            theme: Some(Theme::Light),
            idle_minutes: None,
            mouse: true,
            country: Some("IE".to_owned()),
            ..Settings::default()
        };
        assert_eq!(both, wanted);
        assert!(Changes::default().is_empty() && !mine.is_empty());
        assert_eq!(Changes::default().onto(theirs).unwrap(), theirs);
    }

    #[test]
    fn changes_that_wait_are_one_with_the_next() {
        let still = Settings { reduced_motion: true, ..Settings::default() };
        let and_mouse = Settings { mouse: true, ..still.clone() };
        let first = Changes { from: Settings::default(), to: still.clone() };
        let both = first.then(Changes { from: still, to: and_mouse.clone() });
        assert_eq!(Settings::parse(&both.onto("").unwrap()).unwrap(), and_mouse);
    }

    #[test]
    fn a_file_with_a_fault_is_not_rewritten_and_no_fault_is_written() {
        assert!(change("theme = \"pink\"", |settings| settings.mouse = true).is_err());
        assert!(change("", country("Ireland")).is_err());
        assert!(change("", |settings| settings.idle_minutes = Some(99)).is_err());
    }
}

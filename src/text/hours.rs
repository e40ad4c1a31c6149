//! Hours of the day as a person types them: `22:00 to 5`, `9.30-17.15`, `10pm to 5am`.

/// From and to, as `22:00`; none where the words name no two times.
pub fn hours(typed: &str) -> Option<(String, String)> {
    let typed = typed.to_lowercase().replace(" to ", "-").replace(['–', '—'], "-");
    let (from, to) = match typed.split_once('-') {
        Some(both) => both,
        None => typed.trim().split_once(' ')?,
    };
    Some((time(from)?, time(to)?))
}

/// One time as `05:00`.
fn time(typed: &str) -> Option<String> {
    let typed: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
    let half = ["am", "pm"].into_iter().find(|half| typed.ends_with(half));
    let digits = half.map_or(typed.as_str(), |half| typed.trim_end_matches(half));
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute),
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, ""),
    };
    let hour = on_the_dial(number(hour)?, half)?;
    let minute = if minute.is_empty() { 0 } else { number(minute).filter(|_| minute.len() == 2)? };
    (minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// The hour of the day.
fn on_the_dial(hour: u8, half: Option<&str>) -> Option<u8> {
    match half {
        None => (hour < 24).then_some(hour).or_else(|| (hour == 24).then_some(0)),
        Some(half) => (1..=12).contains(&hour).then(|| hour % 12 + if half == "pm" { 12 } else { 0 }),
    }
}

fn number(digits: &str) -> Option<u8> {
    let is_plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_times_are_read_as_people_write_them() {
        for (typed, from, to) in [
            ("22:00 to 05:00", "22:00", "05:00"),
            ("22 to 5", "22:00", "05:00"),
            (" 21:30–6 ", "21:30", "06:00"),
            ("9.30-17.15", "09:30", "17:15"),
            ("2230 to 0515", "22:30", "05:15"),
            ("22:00 05:00", "22:00", "05:00"),
            ("10pm to 5am", "22:00", "05:00"),
            ("12 AM to 12 PM", "00:00", "12:00"),
            ("22h30 to 24", "22:30", "00:00"),
        ] {
            assert_eq!(hours(typed), Some((from.to_owned(), to.to_owned())), "{typed}");
        }
    }

    #[test]
    fn what_names_no_two_times_names_no_hours() {
        for typed in [
            "",
            "22",
            "22:00 to",
            "to 5",
            "25 to 5",
            "22:60 to 5",
            "22:5 to 6",
            "late",
            "13pm to 5",
            "-1 to 3",
            "22 to 5 to 6",
        ] {
            assert_eq!(hours(typed), None, "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_at_all_makes_it_panic(typed in ".{0,30}") {
            drop(hours(&typed));
        }
    }
}

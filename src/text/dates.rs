//! Days and times in words, as they stand on screens and in lists.
//!
//! Pure: what time it is now is an argument. A moment keeps the local day and hour at which it was written, so
//! words about an entry never change because somebody travelled.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike, Weekday};

/// A moment with its offset from UTC.
type Moment = DateTime<FixedOffset>;

/// "Sunday 22 November"; with the year where it is not this one.
pub fn day(date: NaiveDate, today: NaiveDate) -> String {
    let words = format!("{} {} {}", weekday(date.weekday()), date.day(), month_name(date.month()));
    if date.year() == today.year() { words } else { format!("{words} {}", date.year()) }
}

/// "Sunday 22 November 2026".
pub fn full_day(date: NaiveDate) -> String {
    format!("{} {} {} {}", weekday(date.weekday()), date.day(), month_name(date.month()), date.year())
}

/// When a day was or will be, to stand in a sentence: "today", "yesterday", "on Thursday", "on 3 November".
pub fn on_day(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        -6..=6 => format!("on {}", weekday(date.weekday())),
        _ if date.year() == today.year() => format!("on {} {}", date.day(), month_name(date.month())),
        _ => format!("on {} {} {}", date.day(), month_name(date.month()), date.year()),
    }
}

/// When a day in the past was. One that is ahead of today's date is today's: the person flew over the date line, or the
/// clock was set back, and nothing was written tomorrow.
pub fn past_day(date: NaiveDate, today: NaiveDate) -> String {
    on_day(date.min(today), today)
}

/// How long ago something was: "just now", "2 minutes ago", "an hour ago"; then the day.
pub fn ago(then: Moment, now: Moment) -> String {
    let today = now.date_naive();
    match (now - then).num_minutes() {
        // Also when the clock was set back: nobody is told that something was kept in the future.
        ..1 => "just now".to_owned(),
        1 => "a minute ago".to_owned(),
        minutes @ 2..60 => format!("{minutes} minutes ago"),
        60..120 => "an hour ago".to_owned(),
        minutes @ 120..720 => format!("{} hours ago", minutes / 60),
        _ => format!("{} at {}", past_day(then.date_naive(), today), time(then)),
    }
}

/// What stands under a text: "kept just now", "kept 2 minutes ago".
pub fn kept(then: Moment, now: Moment) -> String {
    format!("kept {}", ago(then, now))
}

/// A heading over the entries of a month: "November 2026".
pub fn month(year: i32, month: u32) -> String {
    format!("{} {year}", month_name(month))
}

/// The time of an entry in a list: "22 Nov, evening 21:14".
pub fn row(moment: Moment) -> String {
    let short = short_month(moment.date_naive());
    format!("{} {short}, {} {}", moment.day(), part_of_day(moment.hour()), time(moment))
}

/// "22 Nov"; with the year where it is not this one.
pub fn short_day(date: NaiveDate, today: NaiveDate) -> String {
    let words = format!("{} {}", date.day(), short_month(date));
    if date.year() == today.year() { words } else { format!("{words} {}", date.year()) }
}

/// "22 Nov 2026".
pub fn short_full(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), short_month(date), date.year())
}

/// "Nov".
pub fn short_month(date: NaiveDate) -> String {
    month_name(date.month()).chars().take(3).collect()
}

/// "21:14".
pub fn time(moment: Moment) -> String {
    format!("{:02}:{:02}", moment.hour(), moment.minute())
}

/// An appointment as one would say it: "Today at 4", "Thursday at 4:30", "Thursday 3 December at 4".
pub fn appointment(at: Moment, now: Moment) -> String {
    let (date, today) = (at.date_naive(), now.date_naive());
    let on = match (date - today).num_days() {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        2..=6 => weekday(date.weekday()).to_owned(),
        _ => day(date, today),
    };
    format!("{on} at {}", spoken(at.time()))
}

/// A time as one would say it: "4", "4:30".
pub fn spoken(time: NaiveTime) -> String {
    let (_, hour) = time.hour12();
    if time.minute() == 0 { hour.to_string() } else { format!("{hour}:{:02}", time.minute()) }
}

/// "morning", "afternoon", "evening" or "night", by the hour.
pub fn part_of_day(hour: u32) -> &'static str {
    match hour {
        5..12 => "morning",
        12..17 => "afternoon",
        17..22 => "evening",
        _ => "night",
    }
}

/// What home says first, by the hour. In the small hours no time of day is good.
pub fn greeting(hour: u32) -> &'static str {
    match hour {
        5..12 => "Good morning.",
        12..17 => "Good afternoon.",
        17..24 => "Good evening.",
        _ => "Hello.",
    }
}

/// "Sunday".
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "November"; empty for a number that is no month.
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    place.and_then(|place| NAMES.get(place)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_said_with_its_year_only_when_that_is_another() {
        let today = date("2026-11-22");
        assert_eq!(day(today, today), "Sunday 22 November");
        assert_eq!(day(date("2025-11-22"), today), "Saturday 22 November 2025");
        assert_eq!(full_day(today), "Sunday 22 November 2026");
    }

    #[test]
    fn a_day_nearby_is_named_as_people_name_it() {
        let today = date("2026-11-22");
        let said = [
            ("2026-11-22", "today"),
            ("2026-11-21", "yesterday"),
            ("2026-11-23", "tomorrow"),
            ("2026-11-19", "on Thursday"),
            ("2026-11-26", "on Thursday"),
            ("2026-11-15", "on 15 November"),
            ("2025-11-15", "on 15 November 2025"),
        ];
        for (day, words) in said {
            assert_eq!(on_day(date(day), today), words, "{day}");
        }
    }

    #[test]
    fn how_long_ago_it_was_kept_gets_coarser() {
        let now = moment("2026-11-22T21:14:05+01:00");
        let said = [
            ("2026-11-22T21:14:05+01:00", "kept just now"),
            ("2026-11-22T21:13:06+01:00", "kept just now"),
            ("2026-11-22T21:13:05+01:00", "kept a minute ago"),
            ("2026-11-22T21:12:05+01:00", "kept 2 minutes ago"),
            ("2026-11-22T20:14:05+01:00", "kept an hour ago"),
            ("2026-11-22T18:00:00+01:00", "kept 3 hours ago"),
            ("2026-11-21T21:00:00+01:00", "kept yesterday at 21:00"),
            ("2026-11-19T21:00:00+01:00", "kept on Thursday at 21:00"),
            ("2026-11-22T23:00:00+01:00", "kept just now"),
        ];
        for (then, words) in said {
            assert_eq!(kept(moment(then), now), words, "{then}");
        }
    }

    #[test]
    fn lists_name_the_local_day_and_time_of_writing() {
        assert_eq!(row(moment("2026-11-22T21:14:05+01:00")), "22 Nov, evening 21:14");
        assert_eq!(row(moment("2026-05-02T03:04:05-08:00")), "2 May, night 03:04");
        assert_eq!(month(2026, 11), "November 2026");
        assert_eq!(short_day(date("2026-11-22"), date("2026-11-26")), "22 Nov");
        assert_eq!(short_day(date("2025-05-02"), date("2026-11-26")), "2 May 2025");
        assert_eq!(month_name(0), "");
        assert_eq!(month_name(13), "");
    }

    #[test]
    fn nothing_was_written_tomorrow_whoever_flew_and_however_the_clock_was_set() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        let (auckland, honolulu) = (at("2026-11-23T08:00:00+13:00"), at("2026-11-22T21:30:00-10:00"));
        assert_eq!(ago(auckland, honolulu), "today at 08:00");
        assert_eq!(past_day(auckland.date_naive(), honolulu.date_naive()), "today");
        assert_eq!(past_day(date("2026-11-21"), date("2026-11-22")), "yesterday");
        assert_eq!(ago(at("2027-01-01T10:00:00+01:00"), at("2026-11-22T10:00:00+01:00")), "just now");
    }

    #[test]
    fn an_appointment_is_said_as_people_say_it() {
        let now = moment("2026-11-22T21:14:05+01:00");
        assert_eq!(appointment(moment("2026-11-22T22:00:00+01:00"), now), "Today at 10");
        assert_eq!(appointment(moment("2026-11-26T16:00:00+01:00"), now), "Thursday at 4");
        assert_eq!(appointment(moment("2026-12-03T16:30:00+01:00"), now), "Thursday 3 December at 4:30");
    }

    #[test]
    fn every_hour_has_a_greeting_and_a_part_of_the_day() {
        assert_eq!(greeting(21), "Good evening.");
        assert_eq!(greeting(3), "Hello.");
        for hour in 0..24 {
            assert!(!greeting(hour).is_empty() && !part_of_day(hour).is_empty());
        }
    }
}

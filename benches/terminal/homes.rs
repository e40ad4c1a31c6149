//! Home folders with made-up journals, and the program that is run in them. Nothing of the person's own is touched.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::UNIX_EPOCH;

use crate::{MEND, Outcome};

/// Words of a usual page: about 2 KB.
pub(crate) const PAGE: usize = 340;
/// The last word of the long page, on no other screen.
pub(crate) const LAST_WORD: &str = "lighthouse";

/// A program with all that it is started with.
#[derive(Clone)]
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    pub(crate) arguments: Vec<String>,
    pub(crate) folder: PathBuf,
    pub(crate) variables: Vec<(&'static str, String)>,
}

impl Program {
    pub(crate) fn new(path: impl Into<PathBuf>, folder: &Path, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|one| (*one).to_owned()).collect();
        Self { path: path.into(), arguments, folder: folder.to_owned(), variables: surroundings(folder) }
    }

    /// The same where every fsync takes half a second.
    pub(crate) fn on_a_slow_disk(mut self, library: &Path) -> Self {
        self.variables.push(("LD_PRELOAD", library.display().to_string()));
        self.variables.push(("MEND_PRELOAD_SLOW", "500".to_owned()));
        self
    }

    /// Without a terminal, its words thrown away.
    pub(crate) fn quiet(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.env_clear().envs(self.variables.iter().cloned()).args(&self.arguments);
        command.current_dir(&self.folder);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Runs it to its end with these words on its standard input.
    pub(crate) fn give(&self, words: &str) -> Outcome<()> {
        let mut child = self.quiet().stdin(Stdio::piped()).spawn()?;
        child.stdin.take().ok_or("no standard input")?.write_all(words.as_bytes())?;
        let status = child.wait()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{} ended with {status}", self.path.display()).into())
        }
    }
}

/// The variables a program sees. It is always noon, so that the hour changes nothing.
fn surroundings(home: &Path) -> Vec<(&'static str, String)> {
    let path = |name: &str| home.join(name).display().to_string();
    let hour = UNIX_EPOCH.elapsed().map_or(12, |past| past.as_secs() / 3600 % 24);
    let zone = if hour < 12 { format!("NOON-{}", 12 - hour) } else { format!("NOON{}", hour - 12) };
    vec![
        ("HOME", path("")),
        ("XDG_DATA_HOME", path("data")),
        ("XDG_CONFIG_HOME", path("config")),
        ("XDG_STATE_HOME", path("state")),
        ("XDG_CACHE_HOME", path("cache")),
        ("PATH", "/usr/bin:/bin".to_owned()),
        ("LANG", "C.UTF-8".to_owned()),
        ("TERM", "xterm-256color".to_owned()),
        ("COLORTERM", "truecolor".to_owned()),
        ("TZ", zone),
    ]
}

/// A folder that is removed at the end.
pub(crate) struct Home {
    pub(crate) folder: PathBuf,
}

impl Home {
    pub(crate) fn new(name: &str) -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("mend-bench-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// With a journal of so many pages, every second one free, the others guided. The program begins it; the other
    /// pages are written beside its first as files of schema 1.
    pub(crate) fn with_pages(pages: usize) -> Outcome<Self> {
        let home = Self::new(&pages.to_string())?;
        if pages > 0 {
            home.keep(&prose(PAGE, 0))?;
        }
        for number in 1..pages {
            let name = format!("entries/{}-{}.json", day(number), id(number));
            create(&home.data().join(name), &page(number))?;
        }
        Ok(home)
    }

    /// The program in this home.
    pub(crate) fn mend(&self, arguments: &[&str]) -> Program {
        Program::new(MEND, &self.folder, arguments)
    }

    /// Keeps a page as a shell would.
    pub(crate) fn keep(&self, text: &str) -> Outcome<()> {
        self.mend(&["write", "-", "--keep-unlocked"]).give(text)
    }

    /// A page of 10,000 words that was left unfinished, with the cursor at its end; no other draft.
    pub(crate) fn only_a_long_draft(&self) -> Outcome<()> {
        let drafts = self.data().join("drafts");
        for draft in fs::read_dir(&drafts)? {
            fs::remove_file(draft?.path())?;
        }
        let text = ten_thousand_words();
        let cursor = text.len();
        let text = text.replace('\n', "\\n");
        let json = format!(
            r#"{{"schema":1,"entry":{{"schema":1,"id":"draftdraft22","revision":1,"kind":"free","created":"2026-11-20T20:14:05+01:00","answers":[{{"step":"page","kind":"text","text":"{text}"}}]}},"at":{{"step":"page","field":0,"cursor":{cursor},"top":0}}}}"#
        );
        create(&drafts.join("draftdraft22.json"), &json)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data/mend")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Writes a file anew, and the folders above it.
pub(crate) fn create(path: &Path, text: &str) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(File::create(path)?.write_all(text.as_bytes())?)
}

/// What a page says of itself, up to its answers.
fn start(number: usize, kind: &str) -> String {
    let (id, day) = (id(number), day(number));
    format!(
        r#"{{"schema":1,"id":"{id}","revision":1,"kind":"{kind}","created":"{day}T20:14:05+01:00","finished":"{day}T20:31:40+01:00","seat":"hurt""#
    )
}

/// A free page of about 2 KB.
fn free(number: usize) -> String {
    let text = prose(PAGE, number);
    format!(r#"{},"answers":[{{"step":"page","kind":"text","text":"{text}"}}]}}"#, start(number, "free"))
}

/// A guided page of about 2 KB: seven answers of seven kinds, with their questions.
fn guided(number: usize) -> String {
    let words = |count: usize, answer: usize| prose(count, number * 10 + answer);
    let answers = [
        format!(r#"{{"step":"set-off","kind":"text","prompt":"What set it off? Only what you saw or heard.","text":"{}"}}"#, words(90, 1)),
        format!(
            r#"{{"step":"sorted","kind":"sort","prompt":"Sort it. What do you know, what do you guess, what do you fear?","parts":[{{"label":"I know","items":["{}","{}"]}},{{"label":"I'm guessing","items":["{}"]}},{{"label":"I'm afraid of","items":["{}"]}}]}}"#,
            words(9, 2),
            words(8, 3),
            words(9, 4),
            words(12, 5)
        ),
        format!(
            r#"{{"step":"here","kind":"feelings","prompt":"Which of these is here now?","chosen":[{{"word":"{}","family":"hurt","strength":2}},{{"word":"{}","family":"fear"}}]}}"#,
            feeling(number),
            feeling(number / 7 + 1)
        ),
        r#"{"step":"wants","kind":"pick","prompt":"What does it want you to do?","chosen":[{"id":"check","label":"check"}]}"#.to_owned(),
        r#"{"step":"loud","kind":"rate","prompt":"How loud is it?","value":4}"#.to_owned(),
        format!(
            r#"{{"step":"lean","kind":"commit","prompt":"What can you lean on today?","text":"{}","by":"2026-11-26","seen_as":"{}"}}"#,
            words(14, 6),
            words(8, 7)
        ),
        r#"{"step":"breathe","kind":"breathe","skipped":true}"#.to_owned(),
    ];
    format!(
        r#"{},"path":{{"id":"doubt","version":1,"title":"When I doubt everything","section":"feels","points":["B2","B0"]}},"before":{{"distress":{},"body":"tight"}},"answers":[{}],"after":{{"distress":{},"next":"step outside"}},"marks":{{"sealed":false,"bring":[]}}}}"#,
        start(number, "guided"),
        3 + number % 7,
        answers.join(","),
        2 + number % 5
    )
}

/// A feeling; over many pages each comes, and each beside each.
fn feeling(number: usize) -> &'static str {
    const FEELINGS: [&str; 12] = [
        "stung",
        "furious",
        "scared",
        "sick",
        "ashamed",
        "numb",
        "lost",
        "replaced",
        "foolish",
        "lonely",
        "still love them",
        "can't tell",
    ];
    FEELINGS[number % FEELINGS.len()]
}

/// A page as the program reads it, in memory.
pub(crate) fn page(number: usize) -> String {
    if number.is_multiple_of(2) { free(number) } else { guided(number) }
}

/// So many made-up words; the same for the same number.
pub(crate) fn prose(words: usize, seed: usize) -> String {
    const WORDS: [&str; 24] = [
        "the", "morning", "again", "told", "me", "that", "was", "late", "and", "kept", "asking", "why",
        "house", "quiet", "phone", "walked", "home", "then", "slept", "little", "message", "said", "nothing",
        "rain",
    ];
    let mut text = String::new();
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12345);
    for _ in 1..words {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(WORDS[(state >> 33) % WORDS.len()]);
        text.push(' ');
    }
    text.push_str("end.");
    text
}

/// Ninety-one paragraphs of 110 words, and one word more.
pub(crate) fn ten_thousand_words() -> String {
    let mut text = String::new();
    for paragraph in 0..91 {
        text.push_str(&prose(110, paragraph));
        text.push_str("\n\n");
    }
    text.push_str(LAST_WORD);
    text.push(' ');
    text
}

/// A made-up id: twelve characters of the alphabet of ids.
fn id(number: usize) -> String {
    const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut rest = number;
    let mut letters = String::new();
    for _ in 0..12 {
        letters.push(char::from(ALPHABET[rest % ALPHABET.len()]));
        rest /= ALPHABET.len();
    }
    letters
}

/// A day within the twelve years before this program.
pub(crate) fn day(number: usize) -> String {
    format!("{}-{:02}-{:02}", 2014 + number % 12, 1 + number / 12 % 12, 1 + number / 144 % 28)
}

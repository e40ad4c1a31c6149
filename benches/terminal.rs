//! How long a person waits: the release binary in a pty, with small and large journals. It prints and never judges.
//!
//! `cargo bench --bench terminal`; what may follow `--` and what the rows mean stands in `benches/README.md`.

use std::error::Error;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, UNIX_EPOCH};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const MEND: &str = env!("CARGO_BIN_EXE_mend");
/// How long anything may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(30);
/// A word of the first screen and of home that can be acted on.
const FIRST_WORD: &str = "hit";
/// The last word of the long draft, on no other screen.
const LAST_WORD: &str = "lighthouse";
/// Words of a usual page: about 2 KB.
const PAGE: usize = 340;
/// Letters that are typed: none of them is drawn anywhere else while typing goes on.
const LETTERS: &[u8] = b"XZJVWBYU";
/// Between two keys, so that saves happen while keys are measured.
const GAP: Duration = Duration::from_millis(8);

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What was asked for on the command line.
struct Wanted {
    large: bool,
    starts: usize,
    keys: usize,
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: usize| {
        let after = arguments.iter().position(|one| one == name).and_then(|at| arguments.get(at + 1));
        after.and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let wanted = Wanted {
        large: arguments.iter().any(|one| one == "--large"),
        starts: number("--starts", 40),
        keys: number("--keys", 400),
    };
    let mut table = Table::new()?;
    table.machine()?;
    let size = fs::metadata(MEND)?.len();
    table.say(&format!("binary: {}.{:02} MB", size / 1_000_000, size / 10_000 % 100))?;
    table
        .row("--version", &run_often(wanted.starts, || Ok(quiet_command(Path::new("/"), &["--version"])))?)?;
    let counts: &[usize] = if wanted.large { &[0, 10_000, 100_000] } else { &[0, 10_000] };
    for entries in counts {
        table.say("")?;
        measure(&mut table, *entries, &wanted)?;
    }
    table.say("")?;
    table.machine()
}

/// Every row that depends on the journal. Without one there is the very first screen, and after it one of one page.
fn measure(table: &mut Table, entries: usize, wanted: &Wanted) -> Outcome<()> {
    let home = Home::new(entries)?;
    let name = |what: &str| if entries == 0 { what.to_owned() } else { format!("{what}, {entries} pages") };
    let mut starts = Vec::new();
    for _ in 0..wanted.starts {
        let began = Instant::now();
        let mut window = Window::open(&home, &[])?;
        let came = window.wait_for(FIRST_WORD)?;
        starts.push(came - began);
        window.leave()?;
    }
    table.row(&name("start to first frame"), &starts)?;
    if entries > 0 {
        let list = || Ok(quiet_command(&home.folder, &["list"]));
        table.row(&name("everything loaded and listed"), &run_often(wanted.starts, list)?)?;
    }
    home.keep(&prose(PAGE, 0))?;

    let mut window = Window::open(&home, &["write"])?;
    window.pass_check_in()?;
    table.row(&name("key to screen, empty page"), &window.type_letters(wanted.keys)?)?;
    table.memory(&name("peak memory, empty page"), &window)?;
    window.leave()?;

    home.only_a_long_draft()?;
    let mut window = Window::open(&home, &[])?;
    window.go_on()?;
    table.row(&name("key to screen, 10,000 words"), &window.type_letters(wanted.keys)?)?;
    table.memory(&name("peak memory, 10,000 words"), &window)?;
    window.leave()?;
    table.row(&name("a durable save (write -)"), &saves(&home, wanted.starts)?)
}

/// A command's time from its start to its end, many times.
fn run_often(times: usize, make: impl Fn() -> Outcome<Command>) -> Outcome<Vec<Duration>> {
    let mut took = Vec::new();
    for _ in 0..times {
        let mut command = make()?;
        let began = Instant::now();
        let status = command.status()?;
        took.push(began.elapsed());
        if !status.success() {
            return Err(format!("{command:?} ended with {status}").into());
        }
    }
    Ok(took)
}

fn saves(home: &Home, times: usize) -> Outcome<Vec<Duration>> {
    let text = prose(PAGE, 7);
    let mut took = Vec::new();
    for _ in 0..times {
        let began = Instant::now();
        home.keep(&text)?;
        took.push(began.elapsed());
    }
    Ok(took)
}

/// The program without a terminal, in a home, its words thrown away.
fn quiet_command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(MEND);
    command.env_clear().envs(surroundings(home)).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// The variables the program sees. It is always noon, so that the hour changes nothing.
fn surroundings(home: &Path) -> Vec<(&'static str, String)> {
    let path = |name: &str| home.join(name).display().to_string();
    let hour = UNIX_EPOCH.elapsed().map_or(12, |past| past.as_secs() / 3600 % 24);
    let zone = if hour < 12 { format!("NOON-{}", 12 - hour) } else { format!("NOON{}", hour - 12) };
    vec![
        ("HOME", path("")),
        ("XDG_DATA_HOME", path("data")),
        ("XDG_CONFIG_HOME", path("config")),
        ("XDG_STATE_HOME", path("state")),
        ("PATH", "/usr/bin:/bin".to_owned()),
        ("LANG", "C.UTF-8".to_owned()),
        ("TERM", "xterm-256color".to_owned()),
        ("COLORTERM", "truecolor".to_owned()),
        ("TZ", zone),
    ]
}

/// A home folder with a journal of so many entries; it is removed at the end.
struct Home {
    folder: PathBuf,
}

impl Home {
    /// The journal is begun by the program; the other entries are written beside its first as files of schema 1.
    fn new(entries: usize) -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("mend-bench-{}-{entries}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let home = Self { folder };
        if entries > 0 {
            home.keep(&prose(PAGE, 0))?;
        }
        for number in 1..entries {
            let (id, day) = (id(number), day(number));
            let text = prose(PAGE, number);
            let json = format!(
                r#"{{"schema":1,"id":"{id}","revision":1,"kind":"free","created":"{day}T20:14:05+01:00","finished":"{day}T20:31:40+01:00","seat":"hurt","answers":[{{"step":"page","kind":"text","text":"{text}"}}]}}"#
            );
            create(&home.data().join(format!("entries/{day}-{id}.json")), &json)?;
        }
        Ok(home)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data/mend")
    }

    /// Keeps a page as a shell would.
    fn keep(&self, text: &str) -> Outcome<()> {
        let mut command = quiet_command(&self.folder, &["write", "-", "--keep-unlocked"]);
        let mut child = command.stdin(Stdio::piped()).spawn()?;
        child.stdin.take().ok_or("no standard input")?.write_all(text.as_bytes())?;
        if !child.wait()?.success() {
            return Err("a page could not be kept".into());
        }
        Ok(())
    }

    /// A page of 10,000 words that was left unfinished, with the cursor at its end; no other draft.
    fn only_a_long_draft(&self) -> Outcome<()> {
        let drafts = self.data().join("drafts");
        for draft in fs::read_dir(&drafts)? {
            fs::remove_file(draft?.path())?;
        }
        let mut text = String::new();
        for paragraph in 0..91 {
            text.push_str(&prose(110, paragraph));
            text.push_str("\\n\\n");
        }
        text.push_str(LAST_WORD);
        text.push(' ');
        let cursor = text.replace("\\n", "\n").len();
        let json = format!(
            r#"{{"schema":1,"entry":{{"schema":1,"id":"draftdraft22","revision":1,"kind":"free","created":"2026-11-20T20:14:05+01:00","answers":[{{"step":"page","kind":"text","text":"{text}"}}]}},"at":{{"step":"page","field":0,"cursor":{cursor},"top":0}}}}"#
        );
        create(&drafts.join("draftdraft22.json"), &json)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn create(path: &Path, text: &str) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(File::create(path)?.write_all(text.as_bytes())?)
}

/// So many made-up words; the same for the same number.
fn prose(words: usize, seed: usize) -> String {
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
fn day(number: usize) -> String {
    format!("{}-{:02}-{:02}", 2014 + number % 12, 1 + number / 12 % 12, 1 + number / 144 % 28)
}

/// The program in a pty.
struct Window {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    /// What came and was not yet looked at.
    rest: Vec<u8>,
}

impl Window {
    fn open(home: &Home, arguments: &[&str]) -> Outcome<Self> {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(MEND);
        command.env_clear();
        command.args(arguments);
        command.cwd(&home.folder);
        for (name, value) in surroundings(&home.folder) {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader()?;
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..length].to_vec())).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer()?;
        let child = pair.slave.spawn_command(command)?;
        Ok(Self { child, master: pair.master, keys, output, rest: Vec::new() })
    }

    fn send(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.keys.write_all(bytes)?;
        Ok(self.keys.flush()?)
    }

    /// When this word was drawn. A word, not a sentence: blank cells are not drawn anew.
    fn wait_for(&mut self, word: &str) -> Outcome<Instant> {
        loop {
            let (at, bytes) = self.output.recv_timeout(PATIENCE).map_err(|error| match error {
                RecvTimeoutError::Timeout => format!("{word:?} never came: {}", readable(&self.rest)),
                RecvTimeoutError::Disconnected => {
                    format!("ended before {word:?} came: {}", readable(&self.rest))
                }
            })?;
            self.rest.extend(bytes);
            if readable(&self.rest).contains(word) {
                self.rest.clear();
                return Ok(at);
            }
        }
    }

    /// Takes what still comes, until nothing has come for a while.
    fn settle(&mut self) {
        while self.output.recv_timeout(Duration::from_millis(60)).is_ok() {}
        self.rest.clear();
    }

    /// From `mend write` to the empty page: past the number and the word that it asks for first.
    fn pass_check_in(&mut self) -> Outcome<()> {
        self.wait_for("heavy")?;
        self.settle();
        self.send(b"\t")?;
        self.settle();
        self.send(b"\t")?;
        self.wait_for("comes.")?;
        self.settle();
        Ok(())
    }

    /// From home into the long draft.
    fn go_on(&mut self) -> Outcome<()> {
        // A row that was empty until everything had loaded; changed rows are drawn in pieces.
        self.wait_for("Look")?;
        self.settle();
        self.send(b"\x1b[H\r")?;
        self.wait_for(LAST_WORD)?;
        self.settle();
        Ok(())
    }

    /// Types letter by letter and measures each until it is drawn.
    fn type_letters(&mut self, keys: usize) -> Outcome<Vec<Duration>> {
        let mut took = Vec::new();
        for number in 0..keys {
            let letter = LETTERS[number % LETTERS.len()];
            let began = Instant::now();
            self.send(&[letter])?;
            took.push(self.wait_for(&char::from(letter).to_string())? - began);
            if number % 6 == 5 {
                self.send(b" ")?;
            }
            std::thread::sleep(GAP);
            while self.output.try_recv().is_ok() {}
        }
        Ok(took)
    }

    /// Ctrl-Q, and waits for the end.
    fn leave(mut self) -> Outcome<()> {
        self.send(b"\x11")?;
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        let status = self.child.wait()?;
        drop(self.master);
        if status.success() { Ok(()) } else { Err(format!("left with {status:?}").into()) }
    }
}

/// What can be read of terminal output, without its control sequences.
fn readable(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte == 0x1b && bytes.next_if_eq(&b'[').is_some() {
            while bytes.next_if(|one| (0x20..0x40).contains(one)).is_some() {}
            bytes.next();
        } else if byte != 0x1b {
            text.push(byte);
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Where figures go.
struct Table {
    out: std::io::Stdout,
}

impl Table {
    fn new() -> Outcome<Self> {
        let mut table = Self { out: std::io::stdout() };
        table.say(&format!("{:<48}{:>9}{:>9}{:>9}{:>7}", "milliseconds", "min", "median", "p99", "n"))?;
        Ok(table)
    }

    fn say(&mut self, line: &str) -> Outcome<()> {
        writeln!(self.out, "{line}")?;
        Ok(self.out.flush()?)
    }

    fn row(&mut self, name: &str, took: &[Duration]) -> Outcome<()> {
        let mut sorted = took.to_vec();
        sorted.sort_unstable();
        let at =
            |hundredth: usize| sorted.get((sorted.len() - 1) * hundredth / 100).copied().unwrap_or_default();
        let shown = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1000.0);
        let line =
            format!("{name:<48}{:>9}{:>9}{:>9}{:>7}", shown(at(0)), shown(at(50)), shown(at(99)), took.len());
        self.say(&line)
    }

    /// The most memory a window ever held.
    fn memory(&mut self, name: &str, window: &Window) -> Outcome<()> {
        let id = window.child.process_id().ok_or("no process")?;
        let status = fs::read_to_string(format!("/proc/{id}/status"))?;
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap_or("unknown")
            .trim()
            .to_owned();
        self.say(&format!("{name:<48}{peak:>18}"))
    }

    /// How busy the machine is, since that is in every figure.
    fn machine(&mut self) -> Outcome<()> {
        let load = fs::read_to_string("/proc/loadavg")?;
        let load: Vec<&str> = load.split_whitespace().take(3).collect();
        let cores = std::thread::available_parallelism()?;
        self.say(&format!("machine: {cores} cores, load {}", load.join(" ")))
    }
}

//! What the shell is told when the person leaves: the real program in a terminal of its own.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// The program in a window, and everything it wrote there.
struct Window {
    child: Box<dyn Child + Send + Sync>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

impl Window {
    fn open(home: &Path, arguments: &[&str]) -> Self {
        let (rows, cols) = (NonZero::new(24).unwrap(), NonZero::new(80).unwrap());
        let size = PtySize { rows: rows.get(), cols: cols.get(), ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mend"));
        command.env_clear();
        command.env("HOME", home);
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        Self { child, reader, writer, screen: vt100::Parser::new(rows, cols, 0), _master: pair.master }
    }

    /// Reads on; whether there was anything.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 4096];
        let read = self.reader.read(&mut bytes).unwrap_or(0);
        self.screen.process(bytes.get(..read).unwrap_or_default());
        read > 0
    }

    fn flat(&self) -> String {
        self.screen.screen().contents().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn wait_for(&mut self, words: &str) -> &mut Self {
        while !self.flat().contains(words) {
            assert!(self.read(), "it ended before {words:?}:\n{}", self.flat());
        }
        self
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// What stands on the shell's own screen in the end, and the code.
    fn end(mut self) -> (String, u32) {
        while self.read() {}
        (self.flat(), self.child.wait().unwrap().exit_code())
    }
}

/// A home with a notebook in the folder that the program would choose itself.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let mut window = Window::open(home.path(), &["write"]);
    window.wait_for("Whatever is here").keys("first\x13").wait_for("Keep this?").keys("\r").wait_for("kept");
    window.keys("\x11");
    assert_eq!(window.end(), (String::new(), 0));
    home
}

#[test]
fn who_leaves_before_the_last_words_could_be_kept_is_told_so() {
    let home = home();
    let data = home.path().join(".local/share/mend");
    let mut window = Window::open(home.path(), &["write"]);
    window.wait_for("How heavy").keys("\t\t").wait_for("Whatever is here");
    fs::rename(&data, home.path().join("away")).unwrap();
    window.keys("last words").wait_for("Your words are on screen only.").keys("\x11");
    let (said, code) = window.end();
    assert_eq!(code, 1);
    assert!(said.starts_with("What was kept before is fine. The last of it could not be kept"), "{said}");
}

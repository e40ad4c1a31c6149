//! The program where something is missing: no room on the disk, no leave to write there, no network at all.
//!
//! These need a namespace of their own (`unshare`). Where the system gives none to this account, these say so and
//! check nothing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::home::Home;
use crate::terminal::{Closing, MEND, Terminal, USUAL};
use crate::walk::{KEPT, ON_THE_PAGE, RIGHT_NOW, pass_check_in};

/// A full disk is told within this.
const TOLD: Duration = Duration::from_secs(4);

/// Whether this account may have namespaces of its own.
pub(crate) fn allowed(kind: &str) -> bool {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", kind, "true"]).stderr(Stdio::null());
    let allowed = command.status().is_ok_and(|status| status.success());
    if !allowed {
        println!("not checked: no {kind} namespace for this account");
    }
    allowed
}

fn inside(home: &Home, kind: &str, script: &str) -> Terminal {
    let arguments = ["--user", "--map-root-user", kind, "/bin/sh", "-c", script];
    Terminal::start(home, Path::new("unshare"), &arguments, USUAL, Closing::Signals)
}

#[test]
fn it_starts_and_keeps_where_there_is_no_network_at_all() {
    if !allowed("--net") {
        return;
    }
    let home = Home::keeping(&["older"]);
    let mut window = inside(&home, "--net", &format!("exec {MEND}"));
    window.wait_for(RIGHT_NOW);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
}

/// What the script waits for before it sets the disk right.
pub(crate) fn let_it_end(home: &Home) {
    let mut free = std::fs::OpenOptions::new().write(true).open(home.path().join("free")).unwrap();
    std::io::Write::write_all(&mut free, b"now\n").unwrap();
}

/// A page on a disk with so many bytes left; afterwards the disk's files lie in `copy`.
#[track_caller]
fn write_on_a_full_disk(left: u32) {
    let home = Home::new();
    let script = format!(
        "mkdir data && mount -t tmpfs -o size=512k none data && echo an older page | {MEND} write - --keep-unlocked >&2 &&
         cp -r data/mend/entries before; dd if=/dev/zero of=data/filler bs=4k 2>/dev/null;
         truncate -s -{left} data/filler; mkfifo free; (read line < free; rm data/filler) &
         {MEND} write; code=$?; rm -f data/filler; cp -r data/mend copy; exit $code"
    );
    let mut window = inside(&home, "--mount", &script);
    pass_check_in(&window);
    window.wait_for(ON_THE_PAGE);
    let long: String = "words on a full disk ".repeat(700);
    let typed = Instant::now();
    window.paste(&long);
    window.wait_for("disk is full");
    assert!(typed.elapsed() < TOLD, "told after {:?}", typed.elapsed());
    window.write("theverylast");
    let_it_end(&home);
    window.wait_gone("disk is full");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let copy = |name: &str| crate::home::folder_text(&home.path().join("copy").join(name));
    assert_eq!(
        copy("entries"),
        crate::home::folder_text(&home.path().join("before")),
        "an older page was touched"
    );
    let draft = copy("drafts");
    assert!(draft.contains(&long) && draft.contains("theverylast"), "not all of it is there");
}

#[test]
fn a_full_disk_is_told_and_every_word_is_kept_once_there_is_room() {
    if allowed("--mount") {
        for left in [0, 4096, 8192] {
            write_on_a_full_disk(left);
        }
    }
}

#[test]
fn a_folder_that_takes_nothing_is_told_and_every_word_is_kept_once_it_does() {
    if !allowed("--mount") {
        return;
    }
    let home = Home::new();
    let script = format!(
        "mkdir data && mount -t tmpfs none data && echo an older page | {MEND} write - --keep-unlocked >&2 &&
         cp -r data/mend/entries before; mkfifo free; mount -o remount,ro data || exit 9;
         (read line < free; mount -o remount,rw data) & {MEND} write; code=$?; cp -r data/mend copy; exit $code"
    );
    let mut window = inside(&home, "--mount", &script);
    pass_check_in(&window);
    window.wait_for(ON_THE_PAGE);
    window.paste("words that nothing takes ");
    window.wait_for("takes no new words");
    window.write("andmore");
    let_it_end(&home);
    window.wait_gone("takes no new words");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let copy = |name: &str| crate::home::folder_text(&home.path().join("copy").join(name));
    let before = crate::home::folder_text(&home.path().join("before"));
    assert_eq!(copy("entries"), before, "an older page was touched");
    assert!(copy("drafts").contains("words that nothing takes andmore"), "not all of it is there");
}

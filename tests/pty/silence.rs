//! What others could see of a running program: its arguments, its variables, its sockets, its core, its files.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::home::Home;
use crate::terminal::Terminal;
use crate::walk::{KEPT, kept_page};

const SECRET: &str = "the-grey-envelope";

fn of_process(window: &Terminal, name: &str) -> Vec<u8> {
    fs::read(format!("/proc/{}/{name}", window.id())).unwrap_or_default()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn nothing_typed_stands_in_arguments_variables_or_the_process_name() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.write(SECRET);
    window.wait_for(KEPT);
    for name in ["cmdline", "environ", "comm", "task/self/comm"] {
        assert!(!holds(&of_process(&window, name), SECRET), "{name}");
    }
}

/// Signals are told from thread to thread by a pair of nameless local sockets (`signal-hook`). No other
/// socket may be open.
#[test]
fn no_socket_is_open_that_could_reach_anything() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.write(SECRET);
    window.wait_for(KEPT);
    let folder = format!("/proc/{}/fd", window.id());
    // A process that lets nobody look into it hides this folder from its own account; the rest is checked in any case.
    let Ok(files) = fs::read_dir(&folder) else { return };
    let table = fs::read_to_string("/proc/net/unix").unwrap();
    let nameless = |inode: &str| {
        let fields = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        fields.into_iter().any(|fields| fields.len() == 7 && fields[6] == inode)
    };
    for file in files {
        let to = fs::read_link(file.unwrap().path()).unwrap_or_default().display().to_string();
        if let Some(inode) = to.strip_prefix("socket:[").and_then(|rest| rest.strip_suffix(']')) {
            assert!(nameless(inode), "{to} could reach something");
        }
    }
}

#[test]
fn no_core_is_written_and_memory_is_closed_to_others() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    let limits = String::from_utf8(of_process(&window, "limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    window.kill(rustix::process::Signal::ABORT);
    window.wait_exit();
    let left = home.everything();
    assert!(!left.iter().any(|path| path.contains("core")), "{left:?}");
}

#[test]
fn only_the_person_may_open_what_is_kept_whatever_the_umask() {
    let home = Home::new();
    let script = format!("umask 000; exec {} write - --keep-unlocked", crate::terminal::MEND);
    let mut command = std::process::Command::new("/bin/sh");
    home.dress(&mut command);
    let mut child = command
        .args(["-c", &script])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), SECRET.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let mend = home.everything().into_iter().filter(|path| path.contains("mend"));
    let mut looked_at = 0;
    for path in mend {
        let mode = fs::metadata(home.path().join(&path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{path} may be opened by others: {mode:o}");
        looked_at += 1;
    }
    assert!(looked_at > 3, "{:?}", home.everything());
}

#[test]
fn an_idle_window_uses_next_to_no_processor() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.write(SECRET);
    window.wait_for(KEPT);
    let ticks = || {
        let stat = String::from_utf8(of_process(&window, "stat")).unwrap();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        // User and system time: the fourteenth and fifteenth field, in hundredths of a second.
        after_name.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum::<u64>()
    };
    let before = ticks();
    // The one pause that is a measure: what is used in a second.
    std::thread::sleep(std::time::Duration::from_secs(1));
    let used = ticks() - before;
    assert!(used <= 5, "{used} hundredths of a second in one second of nothing");
}

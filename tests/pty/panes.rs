//! Inside `tmux`: what stays in a pane, in its history and in its title after mend is gone. Where there is no `tmux`,
//! these say so and check nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rustix::process::{Pid, kill_process};

use crate::ends::{End, SECRET};
use crate::home::Home;
use crate::terminal::{Closing, MEND, Terminal, USUAL, pid};
use crate::trace::Trace;
use crate::walk::{ON_THE_PAGE, pass_check_in};

/// Asks the server of this home something.
fn ask(home: &Home, arguments: &[&str]) -> Output {
    let mut command = Command::new("tmux");
    home.dress(&mut command);
    command.args(["-S", "socket"]).args(arguments).output().unwrap()
}

/// What the server of this home answers.
#[track_caller]
fn tmux(home: &Home, arguments: &[&str]) -> String {
    let output = ask(home, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Lets a server end with its pane.
struct Server<'a>(&'a Home);

impl Drop for Server<'_> {
    fn drop(&mut self) {
        drop(ask(self.0, &["kill-server"]));
    }
}

#[test]
fn every_end_in_tmux_leaves_no_word_in_the_pane_its_history_or_its_title() {
    if Command::new("tmux").arg("-V").output().is_err() {
        println!("not checked: there is no tmux");
        return;
    }
    for end in End::all() {
        let home = end.home();
        fs::create_dir(home.path().join("tmp")).unwrap();
        let script = format!("echo begin; read line; {MEND} write; echo ended with $?; exec sleep 60");
        let arguments = ["-S", "socket", "-f", "/dev/null", "new-session", &script];
        let window = Terminal::start(&home, Path::new("tmux"), &arguments, USUAL, Closing::Signals);
        let server = Server(&home);
        window.wait_for("begin");
        // Its socket may be there before it listens.
        window.wait_until("an answer of tmux", |_| ask(&home, &["has-session"]).status.success());
        // Every byte that the program writes to its pane.
        tmux(&home, &["pipe-pane", "-O", "exec cat > written"]);
        window.text("\n");
        pass_check_in(&window);
        window.wait_for(ON_THE_PAGE);
        window.write(SECRET);
        let title = tmux(&home, &["display-message", "-p", "#{pane_title}"]);
        end.come(&window, |signal| kill_process(program(&home), signal).unwrap());
        window.wait_for(&format!("ended with {}", end.code()));
        let pane = tmux(&home, &["capture-pane", "-p", "-J", "-S", "-"]);
        assert!(!pane.contains(ON_THE_PAGE), "{end:?}: {pane}");
        let between = pane.split_once("begin").and_then(|(_, rest)| rest.split("ended with").next());
        end.assert_says_no_more_than_it_may(between.unwrap());
        assert_eq!(tmux(&home, &["display-message", "-p", "#{pane_title}"]), title, "{end:?}");
        assert_eq!(tmux(&home, &["list-buffers"]), "", "{end:?}: something was copied");
        drop(server);
        assert_wrote_nothing_wrong(&window, &home, end);
    }
}

/// The program in the pane: the only child of its shell.
#[track_caller]
fn program(home: &Home) -> Pid {
    let shell = tmux(home, &["display-message", "-p", "#{pane_pid}"]).trim().to_owned();
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    pid(children.trim().parse().unwrap())
}

/// The program's own bytes, which `tmux` would not all pass on: the same judgement as of a plain terminal.
#[track_caller]
fn assert_wrote_nothing_wrong(window: &Terminal, home: &Home, end: End) {
    let written = || fs::read(home.path().join("written")).unwrap_or_default();
    window.wait_until("everything that was written", |_| {
        String::from_utf8_lossy(&written()).contains("ended with")
    });
    let mut trace = Trace::new(USUAL);
    trace.take(&written());
    let outside = trace.outside();
    let faults = trace.faults(&outside);
    assert!(faults.is_empty() && !outside.contains(SECRET), "{end:?}: {faults:?}");
}

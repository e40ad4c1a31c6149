//! Inside `tmux`: what stays in a pane, in its history and in its title after mend is gone. Where there is no `tmux`,
//! these say so and check nothing.

use std::fs;
use std::path::Path;
use std::process::Command;

use rustix::process::{Signal, kill_process};

use crate::home::Home;
use crate::terminal::{Closing, MEND, Terminal, USUAL, pid};
use crate::walk::{ON_THE_PAGE, pass_check_in};

const SECRET: &str = "the-grey-envelope";

/// Asks the server of this home something.
#[track_caller]
fn tmux(home: &Home, arguments: &[&str]) -> String {
    let mut command = Command::new("tmux");
    home.dress(&mut command);
    let output = command.args(["-S", "socket"]).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Lets a server end with its pane.
struct Server<'a>(&'a Home);

impl Drop for Server<'_> {
    fn drop(&mut self) {
        let mut command = Command::new("tmux");
        self.0.dress(&mut command);
        drop(command.args(["-S", "socket", "kill-server"]).output());
    }
}

#[test]
fn in_tmux_no_word_stays_in_the_pane_its_history_or_its_title() {
    if Command::new("tmux").arg("-V").output().is_err() {
        println!("not checked: there is no tmux");
        return;
    }
    for end in ["quit", "TERM", "HUP", "INT"] {
        let home = Home::keeping(&["older"]);
        fs::create_dir(home.path().join("tmp")).unwrap();
        let script = format!("{MEND} write; echo and after it; exec sleep 60");
        let arguments = ["-S", "socket", "-f", "/dev/null", "new-session", &script];
        let window = Terminal::start(&home, Path::new("tmux"), &arguments, USUAL, Closing::Signals);
        let server = Server(&home);
        pass_check_in(&window);
        window.wait_for(ON_THE_PAGE);
        window.write(SECRET);
        let shell = tmux(&home, &["display-message", "-p", "#{pane_pid}"]).trim().to_owned();
        let title = tmux(&home, &["display-message", "-p", "#{pane_title}"]);
        if end == "quit" {
            window.key("C-q");
        } else {
            let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
            let signal = match end {
                "TERM" => Signal::TERM,
                "HUP" => Signal::HUP,
                _ => Signal::INT,
            };
            kill_process(pid(children.trim().parse().unwrap()), signal).unwrap();
        }
        window.wait_for("and after it");
        let pane = tmux(&home, &["capture-pane", "-p", "-S", "-"]);
        assert!(!pane.contains(SECRET) && !pane.contains(ON_THE_PAGE), "{end}: {pane}");
        assert_eq!(tmux(&home, &["display-message", "-p", "#{pane_title}"]), title, "{end}");
        assert_eq!(tmux(&home, &["list-buffers"]), "", "{end}: something was copied");
        drop(server);
    }
}

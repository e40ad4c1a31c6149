//! What mend ends with (`reliability.md`, section 3): each code that there is, brought about.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};

use crate::home::{Home, err, out};

#[test]
fn what_is_done_ends_with_0() {
    let home = Home::with_notebook();
    for arguments in
        [&["list"][..], &["show", "--all"], &["search", "nothing-like-it"], &["where"], &["--help"]]
    {
        assert_eq!(home.run(arguments).status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn what_could_not_be_done_ends_with_1_and_says_why() {
    let home = Home::with_notebook();
    let output = home.run(&["show", "zzzz"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!err(&output).is_empty() && out(&output).is_empty());
}

#[test]
fn wrong_use_ends_with_2() {
    assert_eq!(Home::new().run(&["show", "--all", "--nothing-like-it"]).status.code(), Some(2));
}

#[test]
fn without_a_notebook_reading_ends_with_10_and_so_does_writing() {
    let home = Home::new();
    assert_eq!(home.run(&["list"]).status.code(), Some(10));
    assert_eq!(home.give(&["write", "-"], "words").status.code(), Some(10));
}

#[test]
fn a_notebook_that_another_window_is_just_starting_ends_with_11() {
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    let lock = File::create(home.data().join("lock")).unwrap();
    lock.try_lock().unwrap();
    let output = home.give(&["write", "--keep-unlocked", "-"], "words");
    assert_eq!(output.status.code(), Some(11), "{}", err(&output));
    assert!(err(&output).contains("these words were not kept"), "{}", err(&output));
    drop(lock);
    assert_eq!(home.give(&["write", "--keep-unlocked", "-"], "words").status.code(), Some(0));
}

#[test]
fn a_signal_ends_it_as_the_shell_expects() {
    let home = Home::with_notebook();
    let mut command = home.mend(&["show", "--all"]);
    home.give(&["write", "-"], "a line of a long page\n".repeat(100_000));
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut some = [0; 16];
    child.stdout.as_mut().unwrap().read_exact(&mut some).unwrap();
    // The pipe is full, so it waits here.
    kill_process(Pid::from_raw(child.id().try_into().unwrap()).unwrap(), Signal::TERM).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(Signal::TERM.as_raw()));
}

#[test]
fn help_and_the_manual_name_every_one_of_them() {
    let home = Home::new();
    let help = out(&home.run(&["--help"]));
    let told = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Ends with: 0 done, 1 could not, 2 wrong use, 10 no notebook,"), "{told}");
    assert!(
        told.contains("11 open in another window, 12 wrong passphrase, 128+n ended by signal n."),
        "{told}"
    );
    assert!(out(&home.run(&["man"])).contains(".SH EXIT STATUS"));
}

//! What is made for shells and packagers: completions and manual pages.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

use crate::home::{Home, assert_tame, err, out};

/// Whether a program is there to try a script with.
fn has(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

#[test]
fn each_shell_gets_its_script_and_nothing_of_the_notebook() {
    let home = Home::with_notebook();
    let id = home.pages()[0]["id"].as_str().unwrap().to_owned();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = home.run(&["completions", shell]);
        assert!(output.status.success(), "{shell}: {}", err(&output));
        assert!(out(&output).contains("completions") && !out(&output).contains(&id));
        assert_tame(&output);
    }
    let unknown = home.run(&["completions", "word"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(out(&unknown).is_empty());
}

#[test]
fn bash_completes_commands_options_and_pages() {
    if !has("bash") {
        return;
    }
    let home = Home::new();
    let file = home.folder.path().join("mend.bash");
    fs::File::create(&file).unwrap();
    std::io::Write::write_all(
        &mut fs::OpenOptions::new().write(true).open(&file).unwrap(),
        &home.run(&["completions", "bash"]).stdout,
    )
    .unwrap();
    let completed = |words: &[&str]| {
        let line = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let script = format!(
            "source {}; COMP_WORDS=({line}); COMP_CWORD={}; _mend mend '{}' '{}'; echo \"${{COMPREPLY[@]}}\"",
            file.display(),
            words.len() - 1,
            words[words.len() - 1],
            words[words.len() - 2],
        );
        let output = Command::new("bash").args(["--norc", "-c", &script]).output().unwrap();
        out(&output).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(completed(&["mend", "sea"]), ["search"]);
    assert_eq!(completed(&["mend", "list", "--ma"]), ["--marked"]);
    assert_eq!(completed(&["mend", "begin", "dou"]), ["doubt"]);
    assert_eq!(completed(&["mend", "write", ""]).iter().filter(|word| !word.starts_with('-')).count(), 0);
}

#[test]
fn the_manual_is_printed_whole_and_can_be_read() {
    let home = Home::new();
    let page = out(&home.run(&["man"]));
    for heading in
        [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH EXAMPLES", ".SH COMMANDS", ".SH EXIT STATUS"]
    {
        assert!(page.contains(heading), "{heading} in\n{page}");
    }
    assert!(!page.contains(home.folder.path().to_str().unwrap()), "it names this machine's folders");
    assert!(home.snapshot().is_empty(), "something was made");
    let again = home.mend(&["man"]).env("MEND_DATA_DIR", "/some/where").output().unwrap();
    assert_eq!(out(&again), page, "the environment stands in it");
}

#[test]
fn packagers_get_a_page_for_each_command_and_no_other_file_is_written_over() {
    let home = Home::new();
    let folder = home.folder.path().join("man1");
    let to = folder.to_str().unwrap();
    let output = home.run(&["man", "--to", to]);
    assert!(output.status.success(), "{}", err(&output));
    let written = home.snapshot();
    assert_eq!(out(&output).lines().count() + 1, written.len());
    assert!(folder.join("mend.1").exists() && folder.join("mend-show.1").exists());
    assert!(home.run(&["man", "--to", to]).status.success(), "its own pages may be written anew");
    assert_eq!(home.snapshot(), written);

    let other = folder.join("mend-show.1");
    fs::remove_file(&other).unwrap();
    fs::remove_file(folder.join("mend.1")).unwrap();
    for stand in ["file", "link", "folder"] {
        match stand {
            "file" => drop(fs::File::create_new(&other).unwrap()),
            "link" => symlink(folder.join("mend-list.1"), &other).unwrap(),
            _ => fs::create_dir(&other).unwrap(),
        }
        let before = home.snapshot();
        let output = home.run(&["man", "--to", to]);
        assert_eq!(output.status.code(), Some(1), "{stand}");
        assert!(err(&output).starts_with("Nothing was written."), "{}", err(&output));
        assert!(err(&output).contains("mend-show.1") && out(&output).is_empty());
        assert_eq!(home.snapshot(), before, "{stand}");
        if stand == "folder" { fs::remove_dir(&other).unwrap() } else { fs::remove_file(&other).unwrap() }
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let home = Home::new();
    let output = home.run(&["man", "--to", "/dev/null/man1"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("/dev/null/man1"), "{}", err(&output));
}

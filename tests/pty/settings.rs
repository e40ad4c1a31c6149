//! Settings in the real program: what is changed is on disk, beside what others wrote; a file with a fault stays.

use std::fs;

use crate::home::Home;
use crate::terminal::{Terminal, USUAL};
use crate::walk::{RIGHT_NOW, choose, mark};

fn settings(home: &Home) -> String {
    fs::read_to_string(home.path().join("config/mend/settings.toml")).unwrap_or_default()
}

fn opened(home: &Home) -> Terminal {
    let window = Terminal::sized(home, &[], USUAL);
    window.wait_for(RIGHT_NOW);
    choose(&window, "Settings");
    window.wait_for("About you, kept with your pages");
    window
}

#[test]
fn a_change_is_kept_with_every_comment_and_what_was_written_meanwhile() {
    let home = Home::keeping(&["older"]);
    home.settings("# mine\nlater = 1\nreduced_motion = true # calm\n");
    let mut window = opened(&home);
    home.settings("# mine, too\nlater = 2\nreduced_motion = true # calm\ntheme = \"light\"\n");
    mark(&window, "Movement");
    window.key("Enter");
    window.wait_for("the breathing line moves");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let wanted = "# mine, too\nlater = 2\nreduced_motion = false # calm\ntheme = \"light\"\n";
    assert_eq!(settings(&home), wanted);
}

#[test]
fn the_word_for_the_other_is_on_disk_however_soon_one_leaves() {
    let home = Home::keeping(&["older"]);
    let mut window = opened(&home);
    mark(&window, "The other person");
    window.key("Enter");
    window.wait_for("Initials are safer.");
    window.write("R.");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let mut window = opened(&home);
    assert!(window.screen().contains("R."), "{}", window.screen());
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert_eq!(settings(&home), "", "what is private stands in no settings");
}

#[test]
fn a_file_with_a_fault_is_said_and_left_as_it_is() {
    let home = Home::keeping(&["older"]);
    let text = "theme = \"pink\"\n";
    home.settings(text);
    let mut window = opened(&home);
    window.wait_for("line 1: theme is");
    mark(&window, "Mouse");
    window.key("Enter");
    window.wait_for("a click places the cursor");
    window.wait_for("A line in settings.toml");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert_eq!(settings(&home), text);
}

#[test]
fn before_anything_is_kept_a_change_leaves_nothing_behind() {
    let home = Home::new();
    let before = home.everything();
    let mut window = Terminal::sized(&home, &[], USUAL);
    window.wait_for(RIGHT_NOW);
    window.key(",");
    window.wait_for("Nothing is kept yet");
    window.key("Enter");
    window.wait_for("High contrast");
    mark(&window, "Light");
    window.key("Enter");
    window.wait_for("light ground · now");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert_eq!(home.everything(), before);
}

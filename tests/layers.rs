//! Holds the picture of `lib.rs` to its word: who may use whom, and a few rules that every source file keeps.
//!
//! It reads every `crate::…` path in `src` (and `super::` where that leaves the module). Nothing else is trusted.

#![expect(clippy::expect_used, clippy::string_slice, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those it may use. An arrow that is not here is a fault.
///
/// Every list holds only modules that stand further down in this table, so that there can be no loop (a test).
const MAY_USE: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "tui", "plain", "keeper", "vault", "export", "import", "page", "sitting", "guide", "settings",
            "journal", "text",
        ],
    ),
    ("tui", &["keeper", "export", "import", "page", "sitting", "guide", "settings", "journal", "text"]),
    ("plain", &["keeper", "export", "import", "page", "sitting", "guide", "settings", "journal", "text"]),
    ("keeper", &["vault", "export", "import", "page", "sitting", "guide", "settings", "journal", "text"]),
    ("vault", &["export", "import", "page", "sitting", "guide", "settings", "journal", "text"]),
    ("export", &["page", "guide", "settings", "journal", "text"]),
    ("import", &["page", "guide", "settings", "journal", "text"]),
    ("page", &["guide", "settings", "journal", "text"]),
    ("sitting", &["guide", "settings", "journal", "text"]),
    ("guide", &["journal", "text"]),
    ("settings", &["journal", "text"]),
    ("journal", &["text"]),
    ("text", &[]),
];

/// The same inside the full screen, so that messages stay below the screens and no widget knows an app.
const INSIDE_TUI: &[(&str, &[&str])] = &[
    ("run", &["app", "screen", "terminal", "keymap", "theme"]),
    ("app", &["screens", "wording", "screen", "widgets", "keymap", "theme"]),
    ("screens", &["wording", "screen", "widgets", "keymap", "theme"]),
    ("wording", &["screen", "keymap", "theme"]),
    ("screen", &["keymap", "theme"]),
    ("widgets", &["keymap", "theme"]),
    ("terminal", &[]),
    ("keymap", &[]),
    ("theme", &[]),
];

/// The screens that use another one: the entry beside the list, and what is read in the bin, is the reader's page; an
/// answer that is changed stands on the same page as when it was given.
const BESIDE: &[(&str, &str)] =
    &[("look_back", "reader"), ("bin", "reader"), ("edit", "sitting"), ("versions", "reader")];

/// What only the modules that touch the disk, the terminal or the person may name.
const IMPURE: &[&str] =
    &["std::fs", "std::env", "std::process", "std::io::std", "crossterm::", "ratatui::", "rustix::"];

/// Modules that are pure: text and values in, values out.
const PURE: &[&str] = &["export", "import", "page", "sitting", "guide", "settings", "journal", "text"];

/// Names that say nothing about what is inside.
const DRAWERS: &[&str] = &["util", "utils", "common", "helpers", "prelude", "misc"];

/// A source file: its place under `src` and its text.
struct Source {
    path: PathBuf,
    text: String,
}

#[test]
fn every_arrow_is_in_the_picture() {
    assert_none(sources().iter().flat_map(wrong_arrows));
}

#[test]
fn every_arrow_inside_the_full_screen_is_in_its_picture_and_no_screen_knows_another() {
    assert_none(sources().iter().flat_map(wrong_arrows_inside_tui));
    assert_none(sources().iter().flat_map(|source| screens_beside(source, &screens())));
}

#[test]
fn the_picture_itself_has_no_loop() {
    for table in [MAY_USE, INSIDE_TUI] {
        for (place, (module, may)) in table.iter().enumerate() {
            for used in *may {
                let below = table.iter().position(|(name, _)| name == used).expect("a module of the table");
                assert!(below > place, "{module} may use {used}, which stands above or beside it");
            }
        }
    }
    for (module, other) in [("tui", "plain"), ("plain", "tui"), ("tui", "vault"), ("plain", "vault")] {
        assert!(!may_use(module, other), "{module} must never use {other}");
    }
}

#[test]
fn the_picture_at_the_top_of_the_library_shows_every_module() {
    let lib = sources().into_iter().find(|source| source.path == Path::new("lib.rs")).expect("the library");
    let drawn: String = lib.text.lines().filter(|line| line.starts_with("//!  ")).collect();
    let modules = lib.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_none(modules.filter(|name| !drawn.contains(*name)).map(|name| format!("lib.rs draws no {name}")));
}

#[test]
fn what_is_pure_names_no_disk_no_terminal_and_no_process() {
    assert_none(sources().iter().flat_map(impure_names));
}

#[test]
fn every_file_says_what_it_is_for_and_none_is_a_drawer() {
    assert_none(sources().iter().flat_map(faults_of_form));
}

#[test]
fn nothing_speaks_to_a_network() {
    assert_none(sources().iter().flat_map(network_names));
}

#[test]
fn each_of_these_checks_can_fail() {
    let bad = |path: &str, text: &str| Source { path: PathBuf::from(path), text: text.to_owned() };
    let upward = bad("journal/entry.rs", "//! x\nuse crate::{\n    text,\n    tui::widgets,\n};\n");
    assert_eq!(wrong_arrows(&upward), ["journal/entry.rs: journal uses tui"]);
    let inline = bad("tui/app.rs", "//! x\nfn f() { crate::vault::open() }\n");
    assert_eq!(wrong_arrows(&inline), ["tui/app.rs: tui uses vault"]);
    let sideways = bad("plain.rs", "//! x\nuse super::tui::Msg;\n");
    assert_eq!(wrong_arrows(&sideways), ["plain.rs: plain uses tui"]);
    let below = bad("tui/screens/home.rs", "//! x\nuse super::super::super::vault::Vault;\n");
    assert_eq!(wrong_arrows(&below), ["tui/screens/home.rs: tui uses vault"]);
    let unknown = bad("drawer.rs", "//! x\nuse crate::text;\n");
    assert_eq!(wrong_arrows(&unknown), ["drawer.rs: drawer is not in the picture"]);
    let hidden = bad("journal.rs", "//! x\n// crate::vault is never used here\nlet a = \"crate::vault\";\n");
    assert!(wrong_arrows(&hidden).is_empty());

    let widget = bad("tui/widgets/menu.rs", "//! x\nuse crate::tui::screen::Msg;\n");
    assert_eq!(wrong_arrows_inside_tui(&widget), ["tui/widgets/menu.rs: widgets uses screen"]);
    let early = bad("tui/screen.rs", "//! x\nuse super::app::App;\n");
    assert_eq!(wrong_arrows_inside_tui(&early), ["tui/screen.rs: screen uses app"]);
    let neighbours = ["home".to_owned(), "keep".to_owned()];
    let neighbour = bad("tui/screens/home.rs", "//! x\nuse super::keep;\n");
    assert_eq!(screens_beside(&neighbour, &neighbours), ["tui/screens/home.rs: home uses keep"]);

    assert_eq!(impure_names(&bad("journal.rs", "//! x\nuse std::fs;\n")).len(), 1);
    assert_eq!(network_names(&bad("cli.rs", "//! x\nuse std::net::TcpStream;\n")).len(), 1);
    assert_eq!(network_names(&bad("cli.rs", "//! x\nuse std::{io, net};\n")).len(), 1);
    assert_eq!(faults_of_form(&bad("tui/mod.rs", "//! x\n")).len(), 1);
    assert_eq!(faults_of_form(&bad("text/helpers.rs", "//! x\n")).len(), 1);
    assert_eq!(faults_of_form(&bad("text.rs", "use std::io;\n")).len(), 1);
    assert_eq!(faults_of_form(&bad("main.rs", &"//! x\n".repeat(51))).len(), 1);
}

#[track_caller]
fn assert_none(faults: impl Iterator<Item = String>) {
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Arrows of one file that the table does not hold.
fn wrong_arrows(source: &Source) -> Vec<String> {
    wrong_by(MAY_USE, "", source)
}

fn wrong_arrows_inside_tui(source: &Source) -> Vec<String> {
    // The tests of the full screen as a whole stand beside it and use all of it.
    if source.path.starts_with("tui/tests") || source.path.ends_with("tui/tests.rs") {
        return Vec::new();
    }
    wrong_by(INSIDE_TUI, "tui", source)
}

/// Arrows between the modules directly below a folder that this table does not hold.
fn wrong_by(table: &[(&str, &[&str])], folder: &str, source: &Source) -> Vec<String> {
    let shown = source.path.display();
    let Some(module) = module_below(&source.path, folder) else { return Vec::new() };
    let Some((_, may)) = table.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{shown}: {module} is not in the picture")];
    };
    let known: Vec<String> = table.iter().map(|(name, _)| (*name).to_owned()).collect();
    let used = used_below(source, folder, &known).into_iter();
    let wrong = used.filter(|used| *used != module && !may.contains(&used.as_str()));
    wrong.map(|used| format!("{shown}: {module} uses {used}")).collect()
}

fn may_use(module: &str, used: &str) -> bool {
    MAY_USE.iter().any(|(name, may)| *name == module && may.contains(&used))
}

/// Other screens that a screen names.
fn screens_beside(source: &Source, screens: &[String]) -> Vec<String> {
    let Some(screen) = module_below(&source.path, "tui/screens") else { return Vec::new() };
    let used = used_below(source, "tui/screens", screens).into_iter();
    let other = used.filter(|used| {
        *used != screen && screens.contains(used) && !BESIDE.contains(&(screen.as_str(), used.as_str()))
    });
    other.map(|used| format!("{}: {screen} uses {used}", source.path.display())).collect()
}

/// The names of all screens.
fn screens() -> Vec<String> {
    sources().iter().filter_map(|source| module_below(&source.path, "tui/screens")).collect()
}

/// The top module of a file: `tui` for `tui.rs` and everything under `tui/`. The two roots stand above all of them.
fn module_of(path: &Path) -> Option<String> {
    module_below(path, "")
}

/// The module of a file directly below a folder; none for what stands elsewhere.
fn module_below(path: &Path, folder: &str) -> Option<String> {
    let first = path.strip_prefix(folder).ok()?.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned()).filter(|name| !matches!(name.as_str(), "main" | "lib"))
}

/// Every module directly below a folder that the file names: from the top, or by as many `super::` as lead there.
fn used_below(source: &Source, folder: &str, known: &[String]) -> BTreeSet<String> {
    let code = code_of(&source.text);
    let from_top = ["crate"].into_iter().chain(folder.split('/').filter(|name| !name.is_empty()));
    let from_top = from_top.collect::<Vec<_>>().join("::") + "::";
    let up = source.path.components().count() - Path::new(folder).components().count();
    let mut used = BTreeSet::new();
    for root in [from_top, "super::".repeat(up)] {
        for (at, _) in code.match_indices(&root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|one| one.is_alphanumeric() || "_:".contains(one)) {
                continue;
            }
            let names = first_names(&code[at + root.len()..]).into_iter();
            // Inside a unit's tests one `super::` reaches less far, so there only known names count.
            used.extend(names.filter(|name| root.starts_with("crate") || known.contains(name)));
        }
    }
    used.retain(|name: &String| name.chars().next().is_some_and(char::is_lowercase));
    used
}

/// The names that directly follow a root: one, or those of a `{…}` at its first level.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect()
    };
    if !rest.starts_with('{') {
        return vec![word(rest)];
    }
    let (mut depth, mut names, mut start) = (0, Vec::new(), true);
    for (at, one) in rest.char_indices() {
        match one {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => start = true,
            _ if depth == 1 && start && !one.is_whitespace() => {
                names.push(word(&rest[at..]));
                start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// The code without comments and without what stands in quotes on one line. Rough, and enough for paths.
fn code_of(text: &str) -> String {
    text.lines().map(code_of_line).collect::<Vec<_>>().join("\n")
}

fn code_of_line(line: &str) -> String {
    let mut code = String::new();
    let (mut quoted, mut last) = (false, ' ');
    for one in line.chars() {
        if one == '"' && last != '\\' && last != '\'' {
            quoted = !quoted;
        }
        if !quoted && one == '/' && last == '/' {
            code.pop();
            break;
        }
        if !quoted {
            code.push(one);
        }
        last = one;
    }
    code
}

fn impure_names(source: &Source) -> Vec<String> {
    let pure = module_of(&source.path).is_some_and(|module| PURE.contains(&module.as_str()));
    let code = code_of(&source.text);
    // Tests at the end of a file may read a folder of examples.
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let named = IMPURE.iter().filter(|name| pure && code.contains(*name));
    named.map(|name| format!("{}: {name} in what is pure", source.path.display())).collect()
}

fn network_names(source: &Source) -> Vec<String> {
    let code = code_of(&source.text);
    let grouped = code.split("use std::{").skip(1).filter_map(|group| group.split(';').next());
    let in_group =
        grouped.flat_map(|group| group.split([',', '{', '}'])).any(|name| name.trim().starts_with("net"));
    let named =
        in_group || ["std::net", "unix::net", "core::net", "rustix::net"].iter().any(|n| code.contains(n));
    named.then(|| format!("{}: names a network", source.path.display())).into_iter().collect()
}

fn faults_of_form(source: &Source) -> Vec<String> {
    let shown = source.path.display();
    let stems = source.path.components().filter_map(|part| part.as_os_str().to_str());
    let stems: Vec<&str> = stems.map(|part| part.trim_end_matches(".rs")).collect();
    let mut faults = Vec::new();
    if stems.contains(&"mod") {
        faults.push(format!("{shown}: a mod.rs"));
    }
    if stems.iter().any(|stem| DRAWERS.contains(stem)) {
        faults.push(format!("{shown}: a drawer; name it by what is inside"));
    }
    if !source.text.trim().is_empty() && !source.text.starts_with("//! ") {
        faults.push(format!("{shown}: does not open with a line that says what it is for"));
    }
    if stems == ["main"] && source.text.lines().count() > 50 {
        faults.push(format!("{shown}: over 50 lines"));
    }
    faults
}

/// Every source file of the crate.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 10, "the sources were not found");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            let path = path.strip_prefix(root).expect("below src").to_owned();
            found.push(Source { path, text });
        }
    }
}

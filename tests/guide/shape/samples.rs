//! Paths out of shape, each noticed for its own fault: the checks can fail.

use mend::guide::Path;

use super::faults;

/// A path with these lines in its head and these steps, for the samples.
pub(super) fn sample(head: &str, steps: &str) -> Path {
    let seats = if head.contains("seats") { "" } else { "seats = [\"hurt\", \"broke\"]\n" };
    let points = if head.contains("points") { "" } else { "points = [\"A1\"]\n" };
    let depth = if head.contains("depth") { "" } else { "depth = 1\n" };
    let rest = "version = 1\ntitle = \"T\"\nsection = \"start\"\nminutes = [1, 2]\n";
    let source = format!("id = \"sample\"\n{rest}{seats}{points}{depth}{head}\n{steps}");
    Path::parse(&source).unwrap_or_else(|fault| panic!("{fault}: {source}"))
}

/// A core text step with these lines added.
pub(super) fn step(id: &str, lines: &str) -> String {
    format!("[[step]]\nid = \"{id}\"\nprompt = \"p\"\n{lines}\n")
}

pub(super) const TEXT: &str = "kind = \"text\"\ncore = true";
const PICK: &str =
    "kind = \"pick\"\ncore = true\noptions = [{ id = \"a\", label = \"a\" }, { id = \"b\", label = \"b\" }]";

#[test]
fn a_sound_sample_has_no_fault() {
    let steps =
        step("one", PICK) + &step("two", &format!("{TEXT}\nwhen = {{ step = \"one\", is = [\"a\"] }}"));
    assert_eq!(faults(&sample("", &steps)), Vec::<String>::new());
}

#[test]
fn a_path_out_of_shape_is_noticed() {
    let further = "kind = \"text\"";
    let when = |rest: &str| format!("{TEXT}\nwhen = {{ {rest} }}");
    let offer = |rest: &str| {
        format!("kind = \"pick\"\ncore = true\noptions = [{{ id = \"a\", label = \"a\", {rest} }}]")
    };
    let cases = [
        ("points = [\"Z9\"]", step("x", TEXT), "point Z9"),
        ("points = []", step("x", TEXT), "no point"),
        ("depth = 4", step("x", TEXT), "depth is"),
        ("depth = 3", step("x", TEXT), "deep, with no body"),
        ("opening = { hurt = \"h\" }", step("x", TEXT), "no words for broke"),
        ("opening = { hurt = \"h\", broke = \"b\", both = \"x\" }", step("x", TEXT), "words for both"),
        ("", step("x", TEXT) + &step("x", TEXT), "there twice"),
        ("", step("X y", TEXT), "not well formed"),
        ("", step("x", further) + &step("y", TEXT), "after a further one"),
        ("", step("x", further), "0 core steps"),
        ("", step("x", "kind = \"hum\"\ncore = true"), "not known"),
        ("", step("x", "kind = \"pick\"\ncore = true"), "nothing to choose"),
        ("", step("x", &when("step = \"gone\", is = [\"a\"]")), "when \"gone\""),
        ("", step("o", PICK) + &step("x", &when("step = \"o\", is = [\"c\"]")), "when o is \"c\""),
        ("", step("x", &when("any = [\"x\"], at_least = 3")), "gives no number"),
        ("", step("x", &when("is = [\"a\"]")), "when nothing is"),
        ("", step("x", &format!("{TEXT}\nfrom = \"gone\"")), "from"),
        ("", step("x", &format!("{TEXT}\nshow = \"x\"")), "show"),
        ("", step("x", "kind = \"letter\"\ncore = true\nto = \"gone\""), "to \"gone\""),
        ("", step("x", &format!("{TEXT}\neffect = \"sing\"")), "effect \"sing\""),
        ("", step("x", &format!("{TEXT}\neffect = \"fate:gone\"")), "fate of"),
        ("", step("x", &offer("go = \"path:gone\"")), "leads nowhere"),
        ("", step("x", &offer("go = \"step:gone\"")), "leads nowhere"),
        ("", step("x", &offer("go = \"home\"")), "leads nowhere"),
        ("", step("x", &offer("effect = \"sing\"")), "leads nowhere"),
        ("", step("x", &offer("alone = true")), "only one is chosen"),
        ("", step("x", &format!("{TEXT}\noptions = [{{ id = \"out\", label = \"l\" }}]")), "offers none"),
        ("", step("x", &format!("{TEXT}\nsealed = \"unless-ticked\"")), "another tick or none"),
        ("", step("x", "kind = \"sort\"\ncore = true"), "a sort has headings"),
        (
            "",
            step("x", &format!("{PICK}\ntell = [{{ when = {{ once = true }}, say = \"s\", mark = \"c\" }}]")),
            "marks \"c\"",
        ),
        ("", step("x", &format!("{TEXT}\nnext_time = true")), "next time is further"),
        ("", step("x", "kind = \"questions\""), "never kept"),
        ("", step("x", TEXT).replace("\"p\"", "{ broke = \"b\" }"), "no words for hurt"),
    ];
    for (head, steps, complaint) in cases {
        let found = faults(&sample(head, &steps)).join("; ");
        assert!(found.contains(complaint), "{complaint}: {found}");
    }
}

#[test]
fn a_walk_with_five_core_steps_is_noticed() {
    let when = |id: &str| format!("{TEXT}\nwhen = {{ step = \"o\", is = [\"{id}\"] }}");
    let plain = step("x", TEXT) + &step("y", TEXT);
    let apart = step("o", PICK) + &step("a", &when("a")) + &step("b", &when("b")) + &plain;
    assert_eq!(faults(&sample("", &apart)), Vec::<String>::new(), "they exclude each other");
    let together = apart.replace("is = [\"b\"]", "is = [\"a\"]");
    assert!(faults(&sample("", &together)).join("; ").contains("5 core steps"));
    let many = apart.replace("kind = \"pick\"", "kind = \"pick-many\"");
    assert!(faults(&sample("", &many)).join("; ").contains("5 core steps"), "both can be chosen");
    let neither = apart.replace("is = [\"b\"]", "is_not = [\"b\"]");
    assert!(faults(&sample("", &neither)).join("; ").contains("5 core steps"));
    let by_side = plain.clone()
        + &step("v", TEXT)
        + &step("w", &format!("{TEXT}\nseats = [\"hurt\"]"))
        + &step("z", &format!("{TEXT}\nseats = [\"broke\"]"));
    assert_eq!(faults(&sample("", &by_side)), Vec::<String>::new(), "each side meets four");
}

//! Which paths and steps carry a switch, by name: one that is set or lost by mistake is seen here.

use mend::guide::{Path, Save, Sealed, Step, sources};

#[test]
fn switches_stand_where_the_guide_says() {
    let off = |is_off: fn(&Path) -> bool| -> Vec<&str> {
        let is = |source: &str| Path::parse(source).is_ok_and(|path| is_off(&path));
        sources().iter().filter(|(_, source)| is(source)).map(|(id, _)| *id).collect()
    };
    assert_eq!(off(|path| !path.checkin), ["start-here", "right-now", "safe-first", "tomorrow"]);
    assert_eq!(off(|path| !path.gates), ["right-now", "safe-first", "tomorrow"]);
    assert_eq!(off(|path| !path.ask_seat), ["right-now"]);
    assert_eq!(off(|path| !path.save), ["safe-first"]);
    assert_eq!(off(|path| path.stands), ["their-side", "from-shame-to-care", "plain-words"]);
    assert_eq!(off(|path| path.shared), ["before-the-talk", "small-steps-closer", "understand-us"]);
}

#[test]
fn switches_of_steps_stand_where_the_guide_says() {
    let steps = |is: fn(&Step) -> bool| -> Vec<String> {
        let paths = sources().iter().filter_map(|(_, source)| Path::parse(source).ok());
        paths
            .flat_map(|path| {
                let all = path.steps.iter().chain(&path.way_out).filter(|step| is(step));
                all.map(|step| format!("{} {}", path.id, step.id)).collect::<Vec<_>>()
            })
            .collect()
    };
    assert_eq!(steps(|step| step.sealed == Sealed::Yes), ["plain-words told"]);
    assert_eq!(steps(|step| step.sealed == Sealed::UnlessTicked), ["session-prep afraid"]);
    assert_eq!(steps(|step| step.save == Save::Ask), ["safe-first rise"]);
    assert_eq!(steps(|step| step.deepest), ["their-side saves-from"]);
    assert_eq!(steps(|step| step.next_time), ["small-steps-closer how-it-went"]);
    assert_eq!(steps(|step| step.aloud), ["before-the-talk one-thing", "session-prep one"]);
    assert_eq!(
        steps(|step| step.from.as_deref() == Some("marks")),
        ["session-prep marks", "session-prep moment"]
    );
}

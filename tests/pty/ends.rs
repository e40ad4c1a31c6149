//! Every way in which the program ends while its terminal stays, in a plain terminal and in a pane of `tmux`
//! (`reliability.md`, T1): the terminal is as it was, nothing was sent that must not be, and no word stays on it.

use rustix::process::Signal;

use crate::home::Home;
use crate::mishaps;
use crate::terminal::Terminal;
use crate::walk::kept_page;

/// What is typed before the end. It must not be found anywhere outside the alternate screen.
pub(crate) const SECRET: &str = "the-grey-envelope";

/// One way to end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    /// A key that leaves.
    Key(&'static str),
    /// A signal.
    Told(Signal),
    /// A mistake of its own, in this place.
    Mistake(&'static str),
}

impl End {
    /// All of them. A release build makes no mistake on purpose.
    pub(crate) fn all() -> Vec<Self> {
        let keys = ["C-q", "C-c"].map(Self::Key);
        let told = [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT].map(Self::Told);
        let mistakes = mishaps::PLACES.iter().copied().map(Self::Mistake);
        keys.into_iter().chain(told).chain(mistakes).collect()
    }

    /// A home in which it can come.
    pub(crate) fn home(self) -> Home {
        let home = Home::keeping(&["older"]);
        if let Self::Mistake(place) = self { home.with(mishaps::SLIP, place) } else { home }
    }

    /// Brings it about. `kill` sends a signal to the program.
    pub(crate) fn come(self, window: &Terminal, kill: impl FnOnce(Signal)) {
        match self {
            Self::Key(name) => window.key(name),
            Self::Told(signal) => kill(signal),
            Self::Mistake(_) => window.text("ö"),
        }
    }

    /// What the program ends with.
    pub(crate) fn code(self) -> i32 {
        match self {
            Self::Key(_) => 0,
            Self::Told(signal) => 128 + signal.as_raw(),
            Self::Mistake(_) => mishaps::PANICKED,
        }
    }

    /// Whether this is all that may be read outside the alternate screen afterwards.
    #[track_caller]
    pub(crate) fn assert_says_no_more_than_it_may(self, said: &str) {
        match self {
            // Nobody is left to say what else the keeper was asked for.
            Self::Mistake("keeper") => {
                mishaps::assert_tells_the_place_only(said, "The page you had open is kept.");
            }
            Self::Mistake(_) => mishaps::assert_tells_the_place_only(said, "What you wrote is kept."),
            _ => assert_eq!(said.trim(), "", "{self:?}"),
        }
    }
}

#[test]
fn every_end_leaves_a_plain_terminal_as_it_was_found() {
    for end in End::all() {
        let home = end.home();
        let mut window = kept_page(&home);
        window.write(SECRET);
        end.come(&window, |signal| window.kill(signal));
        assert_eq!(window.exit_code(), end.code(), "{end:?}");
        let said = window.trace().outside();
        end.assert_says_no_more_than_it_may(&said);
        window.assert_clean_but(&said);
    }
}

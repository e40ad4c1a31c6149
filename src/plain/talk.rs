//! The talk: what is heard next, what works at every question, and the numbered lists that all of it stands on.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::book::Book;
use super::ear::{Command, Heard, words_of};
use super::voice::Voice;
use super::{Opening, Start, pick};
use crate::guide::LineByLine;
use crate::journal::Draft;
use crate::keeper::Outcome;

/// The longest that an answer of the disk is waited for. What comes later is told when it comes.
const WAIT: Duration = Duration::from_secs(10);

/// What the talk waits for.
pub(super) enum Event {
    /// A line.
    Heard(Heard),
    /// An answer of the keeper.
    Outcome(Outcome),
}

/// Why the talk is over.
pub(super) enum Over {
    /// The person left, or the answers ended.
    Left,
    /// Nothing can be printed any more.
    Broken(io::Error),
}

impl From<io::Error> for Over {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// What was said at a question.
pub(super) enum Said {
    /// Words, as they were typed.
    Words(String),
    /// A command that each question answers in its own way.
    Command(Command),
    /// There are no more answers, or Ctrl-D.
    End,
}

/// What was picked from a numbered list.
pub(super) enum Picked {
    /// This row.
    Row(usize),
    /// Words that mean no row.
    Words(String),
    /// An empty line.
    Nothing,
    /// A command.
    Command(Command),
    /// There are no more answers.
    End,
}

/// The talk.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of how the talk goes")]
pub(super) struct Talk {
    voice: Voice,
    events: Receiver<Event>,
    /// What was typed while the disk was waited for.
    ahead: VecDeque<Heard>,
    pub(super) book: Book,
    /// A person types.
    pub(super) typed: bool,
    /// Nothing comes by itself: a breath goes on with Enter.
    pub(super) still: bool,
    /// The page goes out of sight after so long without a line.
    idle: Option<Duration>,
    /// The page that is open and not kept yet.
    pub(super) open: Option<Draft>,
    /// Which seat the pages speak to is to be asked.
    pub(super) seat_is_due: bool,
    /// The answers have ended.
    ended: bool,
}

impl Talk {
    pub(super) fn new(
        voice: Voice,
        events: Receiver<Event>,
        book: Book,
        opening: &Opening,
        typed: bool,
    ) -> Self {
        let minutes = opening.settings.idle_minutes.filter(|_| typed);
        Self {
            voice,
            events,
            ahead: VecDeque::new(),
            book,
            typed,
            still: opening.settings.reduced_motion,
            idle: minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
            open: None,
            seat_is_due: false,
            ended: false,
        }
    }

    pub(super) fn into_book(self) -> Book {
        self.book
    }

    /// Whether words stand on an open page and there is no notebook to keep them in.
    pub(super) fn leaves_words(&self) -> bool {
        let has_words = |draft: &Draft| draft.entry.answers.iter().any(crate::journal::Answer::has_words);
        !self.book.begun && self.open.as_ref().is_some_and(has_words)
    }

    /// Everything, from the first word to the last.
    pub(super) fn run(&mut self, start: &Start) -> Over {
        let Err(over) = self.begin(start) else { return Over::Left };
        if let Over::Left = over {
            let words = self.words();
            let last = if self.leaves_words() { words.nothing_kept.clone() } else { words.left.clone() };
            if let Err(error) = self.say(&last) {
                return error;
            }
        }
        over
    }

    fn begin(&mut self, start: &Start) -> Result<(), Over> {
        let words = self.words().clone();
        for line in [&words.welcome, &words.scrollback] {
            self.say(line)?;
        }
        self.wait_for(
            |outcome| matches!(outcome, Outcome::Loaded(_) | Outcome::Failed { .. }),
            |book| book.loaded,
        )?;
        match start {
            Start::RightNow => {
                self.right_now(None)?;
                if self.book.unread {
                    return Err(Over::Left);
                }
            }
            Start::Free => self.free_page()?,
            Start::Path(id) => {
                self.path(id, None)?;
            }
            Start::Choose => self.choose_page()?,
            Start::Home => {}
        }
        self.home()
    }

    /// The words of this front.
    pub(super) fn words(&self) -> &LineByLine {
        &self.book.guide.words().plain.line_by_line
    }

    /// A paragraph.
    pub(super) fn say(&mut self, words: &str) -> Result<(), Over> {
        Ok(self.voice.say(words)?)
    }

    /// Words of the guide, filled in.
    pub(super) fn tell(&mut self, words: &str) -> Result<(), Over> {
        let words = self.book.fill(words);
        self.say(&words)
    }

    pub(super) fn gap(&mut self) -> Result<(), Over> {
        Ok(self.voice.gap()?)
    }

    /// Rows with their numbers.
    pub(super) fn rows(&mut self, labels: &[String]) -> Result<(), Over> {
        for (index, label) in labels.iter().enumerate() {
            self.voice.line(&format!("{}. {label}", index + 1))?;
        }
        Ok(())
    }

    /// The next line; none when nobody typed for so long.
    pub(super) fn next(&mut self, patience: Option<Duration>) -> Result<Option<Heard>, Over> {
        if let Some(heard) = self.ahead.pop_front() {
            return Ok(Some(heard));
        }
        let until = patience.map(|patience| Instant::now() + patience);
        loop {
            if self.ended {
                return Ok(Some(Heard::End));
            }
            let event = match until {
                Some(until) => self.events.recv_timeout(until.saturating_duration_since(Instant::now())),
                None => self.events.recv().map_err(RecvTimeoutError::from),
            };
            match event {
                Ok(Event::Outcome(outcome)) => self.take(outcome)?,
                Ok(Event::Heard(heard)) => {
                    self.ended = heard == Heard::End && !self.typed;
                    return Ok(Some(heard));
                }
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => return Err(Over::Left),
            }
        }
    }

    fn take(&mut self, outcome: Outcome) -> Result<(), Over> {
        match self.book.hear(outcome) {
            Some(said) => self.say(&said),
            None => Ok(()),
        }
    }

    /// Waits until the disk has answered so, or it is so; what is typed meanwhile is heard after. Whether it came.
    pub(super) fn wait_for(
        &mut self,
        is_it: impl Fn(&Outcome) -> bool,
        holds: impl Fn(&Book) -> bool,
    ) -> Result<bool, Over> {
        let until = Instant::now() + WAIT;
        while !holds(&self.book) {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Event::Outcome(outcome)) => {
                    let came = is_it(&outcome);
                    self.take(outcome)?;
                    if came {
                        return Ok(true);
                    }
                }
                Ok(Event::Heard(heard)) => self.ahead.push_back(heard),
                Err(_) => return Ok(false),
            }
        }
        Ok(true)
    }

    /// What is said at a question. What works everywhere is done here, and then the question is asked `again`.
    pub(super) fn hear(&mut self, again: &str) -> Result<Said, Over> {
        loop {
            let line = match self.next(self.idle)? {
                None => {
                    self.hide()?;
                    self.say(again)?;
                    continue;
                }
                Some(Heard::End) => return Ok(Said::End),
                Some(Heard::NotText) => {
                    let words = self.words().not_text.clone();
                    self.say(&words)?;
                    continue;
                }
                Some(Heard::Line(line)) => line,
            };
            match Command::of(&line) {
                None => return Ok(Said::Words(words_of(line))),
                Some(Command::Quit) => return Err(Over::Left),
                Some(Command::People) => self.people()?,
                Some(Command::Ground) => self.ground()?,
                Some(Command::Hide) => self.hide()?,
                Some(Command::Keep) => self.keep_now()?,
                Some(Command::Help) => self.help()?,
                Some(own) => return Ok(Said::Command(own)),
            }
            let back = self.words().back_at.clone();
            self.say(&back)?;
            self.say(again)?;
        }
    }

    /// A row of a numbered list, after its rows were said.
    pub(super) fn pick(&mut self, labels: &[String], again: &str) -> Result<Picked, Over> {
        Ok(match self.hear(again)? {
            Said::Words(words) if words.trim().is_empty() => Picked::Nothing,
            Said::Words(words) => match pick::one(&words, labels) {
                Some(row) => Picked::Row(row),
                None => Picked::Words(words),
            },
            Said::Command(command) => Picked::Command(command),
            Said::End => Picked::End,
        })
    }

    /// A row of a menu; none to go back. Rows are said again until one is picked.
    pub(super) fn menu(&mut self, title: &str, labels: &[String]) -> Result<Option<usize>, Over> {
        let ask = self.words().menu.clone();
        self.menu_with(title, labels, &ask)
    }

    /// The same, with other words under it.
    pub(super) fn menu_with(
        &mut self,
        title: &str,
        labels: &[String],
        ask: &str,
    ) -> Result<Option<usize>, Over> {
        loop {
            self.gap()?;
            self.say(title)?;
            self.rows(labels)?;
            self.say(ask)?;
            match self.pick(labels, title)? {
                Picked::Row(row) => return Ok(Some(row)),
                Picked::Words(_) => self.no_such()?,
                Picked::Nothing | Picked::Command(_) => return Ok(None),
                Picked::End => return Err(Over::Left),
            }
        }
    }

    pub(super) fn no_such(&mut self) -> Result<(), Over> {
        let words = self.words().no_such.clone();
        self.say(&words)
    }

    /// Pushes everything out of sight; the next line brings the question back and is not used. A file of answers has
    /// nobody to wake it.
    pub(super) fn hide(&mut self) -> Result<(), Over> {
        self.voice.push_away()?;
        if self.typed && self.next(None)? == Some(Heard::End) {
            return Err(Over::Left);
        }
        Ok(())
    }

    fn help(&mut self) -> Result<(), Over> {
        let words = self.words().clone();
        for [command, does] in &words.commands {
            self.say(&format!(":{command} {does}"))?;
        }
        self.say(&words.about_text)?;
        self.say(&words.about_colon)
    }
}

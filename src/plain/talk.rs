//! The talk: what is heard next, what works at every question, and the numbered lists that all of it stands on.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::book::Book;
use super::ear::{Command, Heard, words_of};
use super::voice::{Voice, by_ear};
use super::{Start, pick};
use crate::guide::LineByLine;
use crate::journal::Draft;
use crate::keeper::Outcome;
use crate::text::show::show_line;

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
pub(super) struct Talk {
    voice: Voice,
    events: Receiver<Event>,
    /// What was typed while the disk was waited for.
    ahead: VecDeque<Heard>,
    pub(super) book: Book,
    /// A person types.
    pub(super) typed: bool,
    /// The page that is open and not kept yet.
    pub(super) open: Option<Draft>,
    /// Which seat the pages speak to is to be asked.
    pub(super) seat_is_due: bool,
    /// The answers have ended.
    ended: bool,
    /// What was said of the question that stands: said again when one comes back to it.
    standing: Vec<String>,
}

impl Talk {
    pub(super) fn new(voice: Voice, events: Receiver<Event>, book: Book, typed: bool) -> Self {
        Self {
            voice,
            events,
            ahead: VecDeque::new(),
            book,
            typed,
            open: None,
            seat_is_due: false,
            ended: false,
            standing: Vec::new(),
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
            let last = match (self.leaves_words(), self.book.begun) {
                (true, _) => words.nothing_kept.clone(),
                (false, true) => words.left.clone(),
                (false, false) => words.left_nothing.clone(),
            };
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
        self.wait_for(|_| false, |book| !book.asks_bin)?;
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

    /// A paragraph of the question that stands.
    pub(super) fn say(&mut self, words: &str) -> Result<(), Over> {
        self.standing.push(words.to_owned());
        self.aside(words)
    }

    /// A paragraph that is said once: it is no part of the question.
    pub(super) fn aside(&mut self, words: &str) -> Result<(), Over> {
        Ok(self.voice.say(words)?)
    }

    /// Words of the guide, filled in.
    pub(super) fn tell(&mut self, words: &str) -> Result<(), Over> {
        let words = by_ear(&self.book.fill(words));
        self.say(&words)
    }

    /// An empty line: another question begins.
    pub(super) fn gap(&mut self) -> Result<(), Over> {
        self.standing.clear();
        Ok(self.voice.gap()?)
    }

    /// How much of what was said belongs to all the parts of a question.
    pub(super) fn said_so_far(&self) -> usize {
        self.standing.len()
    }

    /// The next part of a question begins: what belonged to the last one does not stand any more.
    pub(super) fn next_part(&mut self, from: usize) {
        self.standing.truncate(from);
    }

    /// Belongs to the question that stands, though it need not be said now.
    pub(super) fn stands(&mut self, words: &str) {
        self.standing.push(words.to_owned());
    }

    /// Rows with their numbers.
    pub(super) fn rows(&mut self, labels: &[String]) -> Result<(), Over> {
        for (index, label) in labels.iter().enumerate() {
            let row = format!("{}. {}", index + 1, show_line(label));
            self.voice.line(&row)?;
            self.standing.push(row);
        }
        Ok(())
    }

    /// The question that stands, from its first word.
    fn say_again(&mut self) -> Result<(), Over> {
        for words in &self.standing {
            self.voice.say(words)?;
        }
        Ok(())
    }

    /// What was chosen, said back.
    pub(super) fn say_chosen(&mut self, shown: &str) -> Result<(), Over> {
        let label = shown.trim().trim_end_matches('.');
        let words = self.words().chosen.replace("{label}", label);
        if label.is_empty() { Ok(()) } else { self.aside(&words) }
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

    /// This is heard before anything else.
    pub(super) fn hear_next(&mut self, heard: Heard) {
        self.ahead.push_front(heard);
    }

    fn take(&mut self, outcome: Outcome) -> Result<(), Over> {
        match self.book.hear(outcome) {
            Some(said) => self.aside(&said),
            None => Ok(()),
        }
    }

    /// Waits until the disk has answered so, or it is so; what is typed meanwhile is heard after. Whether it came.
    pub(super) fn wait_for(
        &mut self,
        mut is_it: impl FnMut(&Outcome) -> bool,
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

    /// What is said at a question. What works everywhere is done here, and then the question is said again.
    pub(super) fn hear(&mut self) -> Result<Said, Over> {
        loop {
            let line = match self.next(self.idle())? {
                None => {
                    self.over_the_question(Command::Hide)?;
                    continue;
                }
                Some(Heard::End) => return Ok(Said::End),
                Some(Heard::Unclear(line)) => {
                    let words = self.words().not_text.clone();
                    self.aside(&words)?;
                    line
                }
                Some(Heard::Line(line)) => line,
            };
            match Command::of(&line) {
                None => return Ok(Said::Words(words_of(line))),
                Some(Command::Quit) => return Err(Over::Left),
                Some(Command::Again) => self.say_again()?,
                Some(Command::Keep) if self.book.begun => self.keep_now()?,
                Some(over) if over.comes_back() => self.over_the_question(over)?,
                Some(own) => return Ok(Said::Command(own)),
            }
        }
    }

    /// Something over the question that stands; then the very place again.
    fn over_the_question(&mut self, command: Command) -> Result<(), Over> {
        let standing = std::mem::take(&mut self.standing);
        match command {
            Command::People => self.people()?,
            Command::Ground => self.ground()?,
            Command::Hide => self.hide()?,
            Command::Keep => self.keep_now()?,
            _ => self.help()?,
        }
        self.standing = standing;
        let back = self.words().back_at.clone();
        self.aside(&back)?;
        self.say_again()
    }

    /// A row of a numbered list, after its rows were said.
    pub(super) fn pick(&mut self, labels: &[String]) -> Result<Picked, Over> {
        Ok(match self.hear()? {
            Said::Words(words) if words.trim().is_empty() => Picked::Nothing,
            Said::Words(words) => match pick::one(&words, labels) {
                Some(row) => Picked::Row(row),
                None => Picked::Words(words),
            },
            Said::Command(command) => Picked::Command(command),
            Said::End => Picked::End,
        })
    }

    /// A row of a menu; none to go back.
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
        self.gap()?;
        self.say(title)?;
        self.rows(labels)?;
        self.say(ask)?;
        loop {
            match self.pick(labels)? {
                Picked::Row(row) => return Ok(Some(row)),
                Picked::Words(_) => self.slip()?,
                Picked::Nothing | Picked::Command(_) => return Ok(None),
                Picked::End => return Err(Over::Left),
            }
        }
    }

    /// What was typed means nothing here: how to answer is said again, and `:again` says the rest.
    pub(super) fn slip(&mut self) -> Result<(), Over> {
        let words = self.words().no_such.clone();
        self.aside(&words)?;
        let how = self.standing.last().cloned().unwrap_or_default();
        self.aside(&how)
    }

    /// Pushes everything out of sight until a line comes. An empty one only wakes it; words that were on their way when
    /// it went out of sight are heard after. A file of answers has nobody to wake it.
    pub(super) fn hide(&mut self) -> Result<(), Over> {
        self.voice.push_away()?;
        if !self.typed {
            return Ok(());
        }
        match self.next(None)? {
            Some(Heard::End) => return Err(Over::Left),
            Some(Heard::Line(line)) if line.trim().is_empty() => {}
            Some(heard) => self.hear_next(heard),
            None => {}
        }
        let words = self.words().was_hidden.clone();
        self.aside(&words)
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

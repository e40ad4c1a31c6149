//! How it has been, line by line: a span, what its figures show in sentences, and each mark of a figure that is asked
//! for in one of its own.

use super::talk::{Over, Talk};
use crate::journal::patterns::{Patterns, Span};

impl Talk {
    /// Spans, again and again, until the person goes back.
    pub(super) fn how_it_has_been(&mut self) -> Result<(), Over> {
        let how = self.book.guide.words().plain.how.clone();
        let spans = Span::ALL.map(|span| how.spans.of(span).to_owned());
        while let Some(row) = self.menu(&how.title, &spans)? {
            self.span(Span::ALL.get(row).copied().unwrap_or_default())?;
        }
        Ok(())
    }

    /// What a span shows; then the figures, each with its marks.
    fn span(&mut self, span: Span) -> Result<(), Over> {
        let guide = self.book.guide.clone();
        let words = guide.words();
        let today = self.book.now().date_naive();
        let patterns = Patterns::of(self.book.timeline.entries(), span, today);
        let figures = words.how_it_has_been(&patterns);
        self.gap()?;
        for sentence in figures.iter().flat_map(|figure| &figure.sentences) {
            self.say(sentence)?;
        }
        // One that has no marks is not offered.
        let marked: Vec<_> = figures.iter().filter(|figure| !figure.facts.is_empty()).collect();
        let titles: Vec<String> = marked.iter().map(|figure| figure.title.to_owned()).collect();
        if titles.is_empty() {
            return Ok(());
        }
        while let Some(row) = self.menu(&words.plain.how.each_mark, &titles)? {
            self.gap()?;
            for fact in marked.get(row).map(|figure| &figure.facts).into_iter().flatten() {
                self.say(fact)?;
            }
        }
        Ok(())
    }
}

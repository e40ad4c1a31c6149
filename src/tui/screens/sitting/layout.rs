//! What stands where on a screen of a sitting, and what gives way when room is short.
//!
//! It knows rows only. Small print goes first (not the path's own, which may keep somebody safe), then what stands
//! above, then blank rows; the question and the form stay.

use ratatui::layout::Rect;

use crate::tui::widgets::column::{below, column};
use crate::tui::widgets::pad::Room;

/// Rows of the form that are worth more than small print; half as many of what stands above choices stay to the last.
const WORTH: u16 = 4;

/// From this height on a blank row stands above the last line.
pub(super) const ROOMY: u16 = 13;

/// What asks for room, in rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wants {
    pub(super) title: bool,
    pub(super) above: u16,
    pub(super) prompt: u16,
    pub(super) small: u16,
    pub(super) must: u16,
    pub(super) status: u16,
}

/// What stands where. A part that gave way has no height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) title: Rect,
    pub(super) above: Rect,
    pub(super) prompt: Rect,
    pub(super) small: Rect,
    pub(super) must: Rect,
    pub(super) form: Rect,
    pub(super) status: Rect,
}

/// Rows that are given away, the most needed first.
struct Purse(u16);

impl Purse {
    /// As many of these rows as there are.
    fn some(&mut self, rows: u16) -> u16 {
        let given = rows.min(self.0);
        self.0 -= given;
        given
    }

    /// All of these rows, or none.
    fn all(&mut self, rows: u16) -> u16 {
        if rows <= self.0 { self.some(rows) } else { 0 }
    }

    /// A blank row above rows that are there.
    fn gap(&mut self, rows: u16) -> u16 {
        if rows > 0 { self.some(1) } else { 0 }
    }
}

/// Shares the rows of an area.
pub(super) fn share(area: Rect, wants: Wants, form: Room) -> Places {
    let mut purse = Purse(area.height);
    let title = if wants.title && area.height > 4 { purse.some(1) } else { 0 };
    let least = form.least.min(purse.0);
    purse.some(least);
    let prompt = purse.some(wants.prompt);
    let status = purse.some(wants.status);
    let must = purse.all(wants.must);
    let first = if form.most < u16::MAX { purse.some(wants.above.min(WORTH / 2)) } else { 0 };
    let prompt_gap = purse.gap(title);
    let form_gap = purse.gap(prompt.min(form.most));
    let worth = purse.some(form.most.min(WORTH.max(least)) - least);
    let above = first + purse.some(wants.above - first);
    let above_gap = purse.gap(above);
    // One blank row under the dim lines, whichever there are.
    let must_gap = purse.gap(must);
    let bare = u16::from(must == 0 && wants.small > 0);
    let small = purse.all(wants.small + bare).saturating_sub(bare);
    let small_gap = u16::from(small > 0 && must == 0);
    let status_gap = if area.height >= ROOMY { purse.gap(status) } else { 0 };
    let form = (least + worth).saturating_add(purse.some(form.most.saturating_sub(least + worth)));

    let mut from = column(area);
    let mut take = |rows: u16, gap: u16| {
        let place = Rect { height: rows.min(from.height), ..from };
        from = below(from, rows + gap);
        place
    };
    let title = take(title, prompt_gap);
    let above = take(above, above_gap);
    let prompt = take(prompt, form_gap);
    let small = take(small, small_gap);
    let must = take(must, must_gap);
    let form = take(form, status_gap);
    let end = area.bottom() - status;
    Places { title, above, prompt, small, must, form, status: Rect { y: end, height: status, ..form } }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTS: Wants = Wants { title: true, above: 2, prompt: 2, small: 2, must: 0, status: 1 };

    fn at(width: u16, height: u16, form: Room) -> Places {
        share(Rect { x: 0, y: 0, width, height }, WANTS, form)
    }

    #[test]
    fn in_a_wide_window_everything_has_its_place_and_the_text_the_rest() {
        let places = at(80, 23, Room::all(3));
        assert_eq!((places.title.y, places.title.height), (0, 1));
        assert_eq!((places.above.height, places.prompt.height, places.small.height), (2, 2, 2));
        assert_eq!(places.form.bottom() + 1, places.status.y);
        assert_eq!(places.status.bottom(), 23);
    }

    #[test]
    fn in_a_short_window_small_print_goes_first_and_question_and_text_stay() {
        let places = at(40, 11, Room::all(3));
        assert_eq!((places.small.height, places.prompt.height), (0, 2));
        assert!(places.form.height >= 4, "{places:?}");
    }

    #[test]
    fn the_paths_own_small_print_stays_in_a_short_window() {
        let area = Rect { x: 0, y: 0, width: 40, height: 10 };
        let places = share(area, Wants { must: 3, ..WANTS }, Room::of(8, 3));
        assert_eq!((places.must.height, places.small.height), (3, 0));
        assert!(places.form.height >= 3 && places.must.bottom() <= places.form.y, "{places:?}");
    }

    #[test]
    fn nothing_stands_outside_or_on_something_else() {
        for height in 0..40 {
            for (most, must) in [(0, 0), (1, 2), (5, 0), (30, 3), (u16::MAX, 1)] {
                let area = Rect { x: 0, y: 0, width: 50, height };
                let places = share(area, Wants { must, ..WANTS }, Room::of(most, 4));
                let Places { title, above, prompt, small, must: own, form, status } = places;
                let rows = [title, above, prompt, small, own, form, status];
                let mut last = 0;
                for rect in rows.into_iter().filter(|rect| rect.height > 0) {
                    assert!(rect.y >= last && rect.bottom() <= height, "{height} {most} {places:?}");
                    last = rect.bottom();
                }
            }
        }
    }
}

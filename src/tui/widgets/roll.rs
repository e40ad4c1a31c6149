//! Blocks one under the other, of which the chosen one is always in sight.
//!
//! It knows heights only, never what stands in a block.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Where blocks of these heights stand when the one at `focus` must be in sight. A block that is out of sight, or cut
/// off at the top, has no place; one cut off at the bottom has what is left.
pub fn place(heights: &[u16], focus: usize, area: Rect) -> Vec<Option<Rect>> {
    let top = top(heights, focus, u32::from(area.height));
    let mut from: u32 = 0;
    heights
        .iter()
        .map(|height| {
            let start = from;
            from += u32::from(*height);
            let row = u16::try_from(start.checked_sub(top)?).ok()?;
            let left = area.height.checked_sub(row)?;
            let height = (*height).min(left);
            (height > 0).then(|| Rect { y: area.y + row, height, ..area })
        })
        .collect()
}

/// The same, where the blocks from `from` on keep their place at the foot and only the rest moves. None where all of
/// them fit as they are, or too little would be left above.
pub fn footed(heights: &[u16], from: usize, focus: usize, area: Rect) -> Option<Vec<Option<Rect>>> {
    const LEAST: u16 = 2;
    let sum = |blocks: &[u16]| blocks.iter().fold(0, |sum: u16, height| sum.saturating_add(*height));
    let (upper, lower) = (heights.get(..from)?, heights.get(from..)?);
    let above = area.height.checked_sub(sum(lower)).filter(|rows| *rows >= LEAST)?;
    if sum(heights) <= area.height {
        return None;
    }
    let mut places = place(upper, focus.min(from.checked_sub(1)?), Rect { height: above, ..area });
    places.extend(place(lower, 0, Rect { y: area.y + above, height: area.height - above, ..area }));
    Some(places)
}

/// The first row in sight: the focus whole, with a row of what follows where there is one.
fn top(heights: &[u16], focus: usize, room: u32) -> u32 {
    let sum = |blocks: &[u16]| blocks.iter().map(|height| u32::from(*height)).sum::<u32>();
    let total = sum(heights);
    if total <= room {
        return 0;
    }
    let start = sum(heights.get(..focus).unwrap_or_default());
    let end = start + heights.get(focus).map_or(0, |height| u32::from(*height));
    let peek = u32::from(end < total && room > 2);
    (end + peek).saturating_sub(room).min(start)
}

/// Small arrows at the right edge where there is more above or below.
pub fn arrows(buf: &mut Buffer, area: Rect, places: &[Option<Rect>], style: Style) {
    if area.width < 2 || area.height == 0 {
        return;
    }
    let right = area.right() - 1;
    if places.first().is_some_and(Option::is_none) {
        buf.set_stringn(right, area.y, "↑", 1, style);
    }
    if places.last().is_some_and(Option::is_none) {
        buf.set_stringn(right, area.bottom() - 1, "↓", 1, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { x: 0, y: 2, width: 10, height: 4 };

    #[test]
    fn what_fits_stands_from_the_top() {
        let rows: Vec<_> = place(&[1, 2, 1], 2, AREA).into_iter().map(|rect| rect.map(|r| r.y)).collect();
        assert_eq!(rows, [Some(2), Some(3), Some(5)]);
    }

    #[test]
    fn the_focus_is_always_in_sight() {
        for focus in 0..20 {
            let places = place(&[1; 20], focus, AREA);
            assert!(places[focus].is_some(), "{focus}");
            assert_eq!(places.iter().flatten().count(), 4);
        }
    }

    #[test]
    fn a_focus_higher_than_the_room_shows_its_beginning() {
        assert_eq!(place(&[3, 9], 1, AREA)[1].map(|rect| (rect.y, rect.height)), Some((2, 4)));
    }

    #[test]
    fn no_room_is_no_place() {
        assert!(place(&[1, 1], 0, Rect { height: 0, ..AREA }).iter().all(Option::is_none));
    }
}

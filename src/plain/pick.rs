//! Which rows of a numbered list a line means: by number, or by the words that stand there.
//!
//! Pure. It knows labels only.

/// The row that a line means: its number, its words, or the beginning of the words of one row alone.
pub(super) fn one(line: &str, labels: &[String]) -> Option<usize> {
    let line = line.trim().trim_end_matches('.');
    if let Ok(number) = line.parse::<usize>() {
        return number.checked_sub(1).filter(|index| *index < labels.len());
    }
    let wanted = line.to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let lowered: Vec<String> = labels.iter().map(|label| label.to_lowercase()).collect();
    if let Some(exact) = lowered.iter().position(|label| *label == wanted) {
        return Some(exact);
    }
    let mut begins = lowered.iter().enumerate().filter(|(_, label)| label.starts_with(&wanted));
    match (begins.next(), begins.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

/// The rows that a line means, in its order, and what of it means none: `1 3`, `1, 3`, or `stung, on guard`.
pub(super) fn several(line: &str, labels: &[String]) -> (Vec<usize>, Vec<String>) {
    let (mut rows, mut rest) = (Vec::new(), Vec::new());
    for piece in pieces(line) {
        match one(&piece, labels) {
            Some(row) if !rows.contains(&row) => rows.push(row),
            Some(_) => {}
            None => rest.push(piece),
        }
    }
    (rows, rest)
}

/// What stands between commas; of numbers alone, what stands between spaces too.
pub(super) fn pieces(line: &str) -> Vec<String> {
    let numbers = |piece: &str| piece.chars().all(|one| one.is_ascii_digit() || one.is_whitespace());
    let mut pieces = Vec::new();
    for piece in line.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()) {
        if numbers(piece) {
            pieces.extend(piece.split_whitespace().map(str::to_owned));
        } else {
            pieces.push(piece.to_owned());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<String> {
        ["kept", "kept late", "on guard", "open"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_row_is_meant_by_its_number_or_its_words() {
        for (line, row) in [("1", 0), (" 4. ", 3), ("Kept", 0), ("kept l", 1), ("on", 2), ("ON GUARD", 2)] {
            assert_eq!(one(line, &labels()), Some(row), "{line}");
        }
        for line in ["0", "5", "", " ", "o", "closed", "-1", "99999999999999999999"] {
            assert_eq!(one(line, &labels()), None, "{line}");
        }
    }

    #[test]
    fn several_are_numbers_with_spaces_or_words_with_commas() {
        assert_eq!(several("1 3", &labels()), (vec![0, 2], vec![]));
        assert_eq!(several("3,1,3", &labels()), (vec![2, 0], vec![]));
        assert_eq!(several("on guard, 1 4", &labels()), (vec![2, 0, 3], vec![]));
        assert_eq!(
            several("kept, far from home, 9", &labels()),
            (vec![0], vec!["far from home".into(), "9".into()])
        );
        assert_eq!(several(" , ", &labels()), (vec![], vec![]));
    }
}

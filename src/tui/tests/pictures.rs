//! Every screen of ours at three sizes, as text; a few with their styles by role.

use super::super::theme::Theme;
use super::tables::{WAYS, at};
use super::*;

#[test]
fn every_screen_at_three_sizes() {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        for (name, begun, keys) in WAYS {
            let stage = at(columns, rows, *begun, keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), stage.shown());
        }
    }
}

#[test]
fn people_with_a_country() {
    let mut world = full();
    world.settings.country = Some("GB".into());
    let mut stage = Stage::new(80, 40, world);
    stage.keys("C-p");
    insta::assert_snapshot!("people_gb_80x40", stage.shown());
}

#[test]
fn people_when_the_data_is_old() {
    let mut world = full();
    world.settings.country = Some("GB".into());
    world.now = "2028-06-01T09:00:00+01:00".parse().unwrap();
    let mut stage = Stage::new(80, 24, world);
    stage.app.tick("2028-06-01T09:00:00+01:00".parse().unwrap());
    stage.app.go(Route::People);
    stage.draw();
    insta::assert_snapshot!("people_old_80x24", stage.shown());
}

#[test]
fn styles_stand_for_roles() {
    for (name, begun, keys) in WAYS.iter().filter(|(name, ..)| ["first", "home", "reader"].contains(name)) {
        let stage = at(80, 24, *begun, keys);
        insta::assert_snapshot!(
            format!("{name}_roles"),
            roles(stage.terminal.backend().buffer(), &theme::DARK)
        );
    }
}

/// Each cell by its role: `t`ext, `d`im, `a`ccent, `T`itle.
fn roles(buffer: &Buffer, theme: &Theme) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let role = |x: u16| {
            let cell = &buffer[(x, y)];
            match cell.symbol() {
                " " => ' ',
                _ if Some(cell.fg) == theme.accent.fg => 'a',
                _ if Some(cell.fg) == theme.dim.fg => 'd',
                _ if cell.modifier == theme.title.add_modifier => 'T',
                _ => 't',
            }
        };
        let line: String = (0..buffer.area.width).map(role).collect();
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

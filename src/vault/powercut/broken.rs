//! Tests: the check itself. Ways of saving that look right, and lose words when the power goes, are all caught.

use std::path::Path;

use super::saves::older;
use super::{Case, Run, Step, cut_everywhere};
use crate::vault::disk::Disk;
use crate::vault::testing::{draft, page};

fn caught(steps: &'static [Step]) -> String {
    let case = Case { before: older, meanwhile: |_| (), steps };
    cut_everywhere(true, case).expect_err("the check cannot fail")
}

const NEW: &str = "drafts/dddddddddddd.json";

/// The draft that is written, as bytes.
fn more() -> Vec<u8> {
    serde_json::to_vec(&draft('d', "begun and more")).unwrap()
}

fn create(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> std::fs::File {
    let mut file = disk.create(path).unwrap();
    assert_eq!(disk.write(&mut file, bytes).unwrap(), bytes.len());
    file
}

/// Writes a temporary file and hands it over with its path and the one to replace.
fn with_temp(run: &Run, then: impl FnOnce(&dyn Disk, &std::fs::File, &Path, &Path)) {
    let target = run.places.data.join(NEW);
    let temp = target.with_file_name(".mend-careless.tmp");
    let disk = run.disk();
    let file = create(disk.as_ref(), &temp, &more());
    then(disk.as_ref(), &file, &temp, &target);
}

#[test]
fn a_save_that_forgets_to_force_the_file_down_is_caught() {
    let broken = caught(&[|run| {
        with_temp(run, |disk, _, temp, target| {
            disk.rename(temp, target).unwrap();
            disk.sync_folder(target.parent().unwrap()).unwrap();
        });
    }]);
    assert!(broken.contains("neither old nor new"), "{broken}");
}

#[test]
fn a_save_that_says_kept_before_the_folder_is_forced_down_is_caught() {
    let broken = caught(&[|run| {
        with_temp(run, |disk, file, temp, target| {
            disk.sync(file).unwrap();
            disk.rename(temp, target).unwrap();
        });
    }]);
    assert!(broken.contains("neither old nor new") && broken.contains("nothing unforced"), "{broken}");
}

#[test]
fn a_save_that_truncates_in_place_is_caught() {
    let broken = caught(&[|run| {
        let mut file = run.disk.truncate(&run.places.data.join(NEW)).unwrap();
        assert_eq!(run.disk.write(&mut file, &more()).unwrap(), more().len());
        run.disk.sync(&file).unwrap();
    }]);
    assert!(broken.contains("Some(0) bytes"), "{broken}");
}

#[test]
fn a_save_that_gives_the_name_before_the_file_is_forced_down_is_caught() {
    let broken = caught(&[|run| {
        with_temp(run, |disk, file, temp, target| {
            disk.rename(temp, target).unwrap();
            disk.sync(file).unwrap();
            disk.sync_folder(target.parent().unwrap()).unwrap();
        });
    }]);
    assert!(broken.contains("neither old nor new"), "{broken}");
}

#[test]
fn a_draft_removed_before_the_name_of_its_page_is_forced_down_is_caught() {
    let broken = caught(&[|run| {
        let entries = run.places.data.join("entries");
        let (disk, temp) = (run.disk(), entries.join(".mend-careless.tmp"));
        let file = create(disk.as_ref(), &temp, &serde_json::to_vec(&page('d', "begun")).unwrap());
        disk.sync(&file).unwrap();
        disk.rename(&temp, &entries.join("2026-11-22-dddddddddddd.json")).unwrap();
        let draft = run.places.data.join(NEW);
        disk.remove(&draft).unwrap();
        disk.sync_folder(&entries).unwrap();
        disk.sync_folder(draft.parent().unwrap()).unwrap();
    }]);
    assert!(broken.contains("\"begun\" is nowhere"), "{broken}");
}

#[test]
fn a_draft_moved_to_the_bin_before_its_name_there_is_forced_down_is_caught() {
    let broken = caught(&[|run| {
        let (disk, draft) = (run.disk(), run.places.data.join(NEW));
        let bin = run.places.data.join("bin");
        disk.rename(&draft, &bin.join("dddddddddddd.json")).unwrap();
        disk.sync_folder(&bin).unwrap();
        disk.sync_folder(draft.parent().unwrap()).unwrap();
    }]);
    assert!(broken.contains("\"begun\" is nowhere"), "{broken}");
}

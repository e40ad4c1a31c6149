//! Tests: another window writes between two operations of this one, at the worst of them. What it wrote stays.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::disk::{Disk, Identity, Real};
use super::testing::{draft, files_below, journal, page, places, temps_below, words};
use super::{Places, Vault};
use crate::journal::{Change, Profile};

/// What is done by somebody else, once.
type Deed = Box<dyn FnOnce() + Send>;

/// A disk on which somebody else writes a file anew, right before it is moved away or removed.
struct Meddled {
    path: PathBuf,
    deed: Mutex<Option<Deed>>,
}

impl Meddled {
    fn new(path: PathBuf, deed: impl FnOnce() + Send + 'static) -> Arc<Self> {
        Arc::new(Self { path, deed: Mutex::new(Some(Box::new(deed))) })
    }

    fn meddle(&self, path: &Path) {
        if *path == self.path
            && let Some(deed) = self.deed.lock().unwrap().take()
        {
            deed();
        }
    }

    fn has_meddled(&self) -> bool {
        self.deed.lock().unwrap().is_none()
    }
}

impl Disk for Meddled {
    fn identity(&self, folder: &Path, follow: bool) -> io::Result<Identity> {
        Real.identity(folder, follow)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Real.make_folder(path)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        Real.create(path)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        Real.write(file, bytes)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        Real.sync(file)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Real.sync_folder(path)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Real.link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.meddle(from);
        Real.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.meddle(path);
        Real.remove(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Real.remove_folder(path)
    }
}

/// A second window's own file beside the profile.
fn beside(places: &Places) -> PathBuf {
    let is_beside = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().starts_with("profile.");
    let mut files = files_below(&places.data).into_iter().filter(is_beside);
    files.find(|file| !file.ends_with("profile.json")).unwrap()
}

fn line(text: &str) -> Profile {
    Profile { bad_night: Some(text.to_owned()), ..Profile::default() }
}

#[test]
fn a_profile_that_its_window_writes_anew_while_the_last_is_put_away_is_taken_in_too() {
    let (_home, places) = places();
    let first = journal(&places);
    let mut second = Vault::open(&places).unwrap();
    second.load();
    second.keep_profile(&Change::first(line("one line"))).unwrap();
    let again = Change { from: line("one line"), to: line("another line") };
    let disk = Meddled::new(beside(&places), move || drop(second.keep_profile(&again).unwrap()));
    let mut first = first.with_disk(Arc::clone(&disk) as Arc<dyn Disk>);
    assert_eq!(first.take_in_profiles().unwrap().unwrap().to, line("one line"));
    assert!(disk.has_meddled());
    assert_eq!(first.take_in_profiles().unwrap().unwrap().to, line("another line"));
    assert_eq!(first.take_in_profiles().unwrap(), None);
    assert_eq!(Vault::visit(&places).unwrap().load().profile, line("another line"));
}

/// A draft that a second window began, opened in the first and let go or kept there, while the second writes on in it.
fn written_on(removes: fn(&Vault)) {
    let (_home, places) = places();
    let mut first = journal(&places);
    let second = Vault::open(&places).unwrap();
    second.draft_writer().save(&draft('d', "begun")).unwrap();
    first.load();
    let path = places.data.join("drafts/dddddddddddd.json");
    let writer = second.draft_writer();
    let disk = Meddled::new(path, move || writer.save(&draft('d', "begun, and more")).unwrap());
    let mut first = first.with_disk(Arc::clone(&disk) as Arc<dyn Disk>);
    first.load();
    removes(&first);
    assert!(disk.has_meddled());
    let drafts = first.load().drafts;
    assert_eq!(drafts.iter().map(|draft| words(&draft.entry)).collect::<Vec<_>>(), ["begun, and more"]);
    assert_eq!(temps_below(&places.data), 0);
    let bin = files_below(&places.data.join("bin"));
    assert!(bin.iter().all(|file| fs::read_to_string(file).unwrap().contains("begun")));
}

#[test]
fn a_draft_that_another_window_writes_on_in_while_it_is_let_go_stays() {
    written_on(|vault| vault.drop_draft(&page('d', "").id).unwrap());
}

#[test]
fn a_draft_that_another_window_writes_on_in_while_its_page_is_kept_stays() {
    written_on(|vault| vault.remove_draft(&page('d', "").id).unwrap());
}

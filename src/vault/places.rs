//! Where things stand: the journal's folder, the settings folder, the state folder. Makes none of them.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::fault::{Fault, FaultKind};

/// The three folders that mend uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The journal: everything private.
    pub data: PathBuf,
    /// Settings and own guides: nothing private.
    pub settings: PathBuf,
    /// What belongs to this machine alone.
    pub state: PathBuf,
}

impl Places {
    /// The platform's folders, or those that were named.
    ///
    /// # Errors
    /// When the platform names none and not both were given.
    pub fn resolve(data_dir: Option<&Path>, settings_dir: Option<&Path>) -> Result<Self, Fault> {
        let none = || Fault::of(FaultKind::NoHome, Path::new(""));
        let own = ProjectDirs::from("", "", "mend");
        let platform = |folder: fn(&ProjectDirs) -> &Path| own.as_ref().map(|dirs| folder(dirs).to_owned());
        let data = data_dir.map(full).or_else(|| platform(ProjectDirs::data_dir)).ok_or_else(none)?;
        let settings =
            settings_dir.map(full).or_else(|| platform(ProjectDirs::config_dir)).ok_or_else(none)?;
        let state = platform(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()))
            .unwrap_or_else(|| settings.clone());
        Ok(Self { data, settings, state })
    }

    /// The file of settings.
    pub fn settings_file(&self) -> PathBuf {
        self.settings.join("settings.toml")
    }

    /// The folder of the person's own guides.
    pub fn guides(&self) -> PathBuf {
        self.settings.join("guides")
    }

    pub(super) fn machine_file(&self) -> PathBuf {
        self.state.join("machine.json")
    }
}

/// A relative path would mean another folder as soon as the program is started elsewhere.
fn full(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

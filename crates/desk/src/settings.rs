//! What an administrator sets: how days are counted, and where backups go.

use std::path::PathBuf;

use domain::calendar::DeadlineRule;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Fact, Language, Refusal, RefusalCode};

use crate::desk::Desk;
use crate::failure::Answer;
use crate::store::setting;
use crate::views::OfficeSettings;

impl Desk {
    /// What is set for the office.
    pub fn office_settings(&self) -> Answer<OfficeSettings> {
        self.session(Permission::WorkWithApplications)?;
        let rule = self
            .open_store()?
            .store
            .read(|connection| setting::find(connection, setting::DEADLINE_RULE))?;
        Ok(OfficeSettings {
            deadline_rule: rule.unwrap_or_default(),
            slip_languages: Language::ALL.to_vec(),
        })
    }

    /// Chooses how the answering period is counted from now on. Applications keep theirs.
    pub fn choose_deadline_rule(&self, rule: DeadlineRule) -> Answer<OfficeSettings> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.write_as(&keeper, |writing| {
            writing.record(&Fact::DeadlineRuleChosen { rule })
        })?;
        self.office_settings()
    }

    /// Chooses a second folder for backups, or none.
    pub fn choose_second_backup_folder(&self, folder: &str) -> Answer<()> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let folder = Some(folder.trim())
            .filter(|folder| !folder.is_empty())
            .map(str::to_owned);
        if let Some(folder) = &folder {
            self.usable_folder(folder)?;
        }
        self.write_as(&keeper, |writing| {
            writing.record(&Fact::SecondBackupFolderChosen { folder })
        })
    }

    /// A folder that somebody typed: it is there, and outside of the desk's own.
    pub(crate) fn usable_folder(&self, typed: &str) -> Result<PathBuf, Refusal> {
        let folder = PathBuf::from(typed.trim());
        if folder.is_absolute() && folder.is_dir() && !self.places.holds(&folder) {
            Ok(folder)
        } else {
            Err(Refusal::new(RefusalCode::FolderInvalid, Field::Folder))
        }
    }
}

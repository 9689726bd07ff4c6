//! What an administrator sets: how days are counted, where backups go, and a new desk code when one is needed.

use std::path::Path;

use domain::calendar::DeadlineRule;
use domain::fact::SeriesReason;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Author, DeskCode, Fact, Language, Refusal, RefusalCode};

use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::store::{series, setting};
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
            slip_languages: vec![Language::Tr],
        })
    }

    /// Chooses how the answering period is counted from now on. Applications keep theirs.
    pub fn choose_deadline_rule(&self, rule: DeadlineRule) -> Answer<OfficeSettings> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.write_as(&keeper, |writing| {
            Ok(writing.record(&Fact::DeadlineRuleChosen { rule })?)
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
            let usable = Path::new(folder).is_absolute()
                && Path::new(folder).is_dir()
                && !self.places.holds(Path::new(folder));
            if !usable {
                return Err(Refusal::new(RefusalCode::FolderInvalid, Field::Folder).into());
            }
        }
        self.write_as(&keeper, |writing| {
            Ok(writing.record(&Fact::SecondBackupFolderChosen { folder })?)
        })
    }

    /// Begins a new series under a desk code that never gave numbers, after a restore, a move, or the
    /// last number of the code before.
    pub fn begin_new_series(&self, desk: &str) -> Answer<()> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let desk: DeskCode = desk.trim().parse()?;
        let open = self.open_store()?;
        let used = |code| {
            let counted = open.high_water.get().is_some_and(|high_water| {
                high_water
                    .used_desk_codes()
                    .iter()
                    .any(|used| used.desk == code)
                    || high_water.read().is_some_and(|mark| mark.desk == code)
            });
            Ok::<_, Failure>(counted)
        };
        if used(desk)? {
            return Err(Refusal::new(RefusalCode::DeskCodeUsed, Field::DeskCode).into());
        }
        self.write(&Author::Staff(keeper.id), |writing| {
            let connection = writing.connection();
            let current = series::current(connection)?
                .ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
            if current.desk == desk || series::gave_numbers(connection, &current.office, desk)? {
                return Err(Refusal::new(RefusalCode::DeskCodeUsed, Field::DeskCode).into());
            }
            let reason = series::hold(connection)?.unwrap_or(SeriesReason::UsedUp);
            writing.record(&Fact::DeskSeriesBegun {
                office: current.office,
                desk,
                installation: hex::encode(self.ids.bytes()?),
                reason,
            })?;
            Ok(())
        })?;
        // The hold goes only once the mark counts: a power cut in between leaves it on.
        self.begin_counting(&open)?;
        let author = Author::Desk;
        open.store.write(self.quiet_moment(&author), |writing| {
            series::release(writing.connection())
        })?;
        self.changed();
        Ok(())
    }
}

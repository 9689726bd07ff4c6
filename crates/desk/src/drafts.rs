//! Drafts: what a person has typed so far, kept for each staff member until it is registered or let go.

use domain::draft::DraftContext;
use domain::staff::Permission;
use domain::{Author, Draft, Refusal, Registration};
use rusqlite::Connection;

use crate::attachments;
use crate::desk::Desk;
use crate::doors::year_at_desk;
use crate::failure::{Answer, Failure};
use crate::lines::Names;
use crate::store::{catalogue, draft};
use crate::told;
use crate::views::{DraftSaved, DraftView};

impl Desk {
    /// The signed-in person's draft.
    pub fn load_draft(&self) -> Answer<Option<DraftView>> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let found = self.open_store()?.store.read(|connection| {
            let Some((draft, saved_at)) = draft::find(connection, &staff.id)? else {
                return Ok(None);
            };
            let names = Names::read(connection, &self.screen_language())?;
            Ok::<_, Failure>(Some(DraftView {
                topic_name: names.topic(draft.topic.as_ref()),
                attachments: attachments::views(connection, &draft.attachments)?,
                draft,
                saved_at,
            }))
        })?;
        Ok(found)
    }

    /// Keeps the signed-in person's draft, durably.
    pub fn save_draft(&self, typed: &Draft) -> Answer<DraftSaved> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        let author = Author::Staff(staff.id.clone());
        let saved_at = self.now();
        open.store.write(self.quiet_moment(&author), |writing| {
            draft::put(writing.connection(), &staff.id, typed, saved_at)
        })?;
        Ok(DraftSaved { saved_at })
    }

    /// Lets the signed-in person's draft go.
    pub fn discard_draft(&self) -> Answer<()> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        let author = Author::Staff(staff.id.clone());
        Ok(open.store.write(self.quiet_moment(&author), |writing| {
            draft::remove(writing.connection(), &staff.id)
        })?)
    }

    /// Takes drafts out of the store that were registered: a save leaves them there, void.
    pub fn let_void_drafts_go(&self) -> Answer<()> {
        let open = self.open_store()?;
        if !open.store.read(draft::any_is_void)? {
            return Ok(());
        }
        Ok(open
            .store
            .write(self.quiet_moment(&Author::Desk), |writing| {
                draft::let_void_go(writing.connection())
            })?)
    }

    /// Everything that is wrong with a draft now, in the order of the form.
    pub fn check_draft(&self, typed: &Draft) -> Answer<Vec<Refusal>> {
        self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        open.store
            .read(|connection| match self.parse_draft(connection, typed)? {
                Ok(_) => Ok(Vec::new()),
                Err(refused) => Ok(refused),
            })
    }

    /// The registration that a draft says, checked against the catalogue and today's date.
    pub(crate) fn parse_draft(
        &self,
        connection: &Connection,
        typed: &Draft,
    ) -> Result<Result<Registration, Vec<Refusal>>, Failure> {
        let known =
            |found: Result<Option<bool>, Failure>| Ok::<_, Failure>(found?.unwrap_or(false));
        let topic = typed.topic.as_ref();
        let topic = known(
            topic
                .map(|code| catalogue::has_topic(connection, code))
                .transpose(),
        )?;
        let unit = typed.unit.as_ref();
        let unit = known(
            unit.map(|code| catalogue::has_unit(connection, code))
                .transpose(),
        )?;
        let notice = told::notice(connection)?;
        Ok(typed.parse(&DraftContext {
            knows_topic: &|_| topic,
            knows_unit: &|_| unit,
            this_year: year_at_desk(self.now()),
            notice_version: &told::notice_version(notice.as_ref()),
        }))
    }
}

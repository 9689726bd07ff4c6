//! What received facts change in the read tables.
//!
//! The row of an application is made again once a page, however many of its facts came. What the whole office
//! shares (topics, the deadline rule, what slips say) is the last word in the feed's order, and behind it this
//! desk's own facts that the feed has not brought back. What is another desk's alone changes nothing here.

use std::collections::BTreeSet;

use domain::{Application, ApplicationNumber, Fact, Role};
use rusqlite::Connection;

use super::{Reading, Taken, erasing};
use crate::failure::Failure;
use crate::store::day_run::Newest;
use crate::store::journal::{self, Recorded};
use crate::store::placed_run::{self, Placed};
use crate::store::received_fact::{self, Received};
use crate::store::values::number_in;
use crate::store::{
    applicant_name, application, colleague, inquiry, link, not_understood, number_conflict,
    read_tables,
};

/// Kinds of facts that say something for the whole office, of which the last counts.
const OFFICE_WIDE: &[&str] = &[
    "catalogue_adopted",
    "calendar_adopted",
    "privacy_notice_adopted",
    "deadline_rule_chosen",
    "slip_texts_chosen",
    "slip_logo_chosen",
];

/// Names that are put into the index at once.
const NAMES: usize = 1_000;

/// After so many facts the applications that they touched are brought up to date, where all that was received is applied again:
/// a feed of any length takes the same memory.
const AT_ONCE: usize = if cfg!(test) { 5 } else { 5_000 };

/// Facts being applied, and what is still to be done about them.
pub(super) struct Page<'a> {
    connection: &'a Connection,
    changed: BTreeSet<ApplicationNumber>,
    /// Applications whose rows are to be made again.
    touched: BTreeSet<ApplicationNumber>,
    /// Applications whose names are to be indexed.
    begun: Vec<Application>,
    newest: Newest,
    own_names_are_indexed: bool,
    office_wide: Vec<Recorded>,
    not_understood: usize,
    /// Applications of which bodies were erased by law: what the tables made of them goes too.
    erased: BTreeSet<ApplicationNumber>,
}

impl<'a> Page<'a> {
    pub(super) fn begin(connection: &'a Connection) -> Self {
        Self {
            connection,
            changed: BTreeSet::new(),
            touched: BTreeSet::new(),
            begun: Vec::new(),
            newest: Newest::default(),
            own_names_are_indexed: false,
            office_wide: Vec::new(),
            not_understood: 0,
            erased: BTreeSet::new(),
        }
    }

    /// An own fact has come back, and has a place in the order now.
    pub(super) fn place(&mut self, position: i64) -> Result<(), Failure> {
        let Some(recorded) = journal::at(self.connection, position)? else {
            return Ok(());
        };
        let Some(fact) = &recorded.fact else {
            return Ok(());
        };
        match fact {
            Fact::ApplicationRegistered { number, .. } => {
                if !number_conflict::of(self.connection, number_in(*number))?.is_empty() {
                    self.settle(*number)?;
                }
            }
            fact if OFFICE_WIDE.contains(&fact.kind()) => self.office_wide.push(recorded),
            fact => self.touch(fact),
        }
        Ok(())
    }

    /// Applies a fact that was received.
    pub(super) fn apply(&mut self, received: &Received) -> Result<(), Failure> {
        let recorded = &received.recorded;
        let Some(fact) = &recorded.fact else {
            if !received.is_erased {
                not_understood::insert(self.connection, -recorded.position, &received.kind)?;
                self.not_understood += 1;
            }
            return Ok(());
        };
        match fact {
            Fact::ApplicationRegistered { .. } => {
                let begun = Application::begun_by(fact, recorded.author.clone(), recorded.at);
                begun.map_or(Ok(()), |begun| self.begin_application(recorded, begun))?;
            }
            Fact::ApplicationsLinked { number, to } => link::insert(self.connection, *number, *to)?,
            Fact::StaffAdded { staff, name, role } => {
                colleague::put(self.connection, staff, name, *role)?;
            }
            Fact::StaffDeactivated { staff } => colleague::deactivate(self.connection, staff)?,
            Fact::OfficialNamed { staff, name, .. } => {
                colleague::put(self.connection, staff, name, Role::Officer)?;
            }
            Fact::ContentErased { number, places, .. } => {
                let erased = erasing::erase(self.connection, *number, places)?;
                self.erased.extend(erased.then_some(*number));
            }
            Fact::InquiryRecorded { topic, note } => {
                let (position, at) = (recorded.position, recorded.at);
                inquiry::insert(self.connection, position, at, topic.as_ref(), note)?;
            }
            Fact::InquiryTakenBack { epoch, sequence } => {
                let taken_back = (*epoch, *sequence);
                let place = received_fact::place_of_inquiry(self.connection, received, taken_back)?;
                if let Some(place) = place {
                    inquiry::remove(self.connection, -place)?;
                }
            }
            fact if OFFICE_WIDE.contains(&fact.kind()) => self.office_wide.push(recorded.clone()),
            _ => {}
        }
        self.touch(fact);
        Ok(())
    }

    fn touch(&mut self, fact: &Fact) {
        let changes = !matches!(fact, Fact::ApplicationRegistered { .. });
        if let Some(number) = fact.number().filter(|_| changes) {
            self.changed.insert(number);
            if !fact.is_note() {
                self.touched.insert(number);
            }
        }
    }

    fn begin_application(
        &mut self,
        recorded: &Recorded,
        begun: Application,
    ) -> Result<(), Failure> {
        if !self.own_names_are_indexed {
            // Which of them the index lacks is told by their numbers, among which others may come now.
            application::index_names(self.connection)?;
            self.own_names_are_indexed = true;
        }
        let number = begun.number;
        self.changed.insert(number);
        let position = recorded.position;
        if !application::begin(self.connection, position, &begun, &mut self.newest)? {
            return self.settle(number);
        }
        self.begun.push(begun);
        let key = number_in(number);
        if journal::has_any_about(self.connection, key)?
            || received_fact::has_any_about(self.connection, key)?
        {
            self.touched.insert(number);
        }
        if self.begun.len() >= NAMES {
            self.index_names()?;
        }
        Ok(())
    }

    /// Several registrations have this number: one of them counts.
    fn settle(&mut self, number: ApplicationNumber) -> Result<(), Failure> {
        // The index has the name that the row has, so it comes first.
        self.index_names()?;
        // Its day may be another one.
        self.newest = Newest::default();
        self.changed.insert(number);
        application::settle(self.connection, number)
    }

    fn index_names(&mut self) -> Result<(), Failure> {
        let mut begun = std::mem::take(&mut self.begun);
        begun.sort_by_key(|application| application.registered_at);
        application::index_received(self.connection, &begun)
    }

    /// Makes the rows of the applications that were touched so far again.
    fn bring_up_to_date(&mut self) -> Result<(), Failure> {
        self.index_names()?;
        for number in std::mem::take(&mut self.touched) {
            application::refresh(self.connection, number)?;
        }
        // One of them may be of another day now.
        self.newest = Newest::default();
        Ok(())
    }

    /// Does what was left to the end of the page.
    pub(super) fn end(mut self) -> Result<Taken, Failure> {
        self.bring_up_to_date()?;
        for recorded in &self.office_wide {
            read_tables::apply_in_order(self.connection, recorded, true)?;
        }
        if !self.office_wide.is_empty() {
            for without_place in placed_run::gaps(self.connection)? {
                journal::replay_kinds_between(
                    self.connection,
                    OFFICE_WIDE,
                    without_place,
                    |own| read_tables::apply(self.connection, own),
                )?;
            }
        }
        for number in &self.erased {
            application::make_again(self.connection, *number)?;
        }
        if !self.erased.is_empty() {
            applicant_name::sweep(self.connection)?;
        }
        Ok(Taken {
            changed: self.changed.into_iter().collect(),
            not_understood: self.not_understood,
            office_wide: !self.office_wide.is_empty(),
            let_in: false,
        })
    }
}

/// Applies everything that was received again, to tables that hold what the journal alone adds up to.
pub(in crate::store) fn apply_again(connection: &Connection) -> Result<(), Failure> {
    let mut page = Page::begin(connection);
    let mut applied = 0;
    received_fact::replay_after(connection, 0, |received| {
        page.apply(&received)?;
        applied += 1;
        if applied % AT_ONCE == 0 {
            page.bring_up_to_date()?;
            // Nobody asks what is different where all is made again.
            page.changed.clear();
        }
        Ok(())
    })?;
    let received = std::mem::take(&mut page.office_wide).into_iter();
    let mut in_order: Vec<_> = received
        .map(|recorded| (-recorded.position, recorded))
        .collect();
    journal::replay_kinds(connection, OFFICE_WIDE, |own| {
        let placed = placed_run::find(connection, Reading::Counts, own.position)?;
        in_order.extend(placed.map(|Placed { place, .. }| (place, own.clone())));
        Ok(())
    })?;
    in_order.sort_by_key(|(place, _)| *place);
    // Those without a place follow at the end of the page.
    page.office_wide = in_order.into_iter().map(|(_, recorded)| recorded).collect();
    page.end().map(drop)
}

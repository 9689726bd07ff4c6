//! The desk's printers: listing, keeping and removing them, and choosing one for each kind of paper.
//!
//! Talking to them is `printing`'s work, what their profiles mean `paper`'s.

use std::path::Path;

use domain::printer::PRINTER_NAME_LIMIT;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::turkish::fold;
use domain::typed_text::{one_line, within};
use domain::{Fact, PaperKind, Printer, PrinterId, PrinterTarget, Refusal, RefusalCode, SlipWidth};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::printing::{checked_target, parse_target};
use crate::store::{printer, printer_choice};
use crate::views::{PrinterDraft, PrinterLine, SetupProgress};

impl Desk {
    /// Every printer of the desk, the first one first.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn list_printers(&self) -> Answer<Vec<PrinterLine>> {
        self.session(Permission::WorkWithApplications)?;
        Ok(self.open_store()?.store.read(lines)?)
    }

    /// Keeps a printer: a new one, or another form of the one with this number. The first printer of
    /// a desk is chosen for slips, since it is there for them.
    ///
    /// # Errors
    /// The role does not allow it, its name is missing or taken, its address cannot be.
    pub fn keep_printer(
        &self,
        id: Option<PrinterId>,
        draft: &PrinterDraft,
    ) -> Answer<Vec<PrinterLine>> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let name = within(
            one_line(&draft.name),
            PRINTER_NAME_LIMIT,
            Field::PrinterName,
        )?;
        if name.is_empty() {
            return Err(Refusal::new(RefusalCode::PrinterNameMissing, Field::PrinterName).into());
        }
        let target = self.own_target(checked_target(&draft.target)?)?;
        self.write_as(&keeper, |writing| {
            let connection = writing.connection();
            let others = printer::all(connection)?;
            if let Some(id) = id {
                must_be_known(connection, id)?;
            }
            let taken = others
                .iter()
                .any(|other| Some(other.id) != id && fold(&other.name) == fold(&name));
            if taken {
                return Err(Refusal::new(RefusalCode::PrinterNameTaken, Field::PrinterName).into());
            }
            let chosen = printer_choice::find(connection, PaperKind::Slip)?.flatten();
            let is_first = id.is_none() && chosen.is_none() && prints_slips(&target);
            let printer = Printer {
                id: id.map_or_else(|| printer::next_id(connection), Ok)?,
                name,
                target,
                profile: draft.profile.clone(),
                width: draft.width,
                code_table: draft.code_table,
                learned: draft.learned.clone(),
            };
            let id = printer.id;
            writing.record(&Fact::PrinterKept { printer })?;
            if is_first {
                let (paper, printer) = (PaperKind::Slip, Some(id));
                writing.record(&Fact::PrinterChosen { paper, printer })?;
            }
            Ok(())
        })?;
        self.wake_printing();
        self.list_printers()
    }

    /// Removes a printer. What it was chosen for goes nowhere until another one is chosen.
    ///
    /// # Errors
    /// The role does not allow it, or there is no such printer.
    pub fn remove_printer(&self, id: PrinterId) -> Answer<Vec<PrinterLine>> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.write_as(&keeper, |writing| {
            must_be_known(writing.connection(), id)?;
            writing.record(&Fact::PrinterRemoved { printer: id })
        })?;
        self.wake_printing();
        self.list_printers()
    }

    /// Chooses the printer that one kind of paper goes to, or none.
    ///
    /// # Errors
    /// The role does not allow it, there is no such printer, or it cannot print this paper.
    pub fn choose_printer_for(
        &self,
        paper: PaperKind,
        id: Option<PrinterId>,
    ) -> Answer<Vec<PrinterLine>> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.write_as(&keeper, |writing| {
            if let Some(id) = id {
                let printer = must_be_known(writing.connection(), id)?;
                if paper == PaperKind::Document && !prints_documents(&printer.target) {
                    return Err(Refusal::general(RefusalCode::PrinterUnfit).into());
                }
            }
            writing.record(&Fact::PrinterChosen { paper, printer: id })
        })?;
        self.wake_printing();
        self.list_printers()
    }

    /// Chooses the slip printer by its address alone, or none for an empty one: what a terminal and
    /// a first run without the wizard need. The printer chosen before becomes this one.
    ///
    /// # Errors
    /// The role does not allow it, or this cannot be a printer's address.
    pub fn choose_printer(&self, address: &str, width: SlipWidth) -> Answer<SetupProgress> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let target = parse_target(address)?
            .map(|target| self.own_target(target))
            .transpose()?;
        self.write_as(&keeper, |writing| {
            let connection = writing.connection();
            let before = printer_choice::printer_for(connection, PaperKind::Slip)?;
            let printer = match (target, before) {
                (None, _) => None,
                (Some(target), Some(before)) if before.target == target => {
                    Some(Printer { width, ..before })
                }
                (Some(target), Some(before)) => {
                    let afresh = Printer::new(before.id, target, width);
                    Some(Printer {
                        name: before.name,
                        ..afresh
                    })
                }
                (Some(target), None) => {
                    Some(Printer::new(printer::next_id(connection)?, target, width))
                }
            };
            let id = printer.as_ref().map(|printer| printer.id);
            if let Some(printer) = printer {
                writing.record(&Fact::PrinterKept { printer })?;
            }
            let (paper, printer) = (PaperKind::Slip, id);
            writing.record(&Fact::PrinterChosen { paper, printer })
        })?;
        self.wake_printing();
        self.setup_progress()
    }

    /// The target, unless it is a file among the desk's own: slips appended to the store would be its end.
    pub(crate) fn own_target(&self, target: PrinterTarget) -> Answer<PrinterTarget> {
        match &target {
            PrinterTarget::File(path) if self.places.holds(Path::new(path)) => {
                let code = RefusalCode::PrinterAddressInvalid;
                Err(Refusal::new(code, Field::PrinterAddress).into())
            }
            _ => Ok(target),
        }
    }
}

fn must_be_known(connection: &Connection, id: PrinterId) -> Answer<Printer> {
    Ok(printer::find(connection, id)?
        .ok_or_else(|| Refusal::general(RefusalCode::PrinterUnknown))?)
}

/// Every printer with what it is chosen for.
pub(crate) fn lines(connection: &Connection) -> Result<Vec<PrinterLine>, Failure> {
    let kinds = [PaperKind::Slip, PaperKind::Document];
    let mut chosen = Vec::new();
    for kind in kinds {
        chosen.push((kind, printer_choice::find(connection, kind)?.flatten()));
    }
    let line = |printer: Printer| PrinterLine {
        chosen_for: chosen
            .iter()
            .filter(|(_, id)| *id == Some(printer.id))
            .map(|(kind, _)| *kind)
            .collect(),
        printer,
    };
    Ok(printer::all(connection)?.into_iter().map(line).collect())
}

/// Slips go as ESC/POS to any of them; a queue takes them raw.
fn prints_slips(target: &PrinterTarget) -> bool {
    !matches!(target, PrinterTarget::Queue(_))
}

/// Only a spooler's queue turns a page into what its printer understands.
fn prints_documents(target: &PrinterTarget) -> bool {
    matches!(target, PrinterTarget::Queue(_))
}

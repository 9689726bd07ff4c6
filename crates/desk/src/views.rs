//! What screens show: the answers of the desk's use cases, in the shape in which they cross to the window.
//!
//! Dates are `YYYY-MM-DD` at the desk (UTC+03:00), moments are RFC 3339 in UTC. Nothing here decides
//! anything. The TypeScript side is generated from these types.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::DeadlineRule;
use domain::catalogue::{TopicCode, UnitCode};
use domain::printer::{CodeTable, Learned, ProfileCode};
use domain::privacy::NoticeText;
use domain::{
    AttachmentReference, DeliveryWay, DeskCode, Draft, Kind, Language, Office, Outcome, PaperKind,
    Printer, PrinterId, PrinterTarget, Role, SlipWidth, SmsFate, SmsPurpose, StaffId, State,
};
use protocol::Problem;
use serde::{Deserialize, Serialize};

pub use crate::slip_texts::SlipTextsView;
pub use crate::sync::view::{
    HandedOver, Receiving, SyncFate, SyncItem, SyncItems, SyncStanding, SyncSubject, SyncView,
};

macro_rules! views {
    ($($(#[$outer:meta])* $keyword:ident $name:ident $body:tt)*) => {$(
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "contract", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub $keyword $name $body
    )*};
}

views! {
    /// Where the desk stands; decides which screen the window shows.
    enum Stage {
        /// There is no store yet: the assistant begins.
        FirstRun,
        /// The store cannot be opened by this machine; the recovery code opens it.
        KeyNeeded,
        /// The store is damaged; a backup can take its place.
        StoreDamaged,
        /// The store cannot be opened for another reason, said by `DeskState::problem`.
        StoreClosed,
        /// Someone must sign in.
        SignIn,
        /// Someone is signed in, and an administrator must finish the assistant.
        Setup,
        /// The store needs a new desk code before it registers again.
        SeriesNeeded,
        /// Ready to register.
        Ready,
    }

    /// Everything that the frame of the window shows.
    struct DeskState {
        /// Which screen.
        pub stage: Stage,
        /// Why the stage is not an ordinary one.
        pub problem: Option<Problem>,
        /// The office, once chosen.
        pub office: Option<Office>,
        /// The desk code, once chosen.
        pub desk: Option<DeskCode>,
        /// Who is signed in.
        pub staff: Option<StaffView>,
        /// Who signed in last at this desk.
        pub last_staff: Option<StaffId>,
        /// How slips are doing.
        pub printer: PrinterView,
        /// Every printer of the desk, the first one first.
        pub printers: Vec<PrinterLine>,
        /// How backups are doing.
        pub backup: BackupView,
        /// How the work with the center is doing; none before there is a store.
        pub sync: Option<SyncView>,
        /// Whether it can be written now; registering is announced as impossible before the form is filled.
        pub storage: Option<Problem>,
        /// Megabytes left on the disk, when so few that it will soon be full.
        pub room_left: Option<u32>,
        /// How many numbers this desk code can still give, when fewer than a thousand.
        pub numbers_left: Option<u32>,
        /// The clock shows a time before the last fact.
        pub clock_behind: bool,
        /// After so many idle seconds the desk locks.
        pub lock_after_seconds: u32,
        /// Appearance for the signed-in person; before, for whoever was here last.
        pub preferences: Preferences,
        /// Version of the privacy notice in force.
        pub notice_version: String,
        /// Its texts, where the center put one in force; else the program's own is shown.
        pub notice: Vec<NoticeText>,
        /// Version of the program.
        pub version: String,
    }

    /// Appearance, kept for each staff member.
    struct Preferences {
        /// Colours.
        pub theme: Theme,
        /// Type size, 1 (normal) to 3 (largest).
        pub size: u8,
        /// `tr` or `en`.
        pub language: ScreenLanguage,
    }

    /// Colours of the window.
    enum Theme {
        /// As the system says.
        System,
        /// Dark on light.
        Light,
        /// Light on dark.
        Dark,
        /// High contrast.
        Contrast,
    }

    /// Languages of the screens.
    enum ScreenLanguage {
        /// Turkish.
        Tr,
        /// English.
        En,
    }

    /// The slip printer and what waits for it.
    struct PrinterView {
        /// The printer chosen for slips, or none.
        pub printer: Option<Printer>,
        /// It was asked how it is since the desk started; before that nobody knows.
        pub asked: bool,
        /// What is wrong with it now.
        pub problem: Option<Problem>,
        /// Little paper is left, as far as it can tell; it still prints.
        pub near_end: bool,
        /// Slips that wait.
        pub waiting: u32,
        /// Slips of which nobody knows whether they came out.
        pub in_doubt: u32,
        /// Slips that a queue took today; a person looks whether they came out.
        pub handed_over: u32,
    }

    /// One printer of the desk.
    struct PrinterLine {
        /// The printer.
        pub printer: Printer,
        /// What it is chosen for.
        pub chosen_for: Vec<PaperKind>,
    }

    /// A way to something on this machine that may be a printer.
    struct FoundPrinter {
        /// The way to it.
        pub target: PrinterTarget,
        /// What the system calls it.
        pub name: String,
        /// Who made it and what it is, where it says.
        pub maker_and_model: Option<String>,
    }

    /// A disk that is plugged in and takes files.
    struct Drive {
        /// Where what is on it stands.
        pub folder: String,
        /// What its owner called it.
        pub name: String,
        /// Bytes that it still takes; none when the system does not say.
        pub free_bytes: Option<u64>,
    }

    /// A kind of printer.
    struct ProfileLine {
        /// Its code.
        pub code: ProfileCode,
        /// Its makers' name for it; the generic one has words of the screen.
        pub name: String,
    }

    /// One line of letters on a test page.
    struct LetterSample {
        /// The mark before the line.
        pub mark: String,
        /// The table that it was printed with.
        pub table: CodeTable,
    }

    /// What came of trying a printer. Whether a page came out only a person can say.
    struct PrinterTried {
        /// What it said of itself.
        pub learned: Learned,
        /// The kind of printer that it says it is.
        pub suggested: Option<ProfileCode>,
        /// The lines of letters on the page, if any were asked for.
        pub samples: Vec<LetterSample>,
    }

    /// A printer as somebody sets it up.
    struct PrinterDraft {
        /// What people call it.
        pub name: String,
        /// The way to it; a network address as typed.
        pub target: PrinterTarget,
        /// What kind of printer it is.
        pub profile: ProfileCode,
        /// Its paper.
        pub width: SlipWidth,
        /// Its own table of letters, when a person saw it print rightly and slips are not to be pictures.
        pub code_table: Option<CodeTable>,
        /// What it answered when it was asked.
        pub learned: Learned,
    }

    /// The newest backup.
    struct BackupView {
        /// When it was made.
        pub newest: Option<DateTime<Utc>>,
        /// What went wrong with the last attempt.
        pub problem: Option<Problem>,
        /// The second folder, if chosen.
        pub second_folder: Option<String>,
    }

    /// One backup file.
    struct BackupLine {
        /// Its file name.
        pub file: String,
        /// When it was made.
        pub made_at: DateTime<Utc>,
        /// Its size in bytes.
        pub bytes: u64,
        /// How many applications are in it.
        pub applications: u32,
        /// Whether its content proved good just now.
        pub good: bool,
    }

    /// A member of the staff.
    struct StaffView {
        /// Identifies them.
        pub id: StaffId,
        /// Their name.
        pub name: String,
        /// Their role.
        pub role: Role,
        /// Still works here.
        pub active: bool,
        /// Locked after wrong tries.
        pub locked: bool,
    }

    /// How far the assistant is. Each step can be done again until the last one.
    struct SetupProgress {
        /// The chosen office.
        pub office: Option<Office>,
        /// The chosen desk code.
        pub desk: Option<DeskCode>,
        /// The first administrator.
        pub administrator: Option<String>,
        /// A choice about the printer was made.
        pub printer_chosen: bool,
        /// The printer, if there is one.
        pub printer: Option<Printer>,
        /// Somebody said that the desk is to work without a center for now.
        pub stands_alone: bool,
        /// The recovery code was confirmed.
        pub recovery_confirmed: bool,
        /// Numbers were given here before, so the desk code must be one that never counted.
        pub desk_code_must_be_new: bool,
        /// Offices with desk codes that are known to have counted, `1008 01`.
        pub desk_codes_used: Vec<String>,
    }

    /// A new recovery code: shown once, never stored.
    struct RecoveryCodeView {
        /// Six groups of four characters.
        pub groups: Vec<String>,
    }

    /// The draft of the signed-in person, as the store holds it.
    struct DraftView {
        /// What was typed.
        pub draft: Draft,
        /// The chosen topic's name.
        pub topic_name: Option<String>,
        /// The attachments with their small pictures.
        pub attachments: Vec<Attached>,
        /// When it was saved.
        pub saved_at: DateTime<Utc>,
    }

    /// A draft was kept, durably.
    struct DraftSaved {
        /// When.
        pub saved_at: DateTime<Utc>,
    }

    /// A topic, as the type-ahead lists it.
    struct TopicLine {
        /// Its code.
        pub code: TopicCode,
        /// Its name in the language of the screen.
        pub name: String,
        /// The synonym that answered, when the name did not.
        pub synonym: Option<String>,
        /// The unit that usually answers.
        pub unit: Option<UnitLine>,
    }

    /// A unit, as a list shows it.
    struct UnitLine {
        /// Its code.
        pub code: UnitCode,
        /// Its name in the language of the screen.
        pub name: String,
    }

    /// Whom to look for while the clerk types.
    struct PersonQuery {
        /// Identity number, as typed so far.
        pub national_id: String,
        /// Telephone, as typed so far.
        pub phone: String,
        /// Given name, as typed so far.
        pub given_name: String,
        /// Surname, as typed so far.
        pub surname: String,
    }

    /// One application in a list.
    struct ApplicationLine {
        /// Its number in groups, `1003 010 004 235`.
        pub number: String,
        /// When it was registered.
        pub registered_at: DateTime<Utc>,
        /// Who applied; empty when withheld.
        pub applicant: String,
        /// Their identity number, masked.
        pub masked_id: Option<String>,
        /// Kind.
        pub kind: Kind,
        /// The topic's code.
        pub topic_code: Option<TopicCode>,
        /// The topic's name.
        pub topic: Option<String>,
        /// The unit's name.
        pub unit: Option<String>,
        /// Subject.
        pub subject: String,
        /// Answered by the end of this day.
        pub due_on: NaiveDate,
        /// Days from today to the due day; negative when overdue.
        pub days_left: i32,
        /// What its slip is doing.
        pub slip: Option<SlipState>,
        /// How far it has come.
        pub state: State,
        /// The unit that has it, or had it last.
        pub unit_now: Option<String>,
    }

    /// Another office's application, as the center tells of it.
    struct Elsewhere {
        /// Its number in groups.
        pub number: String,
        /// The office that has it.
        pub office: String,
        /// How far it has come; none where a newer center knows a state that this program does not.
        pub state: Option<State>,
        /// Answered by the end of this day.
        pub due_on: NaiveDate,
        /// The unit that has it.
        pub unit: Option<String>,
        /// What came of it.
        pub outcome: Option<Outcome>,
        /// The same in words for the person.
        pub explanation: Option<String>,
    }

    /// What a person said about the warning that the same matter is open already.
    enum SameMatter {
        /// Nothing yet: ask when there is one.
        Ask,
        /// Register all the same (`Draft::linked_to` says whether linked).
        GoOn,
    }

    /// What came of asking to register.
    enum Registering {
        /// It is registered, durably.
        Registered(Registered),
        /// The same person has the same topic open within 30 days; nothing was registered.
        SameMatter(Vec<ApplicationLine>),
    }

    /// A registered application, for the screen with the large number.
    struct Registered {
        /// In groups, `1003 010 004 235`.
        pub number: String,
        /// When.
        pub registered_at: DateTime<Utc>,
        /// Answered by the end of this day.
        pub due_on: NaiveDate,
        /// Unit, if known.
        pub unit: Option<String>,
        /// What the slip is doing; none without a printer.
        pub slip: Option<SlipView>,
    }

    /// States of a slip on its way to paper.
    enum SlipState {
        /// Waits for its turn.
        Queued,
        /// A printer's turn has come for it, and not one byte went.
        Claimed,
        /// On its way.
        Sending,
        /// The printer took it all; whether it came out is being asked.
        Sent,
        /// The printer said that it is printed, or a person did.
        Printed,
        /// A queue of the system has it and is done with it. That is not paper: a person looks.
        HandedOver,
        /// Not one byte went; goes on by itself when the fault is mended.
        Blocked,
        /// Nobody knows whether it came out: a person decides.
        Unknown,
        /// A person decided not to print it any more.
        Dropped,
    }

    /// One slip on its way to paper.
    struct SlipView {
        /// Identifies the print job.
        pub job: i64,
        /// The application's number in groups.
        pub number: String,
        /// 0 for the original, else which copy (SURET).
        pub copy: u32,
        /// Where it is.
        pub state: SlipState,
        /// What holds it up.
        pub problem: Option<Problem>,
        /// When it came into this state.
        pub since: DateTime<Utc>,
        /// The printer that a person sent it to; none: the one that is chosen for slips.
        pub printer: Option<PrinterId>,
    }

    /// A person's word on a slip in doubt.
    enum SlipWord {
        /// It came out.
        CameOut,
        /// It did not: print it again, as a copy that says so.
        PrintAgain,
        /// Leave it.
        Drop,
    }

    /// A slip as it will print.
    struct SlipPreview {
        /// The picture, a PNG as `data:` address, dot for dot.
        pub picture: String,
        /// The same in words, line by line, for the screen reader.
        pub lines: Vec<String>,
    }

    /// An attachment.
    struct Attached {
        /// What the draft keeps.
        pub reference: AttachmentReference,
        /// A small picture, a PNG as `data:` address; none for a PDF, and none before it is here.
        pub thumbnail: Option<String>,
        /// Its content is in this store. Else another desk took it in, and it is fetched when somebody wants to see it.
        pub here: bool,
        /// Why it did not come when it was last asked for.
        pub problem: Option<Problem>,
    }

    /// What became of the wish to see an attachment.
    struct AttachmentShown {
        /// The system's viewer shows it. Else it is being fetched.
        pub shown: bool,
    }

    /// What a search found.
    struct Found {
        /// The applications, newest first.
        pub lines: Vec<ApplicationLine>,
        /// For a mistyped number: existing numbers one slip away, in groups.
        pub likely: Vec<String>,
        /// Why nothing can be found by this text, when it is a mistyped number.
        pub problem: Option<Problem>,
    }

    /// One application with all that became of it.
    struct ApplicationView {
        /// The line of it.
        pub line: ApplicationLine,
        /// What it says now, in the fields of the form.
        pub draft: Draft,
        /// The revision that this is; a correction says which it saw.
        pub revision: u32,
        /// How far it has come.
        pub state: State,
        /// The unit that has it, or had it last.
        pub unit_now: Option<String>,
        /// The law's own limit.
        pub legal_limit_on: NaiveDate,
        /// What happened to it, oldest first.
        pub history: Vec<HistoryLine>,
        /// Applications it is linked with, in groups.
        pub linked: Vec<String>,
        /// Its slips, newest first.
        pub slips: Vec<SlipView>,
        /// Its attachments with their small pictures.
        pub attachments: Vec<Attached>,
    }

    /// What became of an SMS.
    struct SmsNews {
        /// What it tells.
        pub purpose: SmsPurpose,
        /// What became of it.
        pub fate: SmsFate,
    }

    /// One fact about an application.
    #[derive(Default)]
    struct HistoryLine {
        /// Kind of the fact; the screen has the words.
        pub kind: String,
        /// When.
        pub at: DateTime<Utc>,
        /// By whom: a name, or empty for the desk itself and for the center.
        pub by: String,
        /// The center wrote it.
        pub at_the_center: bool,
        /// The desk where it was written; none for the center.
        pub desk: Option<String>,
        /// Fields that a correction changed; the screen has the words.
        pub fields: Vec<String>,
        /// What was said with it: the reason of a correction, a unit's answer, the result in words.
        pub reason: Option<String>,
        /// The unit it was sent to, that sent it back or answered.
        pub unit: Option<String>,
        /// What came of it.
        pub outcome: Option<Outcome>,
        /// How the person learned the result.
        pub way: Option<DeliveryWay>,
        /// What became of an SMS.
        pub sms: Option<SmsNews>,
        /// Why a step was refused.
        pub problem: Option<Problem>,
        /// The other application of a link, in groups.
        pub other: Option<String>,
        /// Which copy of the slip.
        pub copy: Option<u32>,
    }

    /// A day at the desk.
    struct DayView {
        /// Which day.
        pub day: NaiveDate,
        /// Its applications, newest first.
        pub lines: Vec<ApplicationLine>,
        /// Those who were told the way, newest first.
        pub inquiries: Vec<InquiryLine>,
        /// Applications by kind.
        pub by_kind: Vec<KindCount>,
    }

    /// Someone who was told the way.
    struct InquiryLine {
        /// Identifies it on this desk.
        pub inquiry: i64,
        /// When.
        pub at: DateTime<Utc>,
        /// Who counted it.
        pub by: String,
        /// What about, if said.
        pub topic: Option<String>,
        /// A few words; may be empty.
        pub note: String,
        /// It is of today and this desk's, and can be taken back.
        pub of_today: bool,
    }

    /// How many applications of a kind.
    struct KindCount {
        /// The kind.
        pub kind: Kind,
        /// How many.
        pub count: u32,
    }

    /// What an administrator sets for the office.
    struct OfficeSettings {
        /// How the answering period is counted.
        pub deadline_rule: DeadlineRule,
        /// Languages that slips can speak.
        pub slip_languages: Vec<Language>,
    }

    /// What a document is of.
    enum DocumentOf {
        /// The petition of this application, by its number.
        Petition(String),
        /// The visitor's copy of this application, by its number.
        VisitorCopy(String),
        /// The list of a day.
        DayList(NaiveDate),
    }

    /// Sizes of paper for documents.
    enum DocumentSize {
        /// 210 × 297 mm.
        A4,
        /// 148 × 210 mm.
        A5,
    }

    /// Which document, and how it is to look.
    struct DocumentWish {
        /// Of what.
        pub of: DocumentOf,
        /// On what.
        pub size: DocumentSize,
        /// In letters of 18 points.
        pub large: bool,
    }

    /// A document that was shown, or handed to a printer's queue.
    struct DocumentMade {
        /// How many pages it has.
        pub pages: u32,
    }

    /// An inquiry that was counted.
    struct InquiryRecorded {
        /// Identifies it on this desk.
        pub inquiry: i64,
        /// How many there are today, this one included.
        pub today: u32,
    }

    /// An inquiry that was taken back.
    struct InquiryTakenBack {
        /// How many there are today, without it.
        pub today: u32,
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            size: 1,
            language: ScreenLanguage::Tr,
        }
    }
}

// Generated from the Rust types by `cargo xtask generate`. Do not edit.

export type ApplicationLine = { 
/**
 * Its number in groups, `1003 010 004 235`.
 */
number: string, 
/**
 * When it was registered.
 */
registered_at: string, 
/**
 * Who applied; empty when withheld.
 */
applicant: string, 
/**
 * Their identity number, masked.
 */
masked_id: string | null, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * The topic's code.
 */
topic_code: TopicCode | null, 
/**
 * The topic's name.
 */
topic: string | null, 
/**
 * The unit's name.
 */
unit: string | null, 
/**
 * Subject.
 */
subject: string, 
/**
 * Answered by the end of this day.
 */
due_on: string, 
/**
 * Days from today to the due day; negative when overdue.
 */
days_left: number, 
/**
 * What its slip is doing.
 */
slip: SlipState | null, 
/**
 * How far it has come.
 */
state: State, 
/**
 * The unit that has it, or had it last.
 */
unit_now: string | null, };

export type ApplicationNumber = string;

export type ApplicationView = { 
/**
 * The line of it.
 */
line: ApplicationLine, 
/**
 * What it says now, in the fields of the form.
 */
draft: Draft, 
/**
 * The revision that this is; a correction says which it saw.
 */
revision: number, 
/**
 * How far it has come.
 */
state: State, 
/**
 * The unit that has it, or had it last.
 */
unit_now: string | null, 
/**
 * The law's own limit.
 */
legal_limit_on: string, 
/**
 * What happened to it, oldest first.
 */
history: Array<HistoryLine>, 
/**
 * Applications it is linked with, in groups.
 */
linked: Array<string>, 
/**
 * Its slips, newest first.
 */
slips: Array<SlipView>, 
/**
 * Its attachments with their small pictures.
 */
attachments: Array<Attached>, };

export type AssistanceNeed = "step_free_way" | "sign_language" | "reading_aloud" | "large_print" | "writing_help" | "interpreter" | "seat" | "accompaniment";

export type Attached = { 
/**
 * What the draft keeps.
 */
reference: AttachmentReference, 
/**
 * A small picture, a PNG as `data:` address; none for a PDF, and none before it is here.
 */
thumbnail: string | null, 
/**
 * Its content is in this store. Else another desk took it in, and it is fetched when somebody wants to see it.
 */
here: boolean, 
/**
 * Why it did not come when it was last asked for.
 */
problem: Problem | null, };

export type AttachmentKind = "pdf" | "jpeg" | "png";

export type AttachmentReference = { 
/**
 * SHA-256 of the content, 64 hexadecimal digits.
 */
sha256: string, 
/**
 * The name the file came with.
 */
name: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * Its size in bytes.
 */
bytes: number, };

export type AttachmentShown = { 
/**
 * The system's viewer shows it. Else it is being fetched.
 */
shown: boolean, };

export type BackupLine = { 
/**
 * Its file name.
 */
file: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * How many applications are in it.
 */
applications: number, 
/**
 * Whether its content proved good just now.
 */
good: boolean, };

export type BackupView = { 
/**
 * When it was made.
 */
newest: string | null, 
/**
 * What went wrong with the last attempt.
 */
problem: Problem | null, 
/**
 * The second folder, if chosen.
 */
second_folder: string | null, };

export type CodePage = "cp857" | "windows1254" | "iso8859_9";

export type CodeTable = { 
/**
 * Its number in this printer (`ESC t n`); models differ.
 */
number: number, 
/**
 * What is in it.
 */
page: CodePage, };

export type DayView = { 
/**
 * Which day.
 */
day: string, 
/**
 * Its applications, newest first.
 */
lines: Array<ApplicationLine>, 
/**
 * Those who were told the way, newest first.
 */
inquiries: Array<InquiryLine>, 
/**
 * Applications by kind.
 */
by_kind: Array<KindCount>, };

export type DeadlineRule = { "calendar_days": number } | { "working_days": number };

export type DeliveryWay = "in_person" | "phone" | "letter";

export type DeskCode = string;

export type DeskState = { 
/**
 * Which screen.
 */
stage: Stage, 
/**
 * Why the stage is not an ordinary one.
 */
problem: Problem | null, 
/**
 * The office, once chosen.
 */
office: Office | null, 
/**
 * The desk code, once chosen.
 */
desk: DeskCode | null, 
/**
 * Who is signed in.
 */
staff: StaffView | null, 
/**
 * Who signed in last at this desk.
 */
last_staff: StaffId | null, 
/**
 * How slips are doing.
 */
printer: PrinterView, 
/**
 * Every printer of the desk, the first one first.
 */
printers: Array<PrinterLine>, 
/**
 * How backups are doing.
 */
backup: BackupView, 
/**
 * How the work with the center is doing; none before there is a store.
 */
sync: SyncView | null, 
/**
 * Whether it can be written now; registering is announced as impossible before the form is filled.
 */
storage: Problem | null, 
/**
 * Megabytes left on the disk, when so few that it will soon be full.
 */
room_left: number | null, 
/**
 * How many numbers this desk code can still give, when fewer than a thousand.
 */
numbers_left: number | null, 
/**
 * The clock shows a time before the last fact.
 */
clock_behind: boolean, 
/**
 * After so many idle seconds the desk locks.
 */
lock_after_seconds: number, 
/**
 * Appearance for the signed-in person; before, for whoever was here last.
 */
preferences: Preferences, 
/**
 * Version of the privacy notice in force.
 */
notice_version: string, 
/**
 * Its texts, where the center put one in force; else the program's own is shown.
 */
notice: Array<NoticeText>, 
/**
 * Version of the program.
 */
version: string, };

export type DocumentMade = { 
/**
 * How many pages it has.
 */
pages: number, };

export type DocumentOf = { "petition": string } | { "visitor_copy": string } | { "day_list": string };

export type DocumentSize = "a4" | "a5";

export type DocumentWish = { 
/**
 * Of what.
 */
of: DocumentOf, 
/**
 * On what.
 */
size: DocumentSize, 
/**
 * In letters of 18 points.
 */
large: boolean, };

export type Draft = { 
/**
 * Identity number, as typed.
 */
national_id: string, 
/**
 * The clerk states that the person has no identity number.
 */
identity_absent: boolean, 
/**
 * Given name.
 */
given_name: string, 
/**
 * Surname.
 */
surname: string, 
/**
 * The person does not want to give a name.
 */
name_withheld: boolean, 
/**
 * Telephone.
 */
phone: string, 
/**
 * Address.
 */
address: string, 
/**
 * Year of birth.
 */
birth_year: string, 
/**
 * Language of the person.
 */
language: Language, 
/**
 * What helps them.
 */
needs: Array<AssistanceNeed>, 
/**
 * Someone speaks for them.
 */
represented: boolean, 
/**
 * Who speaks for them.
 */
representative_name: string, 
/**
 * That person's telephone.
 */
representative_phone: string, 
/**
 * What they are to the applicant.
 */
representative_relation: string, 
/**
 * What kind of application it is.
 */
kind: Kind, 
/**
 * Code of the chosen topic.
 */
topic: TopicCode | null, 
/**
 * One line.
 */
subject: string, 
/**
 * The whole story.
 */
narrative: string, 
/**
 * Code of the chosen unit.
 */
unit: UnitCode | null, 
/**
 * Attachments that are in the store already.
 */
attachments: Array<AttachmentReference>, 
/**
 * How the privacy notice was given.
 */
notice_way: NoticeWay, 
/**
 * The earlier application that this one belongs to.
 */
linked_to: ApplicationNumber | null, };

export type DraftSaved = { 
/**
 * When.
 */
saved_at: string, };

export type DraftView = { 
/**
 * What was typed.
 */
draft: Draft, 
/**
 * The chosen topic's name.
 */
topic_name: string | null, 
/**
 * The attachments with their small pictures.
 */
attachments: Array<Attached>, 
/**
 * When it was saved.
 */
saved_at: string, };

export type Drive = { 
/**
 * Where what is on it stands.
 */
folder: string, 
/**
 * What its owner called it.
 */
name: string, 
/**
 * Bytes that it still takes; none when the system does not say.
 */
free_bytes: number | null, };

export type Elsewhere = { 
/**
 * Its number in groups.
 */
number: string, 
/**
 * The office that has it.
 */
office: string, 
/**
 * How far it has come; none where a newer center knows a state that this program does not.
 */
state: State | null, 
/**
 * Answered by the end of this day.
 */
due_on: string, 
/**
 * The unit that has it.
 */
unit: string | null, 
/**
 * What came of it.
 */
outcome: Outcome | null, 
/**
 * The same in words for the person.
 */
explanation: string | null, };

export type FailureCode = "storage-full" | "storage-read-only" | "storage-damaged" | "storage-newer" | "storage-failed" | "storage-missing" | "store-in-use" | "key-missing" | "other-machine" | "keys-damaged" | "high-water-failed" | "chain-broken" | "tables-differ" | "backup-failed" | "backup-damaged" | "printer-unreachable" | "printer-paper-out" | "printer-cover-open" | "printer-fault" | "printer-not-allowed" | "printer-taken" | "queue-missing" | "queue-stopped" | "queue-unfit" | "queue-gave-up" | "slip-not-drawn" | "slip-too-old" | "slip-handed-over" | "no-private-memory" | "viewer-missing" | "network-missing" | "center-name-unknown" | "center-unreachable" | "line-broken" | "captive-portal" | "proxy-password" | "center-not-trusted" | "fact-unreadable" | "fact-of-another-office" | "fact-of-another-desk" | "number-taken" | "attachment-damaged" | "attachment-missing" | "attachment-not-right" | "fact-kept-apart" | "request-not-trusted" | "desk-unknown" | "clock-skewed" | "not-handed-in" | "desk-revoked" | "protocol-unsupported" | "message-unreadable" | "message-too-large" | "no-such-request" | "center-busy" | "center-failed" | "internal";

export type FenceKind = "process_id" | "transmit_status" | "none";

export type Field = "national_id" | "given_name" | "surname" | "phone" | "address" | "birth_year" | "representative_name" | "representative_phone" | "representative_relation" | "topic" | "subject" | "narrative" | "unit" | "privacy_notice" | "attachments" | "reason" | "digits" | "answer" | "outcome" | "explanation" | "number" | "office" | "desk_code" | "staff_name" | "role" | "secret" | "secret_again" | "printer_name" | "printer_address" | "center_address" | "enrolment_code" | "recovery_code" | "slip_heading" | "slip_result" | "slip_phone" | "slip_place" | "slip_hours" | "slip_logo" | "note" | "folder";

export type Found = { 
/**
 * The applications, newest first.
 */
lines: Array<ApplicationLine>, 
/**
 * For a mistyped number: existing numbers one slip away, in groups.
 */
likely: Array<string>, 
/**
 * Why nothing can be found by this text, when it is a mistyped number.
 */
problem: Problem | null, };

export type FoundPrinter = { 
/**
 * The way to it.
 */
target: PrinterTarget, 
/**
 * What the system calls it.
 */
name: string, 
/**
 * Who made it and what it is, where it says.
 */
maker_and_model: string | null, };

export type HandedOver = { 
/**
 * Where it stands.
 */
file: string, 
/**
 * How many facts are in it.
 */
facts: number, 
/**
 * How many attachments are in it.
 */
attachments: number, 
/**
 * What opens it, in groups; it is shown once and kept nowhere.
 */
code: string, };

export type HistoryLine = { 
/**
 * Kind of the fact; the screen has the words.
 */
kind: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom: a name, or empty for the desk itself and for the center.
 */
by: string, 
/**
 * The center wrote it.
 */
at_the_center: boolean, 
/**
 * The desk where it was written; none for the center.
 */
desk: string | null, 
/**
 * Fields that a correction changed; the screen has the words.
 */
fields: Array<string>, 
/**
 * What was said with it: the reason of a correction, a unit's answer, the result in words.
 */
reason: string | null, 
/**
 * The unit it was sent to, that sent it back or answered.
 */
unit: string | null, 
/**
 * What came of it.
 */
outcome: Outcome | null, 
/**
 * How the person learned the result.
 */
way: DeliveryWay | null, 
/**
 * What became of an SMS.
 */
sms: SmsNews | null, 
/**
 * Why a step was refused.
 */
problem: Problem | null, 
/**
 * The other application of a link, in groups.
 */
other: string | null, 
/**
 * Which copy of the slip.
 */
copy: number | null, };

export type Incident = number;

export type InquiryLine = { 
/**
 * Identifies it on this desk.
 */
inquiry: number, 
/**
 * When.
 */
at: string, 
/**
 * Who counted it.
 */
by: string, 
/**
 * What about, if said.
 */
topic: string | null, 
/**
 * A few words; may be empty.
 */
note: string, 
/**
 * It is of today and this desk's, and can be taken back.
 */
of_today: boolean, };

export type InquiryRecorded = { 
/**
 * Identifies it on this desk.
 */
inquiry: number, 
/**
 * How many there are today, this one included.
 */
today: number, };

export type InquiryTakenBack = { 
/**
 * How many there are today, without it.
 */
today: number, };

export type Kind = "request" | "complaint" | "suggestion" | "tip_off" | "information_request" | "thanks";

export type KindCount = { 
/**
 * The kind.
 */
kind: Kind, 
/**
 * How many.
 */
count: number, };

export type Language = "tr" | "en" | "ar" | "ku" | "ru" | "fa" | "uk";

export type Learned = { 
/**
 * Its maker's name, as it says (`GS I 66`).
 */
maker: string | null, 
/**
 * Its model's name, as it says (`GS I 67`).
 */
model: string | null, 
/**
 * Whether it answers how it is (`DLE EOT`).
 */
answers_status: boolean | null, 
/**
 * The best fence that it answers.
 */
fence: FenceKind | null, };

export type LetterSample = { 
/**
 * The mark before the line.
 */
mark: string, 
/**
 * The table that it was printed with.
 */
table: CodeTable, };

export type NoticeText = { 
/**
 * Its language.
 */
language: Language, 
/**
 * What it says, paragraph by paragraph.
 */
paragraphs: Array<string>, 
/**
 * What slips in this language say of it; none for the program's own sentence.
 */
slip?: string | null, };

export type NoticeWay = "shown_at_desk" | "read_aloud" | "on_paper" | "not_given";

export type Office = { 
/**
 * Plate and district code.
 */
code: OfficeCode, 
/**
 * The province it stands in.
 */
province: string, 
/**
 * The district, or none for the governorate of the province.
 */
district: string | null, };

export type OfficeCode = string;

export type OfficeSettings = { 
/**
 * How the answering period is counted.
 */
deadline_rule: DeadlineRule, 
/**
 * Languages that slips can speak.
 */
slip_languages: Array<Language>, };

export type Outcome = "positive" | "negative" | "referred_elsewhere" | "not_examinable";

export type PaperKind = "slip" | "document";

export type PersonQuery = { 
/**
 * Identity number, as typed so far.
 */
national_id: string, 
/**
 * Telephone, as typed so far.
 */
phone: string, 
/**
 * Given name, as typed so far.
 */
given_name: string, 
/**
 * Surname, as typed so far.
 */
surname: string, };

export type Preferences = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Type size, 1 (normal) to 3 (largest).
 */
size: number, 
/**
 * `tr` or `en`.
 */
language: ScreenLanguage, };

export type Printer = { 
/**
 * Identifies it.
 */
id: PrinterId, 
/**
 * What people call it; may be empty, then its address stands for it.
 */
name: string, 
/**
 * The way to it.
 */
target: PrinterTarget, 
/**
 * What kind of printer it is.
 */
profile: ProfileCode, 
/**
 * Its paper, where it prints slips.
 */
width: SlipWidth, 
/**
 * Its own table of letters, for printers too slow for pictures; none: slips are pictures.
 */
code_table: CodeTable | null, 
/**
 * What it answered at set-up.
 */
learned: Learned, };

export type PrinterDraft = { 
/**
 * What people call it.
 */
name: string, 
/**
 * The way to it; a network address as typed.
 */
target: PrinterTarget, 
/**
 * What kind of printer it is.
 */
profile: ProfileCode, 
/**
 * Its paper.
 */
width: SlipWidth, 
/**
 * Its own table of letters, when a person saw it print rightly and slips are not to be pictures.
 */
code_table: CodeTable | null, 
/**
 * What it answered when it was asked.
 */
learned: Learned, };

export type PrinterId = number;

export type PrinterLine = { 
/**
 * The printer.
 */
printer: Printer, 
/**
 * What it is chosen for.
 */
chosen_for: Array<PaperKind>, };

export type PrinterTarget = { "network": string } | { "file": string } | { "usb": { 
/**
 * The maker's number.
 */
vendor: number, 
/**
 * The model's number.
 */
product: number, 
/**
 * Its serial number, where it has one: tells two of one model apart.
 */
serial: string | null, } } | { "device": string } | { "serial": { 
/**
 * The port, such as `/dev/ttyUSB0`.
 */
path: string, 
/**
 * Bits per second.
 */
baud: number, } } | { "queue": string };

export type PrinterTried = { 
/**
 * What it said of itself.
 */
learned: Learned, 
/**
 * The kind of printer that it says it is.
 */
suggested: ProfileCode | null, 
/**
 * The lines of letters on the page, if any were asked for.
 */
samples: Array<LetterSample>, };

export type PrinterView = { 
/**
 * The printer chosen for slips, or none.
 */
printer: Printer | null, 
/**
 * It was asked how it is since the desk started; before that nobody knows.
 */
asked: boolean, 
/**
 * What is wrong with it now.
 */
problem: Problem | null, 
/**
 * Little paper is left, as far as it can tell; it still prints.
 */
near_end: boolean, 
/**
 * Slips that wait.
 */
waiting: number, 
/**
 * Slips of which nobody knows whether they came out.
 */
in_doubt: number, 
/**
 * Slips that a queue took today; a person looks whether they came out.
 */
handed_over: number, };

export type Problem = { 
/**
 * What it is.
 */
code: ProblemCode, 
/**
 * The field it belongs to.
 */
field: Field | null, 
/**
 * The incident it was logged under.
 */
incident: Incident | null, 
/**
 * Values for its sentence, by name. Never personal data.
 */
arguments: { [key in string]: string }, };

export type ProblemCode = RefusalCode | FailureCode;

export type ProfileCode = string;

export type ProfileLine = { 
/**
 * Its code.
 */
code: ProfileCode, 
/**
 * Its makers' name for it; the generic one has words of the screen.
 */
name: string, };

export type Receiving = { 
/**
 * Facts that have come.
 */
have: number, 
/**
 * Facts that there are.
 */
of: number, };

export type RecoveryCodeView = { 
/**
 * Six groups of four characters.
 */
groups: Array<string>, };

export type RefusalCode = "national-id-length" | "national-id-not-digits" | "national-id-checksum" | "phone-invalid" | "name-missing" | "birth-year-invalid" | "subject-missing" | "text-too-long" | "line-too-long" | "topic-unknown" | "unit-unknown" | "representative-name-missing" | "reason-missing" | "nothing-changed" | "changed-meanwhile" | "digits-wrong" | "paper-unknown" | "step-outdated" | "step-impossible" | "unit-has-it" | "unit-not-asked" | "answer-missing" | "answer-empty" | "explanation-missing" | "number-length" | "number-mistyped" | "number-unknown" | "link-to-itself" | "numbers-used-up" | "office-unknown" | "desk-code-invalid" | "series-unsure" | "desk-code-used" | "staff-name-missing" | "staff-name-taken" | "staff-unknown" | "last-administrator" | "secret-too-short" | "secret-too-easy" | "secrets-differ" | "secret-wrong" | "sign-in-wait" | "sign-in-locked" | "sign-in-needed" | "sign-in-refused" | "not-allowed" | "printer-address-invalid" | "printer-name-missing" | "printer-name-taken" | "printer-not-picked" | "printer-unknown" | "printer-unfit" | "printer-missing" | "document-printer-missing" | "center-address-invalid" | "enrolment-code-length" | "already-enrolled" | "not-enrolled" | "enrolment-code-unknown" | "enrolment-code-expired" | "enrolment-code-used" | "enrolment-other-office" | "recovery-code-mistyped" | "recovery-code-group-mistyped" | "recovery-code-length" | "recovery-code-wrong" | "attachment-empty" | "attachment-too-large" | "attachment-type-unknown" | "attachment-cut-short" | "attachment-lies" | "too-many-attachments" | "inquiry-unknown" | "inquiry-not-of-today" | "slip-not-in-doubt" | "slip-not-waiting" | "setup-step-out-of-order" | "store-opens" | "backup-unreadable" | "slip-too-full" | "logo-not-png" | "logo-too-large" | "logo-blank" | "folder-invalid" | "folder-full";

export type Registered = { 
/**
 * In groups, `1003 010 004 235`.
 */
number: string, 
/**
 * When.
 */
registered_at: string, 
/**
 * Answered by the end of this day.
 */
due_on: string, 
/**
 * Unit, if known.
 */
unit: string | null, 
/**
 * What the slip is doing; none without a printer.
 */
slip: SlipView | null, };

export type Registering = { "registered": Registered } | { "same_matter": Array<ApplicationLine> };

export type Role = "clerk" | "officer" | "escort" | "manager" | "administrator";

export type SameMatter = "ask" | "go_on";

export type ScreenLanguage = "tr" | "en";

export type SetupProgress = { 
/**
 * The chosen office.
 */
office: Office | null, 
/**
 * The chosen desk code.
 */
desk: DeskCode | null, 
/**
 * The first administrator.
 */
administrator: string | null, 
/**
 * A choice about the printer was made.
 */
printer_chosen: boolean, 
/**
 * The printer, if there is one.
 */
printer: Printer | null, 
/**
 * Somebody said that the desk is to work without a center for now.
 */
stands_alone: boolean, 
/**
 * The recovery code was confirmed.
 */
recovery_confirmed: boolean, 
/**
 * Numbers were given here before, so the desk code must be one that never counted.
 */
desk_code_must_be_new: boolean, 
/**
 * Offices with desk codes that are known to have counted, `1008 01`.
 */
desk_codes_used: Array<string>, };

export type SlipPreview = { 
/**
 * The picture, a PNG as `data:` address, dot for dot.
 */
picture: string, 
/**
 * The same in words, line by line, for the screen reader.
 */
lines: Array<string>, };

export type SlipState = "queued" | "claimed" | "sending" | "sent" | "printed" | "handed_over" | "blocked" | "unknown" | "dropped";

export type SlipTexts = { 
/**
 * A line at the very top.
 */
heading: string, 
/**
 * How to learn the result, instead of the sentence that sends people back to the desk.
 */
result: string, 
/**
 * The office's telephone.
 */
phone: string, 
/**
 * Where the office is found.
 */
place: string, 
/**
 * When it is open.
 */
hours: string, 
/**
 * Every slip in large print, not only those of visitors whom it helps.
 */
large_print: boolean, };

export type SlipTextsView = { 
/**
 * Its own words.
 */
texts: SlipTexts, 
/**
 * Its mark as an address that a page can show; none for the open door.
 */
logo: string | null, 
/**
 * The paper of the printer that slips go to.
 */
width: SlipWidth, };

export type SlipView = { 
/**
 * Identifies the print job.
 */
job: number, 
/**
 * The application's number in groups.
 */
number: string, 
/**
 * 0 for the original, else which copy (SURET).
 */
copy: number, 
/**
 * Where it is.
 */
state: SlipState, 
/**
 * What holds it up.
 */
problem: Problem | null, 
/**
 * When it came into this state.
 */
since: string, 
/**
 * The printer that a person sent it to; none: the one that is chosen for slips.
 */
printer: PrinterId | null, };

export type SlipWidth = "mm80" | "mm58";

export type SlipWord = "came_out" | "print_again" | "drop";

export type SmsFate = "waiting" | "handed_over" | "delivered" | "failed" | "unknown" | "no_phone" | "too_old";

export type SmsNews = { 
/**
 * What it tells.
 */
purpose: SmsPurpose, 
/**
 * What became of it.
 */
fate: SmsFate, };

export type SmsPurpose = "registration" | "conclusion";

export type StaffId = string;

export type StaffView = { 
/**
 * Identifies them.
 */
id: StaffId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their role.
 */
role: Role, 
/**
 * Still works here.
 */
active: boolean, 
/**
 * Locked after wrong tries.
 */
locked: boolean, };

export type Stage = "first_run" | "key_needed" | "store_damaged" | "store_closed" | "sign_in" | "setup" | "series_needed" | "ready";

export type State = "registered" | "referred" | "returned" | "answered" | "concluded" | "delivered" | "withdrawn" | "reopened";

export type SyncFate = "waits" | "kept_apart";

export type SyncItem = { 
/**
 * What it is.
 */
subject: SyncSubject, 
/**
 * The application's number.
 */
number: string | null, 
/**
 * Since when.
 */
since: string, 
/**
 * What becomes of it.
 */
fate: SyncFate, 
/**
 * Why it is kept apart, and what to do.
 */
problem: Problem | null, };

export type SyncItems = { 
/**
 * The things, at most a few hundred.
 */
items: Array<SyncItem>, 
/**
 * How many there are besides.
 */
more: number, };

export type SyncStanding = "not_enrolled" | "code_waits" | "active" | "revoked" | "unknown" | "forked";

export type SyncSubject = "application" | "change" | "attachment" | "other";

export type SyncView = { 
/**
 * How it stands with a center.
 */
standing: SyncStanding, 
/**
 * The center's address.
 */
center: string | null, 
/**
 * By what the center is known: SHA-256 of its certificate's public key, in hexadecimal groups of four.
 */
center_key: string | null, 
/**
 * The last talk with the center went well.
 */
in_touch: boolean, 
/**
 * What is in the way now.
 */
problem: Problem | null, 
/**
 * Facts that the center has not acknowledged.
 */
waiting_facts: number, 
/**
 * Applications among them.
 */
waiting_applications: number, 
/**
 * When the oldest of them was written.
 */
oldest_waiting: string | null, 
/**
 * When the center was last met.
 */
last_in_touch: string | null, 
/**
 * Seconds that this desk's clock is ahead of the center's, if they are more than five minutes.
 */
clock_ahead_seconds: number | null, 
/**
 * Own facts that the center keeps apart.
 */
kept_apart: number, 
/**
 * Facts that came and that only a newer program understands.
 */
not_understood: number, 
/**
 * Attachments that the center does not have yet.
 */
attachments_waiting: number, 
/**
 * How far what others did has come, while much of it is still to come.
 */
receiving: Receiving | null, 
/**
 * The desk code that the center gave in place of the desk's own, until somebody has read of it.
 */
given_desk_code: DeskCode | null, 
/**
 * Nothing waits and nothing is in the way: the only state that may be shown as good.
 */
all_is_there: boolean, };

export type Theme = "system" | "light" | "dark" | "contrast";

export type TopicCode = string;

export type TopicLine = { 
/**
 * Its code.
 */
code: TopicCode, 
/**
 * Its name in the language of the screen.
 */
name: string, 
/**
 * The synonym that answered, when the name did not.
 */
synonym: string | null, 
/**
 * The unit that usually answers.
 */
unit: UnitLine | null, };

export type UnitCode = string;

export type UnitLine = { 
/**
 * Its code.
 */
code: UnitCode, 
/**
 * Its name in the language of the screen.
 */
name: string, };

/** Every command of the desk: what it takes and what it answers. */
export interface Commands {
  desk_state: { arguments: {  }; answer: DeskState };
  save_preferences: { arguments: { preferences: Preferences }; answer: null };
  setup_progress: { arguments: {  }; answer: SetupProgress };
  find_offices: { arguments: { text: string }; answer: Array<Office> };
  choose_office: { arguments: { office: string; desk: string }; answer: SetupProgress };
  choose_administrator: { arguments: { name: string; secret: string; secret_again: string }; answer: SetupProgress };
  choose_printer: { arguments: { address: string; width: SlipWidth }; answer: SetupProgress };
  print_test_page: { arguments: {  }; answer: null };
  stand_alone: { arguments: {  }; answer: SetupProgress };
  new_recovery_code: { arguments: {  }; answer: RecoveryCodeView };
  print_recovery_sheet: { arguments: {  }; answer: null };
  confirm_recovery_code: { arguments: { typed: string }; answer: SetupProgress };
  open_with_recovery_code: { arguments: { typed: string }; answer: DeskState };
  list_restorable_backups: { arguments: {  }; answer: Array<BackupLine> };
  restore_backup: { arguments: { file: string; recovery_code: string | null }; answer: DeskState };
  set_store_aside: { arguments: {  }; answer: DeskState };
  begin_new_series: { arguments: { desk: string }; answer: DeskState };
  list_staff: { arguments: {  }; answer: Array<StaffView> };
  sign_in: { arguments: { staff: StaffId; secret: string }; answer: DeskState };
  lock: { arguments: {  }; answer: DeskState };
  add_staff: { arguments: { name: string; role: Role; secret: string; secret_again: string }; answer: Array<StaffView> };
  deactivate_staff: { arguments: { staff: StaffId }; answer: Array<StaffView> };
  unlock_staff: { arguments: { staff: StaffId }; answer: Array<StaffView> };
  change_secret: { arguments: { staff: StaffId; secret: string; secret_again: string }; answer: Array<StaffView> };
  recover_account: { arguments: { staff: StaffId; recovery_code: string; secret: string; secret_again: string }; answer: DeskState };
  load_draft: { arguments: {  }; answer: DraftView | null };
  save_draft: { arguments: { draft: Draft }; answer: DraftSaved };
  discard_draft: { arguments: {  }; answer: null };
  check_draft: { arguments: { draft: Draft }; answer: Array<Problem> };
  find_topics: { arguments: { text: string }; answer: Array<TopicLine> };
  list_units: { arguments: {  }; answer: Array<UnitLine> };
  find_person: { arguments: { query: PersonQuery }; answer: Array<ApplicationLine> };
  attach_file: { arguments: { name: string; content_base64: string }; answer: Attached };
  preview_slip: { arguments: { draft: Draft }; answer: SlipPreview };
  register_application: { arguments: { draft: Draft; same_matter: SameMatter }; answer: Registering };
  record_inquiry: { arguments: { topic: TopicCode | null; note: string }; answer: InquiryRecorded };
  take_inquiry_back: { arguments: { inquiry: number }; answer: InquiryTakenBack };
  list_printers: { arguments: {  }; answer: Array<PrinterLine> };
  find_printers: { arguments: {  }; answer: Array<FoundPrinter> };
  list_profiles: { arguments: {  }; answer: Array<ProfileLine> };
  try_printer: { arguments: { printer: PrinterId | null; draft: PrinterDraft; letters: boolean }; answer: PrinterTried };
  keep_printer: { arguments: { printer: PrinterId | null; draft: PrinterDraft }; answer: Array<PrinterLine> };
  remove_printer: { arguments: { printer: PrinterId }; answer: Array<PrinterLine> };
  choose_printer_for: { arguments: { paper: PaperKind; printer: PrinterId | null }; answer: Array<PrinterLine> };
  find_applications: { arguments: { text: string }; answer: Found };
  get_application: { arguments: { number: string }; answer: ApplicationView };
  correct_application: { arguments: { number: string; revision: number; draft: Draft; reason: string }; answer: ApplicationView };
  link_applications: { arguments: { number: string; to: string }; answer: ApplicationView };
  deliver_result: { arguments: { number: string; revision: number; way: DeliveryWay }; answer: ApplicationView };
  list_day: { arguments: { day: string | null }; answer: DayView };
  slip_of: { arguments: { number: string }; answer: SlipView | null };
  list_open_slips: { arguments: {  }; answer: Array<SlipView> };
  copy_slip: { arguments: { number: string }; answer: SlipView };
  copy_slip_large: { arguments: { number: string }; answer: SlipView };
  settle_slip: { arguments: { job: number; word: SlipWord }; answer: SlipView };
  move_slip: { arguments: { job: number; printer: PrinterId }; answer: SlipView };
  open_document: { arguments: { document: DocumentWish }; answer: DocumentMade };
  print_document: { arguments: { document: DocumentWish }; answer: DocumentMade };
  open_attachment: { arguments: { number: string; sha256: string }; answer: AttachmentShown };
  enrol: { arguments: { center: string; code: string }; answer: DeskState };
  forget_enrolment_code: { arguments: {  }; answer: DeskState };
  heed_given_desk_code: { arguments: {  }; answer: DeskState };
  sync_items: { arguments: {  }; answer: SyncItems };
  sync_now: { arguments: {  }; answer: null };
  hand_in: { arguments: {  }; answer: DeskState };
  hand_over: { arguments: { folder: string }; answer: HandedOver };
  look_up_elsewhere: { arguments: { number: string; digits: string }; answer: Elsewhere };
  list_backups: { arguments: {  }; answer: Array<BackupLine> };
  back_up_now: { arguments: {  }; answer: BackupView };
  choose_second_backup_folder: { arguments: { folder: string }; answer: BackupView };
  find_drives: { arguments: {  }; answer: Array<Drive> };
  office_settings: { arguments: {  }; answer: OfficeSettings };
  choose_deadline_rule: { arguments: { rule: DeadlineRule }; answer: OfficeSettings };
  slip_texts: { arguments: {  }; answer: SlipTextsView };
  choose_slip_texts: { arguments: { texts: SlipTexts }; answer: SlipTextsView };
  choose_slip_logo: { arguments: { content_base64: string | null }; answer: SlipTextsView };
  preview_slip_texts: { arguments: { texts: SlipTexts; language: Language; width: SlipWidth }; answer: SlipPreview };
}

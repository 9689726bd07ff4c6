//! Refusals: what a person asked for or typed and may not, or cannot be.
//!
//! A refusal is an expected value, not a fault. It names a code and a field; the sentence that the
//! person reads stands in `assets/text`, under `problem-<code>`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "contract", derive(ts_rs::TS))]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every one, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As it crosses to screens and stands in the keys of `assets/text`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}
codes! {
    /// Why something was refused.
    RefusalCode {
        /// An identity number must have 11 digits. Arguments: `given`.
        NationalIdLength = "national-id-length",
        /// Something other than digits stands in an identity number.
        NationalIdNotDigits = "national-id-not-digits",
        /// The check digits of the identity number do not agree.
        NationalIdChecksum = "national-id-checksum",
        /// No phone number looks like this.
        PhoneInvalid = "phone-invalid",
        /// Neither a name nor the statement that it is withheld.
        NameMissing = "name-missing",
        /// A birth year that cannot be. Arguments: `from`, `to`.
        BirthYearInvalid = "birth-year-invalid",
        /// The subject is empty.
        SubjectMissing = "subject-missing",
        /// A text is longer than its field holds. Arguments: `limit`, `given`.
        TextTooLong = "text-too-long",
        /// A text that must stay one line of paper is longer. Arguments: `limit`, `given`.
        LineTooLong = "line-too-long",
        /// Not a topic of the catalogue.
        TopicUnknown = "topic-unknown",
        /// Not a unit of the catalogue.
        UnitUnknown = "unit-unknown",
        /// A representative was begun and has no name.
        RepresentativeNameMissing = "representative-name-missing",
        /// A correction needs a reason.
        ReasonMissing = "reason-missing",
        /// A correction that changes nothing.
        NothingChanged = "nothing-changed",
        /// Another fact about it was recorded since it was shown.
        ChangedMeanwhile = "changed-meanwhile",
        /// Not the last four digits of this person's identity number or telephone.
        DigitsWrong = "digits-wrong",
        /// No paper with this content was uploaded.
        PaperUnknown = "paper-unknown",
        /// Another step was taken since the application was shown.
        StepOutdated = "step-outdated",
        /// From where the application stands, this step is not possible.
        StepImpossible = "step-impossible",
        /// The unit has it already.
        UnitHasIt = "unit-has-it",
        /// Another unit is asked, or none.
        UnitNotAsked = "unit-not-asked",
        /// This outcome needs a unit's answer first.
        AnswerMissing = "answer-missing",
        /// An answer without words.
        AnswerEmpty = "answer-empty",
        /// The person must be told in words what came of it.
        ExplanationMissing = "explanation-missing",
        /// An application number has 13 digits. Arguments: `given`.
        NumberLength = "number-length",
        /// The check digits of the application number do not agree.
        NumberMistyped = "number-mistyped",
        /// No application with this number is in this desk's store.
        NumberUnknown = "number-unknown",
        /// An application cannot be linked to itself.
        LinkToItself = "link-to-itself",
        /// The desk code has given its last number.
        NumbersUsedUp = "numbers-used-up",
        /// No office has this code.
        OfficeUnknown = "office-unknown",
        /// A desk code is 01 to 99.
        DeskCodeInvalid = "desk-code-invalid",
        /// This desk code may have given numbers that the store does not know: a new one first.
        SeriesUnsure = "series-unsure",
        /// This desk code gave numbers before; a restored or moved desk needs another.
        DeskCodeUsed = "desk-code-used",
        /// A staff member needs a name.
        StaffNameMissing = "staff-name-missing",
        /// A staff member of that name is there already.
        StaffNameTaken = "staff-name-taken",
        /// No such staff member, or no longer active.
        StaffUnknown = "staff-unknown",
        /// The office must keep one active administrator.
        LastAdministrator = "last-administrator",
        /// PIN or password too short. Arguments: `digits`, `characters`.
        SecretTooShort = "secret-too-short",
        /// PIN too easy: one digit repeated, or a run.
        SecretTooEasy = "secret-too-easy",
        /// The two entries of the secret differ.
        SecretsDiffer = "secrets-differ",
        /// Wrong PIN or password. Arguments: `left`.
        SecretWrong = "secret-wrong",
        /// Too many wrong tries: wait. Arguments: `seconds`.
        SignInWait = "sign-in-wait",
        /// Too many wrong tries: an administrator must open the account.
        SignInLocked = "sign-in-locked",
        /// Nobody is signed in.
        SignInNeeded = "sign-in-needed",
        /// Name, password or code is wrong; which of them is not said.
        SignInRefused = "sign-in-refused",
        /// The role does not allow it.
        NotAllowed = "not-allowed",
        /// Not a printer's address. Example: `192.168.1.50` or `192.168.1.50:9100`.
        PrinterAddressInvalid = "printer-address-invalid",
        /// A printer needs a name, so that people can tell it from another.
        PrinterNameMissing = "printer-name-missing",
        /// Another printer of the desk is called so.
        PrinterNameTaken = "printer-name-taken",
        /// No printer was picked from the list of those found.
        PrinterNotPicked = "printer-not-picked",
        /// No such printer, or no longer the desk's.
        PrinterUnknown = "printer-unknown",
        /// This printer cannot print this kind of paper.
        PrinterUnfit = "printer-unfit",
        /// No printer is set up.
        PrinterMissing = "printer-missing",
        /// No printer is chosen for documents.
        DocumentPrinterMissing = "document-printer-missing",
        /// Not a center's address. Example: `merkez.example.gov.tr`.
        CenterAddressInvalid = "center-address-invalid",
        /// An enrolment code has 16 letters and digits. Arguments: `given`.
        EnrolmentCodeLength = "enrolment-code-length",
        /// The desk works with a center already.
        AlreadyEnrolled = "already-enrolled",
        /// The desk works without a center.
        NotEnrolled = "not-enrolled",
        /// The center did not give this enrolment code.
        EnrolmentCodeUnknown = "enrolment-code-unknown",
        /// The enrolment code's time is over.
        EnrolmentCodeExpired = "enrolment-code-expired",
        /// Another desk was enrolled with this code.
        EnrolmentCodeUsed = "enrolment-code-used",
        /// The enrolment code is another office's, or the desk is enrolled already.
        EnrolmentOtherOffice = "enrolment-other-office",
        /// The recovery code has a typing mistake.
        RecoveryCodeMistyped = "recovery-code-mistyped",
        /// The recovery code has a typing mistake in one group. Arguments: `group` (1–6).
        RecoveryCodeGroupMistyped = "recovery-code-group-mistyped",
        /// A recovery code has 24 characters. Arguments: `given`.
        RecoveryCodeLength = "recovery-code-length",
        /// Well typed, and not the code of this store.
        RecoveryCodeWrong = "recovery-code-wrong",
        /// The attachment holds nothing.
        AttachmentEmpty = "attachment-empty",
        /// The attachment is larger than allowed. Arguments: `limit`, `given` (MB).
        AttachmentTooLarge = "attachment-too-large",
        /// Only PDF, JPEG and PNG are taken.
        AttachmentTypeUnknown = "attachment-type-unknown",
        /// The file begins like one of the three and is not whole. Arguments: `found`.
        AttachmentCutShort = "attachment-cut-short",
        /// The name says one type and the content another. Arguments: `named`, `found`.
        AttachmentLies = "attachment-lies",
        /// No more attachments fit this application. Arguments: `limit`.
        TooManyAttachments = "too-many-attachments",
        /// No such inquiry, or taken back already.
        InquiryUnknown = "inquiry-unknown",
        /// An inquiry is taken back on its own day only.
        InquiryNotOfToday = "inquiry-not-of-today",
        /// The print job is not waiting for a person's word.
        SlipNotInDoubt = "slip-not-in-doubt",
        /// The slip does not wait any more: it is on its way, or gone.
        SlipNotWaiting = "slip-not-waiting",
        /// First run is over already, or a step before this one is missing.
        SetupStepOutOfOrder = "setup-step-out-of-order",
        /// Only a store that does not open is set aside.
        StoreOpens = "store-opens",
        /// The file is not a backup of a desk.
        BackupUnreadable = "backup-unreadable",
        /// With this text a slip would have more lines than can be read. Arguments: `paper` (mm).
        SlipTooFull = "slip-too-full",
        /// A mark must be a PNG.
        LogoNotPng = "logo-not-png",
        /// The picture of a mark is too large. Arguments: `limit` (MB).
        LogoTooLarge = "logo-too-large",
        /// Nothing of the mark would be seen on paper.
        LogoBlank = "logo-blank",
        /// The folder does not exist or cannot be written.
        FolderInvalid = "folder-invalid",
        /// The disk of the folder has no room.
        FolderFull = "folder-full",
    }
}

codes! {
    /// The field of a form that a refusal belongs to.
    Field {
        /// The applicant's identity number.
        NationalId = "national_id",
        /// Given name of the applicant, or of a staff member.
        GivenName = "given_name",
        /// Surname of the applicant.
        Surname = "surname",
        /// Telephone.
        Phone = "phone",
        /// Postal address.
        Address = "address",
        /// Year of birth.
        BirthYear = "birth_year",
        /// Who speaks for the applicant: their name.
        RepresentativeName = "representative_name",
        /// Who speaks for the applicant: their phone.
        RepresentativePhone = "representative_phone",
        /// Who speaks for the applicant: their relation.
        RepresentativeRelation = "representative_relation",
        /// What it is about.
        Topic = "topic",
        /// One line.
        Subject = "subject",
        /// The whole story.
        Narrative = "narrative",
        /// Which unit must answer.
        Unit = "unit",
        /// The privacy notice.
        PrivacyNotice = "privacy_notice",
        /// Attachments.
        Attachments = "attachments",
        /// Reason of a correction.
        Reason = "reason",
        /// The last digits of an identity number or telephone.
        Digits = "digits",
        /// What a unit answers.
        Answer = "answer",
        /// What came of an application.
        Outcome = "outcome",
        /// What came of it, in words.
        Explanation = "explanation",
        /// An application number.
        Number = "number",
        /// Office.
        Office = "office",
        /// Desk code.
        DeskCode = "desk_code",
        /// Name of a staff member.
        StaffName = "staff_name",
        /// Role of a staff member.
        Role = "role",
        /// PIN or password.
        Secret = "secret",
        /// PIN or password, once more.
        SecretAgain = "secret_again",
        /// Name of a printer.
        PrinterName = "printer_name",
        /// Address of a printer.
        PrinterAddress = "printer_address",
        /// Address of the center.
        CenterAddress = "center_address",
        /// Enrolment code.
        EnrolmentCode = "enrolment_code",
        /// Recovery code.
        RecoveryCode = "recovery_code",
        /// The office's line at the top of a slip.
        SlipHeading = "slip_heading",
        /// How to learn the result, in the office's words.
        SlipResult = "slip_result",
        /// The office's telephone on a slip.
        SlipPhone = "slip_phone",
        /// Where the office is found.
        SlipPlace = "slip_place",
        /// When the office is open.
        SlipHours = "slip_hours",
        /// The office's own mark.
        SlipLogo = "slip_logo",
        /// Note of an inquiry.
        Note = "note",
        /// A folder that something is written to: backups, what is handed in.
        Folder = "folder",
    }
}

/// What a person asked for and may not, or typed and cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub code: RefusalCode,
    /// Where, if it belongs to one field.
    pub field: Option<Field>,
    /// Values for the sentence, by name. Never personal data.
    pub arguments: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal at one field.
    pub fn new(code: RefusalCode, field: Field) -> Self {
        Self {
            code,
            field: Some(field),
            arguments: BTreeMap::new(),
        }
    }

    /// A refusal that belongs to no field.
    pub fn general(code: RefusalCode) -> Self {
        Self {
            code,
            field: None,
            arguments: BTreeMap::new(),
        }
    }

    /// With a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }
}

impl fmt::Display for Refusal {
    /// The code and the field, for logs; people read the words of `assets/text`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        self.field
            .map_or(Ok(()), |field| write!(f, " at {}", field.as_str()))
    }
}

impl std::error::Error for Refusal {}

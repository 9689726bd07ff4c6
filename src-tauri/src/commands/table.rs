// The one list of commands. From it come the window's handler, the permissions that `build.rs`
// declares, and the TypeScript contract.
commands! {
    // Where the desk stands.
    session::desk_state() -> DeskState;
    session::save_preferences(preferences: Preferences) -> ();

    // First run.
    setup::setup_progress() -> SetupProgress;
    setup::find_offices(text: String) -> Vec<Office>;
    setup::choose_office(office: String, desk: String) -> SetupProgress;
    setup::choose_administrator(name: String, secret: String, secret_again: String) -> SetupProgress;
    setup::choose_printer(address: String, width: SlipWidth) -> SetupProgress;
    setup::print_test_page() -> ();
    setup::stand_alone() -> SetupProgress;
    setup::new_recovery_code() -> RecoveryCodeView;
    setup::print_recovery_sheet() -> ();
    setup::confirm_recovery_code(typed: String) -> SetupProgress;

    // A store that does not open by itself.
    recovery::open_with_recovery_code(typed: String) -> DeskState;
    recovery::list_restorable_backups() -> Vec<BackupLine>;
    recovery::restore_backup(file: String, recovery_code: Option<String>) -> DeskState;
    recovery::set_store_aside() -> DeskState;
    recovery::begin_new_series(desk: String) -> DeskState;

    // Staff.
    staff::list_staff() -> Vec<StaffView>;
    staff::sign_in(staff: StaffId, secret: String) -> DeskState;
    staff::lock() -> DeskState;
    staff::add_staff(name: String, role: Role, secret: String, secret_again: String) -> Vec<StaffView>;
    staff::deactivate_staff(staff: StaffId) -> Vec<StaffView>;
    staff::unlock_staff(staff: StaffId) -> Vec<StaffView>;
    staff::change_secret(staff: StaffId, secret: String, secret_again: String) -> Vec<StaffView>;
    staff::recover_account(staff: StaffId, recovery_code: String, secret: String, secret_again: String) -> DeskState;

    // Registering.
    register::load_draft() -> Option<DraftView>;
    register::save_draft(draft: Draft) -> DraftSaved;
    register::discard_draft() -> ();
    register::check_draft(draft: Draft) -> Vec<Problem>;
    register::find_topics(text: String) -> Vec<TopicLine>;
    register::list_units() -> Vec<UnitLine>;
    register::find_person(query: PersonQuery) -> Vec<ApplicationLine>;
    register::attach_file(name: String, content_base64: String) -> Attached;
    register::preview_slip(draft: Draft) -> SlipPreview;
    register::register_application(draft: Draft, same_matter: SameMatter) -> Registering;
    register::record_inquiry(topic: Option<TopicCode>, note: String) -> InquiryRecorded;
    register::take_inquiry_back(inquiry: i64) -> InquiryTakenBack;

    // Printers.
    printers::list_printers() -> Vec<PrinterLine>;
    printers::find_printers() -> Vec<FoundPrinter>;
    printers::list_profiles() -> Vec<ProfileLine>;
    printers::try_printer(printer: Option<PrinterId>, draft: PrinterDraft, letters: bool) -> PrinterTried;
    printers::keep_printer(printer: Option<PrinterId>, draft: PrinterDraft) -> Vec<PrinterLine>;
    printers::remove_printer(printer: PrinterId) -> Vec<PrinterLine>;
    printers::choose_printer_for(paper: PaperKind, printer: Option<PrinterId>) -> Vec<PrinterLine>;

    // Looking up and mending.
    applications::find_applications(text: String) -> Found;
    applications::get_application(number: String) -> ApplicationView;
    applications::correct_application(number: String, revision: u32, draft: Draft, reason: String) -> ApplicationView;
    applications::link_applications(number: String, to: String) -> ApplicationView;
    applications::deliver_result(number: String, revision: u32, way: DeliveryWay) -> ApplicationView;
    applications::list_day(day: Option<NaiveDate>) -> DayView;

    // Slips.
    slips::slip_of(number: String) -> Option<SlipView>;
    slips::list_open_slips() -> Vec<SlipView>;
    slips::copy_slip(number: String) -> SlipView;
    slips::copy_slip_large(number: String) -> SlipView;
    slips::settle_slip(job: i64, word: SlipWord) -> SlipView;
    slips::move_slip(job: i64, printer: PrinterId) -> SlipView;

    // Documents on A4 and A5.
    documents::open_document(document: DocumentWish) -> DocumentMade;
    documents::print_document(document: DocumentWish) -> DocumentMade;
    documents::open_attachment(number: String, sha256: String) -> AttachmentShown;

    // The work with the center.
    center::enrol(center: String, code: String) -> DeskState;
    center::forget_enrolment_code() -> DeskState;
    center::heed_given_desk_code() -> DeskState;
    center::sync_items() -> SyncItems;
    center::sync_now() -> ();
    center::hand_in() -> DeskState;
    center::hand_over(folder: String) -> HandedOver;
    center::look_up_elsewhere(number: String, digits: String) -> Elsewhere;

    // Keeping the desk.
    keeping::list_backups() -> Vec<BackupLine>;
    keeping::back_up_now() -> BackupView;
    keeping::choose_second_backup_folder(folder: String) -> BackupView;
    keeping::find_drives() -> Vec<Drive>;
    keeping::office_settings() -> OfficeSettings;
    keeping::choose_deadline_rule(rule: DeadlineRule) -> OfficeSettings;
    keeping::slip_texts() -> SlipTextsView;
    keeping::choose_slip_texts(texts: SlipTexts) -> SlipTextsView;
    keeping::choose_slip_logo(content_base64: Option<String>) -> SlipTextsView;
    keeping::preview_slip_texts(texts: SlipTexts, language: Language, width: SlipWidth) -> SlipPreview;
}

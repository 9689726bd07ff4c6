//! Registering at a real desk: numbers, warnings, corrections, links, inquiries, and what is refused.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use desk::doors::{Clock, MachineClock};
use desk::machine::MachinePaths;
use desk::views::{PersonQuery, Registering, SameMatter};
use desk::{Failure, Trouble};
use domain::catalogue::TopicCode;
use domain::sign_in::MonotonicMoment;
use domain::{ApplicationNumber, Draft, RefusalCode};
use stories::faults::Proof;
use stories::office::{CLERK, Office, ordinary_draft};

fn codes(trouble: Trouble) -> Vec<RefusalCode> {
    match trouble {
        Trouble::Refused(refusals) => refusals.into_iter().map(|refusal| refusal.code).collect(),
        Trouble::Failed(failure) => panic!("failed instead of refusing: {failure}"),
    }
}

fn nobody() -> PersonQuery {
    PersonQuery {
        national_id: String::new(),
        phone: String::new(),
        given_name: String::new(),
        surname: String::new(),
    }
}

#[test]
fn a_walk_in_gets_a_number_and_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();

    let first = office.register(&ordinary_draft()).unwrap();
    let second = office
        .register(&Draft {
            subject: "Başka bir şey".into(),
            ..ordinary_draft()
        })
        .unwrap();
    let numbers: Vec<ApplicationNumber> = [&first, &second]
        .map(|registered| registered.number.parse().unwrap())
        .into();
    assert_eq!(
        numbers[0].office().to_string(),
        "1008",
        "the office is in the number"
    );
    assert_eq!(numbers[0].running().value(), 1, "a desk counts from one");
    assert_eq!(numbers[1].running().value(), 2, "without gaps");

    let typed = PersonQuery {
        national_id: "10000000146".into(),
        ..nobody()
    };
    assert_eq!(
        desk.find_person(&typed).unwrap().len(),
        2,
        "by identity number"
    );
    let typed = PersonQuery {
        phone: "532 123 45 67".into(),
        ..nobody()
    };
    assert_eq!(
        desk.find_person(&typed).unwrap().len(),
        2,
        "by telephone, however it is written"
    );
    let typed = PersonQuery {
        given_name: "isil".into(),
        surname: "cag".into(),
        ..nobody()
    };
    let lines = desk.find_person(&typed).unwrap();
    assert_eq!(
        lines.len(),
        2,
        "by name, on a keyboard without Turkish letters"
    );
    assert_eq!(lines[0].number, second.number, "the newest first");
    assert_eq!(
        lines[0].masked_id.as_deref(),
        Some("100******46"),
        "lists show the identity masked"
    );
    assert_eq!(lines[0].unit, None, "a unit may stay open");

    let day = desk.list_day(None).unwrap();
    assert_eq!(day.lines.len(), 2, "today's list has both");
}

#[test]
fn nobody_is_turned_away_and_what_cannot_be_is_said_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();

    let bare = Draft {
        name_withheld: true,
        subject: "Yardım istiyor".into(),
        ..Draft::default()
    };
    office.register(&bare).unwrap();

    let wrong = Draft {
        national_id: "10000000147".into(),
        phone: "yok".into(),
        subject: " ".into(),
        ..ordinary_draft()
    };
    let trouble = office
        .desk()
        .register_application(&wrong, &SameMatter::Ask)
        .unwrap_err();
    assert_eq!(
        codes(trouble),
        [
            RefusalCode::NationalIdChecksum,
            RefusalCode::PhoneInvalid,
            RefusalCode::SubjectMissing
        ],
        "everything that is wrong, at once, in the order of the form"
    );
    assert_eq!(
        office.desk().list_day(None).unwrap().lines.len(),
        1,
        "and nothing was registered"
    );

    let stated = Draft {
        identity_absent: true,
        phone: String::new(),
        subject: "Yardım".into(),
        ..wrong
    };
    office.register(&stated).unwrap();
}

#[test]
fn strange_letters_come_back_as_they_were_typed_and_commands_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let strange = "'; DROP TABLE application; -- <script>alert(1)</script> 👨‍👩‍👧 e\u{301} שלום";
    let typed = Draft {
        subject: format!("{strange}\u{202e}\u{1b}@\u{0}"),
        ..ordinary_draft()
    };
    let registered = office.register(&typed).unwrap();
    let seen = office.desk().get_application(&registered.number).unwrap();
    assert_eq!(
        seen.draft.subject,
        format!("{strange}@"),
        "visible text stays, control characters go"
    );
}

#[test]
fn the_same_matter_within_thirty_days_is_asked_about_and_can_be_linked() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    let earlier = office.register(&ordinary_draft()).unwrap();

    let again = Draft {
        subject: "Kömür hâlâ gelmedi".into(),
        ..ordinary_draft()
    };
    let Registering::SameMatter(lines) =
        desk.register_application(&again, &SameMatter::Ask).unwrap()
    else {
        panic!("the desk did not ask");
    };
    assert_eq!(lines[0].number, earlier.number);
    assert_eq!(
        desk.list_day(None).unwrap().lines.len(),
        1,
        "asking registers nothing"
    );

    let other_topic = Draft {
        topic: Some(TopicCode::new("AYD-SOKAK")),
        ..again.clone()
    };
    assert!(
        matches!(
            desk.register_application(&other_topic, &SameMatter::Ask)
                .unwrap(),
            Registering::Registered(_)
        ),
        "another topic is another matter"
    );

    let linked = Draft {
        linked_to: Some(earlier.number.parse().unwrap()),
        ..again
    };
    let Registering::Registered(later) = desk
        .register_application(&linked, &SameMatter::Ask)
        .unwrap()
    else {
        panic!("a linked application was asked about again");
    };
    assert_eq!(
        desk.get_application(&later.number).unwrap().linked,
        std::slice::from_ref(&earlier.number)
    );
    assert_eq!(
        desk.get_application(&earlier.number).unwrap().linked,
        [later.number],
        "a link goes both ways"
    );
}

#[test]
fn a_mistake_is_mended_by_a_fact_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    let number = office.register(&ordinary_draft()).unwrap().number;
    let seen = desk.get_application(&number).unwrap();

    let mended = Draft {
        surname: "Çağlayan".into(),
        phone: "0533 765 43 21".into(),
        ..seen.draft.clone()
    };
    let trouble = desk
        .correct_application(&number, seen.revision, &mended, "  ")
        .unwrap_err();
    assert_eq!(
        codes(trouble),
        [RefusalCode::ReasonMissing],
        "a correction says why"
    );
    let trouble = desk
        .correct_application(&number, seen.revision, &seen.draft, "boşuna")
        .unwrap_err();
    assert_eq!(codes(trouble), [RefusalCode::NothingChanged]);

    let corrected = desk
        .correct_application(&number, seen.revision, &mended, "Yanlış duyulmuş")
        .unwrap();
    assert_eq!(corrected.line.applicant, "Işıl Çağlayan");
    let last = corrected.history.last().unwrap();
    assert_eq!(last.kind, "application_corrected");
    assert_eq!(
        last.fields,
        ["surname", "phone"],
        "the history says what changed"
    );
    assert_eq!(last.reason.as_deref(), Some("Yanlış duyulmuş"));
    assert_eq!(last.by, stories::office::CLERK, "and who did it");

    let trouble = desk
        .correct_application(&number, seen.revision, &mended, "Geç kalan")
        .unwrap_err();
    assert_eq!(
        codes(trouble),
        [RefusalCode::ChangedMeanwhile],
        "whoever saw an older state must look again"
    );
    let found = desk.find_applications("caglayan").unwrap();
    assert_eq!(found.lines.len(), 1, "the new name is found");
    assert!(
        desk.find_applications("caglar").unwrap().lines.is_empty(),
        "the old one no longer"
    );
}

#[test]
fn a_mistyped_number_is_caught_and_the_likely_one_offered() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let number: ApplicationNumber = office
        .register(&ordinary_draft())
        .unwrap()
        .number
        .parse()
        .unwrap();
    let mut digits = number.digits().into_bytes();
    digits.swap(9, 10);
    let typed = String::from_utf8(digits).unwrap();
    let found = office.desk().find_applications(&typed).unwrap();
    assert!(found.lines.is_empty());
    assert_eq!(
        found.likely,
        [number.to_string()],
        "the one that exists, one slip away"
    );
    assert!(found.problem.is_some());
    assert_eq!(
        office
            .desk()
            .find_applications(&number.to_string())
            .unwrap()
            .lines
            .len(),
        1
    );
}

#[test]
fn someone_who_was_told_the_way_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    assert_eq!(office.desk().record_inquiry(None, "").unwrap().today, 1);
    assert_eq!(
        office
            .desk()
            .record_inquiry(None, "Nüfus kaçıncı katta")
            .unwrap()
            .today,
        2
    );
    let day = office.desk().list_day(None).unwrap();
    assert_eq!(day.inquiries.len(), 2);
    assert_eq!(day.inquiries[0].note, "Nüfus kaçıncı katta", "newest first");
    assert_eq!(day.inquiries[0].by, CLERK);
}

#[test]
fn an_inquiry_counted_by_mistake_is_taken_back_on_its_own_day_and_stays_in_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    let right = desk.record_inquiry(None, "Nüfus nerede").unwrap();
    let wrong = desk.record_inquiry(None, "").unwrap();
    assert_eq!((right.today, wrong.today), (1, 2));

    assert_eq!(desk.take_inquiry_back(wrong.inquiry).unwrap().today, 1);
    let day = desk.list_day(None).unwrap();
    assert_eq!(day.inquiries.len(), 1);
    assert_eq!(day.inquiries[0].inquiry, right.inquiry);
    assert!(day.inquiries[0].of_today, "it can still be taken back");
    for none in [wrong.inquiry, 0, i64::MAX] {
        let refused = desk.take_inquiry_back(none).unwrap_err();
        assert_eq!(codes(refused), [RefusalCode::InquiryUnknown]);
    }
    drop(office);
    Proof::open(folder.path()).unwrap().chain_and_tables();

    let clock = Arc::new(Tomorrow(MachineClock {
        machine: MachinePaths::default(),
    }));
    let office = Office::reopen_with_clock(folder.path(), clock).unwrap();
    let refused = office.desk().take_inquiry_back(right.inquiry).unwrap_err();
    assert_eq!(codes(refused), [RefusalCode::InquiryNotOfToday]);
    let shown = office.desk().list_day(Some(day.day)).unwrap();
    assert_eq!(shown.inquiries.len(), 1, "yesterday is as it was");
    assert!(!shown.inquiries[0].of_today);
}

/// The machine's clock, a day ahead.
struct Tomorrow(MachineClock);

impl Clock for Tomorrow {
    fn now(&self) -> DateTime<Utc> {
        self.0.now() + Duration::days(1)
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        self.0.monotonic()
    }
}

#[test]
fn topics_answer_to_everyday_words_and_the_most_used_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    let lamp = desk.find_topics("sokak lam").unwrap();
    assert_eq!(lamp[0].code.as_str(), "AYD-SOKAK");
    assert!(lamp[0].unit.is_some(), "with the unit that usually answers");
    office.register(&ordinary_draft()).unwrap();
    assert_eq!(
        desk.find_topics("").unwrap()[0].code.as_str(),
        "YRD-YAKACAK",
        "nothing typed: the most used"
    );
}

#[test]
fn a_draft_is_kept_for_each_person_until_it_is_registered() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    office
        .desk()
        .save_draft(&Draft {
            subject: "Yarım kal".into(),
            ..Draft::default()
        })
        .unwrap();
    office.desk().lock();
    office
        .sign_in(
            stories::office::ADMINISTRATOR,
            stories::office::ADMINISTRATOR_SECRET,
        )
        .unwrap();
    assert!(
        office.desk().load_draft().unwrap().is_none(),
        "another person has a draft of their own"
    );
    drop(office);

    let office = Office::reopen(folder.path()).unwrap();
    assert_eq!(
        office.desk().load_draft().unwrap().unwrap().draft.subject,
        "Yarım kal",
        "back after a new start"
    );
    office.register(&ordinary_draft()).unwrap();
    assert!(
        office.desk().load_draft().unwrap().is_none(),
        "registering lets the draft go"
    );
    drop(office);

    let office = Office::reopen(folder.path()).unwrap();
    assert!(
        office.desk().load_draft().unwrap().is_none(),
        "nor does a start bring it back"
    );
    // As the keeper does when nobody writes.
    office.desk().let_void_drafts_go().unwrap();
    drop(office);
    let store = stories::closed_office::behind_its_back(&stories::office::places(folder.path()));
    let left = store.query_row("SELECT count(*) FROM draft", [], |row| row.get::<_, i64>(0));
    assert_eq!(left.unwrap(), 0, "what was typed is in the journal alone");
}

#[test]
fn an_attachment_is_what_its_content_says() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, 3, 2);
    encoder.set_color(png::ColorType::Grayscale);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&[0; 6])
        .unwrap();

    let attached = desk.attach_file("dilekçe.png", &picture).unwrap();
    assert!(attached.thumbnail.is_some(), "a picture has a small one");
    assert_eq!(
        codes(desk.attach_file("dilekçe.pdf", &picture).unwrap_err()),
        [RefusalCode::AttachmentLies]
    );
    assert_eq!(
        codes(desk.attach_file("boş.png", &[]).unwrap_err()),
        [RefusalCode::AttachmentEmpty]
    );
    assert_eq!(
        codes(desk.attach_file("a.exe", b"MZ\x90").unwrap_err()),
        [RefusalCode::AttachmentTypeUnknown]
    );
    let huge = vec![0; 20 * 1024 * 1024 + 1];
    assert_eq!(
        codes(desk.attach_file("b.png", &huge).unwrap_err()),
        [RefusalCode::AttachmentTooLarge]
    );

    let number = office
        .register(&Draft {
            attachments: vec![attached.reference],
            ..ordinary_draft()
        })
        .unwrap()
        .number;
    assert_eq!(desk.get_application(&number).unwrap().attachments.len(), 1);
}

//! Documents of a real desk: what its files say to a reader, how their pages look, and what is never on
//! them.

mod pages;

use chrono::{FixedOffset, NaiveDate, Utc};
use desk::doors::{Ids, MachineClock, RandomIds};
use desk::failure::Failure;
use desk::machine::MachinePaths;
use desk::views::{DocumentOf, DocumentSize, DocumentWish};
use desk::{Answer, Desk, Places, Trouble};
use domain::refusal::RefusalCode;
use domain::{AssistanceNeed, Draft, SlipTexts};
use pages::{pictures_match, text_of};
use protocol::FailureCode;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office, ordinary_draft, places,
};

/// The identity number of the ordinary draft.
const IDENTITY: &str = "10000000146";

fn wish(of: DocumentOf) -> DocumentWish {
    DocumentWish {
        of,
        size: DocumentSize::A4,
        large: false,
    }
}

fn told_at_length(words: &str) -> Draft {
    Draft {
        narrative: words.to_owned(),
        address: "Cumhuriyet Mah. Atatürk Cad. 12/4, Edremit".to_owned(),
        ..ordinary_draft()
    }
}

#[test]
fn a_petition_reads_back_as_it_was_told() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let told = "Evimiz sobalı; ğĞ ıI iİ şŞ çÇ öÖ üÜ.\nKimliğim 10000000146, telefonum 05321234567.";
    let number = office.register(&told_at_length(told))?.number;
    let made = office
        .desk()
        .make_document(&wish(DocumentOf::Petition(number.clone())))?;
    let read = text_of(&made.pdf);
    for said in [
        "Edremit Kaymakamlığına (Balıkesir)",
        number.as_str(),
        "Kömür yardımı istiyor",
        "Evimiz sobalı; ğĞ ıI iİ şŞ çÇ öÖ üÜ.",
        "Kimliğim 100******46, telefonum 05321234567.",
        "Işıl Çağlar",
        "Cumhuriyet Mah. Atatürk Cad. 12/4, Edremit",
        "İmza",
    ] {
        assert!(read.contains(said), "{said} in\n{read}");
    }
    let place = |words: &str| read.find(words);
    assert!(
        place("Kaymakamlığına") < place("Evimiz") && place("Evimiz") < place("İmza"),
        "in the order of reading"
    );
    assert!(!read.contains(IDENTITY));
    Ok(())
}

#[test]
fn arabic_comes_back_letter_by_letter_and_its_numbers_whole() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let told = "السلام عليكم، لا يوجد ضوء في الشارع. هاتفي 0532 123 45 67";
    let number = office.register(&told_at_length(told))?.number;
    let made = office
        .desk()
        .make_document(&wish(DocumentOf::Petition(number)))?;
    let read = text_of(&made.pdf);
    for said in ["السلام عليكم", "لا يوجد ضوء في الشارع", "0532 123 45 67"]
    {
        assert!(read.contains(said), "{said} in\n{read}");
    }
    Ok(())
}

#[test]
fn the_visitors_copy_says_what_was_recorded_and_until_when() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let registered = office.register(&ordinary_draft())?;
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
    office.desk().choose_slip_texts(&SlipTexts {
        phone: "0266 373 00 00".to_owned(),
        ..SlipTexts::default()
    })?;
    let of = DocumentOf::VisitorCopy(registered.number.clone());
    let made = office.desk().make_document(&wish(of))?;
    let read = text_of(&made.pdf);
    for said in [
        registered.number.as_str(),
        "Kömür yardımı istiyor",
        "Evi sobalı, üç çocuğu var.",
        "100******46",
        "Sonucu bankomuza sorabilirsiniz.",
        "0266 373 00 00",
        "en geç 30 gün içinde gerekçeli cevap verilir",
    ] {
        assert!(read.contains(said), "{said} in\n{read}");
    }
    assert!(!read.contains(IDENTITY));
    Ok(())
}

#[test]
fn the_day_list_has_nobody_on_it() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let needy = Draft {
        needs: vec![AssistanceNeed::SignLanguage],
        ..told_at_length("Bunu kimse okumasın.")
    };
    let number = office.register(&needy)?.number;
    let made = office
        .desk()
        .make_document(&wish(DocumentOf::DayList(today())))?;
    let read = text_of(&made.pdf);
    assert!(
        read.contains(&number) && read.contains("Başvuru: 1"),
        "{read}"
    );
    for private in [
        "Işıl",
        "Çağlar",
        IDENTITY,
        "100***",
        "0532",
        "okumasın",
        "Kömür yardımı istiyor",
    ] {
        assert!(!read.contains(private), "{private} in\n{read}");
    }
    Ok(())
}

#[test]
fn whatever_is_typed_reads_back_cleaned() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let told = "Sokak\u{1b}@ \u{202e}ters\u{2066} e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} \u{10}\u{4}son";
    let number = office.register(&told_at_length(told))?.number;
    let made = office
        .desk()
        .make_document(&wish(DocumentOf::Petition(number)))?;
    let read = text_of(&made.pdf);
    assert!(read.contains("Sokak@ ters é"), "{read}");
    assert!(read.contains("son"));
    let commands = |letter: char| letter.is_control() && !"\n\u{c}".contains(letter);
    assert!(
        !read.contains(commands),
        "pages end in form feeds, and nothing else commands"
    );
    Ok(())
}

#[test]
fn a_document_is_neither_shown_on_a_disk_nor_printed_on_a_slip_printer() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let number = office.register(&ordinary_draft())?.number;
    let petition = wish(DocumentOf::Petition(number));
    let shown = office.desk().open_document(&petition);
    assert!(
        matches!(&shown, Err(Trouble::Failed(failure)) if failure.code == FailureCode::NoPrivateMemory),
        "this session has no folder in memory"
    );
    let printed = office.desk().print_document(&petition);
    let refused = |refused: &domain::Refusal| refused.code == RefusalCode::DocumentPrinterMissing;
    assert!(matches!(&printed, Err(Trouble::Refused(why)) if why.iter().any(refused)));
    Ok(())
}

#[test]
fn nobody_gets_a_document_from_a_locked_desk() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let office = Office::open(folder.path())?;
    let number = office.register(&ordinary_draft())?.number;
    let petition = wish(DocumentOf::Petition(number));
    office.desk().lock();
    assert!(office.desk().make_document(&petition).is_err());
    office.sign_in(CLERK, CLERK_SECRET)?;
    assert!(office.desk().make_document(&petition).is_ok());
    Ok(())
}

/// Randomness that locks its desk once when asked for while armed: a document gets its name when it is made and not
/// kept yet.
#[derive(Default)]
struct Locksmith {
    desk: OnceLock<Weak<Desk>>,
    is_armed: AtomicBool,
}

impl Ids for Locksmith {
    fn bytes(&self) -> Result<[u8; 16], Failure> {
        if self.is_armed.swap(false, Ordering::SeqCst)
            && let Some(desk) = self.desk.get().and_then(Weak::upgrade)
        {
            desk.lock();
        }
        RandomIds.bytes()
    }
}

#[test]
fn a_desk_locked_while_its_document_was_made_keeps_none() -> Answer<()> {
    let folder = tempfile::tempdir()?;
    let number = Office::open(folder.path())?
        .register(&ordinary_draft())?
        .number;
    let session = tempfile::tempdir_in("/dev/shm")?;
    std::fs::set_permissions(session.path(), Permissions::from_mode(0o700))?;
    let places = Places {
        session: Some(session.path().to_owned()),
        ..places(folder.path())
    };
    let locksmith = Arc::new(Locksmith::default());
    let clock = MachineClock {
        machine: MachinePaths::default(),
    };
    let desk = Arc::new(Desk::open_with(places, Arc::new(clock), locksmith.clone())?);
    let _ = locksmith.desk.set(Arc::downgrade(&desk));
    let office = Office::of_desk(desk);
    office.sign_in(CLERK, CLERK_SECRET)?;

    locksmith.is_armed.store(true, Ordering::SeqCst);
    let shown = office
        .desk()
        .open_document(&wish(DocumentOf::Petition(number)));
    let refused = |refused: &domain::Refusal| refused.code == RefusalCode::SignInNeeded;
    assert!(matches!(&shown, Err(Trouble::Refused(why)) if why.iter().any(refused)));
    assert!(
        !locksmith.is_armed.load(Ordering::SeqCst),
        "it was locked meanwhile"
    );
    let left = std::fs::read_dir(session.path())?.count();
    assert_eq!(left, 0, "nothing of it is left in this session");
    Ok(())
}

/// Pictures that people looked at. Names, numbers and days stand still in them.
#[test]
fn pages_look_as_they_were_reviewed() {
    for (name, leaflet, look) in pages::samples() {
        pictures_match(name, &leaflet, look);
    }
}

fn today() -> NaiveDate {
    let turkey = FixedOffset::east_opt(3 * 60 * 60).expect("an offset");
    Utc::now().with_timezone(&turkey).date_naive()
}

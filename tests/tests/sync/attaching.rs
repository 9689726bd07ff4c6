//! What came with applications follows them.

use crate::working::{enrol, enrol_at, office, wait_for};
use ::center::admin::Command;
use desk::Desk;
use desk::failure::{Answer, Trouble};
use desk::views::Attached;
use domain::Draft;
use protocol::FailureCode;
use stories::center::{Center, FaultLine};
use stories::closed_office::{behind_its_back, command};
use stories::office::{OFFICE, Office, ordinary_draft, places};
use tempfile::TempDir;

#[test]
fn an_attachment_follows_its_fact_piece_by_piece_over_a_line_that_breaks() {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let picture = noise();
    assert!(picture.len() > 2 * 256 * 1024, "it has several pieces");
    let attached = desk.desk().attach_file("belge.png", &picture).unwrap();
    let draft = Draft {
        attachments: vec![attached.reference.clone()],
        ..ordinary_draft()
    };
    desk.register(&draft).unwrap();
    let address = format!("http://{}", line.address());
    // Within the second piece, and within the third.
    line.cut_after(vec![u64::MAX, 300_000, 400_000, u64::MAX]);
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));

    let look = |desk: &Desk| {
        desk.sync_now();
        desk.sync_view().unwrap()
    };
    let (view, came) = desk.wait_for(look, |view| view.in_touch && view.all_is_there);
    assert!(came, "{view:?}");
    let there = "SELECT sha256, bytes, whole_at IS NOT NULL FROM attachment";
    let expected = format!("{}|{}|t", attached.reference.sha256, picture.len());
    assert_eq!(center.ask_database(there), expected);

    // What the center once said that it has it has whole.
    let pieces = "SELECT sum(length(content)) FROM attachment_chunk";
    assert_eq!(center.ask_database(pieces), picture.len().to_string());
    wait_for(&desk, |view| view.attachments_waiting == 0);
}

#[test]
fn what_one_desk_attached_another_opens_over_a_line_that_breaks() -> Answer<()> {
    let center = Center::start();
    let (first, second) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let one = office(first.path(), "01");
    let (picture, number) = register_with(&one, "kimlik.png")?;
    enrol(&one, &center);
    wait_until_all_is_there(&one);

    let line = FaultLine::to(center.address(0));
    let other = office(second.path(), "02");
    let address = format!("http://{}", line.address());
    enrol_at(&other, &address, &center.enrolment_code(OFFICE, 15));
    let there = hears_of(&other, &number);
    assert!(!there.here && there.thumbnail.is_none());
    let pieces = "SELECT count(*) FROM attachment_chunk";
    assert_eq!(center.ask_database(pieces), "3");

    // Each connection ends within a piece: what has come counts.
    line.cut_after(vec![u64::MAX, 300_000, 400_000]);
    let sha256 = &there.reference.sha256;
    assert_eq!(other.desk().attachment_content(&number, sha256)?, None);
    let look = |desk: &Desk| {
        desk.sync_now();
        attached(desk, &number)
    };
    let (came, here) = other.wait_for(look, |attached| {
        attached.as_ref().is_some_and(|attached| attached.here)
    });
    assert!(here, "{came:?}");
    assert!(came.is_some_and(|came| came.thumbnail.is_some()));
    let content = other.desk().attachment_content(&number, sha256)?;
    assert_eq!(content.as_deref(), Some(&picture[..]));

    // From here on it needs no line.
    line.answer(b"");
    let content = other.desk().attachment_content(&number, sha256)?;
    assert_eq!(content.as_deref(), Some(&picture[..]));
    let another = other.desk().attachment_content(&number, &"0".repeat(64));
    assert!(
        matches!(another, Err(Trouble::Failed(failure)) if failure.code == FailureCode::AttachmentMissing),
        "only what an application says is its own is fetched"
    );
    Ok(())
}

#[test]
fn an_attachment_that_is_not_what_its_fact_says_is_not_kept_and_can_be_asked_for_again()
-> Answer<()> {
    let TwoDesks {
        center,
        folders: _folders,
        one: _one,
        other,
        picture,
        number,
        sha256,
    } = TwoDesks::open()?;

    center.ask_database("CREATE TABLE aside AS SELECT * FROM attachment_chunk");
    center.ask_database(
        "UPDATE attachment_chunk SET content = set_byte(content, 9, 255) WHERE place = 1",
    );
    assert_eq!(wished(&other, &number, &sha256)?, "attachment-not-right");

    // As long as the desk that took it in has not sent it.
    center.ask_database("UPDATE attachment SET whole_at = NULL");
    assert_eq!(wished(&other, &number, &sha256)?, "attachment-missing");

    center.ask_database(
        "UPDATE attachment_chunk AS now SET content = aside.content FROM aside WHERE aside.place = now.place",
    );
    center.ask_database("UPDATE attachment SET whole_at = 1");
    assert_eq!(wished(&other, &number, &sha256)?, "here");
    let content = other.desk().attachment_content(&number, &sha256)?;
    assert_eq!(content.as_deref(), Some(&picture[..]));
    Ok(())
}

#[test]
fn what_the_law_erases_goes_with_its_attachments_at_every_desk() -> Answer<()> {
    let TwoDesks {
        center,
        folders: [first, second],
        one,
        other,
        picture: _,
        number,
        sha256,
    } = TwoDesks::open()?;
    assert_eq!(wished(&other, &number, &sha256)?, "here");
    let (_, kept) = register_with(&other, "ayni.png")?;
    wait_until_all_is_there(&other);

    let erase = |number: &str| {
        center.admin(Command::Erase {
            number: number.replace(' ', ""),
            basis: "KVKK m. 7".to_owned(),
        })
    };
    erase(&number);
    for office in [&one, &other] {
        wait_until_gone(office, &number);
        let content = office.desk().attachment_content(&kept, &sha256)?;
        assert!(content.is_some(), "another application came with the same");
    }
    erase(&kept);
    for (office, folder) in [(one, first), (other, second)] {
        wait_until_gone(&office, &kept);
        drop(office);
        let store = behind_its_back(&places(folder.path()));
        let left = "SELECT (SELECT count(*) FROM attachment) + (SELECT count(*) FROM attachment_chunk)
                         + (SELECT count(*) FROM wanted_attachment) + (SELECT count(*) FROM outgoing_attachment)";
        let left: i64 = store
            .query_row(left, [], |row| row.get(0))
            .expect("a count");
        assert_eq!(left, 0);
        drop(store);
        let (said, code) = command(&places(folder.path()), "verify");
        assert_eq!(code, 0, "{said}");
    }
    let there = center.ask_database("SELECT count(*) FROM attachment");
    assert_eq!(there, "0");
    Ok(())
}

/// Two desks of an office at their center. One took an application in, the other has heard of it.
struct TwoDesks {
    center: Center,
    folders: [TempDir; 2],
    one: Office,
    other: Office,
    /// What came with the application.
    picture: Vec<u8>,
    number: String,
    /// What the picture is called by.
    sha256: String,
}

impl TwoDesks {
    fn open() -> Answer<Self> {
        let center = Center::start();
        let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
        let one = office(folders[0].path(), "01");
        let (picture, number) = register_with(&one, "kimlik.png")?;
        enrol(&one, &center);
        wait_until_all_is_there(&one);
        let other = office(folders[1].path(), "02");
        enrol(&other, &center);
        let sha256 = hears_of(&other, &number).reference.sha256;
        Ok(Self {
            center,
            folders,
            one,
            other,
            picture,
            number,
            sha256,
        })
    }
}

/// What came with an application, once the desk has heard of it.
fn hears_of(office: &Office, number: &str) -> Attached {
    let (there, came) = office.wait_for(|desk| attached(desk, number), Option::is_some);
    assert!(came, "the application came");
    there.expect("came")
}

fn wait_until_gone(office: &Office, number: &str) {
    let gone = |desk: &Desk| desk.get_application(number).is_err();
    let (_, gone) = office.wait_for(gone, |gone| *gone);
    assert!(gone, "the desk heard of it");
}

/// Asks for an attachment that is not here; what became of it.
fn wished(office: &Office, number: &str, sha256: &str) -> Answer<String> {
    assert_eq!(office.desk().attachment_content(number, sha256)?, None);
    let look = |desk: &Desk| {
        let attached = attached(desk, number)?;
        match attached.problem {
            Some(problem) => Some(problem.code.as_str().to_owned()),
            None => attached.here.then(|| "here".to_owned()),
        }
    };
    let (became, known) = office.wait_for(look, Option::is_some);
    assert!(known, "nothing became of it");
    Ok(became.unwrap_or_default())
}

/// Registers an application with a picture; the picture, and its number.
fn register_with(office: &Office, name: &str) -> Answer<(Vec<u8>, String)> {
    let picture = noise();
    let attached = office.desk().attach_file(name, &picture)?;
    let draft = Draft {
        attachments: vec![attached.reference],
        ..ordinary_draft()
    };
    Ok((picture, office.register(&draft)?.number))
}

/// The only attachment of an application, once it is here.
fn attached(desk: &Desk, number: &str) -> Option<Attached> {
    let view = desk.get_application(number).ok()?;
    view.attachments.into_iter().next()
}

fn wait_until_all_is_there(office: &Office) {
    wait_for(office, |view| {
        view.all_is_there && view.waiting_facts == 0 && view.attachments_waiting == 0
    });
}

/// A picture that no compression makes small.
fn noise() -> Vec<u8> {
    let (width, height) = (500_u32, 420_u32);
    let mut state = 7_u32;
    let pixels: Vec<u8> = (0..width * height * 3)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

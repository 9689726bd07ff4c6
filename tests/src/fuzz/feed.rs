//! A feed as a hostile or broken center would have it, taken in by a real store.

use std::cell::RefCell;

use chrono::DateTime;
use desk::Failure;
use desk::doors::RandomIds;
use desk::store::received::ReadPage;
use desk::store::{Moment, Store, agreement, received};
use desk::vault::DataKey;
use domain::Author;
use protocol::wire::{Content, FeedEntry, Origin, SentFact};
use tempfile::TempDir;

struct Here {
    store: Store,
    _folder: TempDir,
}

thread_local! {
    static HERE: RefCell<Option<Here>> = const { RefCell::new(None) };
}

/// The write is taken back: every feed begins on an empty store.
struct TakenBack(Result<(), Failure>);

impl From<Failure> for TakenBack {
    fn from(failure: Failure) -> Self {
        Self(Err(failure))
    }
}

/// Each line is a fact: its kind, a blank, its body; who wrote it and where is the place's. A feed whose hashes are right is
/// taken in whatever its facts say: none of them blocks those behind it.
pub fn feed(bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n');
    let entries: Vec<FeedEntry> = lines.zip(1_u8..=60).map(entry).collect();
    let rolling = entries
        .iter()
        .fold([0; 32], |before, entry| entry.rolled(&before));
    HERE.with_borrow_mut(|here| {
        let here = here.get_or_insert_with(settle);
        let moment = Moment {
            author: &Author::Desk,
            at: DateTime::UNIX_EPOCH,
            ids: &RandomIds,
            high_water: None,
        };
        let taken = here.store.write(moment, |writing| {
            let page = ReadPage::read(1, entries, rolling);
            let taken = page.and_then(|page| received::take(writing, &page).map(drop));
            let read = taken.and_then(|()| agreement::of(writing.connection()));
            Err::<(), _>(TakenBack(read.map(drop)))
        });
        if let Err(TakenBack(Err(failure))) = taken {
            panic!("a feed is not taken in: {failure}");
        }
    });
}

fn entry((line, place): (&[u8], u8)) -> FeedEntry {
    let blank = line.iter().position(|byte| *byte == b' ');
    let (kind, body) = line.split_at(blank.unwrap_or(line.len()));
    let from_desk = !line.len().is_multiple_of(5);
    FeedEntry {
        origin: Origin {
            desk: from_desk.then(|| "02".to_owned()),
            epoch: 1,
            sequence: place.into(),
            branch: u32::from(line.len().is_multiple_of(7)),
        },
        fact: SentFact {
            kind: String::from_utf8_lossy(kind).into_owned(),
            author: "01".to_owned(),
            recorded_at: i64::from(place),
            content: Content::Kept {
                salt: [place; 16],
                body: body.get(1..).unwrap_or_default().to_vec(),
            },
        },
    }
}

fn settle() -> Here {
    let folder = tempfile::tempdir().expect("a folder");
    let key = DataKey::random().expect("a key");
    let store = Store::create(&folder.path().join("desk.db"), &key).expect("a store");
    Here {
        store,
        _folder: folder,
    }
}

use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

struct Machine {
    _folder: TempDir,
    path: PathBuf,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("state").join("high-water");
        Self {
            _folder: folder,
            path,
        }
    }

    /// A machine whose desk 01 has begun to count.
    fn counting() -> (Self, HighWater) {
        let machine = Self::new();
        let high_water = HighWater::open_or_create(&machine.path).expect("begins");
        high_water.begin_count(&mark(1, 0)).expect("counts");
        (machine, high_water)
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).expect("reads")
    }

    fn mark_after(&self, bytes: &[u8]) -> Result<Option<Mark>, HighWaterFailure> {
        std::fs::write(&self.path, bytes).expect("writes");
        HighWater::open(&self.path).map(|high_water| high_water.read())
    }
}

fn mark(desk: u8, number: u32) -> Mark {
    Mark {
        office: OfficeCode::new(10, 3).expect("Edremit in Balıkesir"),
        desk: DeskCode::new(desk).expect("a desk code"),
        last_number: RunningNumber::new(number),
        epoch: 1,
        sequence: u64::from(number) * 2,
        head: [number.to_le_bytes()[0]; 32],
    }
}

#[test]
fn a_machine_that_never_counted_has_no_mark_and_none_is_made_by_looking() {
    let machine = Machine::new();
    assert!(matches!(
        HighWater::open(&machine.path),
        Err(HighWaterFailure::Missing)
    ));
    assert!(!machine.path.exists());
    let high_water = HighWater::open_or_create(&machine.path).expect("begins");
    assert_eq!(high_water.read(), None);
    let raised = high_water.raise(&mark(1, 1));
    assert!(
        matches!(raised, Err(HighWaterFailure::OtherDeskCode)),
        "no count has begun"
    );
}

#[test]
fn what_was_raised_is_there_after_the_program_was_killed() {
    let (machine, high_water) = Machine::counting();
    for number in 1..=50 {
        high_water.raise(&mark(1, number)).expect("raises");
        let reopened = HighWater::open(&machine.path).expect("opens");
        assert_eq!(reopened.read(), Some(mark(1, number)));
        assert!(!reopened.may_be_one_behind());
    }
}

#[test]
fn the_mark_never_falls() {
    let (machine, high_water) = Machine::counting();
    high_water.raise(&mark(1, 42)).expect("raises");
    let before = machine.bytes();
    high_water.raise(&mark(1, 41)).expect("is no fault");
    assert_eq!(high_water.read(), Some(mark(1, 42)));
    assert_eq!(machine.bytes(), before, "and costs no write");
}

#[test]
fn a_try_that_was_rolled_back_leaves_its_number_and_gives_way_to_the_next_fact() {
    let (_machine, high_water) = Machine::counting();
    high_water.raise(&mark(1, 42)).expect("raises");
    let instead = Mark {
        last_number: RunningNumber::new(41),
        head: [9; 32],
        ..mark(1, 42)
    };
    high_water.raise(&instead).expect("raises");
    let expected = Mark {
        head: [9; 32],
        ..mark(1, 42)
    };
    assert_eq!(high_water.read(), Some(expected));
}

#[test]
fn raising_beside_a_commit_is_durable_once_waited_for() {
    let (machine, high_water) = Machine::counting();
    let pending: Vec<_> = (1..=20)
        .map(|number| {
            high_water
                .raise_in_background(&mark(1, number))
                .expect("writes")
        })
        .collect();
    for raise in pending {
        raise.wait().expect("raises");
    }
    assert_eq!(
        HighWater::open(&machine.path).expect("opens").read(),
        Some(mark(1, 20))
    );
}

#[test]
fn a_new_desk_code_begins_its_count_and_an_old_one_never_does_again() {
    let (machine, high_water) = Machine::counting();
    high_water.raise(&mark(1, 42)).expect("raises");
    let raised = high_water.raise(&mark(2, 1));
    assert!(matches!(raised, Err(HighWaterFailure::OtherDeskCode)));
    let same = high_water.begin_count(&mark(1, 0));
    assert!(matches!(same, Err(HighWaterFailure::DeskCodeUsed)));

    high_water.begin_count(&mark(2, 0)).expect("begins");
    high_water.raise(&mark(2, 1)).expect("raises");
    let reopened = HighWater::open(&machine.path).expect("opens");
    assert_eq!(reopened.read(), Some(mark(2, 1)));
    let Mark {
        office,
        desk,
        last_number,
        ..
    } = mark(1, 42);
    assert_eq!(
        reopened.used_desk_codes(),
        [UsedDeskCode {
            office,
            desk,
            last_number
        }]
    );
    let back = reopened.begin_count(&mark(1, 42));
    assert!(
        matches!(back, Err(HighWaterFailure::DeskCodeUsed)),
        "not even from where it was"
    );
}

#[test]
fn a_machine_remembers_thirty_three_desk_codes_and_then_says_so() {
    let (machine, high_water) = Machine::counting();
    for desk in 2..=34 {
        high_water.begin_count(&mark(desk, 0)).expect("begins");
    }
    let one_more = high_water.begin_count(&mark(35, 0));
    assert!(matches!(one_more, Err(HighWaterFailure::TooManyDeskCodes)));
    let reopened = HighWater::open(&machine.path).expect("opens");
    assert_eq!(reopened.used_desk_codes().len(), 33);
    assert_eq!(reopened.read(), Some(mark(34, 0)));
}

#[test]
fn a_power_cut_at_any_byte_of_a_write_leaves_the_mark_before_or_after() {
    let (machine, high_water) = Machine::counting();
    for number in [41, 42, 43] {
        let before = machine.bytes();
        let was = high_water.read();
        high_water.raise(&mark(1, number)).expect("raises");
        let after = machine.bytes();
        for cut in 0..=after.len() {
            let torn = [&after[..cut], &before[cut..]].concat();
            let backwards = [&before[..cut], &after[cut..]].concat();
            for bytes in [torn, backwards] {
                let found = machine.mark_after(&bytes).expect("opens");
                assert!(
                    found == was || found == Some(mark(1, number)),
                    "cut at {cut}"
                );
            }
        }
        std::fs::write(&machine.path, &after).expect("as it was");
    }
}

#[test]
fn any_one_damaged_byte_costs_at_most_the_last_write_and_is_told() {
    let (machine, high_water) = Machine::counting();
    high_water.raise(&mark(1, 41)).expect("raises");
    high_water.raise(&mark(1, 42)).expect("raises");
    let whole = machine.bytes();
    for at in (0..SLOT_BYTES).chain(4096..4096 + SLOT_BYTES) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        std::fs::write(&machine.path, &bytes).expect("damages");
        let reopened = HighWater::open(&machine.path).expect("opens");
        assert!(reopened.may_be_one_behind(), "at {at}");
        let found = reopened.read();
        assert!(
            found == Some(mark(1, 41)) || found == Some(mark(1, 42)),
            "at {at}"
        );
        reopened.raise(&mark(1, 43)).expect("raises");
        assert_eq!(
            HighWater::open(&machine.path).expect("opens").read(),
            Some(mark(1, 43))
        );
    }
}

#[test]
fn a_file_cut_short_anywhere_is_read_or_told_and_never_an_empty_beginning() {
    let (machine, high_water) = Machine::counting();
    high_water.raise(&mark(1, 41)).expect("raises");
    high_water.raise(&mark(1, 42)).expect("raises");
    let whole = machine.bytes();
    for length in (0..700).chain(4000..4700) {
        match machine.mark_after(&whole[..length]) {
            Ok(found) => {
                assert!(
                    found == Some(mark(1, 41)) || found == Some(mark(1, 42)),
                    "{length} bytes"
                );
            }
            Err(HighWaterFailure::Damaged) => assert!(length < SLOT_BYTES, "{length} bytes"),
            Err(other) => panic!("{length} bytes: {other}"),
        }
    }
}

#[test]
fn a_mark_of_a_newer_program_is_left_alone() {
    let (machine, _) = Machine::counting();
    let mut bytes = machine.bytes();
    bytes[7] = 2;
    let check = <sha2::Sha256 as sha2::Digest>::digest(&bytes[..480]);
    bytes[480..512].copy_from_slice(&check);
    let found = machine.mark_after(&bytes);
    assert!(matches!(found, Err(HighWaterFailure::TooNew)));
}

#[test]
fn a_raise_changes_the_file_in_place() {
    let (machine, high_water) = Machine::counting();
    let before = std::fs::metadata(&machine.path).expect("is there");
    high_water.raise(&mark(1, 1)).expect("raises");
    let after = std::fs::metadata(&machine.path).expect("is there");
    let place = |of: &std::fs::Metadata| (of.ino(), of.len(), of.blocks());
    assert_eq!(place(&before), place(&after), "one fdatasync, no metadata");
    assert_eq!(after.mode() & 0o777, 0o600);
}

proptest! {
    #[test]
    fn whatever_bytes_stand_in_the_slots_nothing_panics(
        mut bytes in prop::collection::vec(any::<u8>(), SLOT_BYTES), mends: bool,
    ) {
        let mut slot = [0; SLOT_BYTES];
        bytes[..7].copy_from_slice(b"AKHWMRK");
        bytes[7] %= 2;
        slot.copy_from_slice(&bytes);
        if mends {
            let check = <sha2::Sha256 as sha2::Digest>::digest(&slot[..480]);
            slot[480..].copy_from_slice(&check);
        }
        prop_assert!(matches!(Record::decode(&slot), Ok(None)));
    }

    /// However raises come in, the mark is the highest number and the furthest place told.
    #[test]
    fn the_order_of_raises_does_not_matter(numbers in prop::collection::vec(1_u32..90_000, 1..12)) {
        let (machine, high_water) = Machine::counting();
        for number in &numbers {
            high_water.raise(&mark(1, *number)).expect("raises");
        }
        let highest = numbers.iter().max().map(|number| mark(1, *number));
        prop_assert_eq!(HighWater::open(&machine.path).expect("opens").read(), highest);
    }
}

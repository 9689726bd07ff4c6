//! When something is wrong: a locked account, slips that are not on paper, a store that does not open.

use crate::everybody::is_open_to_everybody;
use desk::Failure;
use desk::doors::{Clock, MachineClock};
use desk::vault::{KeyPaths, KeyRing};
use domain::sign_in::{LOCKING_TRY, MonotonicMoment};
use rusqlite::OpenFlags;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, ordinary_draft};
use stories::window::{Counter, DeskWindow, Key};

#[test]
fn a_locked_account_is_open_to_everybody() {
    let counter = Counter::new();
    locks_the_administrator(&counter);
    let window = DeskWindow::open(&counter.places());
    window.chooses_who(ADMINISTRATOR);
    window.sees("Kilitli: sistem sorumlusu açabilir");
    window.types("123456");
    window.presses(Key::Enter);
    window.is_told_above("kilit");
    is_open_to_everybody(&window, "sign in, locked");
    window.goes_to("Kurtarma koduyla aç");
    window.presses(Key::Enter);
    window.is_at("Kurtarma kodu");
    window.presses_together(&[Key::Control, Key::Letter('a')]);
    is_open_to_everybody(&window, "account recovery");
}

#[test]
fn slips_that_are_not_on_paper_are_open_to_everybody() {
    let counter = Counter::new();
    // In the middle of the slip.
    counter.printer().drop_after(20_000);
    let window = counter.opens();
    let draft = ordinary_draft();
    window.goes_to("Ad");
    window.types(&draft.given_name);
    window.goes_to("Soyad");
    window.types(&draft.surname);
    window.goes_to("Özet");
    window.types(&draft.subject);
    window.presses_together(&[Key::Control, Key::Enter]);
    window.reads_the_number();
    window.sees("Çıkıp çıkmadığı bilinmiyor");
    counter.printer().set_paper(false);
    window.presses(Key::F(8));
    // The printer's own trouble and the open question, both in words.
    window.sees("Yazıcı basmıyor");
    window.sees("Fiş çıktı mı? (1)");
    is_open_to_everybody(&window, "registered, in doubt");
    window.goes_back_to("Fiş çıktı mı? (1)");
    window.presses(Key::Enter);
    window.sees("Bekleyen fişler");
    window.sees("Çıkmadı, suret bas");
    is_open_to_everybody(&window, "slips");
}

#[test]
fn a_store_without_its_key_is_open_to_everybody() {
    let counter = Counter::new();
    std::fs::remove_file(counter.places().state.join("machine.key")).expect("the key is there");
    let window = DeskWindow::open(&counter.places());
    window.is_at("Kurtarma kodu");
    window.goes_to("Bunun yerine yedekten geri yükle");
    window.presses(Key::Enter);
    window.sees("Yedek bulunamadı");
    is_open_to_everybody(&window, "key needed");
    window.goes_to("Kayıtları kenara al ve baştan başla");
    window.presses(Key::Enter);
    window.sees("Kayıtlar kenara alınsın mı?");
    is_open_to_everybody(&window, "set aside");
}

#[test]
fn a_damaged_store_is_open_to_everybody() {
    let counter = Counter::after(|office| {
        office
            .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
            .expect("signs in");
        office.desk().back_up_now().expect("a backup");
    });
    let store = counter.places().store();
    let mut bytes = std::fs::read(&store).expect("the store");
    bytes[..4_096].fill(0x55);
    std::fs::write(&store, &bytes).expect("damage");
    let window = DeskWindow::open(&counter.places());
    window.sees("Kayıt dosyası bozuk");
    // The newest good one is chosen, and the cursor is at it.
    window.is_at("Sağlam, 0 başvuru");
    is_open_to_everybody(&window, "damaged");
}

#[test]
fn a_store_that_was_set_back_is_open_to_everybody() {
    let counter = Counter::after(Office::goes_back_behind_an_application);
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.sees("Yeni banko kodu gerekli");
    window.presses(Key::Enter);
    window.is_told_above("Banko kodu");
    is_open_to_everybody(&window, "new series needed");
}

#[test]
fn a_store_of_a_newer_program_is_open_to_everybody() {
    let counter = Counter::new();
    let places = counter.places();
    let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state)).expect("keys");
    let key = keys.open_for_this_machine().expect("the key");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let store = desk::store::with_key(&places.store(), &key, flags).expect("the store");
    store
        .pragma_update(None, "user_version", 99)
        .expect("changes");
    drop(store);
    let window = DeskWindow::open(&counter.places());
    window.sees("Kayıtlar açılamıyor");
    is_open_to_everybody(&window, "closed");
}

/// As many wrong tries as lock, with all the waiting in between, at a clock that hurries.
fn locks_the_administrator(counter: &Counter) {
    struct Hurried(MachineClock, AtomicU64);
    impl Clock for Hurried {
        fn now(&self) -> chrono::DateTime<chrono::Utc> {
            self.0.now()
        }
        fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
            let mut moment = self.0.monotonic()?;
            moment.since_boot_ms += self.1.fetch_add(24 * 3_600_000, Ordering::Relaxed);
            Ok(moment)
        }
    }
    let machine = MachineClock {
        machine: desk::machine::MachinePaths::default(),
    };
    let clock = Arc::new(Hurried(machine, AtomicU64::new(0)));
    let office = Office::reopen_with_clock(counter.folder(), clock).expect("opens");
    for _ in 0..LOCKING_TRY {
        assert!(
            office.sign_in(ADMINISTRATOR, "000001").is_err(),
            "not the password"
        );
    }
}

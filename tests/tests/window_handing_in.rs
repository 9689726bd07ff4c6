//! A desk whose right was taken away: its administrator hands in what it still holds, in a file where there is no line,
//! over the line where there is one.

use std::path::{Path, PathBuf};
use stories::center::{Center, FaultLine};
use stories::faults::SmallDisk;
use stories::office::{CLERK, CLERK_SECRET};
use stories::window::{Counter, DeskWindow, Key, leads_nowhere};

#[test]
fn an_administrator_hands_in_what_a_revoked_desk_holds_in_a_file_and_over_the_line() {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    let counter = Counter::new();
    let window = counter.opens_enrolled(&center, &line);
    leads_nowhere(&line);
    let number = registers_with_an_attachment(&window);
    center.admin(center::admin::Command::RevokeDesk { desk: "1".into() });
    window.tries_the_center_after(|| line.lead_to(center.address(0)));
    window.sees("Merkez bu bankonun yetkisini kaldırdı");
    window.sees("sistem sorumlusu bu sayfadan teslim eder");
    window.sees("Teslim edilmeyi bekliyor");

    // Without a line: told so, and nothing is lost.
    leads_nowhere(&line);
    window.goes_to("Merkeze şimdi teslim et");
    window.presses(Key::Enter);
    window.is_told_above("Merkeze ulaşılamadı. Hiçbir şey kaybolmadı");

    asks_for_a_folder_that_takes_it(&window, &counter);
    let stick = counter.folder().join("usb");
    std::fs::create_dir(&stick).expect("a folder");
    chooses_a_stick_that_was_plugged_in(&window);
    writes_the_file_to(&window, &stick);
    window.sees("Dosya yazıldı");
    window.sees("1 ek var");
    let [first] = files_in(&stick).try_into().expect("one file");
    window.sees(&first.display().to_string());
    let lost = code_of(&window);

    // Its code was lost: another one is written, beside the first.
    writes_the_file_to(&window, &stick);
    window.waits_for(
        "another code",
        &format!("!looking.text().includes('{lost}') && looking.text().includes('Dosya yazıldı')"),
    );
    let written = files_in(&stick);
    assert_eq!(written.len(), 2, "none is written over");
    let second = written.iter().find(|file| **file != first).expect("it is");
    let code = code_of(&window);
    let take_in = |file: &Path, code: &str| {
        center.try_admin(center::admin::Command::TakeIn {
            file: file.to_owned(),
            code: code.to_owned(),
        })
    };
    assert!(
        take_in(&first, &code).is_err(),
        "each has a code of its own"
    );
    let told = take_in(second, &code).expect("it is taken in");
    assert!(
        told.contains("new") && told.ends_with("1 attachments"),
        "{told}"
    );
    assert!(!told.contains("quarantined"), "{told}");
    is_all_there_once(&center, &number);

    // A clerk is told who does it, and has no button for it.
    window.presses(Key::F(12));
    window.signs_in(CLERK, CLERK_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(11));
    window.sees("sistem sorumlusu bu sayfadan teslim eder");
    assert!(!window.words().contains("Merkeze şimdi teslim et"));
    window.close();

    line.lead_to(center.address(0));
    let window = counter.opens_for_administrator();
    window.presses(Key::F(11));
    window.goes_to("Merkeze şimdi teslim et");
    window.presses(Key::Enter);
    window.sees("Hepsi merkeze teslim edildi");
    window.sees("teslim edilecek bir şey kalmadı");
    window.sees("Bekleyen bir şey yok");
    is_all_there_once(&center, &number);
}

/// Somebody comes with a picture.
fn registers_with_an_attachment(window: &DeskWindow) -> String {
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/icons/128x128.png");
    window.presses(Key::F(2));
    window.is_at("Kimlik no");
    window.chooses_files(&[&picture]);
    window.sees("128x128.png");
    window.goes_to_field("national_id");
    window.registers()
}

/// What cannot be written is said at the field, and nothing is left behind.
fn asks_for_a_folder_that_takes_it(window: &DeskWindow, counter: &Counter) {
    let nowhere = counter.folder().join("yok");
    writes_the_file_to(window, &nowhere);
    window.is_told_at("folder", "Bu klasör yok ya da içine yazılamıyor.");
    let inside = counter.places().data;
    writes_the_file_to(window, &inside);
    window.is_told_at("folder", "Bu klasör yok ya da içine yazılamıyor.");

    let small = counter.folder().join("dolu");
    std::fs::create_dir(&small).expect("a folder");
    let Some(disk) = SmallDisk::mount(&small, 1) else {
        return;
    };
    disk.fill();
    writes_the_file_to(window, &small);
    window.is_told_at("folder", "diskte yer yok; hiçbir şey yazılmadı");
    assert_eq!(files_in(&small).len(), 1, "the filling alone");
    disk.free();
    disk.set_read_only(true);
    writes_the_file_to(window, &small);
    window.is_told_at("folder", "Bu klasör yok ya da içine yazılamıyor.");
    disk.set_read_only(false);
}

/// What is plugged in is found and chosen without typing.
fn chooses_a_stick_that_was_plugged_in(window: &DeskWindow) {
    let place = tempfile::Builder::new()
        .prefix("BELLEK ")
        .tempdir_in("/media");
    let Ok(place) = place else {
        println!("skipped: plugging a disk in needs root");
        return;
    };
    let Some(_disk) = SmallDisk::mount(place.path(), 1) else {
        return;
    };
    let name = place.path().file_name().and_then(|name| name.to_str());
    let name = name.expect("it has a name");
    window.goes_to("Takılı diskleri ara");
    window.presses(Key::Enter);
    window.sees(name);
    window.goes_back_to(&format!("{name}, 1 MB boş"));
    window.presses(Key::Enter);
    window.field_holds("folder", &place.path().display().to_string());
    window.sees("Klasör yazıldı");
}

fn writes_the_file_to(window: &DeskWindow, folder: &Path) {
    window.goes_to_field("folder");
    window.empties_the_field();
    window.pastes(&folder.display().to_string());
    window.presses(Key::Enter);
}

fn code_of(window: &DeskWindow) -> String {
    let shown = "return looking.plain(document.querySelector('.notice .center-key').innerText)";
    let code = window.script(shown, &[]);
    code.as_str().expect("a code").to_owned()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).expect("the folder");
    files.map(|file| file.expect("a file").path()).collect()
}

fn is_all_there_once(center: &Center, number: &str) {
    let registered = format!(
        "SELECT count(*) FROM application WHERE number = '{}'",
        number.replace(' ', "")
    );
    assert_eq!(center.ask_database(&registered), "1");
    let whole = "SELECT count(*) || '/' || count(whole_at) FROM attachment";
    assert_eq!(center.ask_database(whole), "1/1");
    let apart = "SELECT count(*) FROM fact WHERE quarantine IS NOT NULL";
    assert_eq!(center.ask_database(apart), "0");
}

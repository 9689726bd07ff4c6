//! Documents through the real window: asked for with a key, shown by the system's viewer, gone when the
//! desk locks.

use desk::Places;
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use stories::office::{CLERK, CLERK_SECRET, ordinary_draft};
use stories::window::{Counter, DeskWindow, Key};
use tempfile::TempDir;

#[test]
fn a_petition_is_shown_by_the_viewer_and_its_file_goes_when_the_desk_locks() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("it registers");
    });
    let session = Session::begin(counter.folder());
    let window = session.opens(&counter);
    opens_the_application(&window);
    window.presses_together(&[Key::Control, Key::Letter('p')]);
    window.sees("Büyük harflerle");
    window.presses(Key::Enter);
    window.sees("1 sayfa açıldı");

    let shown = session.shown();
    let name = shown.file_name().and_then(|name| name.to_str());
    assert!(
        name.is_some_and(|name| name.starts_with("dilekce-")),
        "its name says what it is and nobody's: {name:?}"
    );
    assert!(
        session.read().contains("Işıl Çağlar"),
        "the viewer got the petition"
    );
    assert!(shown.exists(), "a viewer may open it a little later");
    window.presses(Key::F(12));
    window.sees("Oturum açın");
    assert!(!shown.exists(), "nothing of it stays behind a locked desk");
}

#[test]
fn the_days_list_is_one_key_away_and_has_nobody_on_it() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("it registers");
    });
    let session = Session::begin(counter.folder());
    let window = session.opens(&counter);
    window.presses(Key::F(7));
    window.sees("Kömür yardımı");
    window.presses_together(&[Key::Control, Key::Letter('p')]);
    window.sees("Büyük harflerle");
    window.presses(Key::Enter);
    window.sees("1 sayfa açıldı");
    let read = session.read();
    assert!(
        read.contains("Başvuru: 1") && !read.contains("Çağlar"),
        "{read}"
    );
}

#[test]
fn without_a_folder_in_memory_the_clerk_is_told_what_else_can_be_done() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("it registers");
    });
    let nowhere = [("XDG_RUNTIME_DIR", OsString::new())];
    let window = DeskWindow::open_with(&counter.places(), &nowhere);
    window.signs_in(CLERK, CLERK_SECRET);
    window.is_at("Kimlik no");
    opens_the_application(&window);
    window.presses_together(&[Key::Control, Key::Letter('p')]);
    window.sees("Belge yazıcısı seçilmemiş");
    window.presses(Key::Enter);
    window.sees("Belge ekranda açılamıyor");
}

fn opens_the_application(window: &DeskWindow) {
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types("Çağlar");
    window.sees("1 başvuru bulundu");
    window.presses(Key::Enter);
    window.sees("Neler oldu");
}

/// A session of the system: a folder in memory, and a viewer that keeps what it was shown.
struct Session {
    memory: TempDir,
    bin: PathBuf,
    seen: PathBuf,
}

impl Session {
    fn begin(folder: &Path) -> Self {
        let memory = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
        fs::set_permissions(memory.path(), Permissions::from_mode(0o700)).expect("it is private");
        let (bin, seen) = (folder.join("bin"), folder.join("seen"));
        fs::create_dir_all(&bin).expect("a folder for the viewer");
        fs::create_dir_all(&seen).expect("a folder for what it was shown");
        let viewer = bin.join("xdg-open");
        let script = format!(
            "#!/bin/sh\nset -e\ncp \"$1\" '{0}/copy.pdf'\nprintf %s \"$1\" > '{0}/name'\n",
            seen.display()
        );
        fs::write(&viewer, script).expect("the viewer is written");
        fs::set_permissions(&viewer, Permissions::from_mode(0o755)).expect("it can run");
        Self { memory, bin, seen }
    }

    fn opens(&self, counter: &Counter) -> DeskWindow {
        let usual = std::env::var_os("PATH").unwrap_or_default();
        let mut path = OsString::from(&self.bin);
        path.push(":");
        path.push(usual);
        let variables = [
            ("PATH", path),
            ("XDG_RUNTIME_DIR", self.memory.path().into()),
        ];
        let places: Places = counter.places();
        let window = DeskWindow::open_with(&places, &variables);
        window.signs_in(CLERK, CLERK_SECRET);
        window.is_at("Kimlik no");
        window
    }

    /// The file that the viewer was given. The desk says that it is open only after the viewer took it.
    fn shown(&self) -> PathBuf {
        let name = fs::read_to_string(self.seen.join("name"));
        PathBuf::from(name.expect("the viewer was asked"))
    }

    fn read(&self) -> String {
        let copy = self.seen.join("copy.pdf");
        let read = Command::new("pdftotext").arg(copy).arg("-").output();
        String::from_utf8(read.expect("poppler-utils is installed").stdout).expect("UTF-8")
    }
}

//! The manual's pictures: every one is a screen that this test still reaches. `UPDATE_PICTURES=1`
//! takes them anew; otherwise they must be there, and the manual must name them all.

use domain::Draft;
use domain::catalogue::TopicCode;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use stories::center::{Center, FaultLine, Proxy};
use stories::office::{self, ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office};
use stories::printer::VirtualPrinter;
use stories::window::{Counter, DeskWindow, Key, SLIP_SOON, leads_nowhere};

#[test]
fn the_manual_shows_how_a_desk_is_set_up() {
    let folder = tempfile::tempdir().expect("a folder for the desk");
    let printer = VirtualPrinter::start().expect("a port for the printer");
    let window = DeskWindow::open(&office::places(folder.path()));
    window.is_at("Başla");
    shows(&window, "kurulum-karsilama");
    window.presses(Key::Enter);
    window.is_at("Birim");
    window.types("edremit");
    window.sees("Kaymakamlık · Van · plaka 65");
    shows(&window, "kurulum-birim");
    window.takes_suggestion("Edremit (Balıkesir)");
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.is_at("Ad soyad");
    window.types(ADMINISTRATOR);
    window.goes_to_field("secret");
    window.types("739264");
    window.goes_to_field("secret_again");
    window.types("739264");
    shows(&window, "kurulum-sorumlu");
    window.presses(Key::Enter);
    window.goes_to_field("printer_address");
    window.types(&printer.address().to_string());
    window.goes_to("Deneme sayfası bas");
    window.presses(Key::Enter);
    window.sees("Yazıcıdan çıktığına bakın.");
    shows(&window, "kurulum-yazici");
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.is_at("Şimdilik tek başına çalışsın");
    window.moves_to("Kayıt kodum var", Key::Down);
    window.goes_to_field("center_address");
    window.types("merkez.ornek.gov.tr");
    shows(&window, "kurulum-merkez");
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.is_at("Kodu göster");
    window.presses(Key::Enter);
    window.is_at("Kod kâğıtta, sürdür");
    shows(&window, "kurulum-kurtarma");
}

#[test]
fn the_manual_shows_how_an_application_is_registered() {
    let counter = Counter::after(an_ordinary_morning);
    let window = DeskWindow::open(&counter.places());
    window.sees(CLERK);
    window.is_at("PIN ya da parola");
    shows(&window, "giris");
    window.signs_in(CLERK, CLERK_SECRET);
    window.is_at("Kimlik no");
    gave_the_morning_its_slips(&counter, &window);
    window.types("1000000014");
    window.presses(Key::Tab);
    window.is_told_at("national_id", "10 hane yazdınız");
    shows(&window, "alan-hatasi");
    window.goes_back_to("Kimlik no");
    window.presses(Key::End);
    window.types("6");
    window.sees("Bu kişinin başvuruları (1)");
    window.goes_to("Ad");
    window.types("Işıl");
    window.goes_to("Soyad");
    window.types("Çağlar");
    window.goes_to("Telefon");
    window.types("0532 123 45 67");
    window.goes_to("Talep");
    window.presses(Key::Right);
    window.goes_to_field("topic");
    window.types("sokak lam");
    window.sees("Sokak aydınlatması");
    shows(&window, "konu-ararken");
    window.takes_suggestion("Sokak aydınlatması");
    window.goes_to_field("subject");
    window.types("Sokak lambası üç gündür yanmıyor");
    window.goes_to_field("narrative");
    window.types("İğde Sokağı’nda akşamları karanlık oluyor, çocuklar geçemiyor.");
    window.sees("Taslak kaydedildi");
    window.waits_for(
        "the slip with the topic",
        "document.querySelector('.preview-paper:not([hidden])').alt.includes('Sokak aydınlatması')",
    );
    shows(&window, "basvuru");
    keeps(&for_the_readme("register"), || window.picture());
    window.presses_together(&[Key::Control, Key::Enter]);
    window.reads_the_number();
    window.sees("Basıldı");
    shows(&window, "kaydedildi");
    let slip = counter.printer().wait_for_slip(SLIP_SOON).expect("a slip");
    for file in [picture("fis"), for_the_readme("slip")] {
        keeps(&file, || slip.picture.png().expect("a picture"));
    }

    counter.printer().set_paper(false);
    window.presses(Key::F(8));
    window.sees("Yazıcıda kâğıt yok.");
    window.sees("Yazıcı basmıyor");
    shows(&window, "yazici-sorunu");
    counter.printer().set_paper(true);
    window.sees("Basıldı · SURET 1");
}

#[test]
fn the_manual_shows_how_applications_are_found_and_the_desk_is_kept() {
    let counter = Counter::after(an_ordinary_morning);
    let window = counter.opens();
    gave_the_morning_its_slips(&counter, &window);
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types("yıl");
    window.sees("2 başvuru bulundu");
    shows(&window, "bul");
    window.empties_the_field();
    window.types("çağlar");
    window.sees("1 başvuru bulundu");
    window.presses(Key::Enter);
    window.sees("Neler oldu");
    shows(&window, "basvuru-ayrinti");
    window.presses_together(&[Key::Control, Key::Letter('e')]);
    window.is_at("Düzeltmenin nedeni");
    window.types("Telefon yanlış yazılmıştı");
    shows(&window, "duzeltme");
    window.presses(Key::F(7));
    window.sees("Önceki gün");
    window.sees("Yılmaz");
    shows(&window, "gun");
    window.presses(Key::F(1));
    window.sees("Enter sonraki alana geçer.");
    shows(&window, "klavye");
    window.presses(Key::Escape);
    window.no_longer_sees("Enter sonraki alana geçer.");
    window.presses(Key::F(12));
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(10));
    window.sees("Cevap süresi");
    shows(&window, "ayarlar");
    window.script(
        "document.querySelector('[data-field=folder]').scrollIntoView({block: 'center'})",
        &[],
    );
    shows(&window, "ayarlar-yedek");
    window.script(
        "document.querySelector('[data-field=printer_for_slip]').scrollIntoView({block: 'center'})",
        &[],
    );
    shows(&window, "yazicilar");
    window.goes_to("Yazıcı ekle");
    window.presses(Key::Enter);
    window.goes_to_field("printer_address");
    window.types(&counter.printer().address().to_string());
    window.goes_to("Deneme sayfası bas");
    window.presses(Key::Enter);
    window.sees("Yazıcıdan çıktığına bakın.");
    shows(&window, "yazici-ekle");
    window.kill();

    std::fs::remove_file(counter.places().state.join("machine.key")).expect("the key is there");
    let window = DeskWindow::open(&counter.places());
    window.sees("Kurtarma kodu gerekli");
    shows(&window, "kurtarma");
}

#[test]
fn the_manual_shows_the_work_with_the_center() {
    let mut center = Center::start();
    let place = center.serve_with_new_certificate();
    let line = FaultLine::to(center.address(place));
    // What an office's network does, its proxy does here: it knows where that name leads.
    let proxy = Proxy::leading_to(line.address());
    let behind = |name| (name, OsString::from(proxy.words()));
    let by_the_proxy = [behind("https_proxy"), ("no_proxy", OsString::new())];
    let counter = Counter::after(an_ordinary_morning);
    let window = DeskWindow::open_with(&counter.places(), &by_the_proxy);
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(11));
    window.goes_to("Ayarlar’da merkeze git");
    window.presses(Key::Enter);
    window.is_at("Merkezin adresi");
    window.types("merkez.ornek.gov.tr");
    shows(&window, "merkez-kayit");
    window.goes_to_field("enrolment_code");
    window.types(&center.enrolment_code(office::OFFICE, 15));
    window.presses(Key::Enter);
    window.sees("Bu banko merkeze kayıtlı.");
    window.sees("Merkezin kimliği");
    window.presses(Key::F(11));
    window.sees("Bu bankoda yazılan her şey merkezde.");
    window.sees("Merkezle son görüşme");
    shows(&window, "merkez");

    leads_nowhere(&line);
    window.presses(Key::F(2));
    window.is_at("Kimlik no");
    window.goes_to("Ad");
    window.types("Mehmet");
    window.goes_to("Soyad");
    window.types("Şahin");
    window.goes_to_field("subject");
    window.types("Park ışıkları yanmıyor");
    window.presses_together(&[Key::Control, Key::Enter]);
    window.reads_the_number();
    window.sees("1 başvuru gönderilecek");
    window.presses(Key::F(11));
    window.sees("Gönderilecek; bir şey yapmanız gerekmez.");
    shows(&window, "merkez-bekleyen");

    center.admin(center::admin::Command::RevokeDesk { desk: "1".into() });
    window.tries_the_center_after(|| line.lead_to(center.address(place)));
    window.sees("Merkez bu bankonun yetkisini kaldırdı");
    window.sees("Teslim edilmeyi bekliyor");
    shows(&window, "merkez-teslim");
}

#[test]
fn every_picture_of_the_manual_is_there_and_none_is_left_over() {
    let manual = manual();
    let mut named = BTreeSet::new();
    for page in files(&manual, "md") {
        let text = std::fs::read_to_string(&page).expect("a page of the manual");
        let pictures = text.split("](pictures/").skip(1);
        named.extend(pictures.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())));
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let target = link.split('#').next().unwrap_or_default();
            assert!(manual.join(target).exists(), "{}: {link}", page.display());
        }
    }
    let there: BTreeSet<String> = files(&manual.join("pictures"), "png")
        .iter()
        .filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()))
        .collect();
    assert_eq!(
        named, there,
        "pictures that the pages name, and those that are there"
    );
}

/// People who came this morning; all of them invented.
fn an_ordinary_morning(office: &Office) {
    let came = [
        (
            "Hasan",
            "Yılmaz",
            "YOL-KOY",
            "Köy yolu çöktü, servis geçemiyor",
            "",
        ),
        (
            "Fatma",
            "Yıldız",
            "YRD-YAKACAK",
            "Kömür yardımı istiyor",
            "",
        ),
        (
            "Işıl",
            "Çağlar",
            "COP-TEMIZLIK",
            "Konteyner üç gündür boşaltılmadı",
            "10000000146",
        ),
    ];
    for (given_name, surname, topic, subject, national_id) in came {
        let draft = Draft {
            national_id: national_id.to_owned(),
            given_name: given_name.to_owned(),
            surname: surname.to_owned(),
            topic: Some(TopicCode::new(topic)),
            subject: subject.to_owned(),
            ..Draft::default()
        };
        office.register(&draft).expect("an ordinary application");
    }
}

/// The slips of the morning are in their people's hands.
fn gave_the_morning_its_slips(counter: &Counter, window: &DeskWindow) {
    for _ in 0..3 {
        let slip = counter.printer().wait_for_slip(SLIP_SOON);
        assert!(slip.is_some(), "a slip of the morning");
    }
    window.sees("Yazıcı hazır");
}

/// Takes the picture, or looks that there is one.
fn shows(window: &DeskWindow, name: &str) {
    keeps(&picture(name), || window.picture());
}

fn keeps(file: &Path, take: impl FnOnce() -> Vec<u8>) {
    if taking_pictures() {
        std::fs::write(file, take()).expect("the picture is kept");
    }
    assert!(
        file.exists(),
        "{} is missing: UPDATE_PICTURES=1 cargo xtask test window",
        file.display()
    );
}

fn taking_pictures() -> bool {
    std::env::var_os("UPDATE_PICTURES").is_some_and(|value| value == "1")
}

fn manual() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/manual")
}

fn picture(name: &str) -> PathBuf {
    manual().join(format!("pictures/{name}.png"))
}

fn for_the_readme(name: &str) -> PathBuf {
    manual().with_file_name(format!("pictures/{name}.png"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of the manual");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect()
}

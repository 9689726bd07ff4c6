//! What cannot be is refused in words, at its field; what merely looks strange is taken as it is.
//! Nothing that was typed is lost by either.

use std::fs::File;
use std::path::PathBuf;
use stories::office::CLERK;
use stories::window::{Counter, DeskWindow, Key};

const SUBJECT: &str = "Sokak lambası yanmıyor";

#[test]
fn a_form_that_cannot_be_saved_says_why_above_and_at_each_field() {
    let counter = Counter::new();
    let window = counter.opens();
    window.types("1000000014");
    window.goes_to("Ad");
    window.types("Işıl");
    window.goes_to_field("phone");
    window.types("12");
    // Said as soon as the cursor leaves the field.
    window.presses(Key::Tab);
    window.is_told_at("phone", "Bu bir telefon numarası değil.");
    window.goes_to_field("narrative");
    window.types("Üç gündür karanlık.");

    saves(&window);
    window.is_told_above("Düzeltilecek 3 yer var");
    window.is_told_at("national_id", "10 hane yazdınız");
    window.is_told_at("phone", "Örnek: 0532 123 45 67");
    window.is_told_at("subject", "Özet boş.");
    for (field, value) in [
        ("national_id", "1000000014"),
        ("given_name", "Işıl"),
        ("phone", "12"),
        ("narrative", "Üç gündür karanlık."),
    ] {
        window.field_holds(field, value);
    }

    // Each line of the summary leads to its field.
    window.goes_to("Özet boş. Ne istendiğini bir satırla yazın.");
    window.presses(Key::Enter);
    window.is_at("Özet");
    window.types(SUBJECT);
    saves(&window);
    window.is_told_above("Düzeltilecek 2 yer var");
    window.goes_to("Bu bir telefon numarası değil.");
    window.presses(Key::Enter);
    window.is_at("Telefon");
    window.empties_the_field();
    saves(&window);
    window.is_told_above("Düzeltilecek bir yer var");

    // Nobody is refused: one without an identity card is registered all the same.
    window.goes_to("Kimliği yok");
    window.presses(Key::Space);
    saves(&window);
    assert!(window.reads_the_number().starts_with("1008 01"));
}

#[test]
fn a_text_of_a_hundred_thousand_characters_is_refused_with_its_length_and_kept() {
    let counter = Counter::new();
    let window = counter.opens();
    names_somebody(&window);
    window.goes_to_field("subject");
    window.types(SUBJECT);
    window.goes_to_field("narrative");
    window.pastes(&"ığüşöçİ, ".repeat(11_112)[..]);
    let length = "looking.value('narrative').length";
    let typed = window.waits_for("the whole text", &format!("{length} > 100000 && {length}"));
    saves(&window);
    window.is_told_above("en çok 20000 karakter sığar");
    window.is_told_at(
        "narrative",
        "karakter yazdınız. Kısaltın ya da belge olarak ekleyin.",
    );
    let kept = window.waits_for("the text", length);
    assert_eq!(kept, typed, "not one letter is cut off");
    window.field_holds("subject", SUBJECT);

    window.goes_to_field("narrative");
    window.empties_the_field();
    window.types("Kısası: karanlık.");
    saves(&window);
    assert!(window.reads_the_number().starts_with("1008 01"));
}

#[test]
fn strange_letters_are_taken_as_they_are_and_run_nothing() {
    const STRANGE: &str = "👩🏽‍🦽 e\u{301}lé Ahmet'; DROP TABLE fact; -- <script>document.title='kırık'</script> <img src=x onerror=document.title='kırık'> %s {{7*7}} مرحبا Ж";
    let counter = Counter::new();
    let window = counter.opens();
    names_somebody(&window);
    window.goes_to_field("subject");
    // Marks that turn a line round, and bytes that would command a printer.
    window.pastes(&format!(
        "\u{202e}{STRANGE}\u{1b}@\u{10}\u{4}\u{1}\u{7f}\u{200f}"
    ));
    window.goes_to_field("narrative");
    window.pastes(STRANGE);
    saves(&window);
    let number = window.reads_the_number();
    assert_eq!(counter.printer().complaints(), [] as [String; 0]);

    window.presses_together(&[Key::Control, Key::Letter('e')]);
    window.sees("Neler oldu");
    window.sees(&number.replace(' ', ", "));
    window.sees("Ahmet'; DROP TABLE fact; -- <script>document.title='kırık'</script>");
    let title = window.script("return document.title", &[]);
    assert!(!title.as_str().unwrap_or_default().contains("kırık"));
    let hidden = window.script(
        r"return /[\u0000-\u0009\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e]/.test(looking.text())",
        &[],
    );
    assert_eq!(
        hidden, false,
        "what cannot be seen and only does harm is gone"
    );

    // It is still a desk: the next one is registered as ever.
    window.presses(Key::F(2));
    window.is_at("Kimlik no");
    names_somebody(&window);
    window.goes_to_field("subject");
    window.types(SUBJECT);
    saves(&window);
    assert_ne!(window.reads_the_number(), number);
}

#[test]
fn attachments_are_taken_by_what_they_are_not_by_what_they_say() {
    let counter = Counter::new();
    let files = Files::make(&counter);
    let window = counter.opens();
    names_somebody(&window);
    window.goes_to_field("subject");
    window.types(SUBJECT);
    for (file, words) in [
        ("yalan.png", "Dosyanın adı PNG diyor, içi PDF."),
        ("boş.pdf", "Bu dosya boş."),
        ("dev.jpg", "Dosya çok büyük:"),
        ("program.exe", "Bu tür dosya eklenemez."),
        ("yarım.pdf", "dosyası yarım kalmış."),
    ] {
        window.chooses_files(&[&files.named(file)]);
        window.sees(words);
        window.sees(&format!("{file}:"));
        window.field_holds("subject", SUBJECT);
    }
    window.chooses_files(&[&files.named("dilekçe.pdf"), &files.named("resim.png")]);
    window.sees("dilekçe.pdf");
    window.sees("resim.png");
    window.waits_for(
        "a small picture of the picture",
        "document.querySelector('img.thumbnail')?.naturalWidth > 0",
    );
    window.no_longer_sees("Bu tür dosya eklenemez.");
    window.goes_to("Çıkar: resim.png");
    window.presses(Key::Enter);
    window.no_longer_sees("resim.png");
    saves(&window);
    window.reads_the_number();
    window.presses_together(&[Key::Control, Key::Letter('e')]);
    window.sees("dilekçe.pdf");
}

#[test]
fn wrong_pins_are_counted_slowed_down_and_not_forgotten_by_a_kill() {
    let counter = Counter::new();
    let window = DeskWindow::open(&counter.places());
    window.chooses_who(CLERK);
    for left in (11..=14).rev() {
        tries(&window, "000001");
        window.is_told_at(
            "secret",
            &format!("kilitlenmeden önce {left} deneme hakkınız kaldı"),
        );
        window.goes_to_field("secret");
    }
    tries(&window, "000001");
    window.sees("saniye bekleyin.");
    window.kill();

    // Ending the program gains nothing: the wait goes on.
    let window = DeskWindow::open(&counter.places());
    window.chooses_who(CLERK);
    tries(&window, stories::office::CLERK_SECRET);
    window.sees("saniye bekleyin.");
    window.no_longer_sees("saniye bekleyin.");
    window.goes_to_field("secret");
    window.empties_the_field();
    tries(&window, stories::office::CLERK_SECRET);
    window.is_at("Kimlik no");
}

#[test]
fn a_desk_whose_key_is_gone_opens_with_its_own_recovery_code_only() {
    let counter = Counter::new();
    std::fs::remove_file(counter.places().state.join("machine.key")).expect("the key is there");
    let window = DeskWindow::open(&counter.places());
    window.sees("Kurtarma kodu gerekli");
    window.sees("Kayıtlar duruyor");
    window.is_at("Kurtarma kodu");
    window.types("bilmiyorum");
    window.presses(Key::Enter);
    window.is_told_at("recovery_code", "Kurtarma kodu");
    window.field_holds("recovery_code", "bilmiyorum");

    let other = Counter::new();
    window.goes_to_field("recovery_code");
    window.empties_the_field();
    window.types(other.recovery_code());
    window.presses(Key::Enter);
    window.is_told_at("recovery_code", "ama bu bankonun kodu değil");

    window.goes_to_field("recovery_code");
    window.empties_the_field();
    window.types(counter.recovery_code());
    window.presses(Key::Enter);
    window.sees("Oturum açın");
    window.sees(CLERK);
}

fn tries(window: &DeskWindow, secret: &str) {
    window.types(secret);
    window.presses(Key::Enter);
}

fn saves(window: &DeskWindow) {
    window.presses_together(&[Key::Control, Key::Enter]);
}

fn names_somebody(window: &DeskWindow) {
    window.goes_to("Ad");
    window.types("Işıl");
    window.goes_to("Soyad");
    window.types("Çağlar");
}

/// Files as people bring them.
struct Files {
    folder: PathBuf,
}

impl Files {
    fn make(counter: &Counter) -> Self {
        let files = Self {
            folder: counter.folder().join("belgeler"),
        };
        std::fs::create_dir(&files.folder).expect("a folder");
        let pdf = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << >>\nstartxref\n0\n%%EOF\n";
        let picture = std::fs::read(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/icons/128x128.png"),
        );
        for (name, content) in [
            ("dilekçe.pdf", pdf.to_vec()),
            ("yalan.png", pdf.to_vec()),
            ("yarım.pdf", pdf[..20].to_vec()),
            ("boş.pdf", Vec::new()),
            ("program.exe", b"MZ\x90\x00".to_vec()),
            ("resim.png", picture.expect("a picture")),
        ] {
            std::fs::write(files.named(name), content).expect("a file");
        }
        let huge = File::create(files.named("dev.jpg")).expect("a file");
        huge.set_len(21 * 1024 * 1024).expect("21 MB of nothing");
        files
    }

    fn named(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

//! From signing in to the number, and what can come in between.

use crate::everybody::{is_open_to_everybody, its_list_is_open_to_everybody};
use stories::office::{self, CLERK, ordinary_draft};
use stories::window::{Counter, DeskWindow, Key};

#[test]
fn the_screens_of_registering_are_open_to_everybody() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("one from before");
    });
    let window = DeskWindow::open(&counter.places());
    window.sees("Oturum açın");
    window.sees(CLERK);
    is_open_to_everybody(&window, "sign in");
    window.signs_in(CLERK, office::CLERK_SECRET);
    window.is_at("Kimlik no");
    is_open_to_everybody(&window, "register, empty");
    window.presses(Key::F(5));
    window.sees("Kişisel verileriniz");
    is_open_to_everybody(&window, "privacy notice");
    window.presses(Key::Escape);
    window.is_at("Kimlik no");

    let draft = ordinary_draft();
    window.types(&draft.national_id);
    window.sees("Bu kişinin başvuruları (1)");
    window.goes_to("Adres, doğum yılı, vekil…");
    window.presses(Key::Enter);
    window.goes_to_field("represented");
    window.presses(Key::Space);
    window.sees("Vekilin adı soyadı");
    brings_papers(&counter, &window);
    window.presses_together(&[Key::Control, Key::Enter]);
    window.is_told_above("Özet boş.");
    is_open_to_everybody(&window, "register, refused");

    window.goes_to_field("represented");
    window.presses(Key::Space);
    window.goes_to_field("topic");
    window.types("kömür");
    its_list_is_open_to_everybody(&window, "topic");
    // Growing and shrinking moved the page below the list, which may have closed it.
    window.empties_the_field();
    window.types("kömür");
    window.takes_suggestion("Kömür");
    window.field_holds("topic", "Kömür ve yakacak yardımı");
    window.goes_to_field("unit");
    window.presses(Key::Down);
    its_list_is_open_to_everybody(&window, "unit");
    window.presses(Key::Escape);
    window.goes_to_field("subject");
    window.types(&draft.subject);
    window.goes_back_to("Ad");
    window.types(&draft.given_name);
    window.goes_to("Soyad");
    window.types(&draft.surname);
    window.presses_together(&[Key::Control, Key::Enter]);
    window.sees("Aynı kişi, aynı konu");
    is_open_to_everybody(&window, "the same matter");
    window.goes_to("Bağlamadan kaydet");
    window.presses(Key::Enter);
    window.reads_the_number();
    window.sees("Basıldı");
    is_open_to_everybody(&window, "registered");
}

/// One that is taken and one that is not.
fn brings_papers(counter: &Counter, window: &DeskWindow) {
    let taken = counter.folder().join("dilekçe.pdf");
    let pdf = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << >>\nstartxref\n0\n%%EOF\n";
    std::fs::write(&taken, pdf).expect("a file");
    let empty = counter.folder().join("boş.pdf");
    std::fs::write(&empty, []).expect("a file");
    window.chooses_files(&[&taken, &empty]);
    window.sees("Bu dosya boş.");
    window.sees("Çıkar");
}

//! A counter whose administrator binds it to a center.

use super::{Counter, DeskWindow, Key};
use crate::center::{Center, FaultLine, OFFICE};
use crate::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET};
use std::net::SocketAddr;

impl Counter {
    /// Opens the window and signs the administrator in.
    pub fn opens_for_administrator(&self) -> DeskWindow {
        let window = DeskWindow::open(&self.places());
        window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
        window.is_at("Kimlik no");
        window
    }

    /// The same with the desk enrolled at a center, over this line.
    pub fn opens_enrolled(&self, center: &Center, line: &FaultLine) -> DeskWindow {
        let window = self.opens_for_administrator();
        let address = format!("http://localhost:{}", line.address().port());
        window.types_the_code(&address, &center.enrolment_code(OFFICE, 15));
        window.sees("Bu banko merkeze kayıtlı.");
        window.sees("Merkezle son görüşme");
        window
    }
}

impl DeskWindow {
    /// Types the center's address and an enrolment code in the settings.
    pub fn types_the_code(&self, center: &str, code: &str) {
        self.presses(Key::F(11));
        self.goes_to("Ayarlar’da merkeze git");
        self.presses(Key::Enter);
        self.is_at("Merkezin adresi");
        self.types(center);
        self.goes_to_field("enrolment_code");
        self.types(code);
        self.presses(Key::Enter);
    }

    /// Asks the center now, after something has changed there. Before that the cursor is at the button: the desk may hear of
    /// it by itself, and then the button may be gone.
    pub fn tries_the_center_after(&self, change: impl FnOnce()) {
        self.presses(Key::F(11));
        self.goes_to("Şimdi dene");
        change();
        self.presses(Key::Enter);
    }
}

/// Leads a line to where nobody listens.
pub fn leads_nowhere(line: &FaultLine) {
    line.lead_to(SocketAddr::from(([127, 0, 0, 1], 9)));
}

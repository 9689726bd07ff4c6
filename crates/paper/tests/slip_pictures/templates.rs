//! Every kind of slip there is, in every language, for every width of paper.

use chrono::{Days, NaiveDate};
use domain::{ApplicationNumber, DeskCode, Language, OfficeCode, RunningNumber, SlipTexts};
use paper::{Logo, PaperWidth, ResultWays, Slip, SlipLook};

const LANGUAGES: [(&str, Language); 7] = [
    ("tr", Language::Tr),
    ("en", Language::En),
    ("ar", Language::Ar),
    ("ku", Language::Ku),
    ("ru", Language::Ru),
    ("fa", Language::Fa),
    ("uk", Language::Uk),
];

const WIDTHS: [(&str, PaperWidth); 3] = [
    ("80", PaperWidth::MM80),
    ("58", PaperWidth::MM58),
    ("80-180dpi", PaperWidth::MM80_AT_180),
];

/// What stands on a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As most are.
    Normal,
    /// The same, printed again, with the office's own words on the result.
    Copy,
    /// Without anything that may be missing.
    Bare,
    /// In large print.
    Large,
    /// With the office's own words and mark.
    Office,
    /// More than fits: what matters least gives way.
    Full,
}

/// One picture.
pub(crate) struct Template {
    pub(crate) kind: Kind,
    pub(crate) tag: &'static str,
    /// `normal-ar-80`.
    pub(crate) name: String,
    pub(crate) slip: Slip,
    pub(crate) paper: PaperWidth,
}

pub(crate) fn all() -> Vec<Template> {
    let mut templates = Vec::new();
    for (kind, slip) in kinds() {
        for (tag, language) in LANGUAGES {
            for (width, paper) in WIDTHS {
                let look = SlipLook {
                    language,
                    ..slip.look.clone()
                };
                templates.push(Template {
                    kind,
                    tag,
                    name: format!("{kind:?}-{tag}-{width}").to_lowercase(),
                    slip: Slip {
                        look,
                        ..slip.clone()
                    },
                    paper,
                });
            }
        }
    }
    templates
}

fn kinds() -> [(Kind, Slip); 6] {
    let normal = normal();
    let copy = Slip {
        copy: 2,
        look: SlipLook {
            texts: SlipTexts {
                result: "Sonucu yalnız bankomuzdan öğrenin.".to_owned(),
                hours: "Hafta içi 08.30–17.30".to_owned(),
                ..SlipTexts::default()
            },
            ..SlipLook::default()
        },
        ..normal.clone()
    };
    let bare = Slip {
        topic: String::new(),
        unit: None,
        applicant: None,
        ..normal.clone()
    };
    let large = Slip {
        look: SlipLook {
            large: true,
            ..SlipLook::default()
        },
        ..normal.clone()
    };
    [
        (Kind::Normal, normal),
        (Kind::Copy, copy),
        (Kind::Bare, bare),
        (Kind::Large, large),
        (Kind::Office, with_the_offices_own_words()),
        (Kind::Full, full()),
    ]
}

fn normal() -> Slip {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let office = OfficeCode::new(10, 8).unwrap();
    let desk = DeskCode::new(1).unwrap();
    Slip {
        number: ApplicationNumber::new(office, desk, RunningNumber::new(42).unwrap()),
        registered_at: day.and_hms_opt(14, 3, 0).unwrap(),
        office: "Edremit (Balıkesir)".to_owned(),
        desk,
        kind: domain::Kind::Complaint,
        topic: "Sokak lambası".to_owned(),
        unit: Some("Elektrik Dağıtım".to_owned()),
        // The seventh day is a Saturday.
        due_on: day + Days::new(9),
        // Whole, as it must never get on paper.
        applicant: Some("12345678946".to_owned()),
        result: ResultWays::default(),
        go_to: None,
        escort: None,
        copy: 0,
        look: SlipLook::default(),
    }
}

fn with_the_offices_own_words() -> Slip {
    let texts = SlipTexts {
        heading: "T.C. Edremit Kaymakamlığı".to_owned(),
        phone: "0266 373 00 00".to_owned(),
        place: "Hükümet Konağı, giriş kat".to_owned(),
        ..SlipTexts::default()
    };
    Slip {
        result: ResultWays {
            by_sms: false,
            by_phone: Some(texts.phone.clone()),
        },
        look: SlipLook {
            texts,
            logo: Some(Logo::from_png(include_bytes!("logo.png")).unwrap()),
            ..SlipLook::default()
        },
        ..normal()
    }
}

fn full() -> Slip {
    let office = with_the_offices_own_words();
    Slip {
        office: "Mustafakemalpaşa (Bursa)".to_owned(),
        kind: domain::Kind::InformationRequest,
        topic: "Mahallemizdeki park ve yeşil alanların bakımı ile çocuk oyun gruplarının onarımı"
            .to_owned(),
        unit: Some("Sosyal Yardımlaşma ve Dayanışma Vakfı Başkanlığı".to_owned()),
        result: ResultWays {
            by_sms: true,
            ..office.result.clone()
        },
        go_to: Some("2. kat, 214 numaralı oda, Nüfus Müdürlüğü".to_owned()),
        escort: Some("Ali Yılmaz".to_owned()),
        copy: 12,
        ..office
    }
}

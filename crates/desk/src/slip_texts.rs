//! What an office adds to its slips: its own words, its mark, large print. Chosen here, looked at before.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::staff::Permission;
use domain::{
    Applicant, AssistanceNeed, Draft, Fact, Field, Kind, Language, Refusal, RefusalCode, SlipTexts,
    SlipWidth,
};
use paper::{Logo, LogoRefused, ResultWays, Slip, SlipLook};
use rusqlite::Connection;
use text::{Words, key};

use crate::attachments::picture;
use crate::desk::Desk;
use crate::failure::{Answer, Failure, Trouble};
use crate::slips::slip_width;
use crate::store::setting;
use crate::told;
use crate::views::SlipPreview;

/// An identity number as every slip shows it.
const SAMPLE_IDENTITY: &str = "123******46";

/// What the office has chosen for its slips.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct SlipTextsView {
    /// Its own words.
    pub texts: SlipTexts,
    /// Its mark as an address that a page can show; none for the open door.
    pub logo: Option<String>,
    /// The paper of the printer that slips go to.
    pub width: SlipWidth,
}

impl Desk {
    /// What is chosen for slips.
    pub fn slip_texts(&self) -> Answer<SlipTextsView> {
        self.session(Permission::WorkWithApplications)?;
        self.open_store()?.store.read(|connection| {
            Ok(SlipTextsView {
                texts: texts(connection)?,
                logo: kept_logo(connection)?.as_deref().map(picture),
                width: slip_width(connection)?,
            })
        })
    }

    /// Chooses the office's words on slips. Texts for which an ordinary slip has no room are refused.
    pub fn choose_slip_texts(&self, typed: &SlipTexts) -> Answer<SlipTextsView> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let texts = typed.parse()?;
        self.check_room(&texts)?;
        self.write_as(&keeper, |writing| {
            writing.record(&Fact::SlipTextsChosen { texts })
        })?;
        self.slip_texts()
    }

    /// Chooses the office's mark, a PNG in base64, or the open door.
    pub fn choose_slip_logo(&self, content: Option<&str>) -> Answer<SlipTextsView> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let refused = |code| Refusal::new(code, Field::SlipLogo);
        let png = match content {
            None => None,
            Some(content) => {
                let content = STANDARD.decode(content);
                let content = content.map_err(|_| refused(RefusalCode::LogoNotPng))?;
                let logo = Logo::from_png(&content).map_err(|why| match why {
                    LogoRefused::NotPng => refused(RefusalCode::LogoNotPng),
                    LogoRefused::TooLarge => refused(RefusalCode::LogoTooLarge)
                        .with("limit", Logo::MOST_BYTES / (1024 * 1024)),
                    LogoRefused::Blank => refused(RefusalCode::LogoBlank),
                })?;
                Some(STANDARD.encode(logo.png().map_err(Failure::from)?))
            }
        };
        self.write_as(&keeper, |writing| {
            writing.record(&Fact::SlipLogoChosen { png })
        })?;
        self.slip_texts()
    }

    /// How an ordinary slip would look with these words, dot for dot as it prints.
    pub fn preview_slip_texts(
        &self,
        typed: &SlipTexts,
        language: Language,
        width: SlipWidth,
    ) -> Answer<SlipPreview> {
        self.session(Permission::KeepTheDesk)?;
        let slip = self.sample(typed, language)?;
        let sheet = self.set_slip(&slip, width)?;
        Ok(SlipPreview {
            picture: picture(&sheet.png().map_err(Failure::from)?),
            lines: sheet.lines().to_vec(),
        })
    }

    /// Refuses the texts that an ordinary slip leaves out or cuts short.
    fn check_room(&self, texts: &SlipTexts) -> Answer<()> {
        let slip = self.sample(texts, Language::Tr)?;
        for (width, millimetres) in [(SlipWidth::Mm80, 80), (SlipWidth::Mm58, 58)] {
            let sheet = self.set_slip(&slip, width)?;
            let is_there = |text: &str| {
                let text = paper::clean(text);
                sheet.lines().iter().any(|line| line.contains(&text))
            };
            let missing = texts.printed().filter(|(_, text)| !is_there(text));
            let refused: Vec<Refusal> = missing
                .map(|(field, _)| Refusal::new(RefusalCode::SlipTooFull, field))
                .map(|refusal| refusal.with("paper", millimetres))
                .collect();
            if !refused.is_empty() {
                return Err(refused.into());
            }
        }
        Ok(())
    }

    /// A slip as most are, with these words of the office.
    fn sample(&self, texts: &SlipTexts, language: Language) -> Answer<Slip> {
        let words = Words::for_language(text::Language::Turkish);
        let draft = Draft {
            kind: Kind::Request,
            language,
            ..Draft::default()
        };
        let slip = self.open_store()?.store.read(|connection| {
            let slip = self.slip_of_draft(connection, &draft)?;
            Ok::<_, Trouble>(slip)
        })?;
        Ok(Slip {
            topic: words.say(key::SLIP_SAMPLE_TOPIC),
            unit: Some(words.say(key::SLIP_SAMPLE_UNIT)),
            applicant: Some(SAMPLE_IDENTITY.to_owned()),
            result: ways(texts),
            look: SlipLook {
                language,
                large: texts.large_print,
                texts: texts.clone(),
                logo: slip.look.logo.clone(),
                notice: slip.look.notice.clone(),
                visitors_notice: slip.look.visitors_notice.clone(),
            },
            ..slip
        })
    }
}

/// How slips of this office look to such a visitor.
pub(crate) fn look(
    connection: &Connection,
    language: Language,
    needs: &[AssistanceNeed],
) -> Result<SlipLook, Failure> {
    let texts = texts(connection)?;
    let logo = kept_logo(connection)?;
    let notice = told::notice(connection)?;
    let of_notice = |language| notice.as_ref()?.text(language)?.slip.clone();
    Ok(SlipLook {
        notice: of_notice(Language::Tr),
        visitors_notice: of_notice(language),
        language,
        large: texts.large_print || needs.contains(&AssistanceNeed::LargePrint),
        texts,
        logo: logo.and_then(|png| Logo::from_png(&png).ok()),
    })
}

/// The same for an applicant.
pub(crate) fn look_for(
    connection: &Connection,
    applicant: &Applicant,
) -> Result<SlipLook, Failure> {
    look(connection, applicant.language, &applicant.needs)
}

/// How to learn the result. A desk that no center knows sends no SMS, so its slips promise none.
pub(crate) fn ways(texts: &SlipTexts) -> ResultWays {
    ResultWays {
        by_phone: Some(texts.phone.clone()).filter(|phone| !phone.is_empty()),
        ..ResultWays::default()
    }
}

/// The office's own words.
pub(crate) fn texts(connection: &Connection) -> Result<SlipTexts, Failure> {
    Ok(setting::find(connection, setting::SLIP_TEXTS)?.unwrap_or_default())
}

fn kept_logo(connection: &Connection) -> Result<Option<Vec<u8>>, Failure> {
    let kept: Option<Option<String>> = setting::find(connection, setting::SLIP_LOGO)?;
    Ok(kept.flatten().and_then(|png| STANDARD.decode(png).ok()))
}

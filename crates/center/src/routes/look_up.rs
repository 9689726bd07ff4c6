//! A desk looks at another office's application for the person who applied and stands before it. The number alone
//! is not enough; wrong digits make desk and number wait longer each time; that it was looked at is a fact.

use axum::extract::{Request, State};
use axum::response::Response;
use deadpool_postgres::GenericClient;
use domain::{
    Application, ApplicationNumber, Author, Fact, Field, NationalId, Phone, Refusal, RefusalCode,
};
use protocol::wire::{LookUp, LookedUp};
use serde_json::Value;

use super::frames;
use super::received::Signed;
use crate::doors::now;
use crate::failure::Failure;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::application::{self, whole};
use crate::store::fact::digits;
use crate::store::{guard, office, office_setting, own_fact};

/// How many of the last digits are asked for.
const DIGITS: usize = 4;

/// Looks one application up.
pub(crate) async fn look_up(State(center): State<Center>, request: Request) -> Answer<Response> {
    let signed = Signed::read_active(&center, request).await?;
    let asked: LookUp = center.frames.unpack(&signed.body)?;
    let number: ApplicationNumber = asked.number.parse()?;
    let mut client = center.pool.get().await?;
    let subjects = [
        format!("look-up by desk {}", signed.desk.id),
        format!("look-up of {}", number.digits()),
    ];
    for subject in &subjects {
        if let Some(seconds) = guard::begin_try(&mut client, subject, now()).await? {
            let wait = Refusal::general(RefusalCode::SignInWait).with("seconds", seconds);
            return Err(wait.into());
        }
    }
    let facts = application::facts(&client, number.office(), digits(number)).await?;
    // A number that nobody has is answered like wrong digits: numbers cannot be tried out.
    let known = whole(&facts).ok();
    let known = known.filter(|application| fits(application, asked.digits.trim()));
    let known = known.ok_or_else(|| Refusal::new(RefusalCode::DigitsWrong, Field::Digits))?;
    for subject in &subjects {
        guard::forget(&client, subject).await?;
    }
    let told = told(&client, number, known).await?;
    let looked = Fact::ApplicationLookedUp {
        number,
        office: signed.desk.office,
        desk: signed.desk.id,
    };
    let transaction = client.transaction().await?;
    let logged = [(Author::Center, looked)];
    own_fact::record(&transaction, None, number.office(), &logged, now()).await?;
    transaction.commit().await?;
    center.news.tell(number.office());
    frames::answer(&center, &told)
}

/// Whether these are the last digits of the person's identity number or telephone.
fn fits(application: &Application, typed: &str) -> bool {
    let applicant = &application.registration.applicant;
    let identity = applicant.identity.national_id().map(NationalId::digits);
    let phone = applicant.phone.as_ref().map(Phone::e164);
    typed.len() == DIGITS
        && typed.bytes().all(|b| b.is_ascii_digit())
        && [identity, phone]
            .into_iter()
            .flatten()
            .any(|known| known.ends_with(typed))
}

async fn told(
    client: &impl GenericClient,
    number: ApplicationNumber,
    application: Application,
) -> Answer<LookedUp> {
    let office = office::find(client, number.office()).await?;
    let office = office.ok_or(RefusalCode::OfficeUnknown)?;
    let life = application.life;
    let catalogue = office_setting::catalogue(client, number.office()).await?;
    let unit = catalogue
        .units
        .into_iter()
        .find(|unit| life.unit.as_ref() == Some(&unit.code));
    let conclusion = life.conclusion;
    let outcome = conclusion
        .as_ref()
        .map(
            |conclusion| match serde_json::to_value(conclusion.outcome) {
                Ok(Value::String(word)) => Ok(word),
                _ => Err(Failure::new("an outcome without a word")),
            },
        )
        .transpose()?;
    Ok(LookedUp {
        office: office.full_name(),
        state: life.state.as_str().to_owned(),
        due_on: application.deadlines.due_on.to_string(),
        unit: unit.map(|unit| unit.name_tr),
        outcome,
        explanation: conclusion.map(|conclusion| conclusion.explanation),
    })
}

//! Which facts cause an SMS, and to whom. Runs in the transaction that takes the facts in, behind them.

use deadpool_postgres::Transaction;
use domain::application::Change;
use domain::fact::SmsPurpose;
use domain::{ApplicationNumber, Fact, Language, OfficeCode, Phone};

use super::{name, told};
use crate::failure::Failure;
use crate::sms::Sms;
use crate::sms::course::Standing;
use crate::store::application;
use crate::store::fact::digits;

/// An SMS that a fact causes.
struct Due {
    number: ApplicationNumber,
    purpose: SmsPurpose,
    recipient: Option<Phone>,
    language: Language,
    caused_at: i64,
    standing: Standing,
}

/// Writes down what facts of an office cause, in their order; each comes with the moment at which it was recorded.
/// Facts that were refused are not among them. Answers with what the office must be told behind them.
pub(crate) async fn follow(
    transaction: &Transaction<'_>,
    settings: Option<&Sms>,
    office: OfficeCode,
    facts: &[(&Fact, i64)],
    now: i64,
) -> Result<Vec<Fact>, Failure> {
    let Some(settings) = settings else {
        return Ok(Vec::new());
    };
    let mut told = Vec::new();
    // Registrations are many and go in together; all else is rare and may concern one of them.
    let mut caused: Vec<Due> = Vec::new();
    for (fact, recorded_at) in facts {
        let caused_at = now.min(*recorded_at);
        match fact {
            Fact::ApplicationRegistered {
                number,
                registration,
                ..
            } => {
                let applicant = &registration.applicant;
                let Some(phone) = applicant.phone.as_ref().filter(|phone| takes_sms(phone)) else {
                    // The slip in the person's hand says the number.
                    continue;
                };
                caused.push(Due {
                    number: *number,
                    purpose: SmsPurpose::Registration,
                    recipient: Some(phone.clone()),
                    language: applicant.language,
                    caused_at,
                    standing: worth(settings, SmsPurpose::Registration, caused_at, now),
                });
            }
            Fact::ApplicationCorrected {
                number, changes, ..
            } if changes.iter().any(concerns) => {
                told.extend(add(transaction, office, std::mem::take(&mut caused), now).await?);
                told.extend(mend(transaction, settings, (office, *number), now).await?);
            }
            Fact::ApplicationConcluded { number, .. } => {
                told.extend(add(transaction, office, std::mem::take(&mut caused), now).await?);
                let moments = [caused_at, now];
                told.extend(conclude(transaction, settings, (office, *number), moments).await?);
            }
            _ => (),
        }
    }
    told.extend(add(transaction, office, caused, now).await?);
    Ok(told)
}

/// Turkish numbers that are no mobile ones take none; of others nobody knows.
fn takes_sms(phone: &Phone) -> bool {
    phone.is_turkish_mobile() || !phone.e164().starts_with("+90")
}

fn concerns(change: &Change) -> bool {
    matches!(change, Change::Phone(_) | Change::Language(_))
}

fn worth(settings: &Sms, purpose: SmsPurpose, caused_at: i64, now: i64) -> Standing {
    if caused_at < settings.oldest(purpose, now) {
        Standing::TooOld
    } else {
        Standing::Waiting
    }
}

/// What an application's corrected telephone or language changes: where nothing was sent, what will be. What was sent stays so.
async fn mend(
    transaction: &Transaction<'_>,
    settings: &Sms,
    (office, number): (OfficeCode, ApplicationNumber),
    now: i64,
) -> Result<Vec<Fact>, Failure> {
    let facts = application::facts(transaction, office, digits(number)).await?;
    let Ok(application) = application::whole(&facts) else {
        // Its registration is kept apart, or was erased by law.
        return Ok(Vec::new());
    };
    let applicant = &application.registration.applicant;
    let recipient = applicant.phone.clone().filter(takes_sms);
    let rows = transaction
        .query(
            "UPDATE sms SET recipient = $3, language = $4,
               fate = CASE WHEN fate = 'claimed' THEN fate WHEN $3::text IS NULL THEN 'no_phone' ELSE 'waiting' END
             WHERE office = $1 AND number = $2 AND fate IN ('waiting', 'claimed', 'no_phone')
             RETURNING purpose, fate, told",
            &[
                &office.to_string(),
                &digits(number),
                &recipient.as_ref().map(Phone::e164),
                &name(&applicant.language),
            ],
        )
        .await?;
    let mut news = Vec::new();
    for row in &rows {
        let standing = super::standing(row.get(1))?;
        let (purpose, known): (&str, Option<&str>) = (row.get(0), row.get(2));
        let waits_as_ever = standing == Standing::Waiting && known.is_none();
        if known != Some(standing.name()) && !waits_as_ever {
            news.push((number, super::named(purpose)?, standing));
        }
    }
    let facts = told(transaction, office, &news).await?;
    let Some(recipient) = recipient else {
        return Ok(facts);
    };
    // The telephone was forgotten when the application was registered: better late than never, while it is of use.
    let caused_at = now.min(application.registered_at.timestamp_millis());
    let late = Due {
        number,
        purpose: SmsPurpose::Registration,
        recipient: Some(recipient),
        language: applicant.language,
        caused_at,
        standing: worth(settings, SmsPurpose::Registration, caused_at, now),
    };
    if late.standing == Standing::Waiting && application.life.state.is_open() {
        // Tells nothing: it waits.
        add(transaction, office, vec![late], now).await?;
    }
    Ok(facts)
}

/// There is a result: the number alone is no news any more, and where the result is to be learnt is.
async fn conclude(
    transaction: &Transaction<'_>,
    settings: &Sms,
    (office, number): (OfficeCode, ApplicationNumber),
    [caused_at, now]: [i64; 2],
) -> Result<Vec<Fact>, Failure> {
    let facts = application::facts(transaction, office, digits(number)).await?;
    let Ok(application) = application::whole(&facts) else {
        // Its registration is kept apart, or was erased by law.
        return Ok(Vec::new());
    };
    let outdated = transaction
        .execute(
            "UPDATE sms SET fate = 'too_old', recipient = NULL, changed_at = $4
             WHERE office = $1 AND number = $2 AND purpose = $3 AND fate = 'waiting'",
            &[
                &office.to_string(),
                &digits(number),
                &name(&SmsPurpose::Registration),
                &now,
            ],
        )
        .await?;
    let mut facts = Vec::new();
    if outdated > 0 {
        let message = (number, SmsPurpose::Registration, Standing::TooOld);
        facts = told(transaction, office, &[message]).await?;
    }
    let applicant = &application.registration.applicant;
    let recipient = applicant.phone.clone().filter(takes_sms);
    let standing = match recipient {
        None => Standing::NoPhone,
        Some(_) => worth(settings, SmsPurpose::Conclusion, caused_at, now),
    };
    let caused = Due {
        number,
        purpose: SmsPurpose::Conclusion,
        recipient,
        language: applicant.language,
        caused_at,
        standing,
    };
    facts.extend(add(transaction, office, vec![caused], now).await?);
    Ok(facts)
}

/// Writes them down: a registration once for ever, a conclusion once each time. The office is told of those that nothing is sent for.
async fn add(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    caused: Vec<Due>,
    now: i64,
) -> Result<Vec<Fact>, Failure> {
    if caused.is_empty() {
        return Ok(Vec::new());
    }
    let statement = transaction
        .prepare_cached(
            "INSERT INTO sms (office, due_at, changed_at, number, purpose, recipient, language, caused_at, fate, occasion)
             SELECT $1, $2, $2, made.*, CASE WHEN made.purpose = 'registration' THEN 1 ELSE
               (SELECT count(*) + 1 FROM sms WHERE sms.office = $1 AND sms.number = made.number AND sms.purpose = made.purpose)
               END
             FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[])
               AS made (number, purpose, recipient, language, caused_at, fate)
             ON CONFLICT DO NOTHING",
        )
        .await?;
    let waits = |one: &Due| one.standing == Standing::Waiting;
    let recipients = caused.iter().map(|one| {
        let recipient = one.recipient.as_ref().filter(|_| waits(one));
        recipient.map(|phone| phone.e164().to_owned())
    });
    transaction
        .execute(
            &statement,
            &[
                &office.to_string(),
                &now,
                &column(&caused, |one| digits(one.number)),
                &column(&caused, |one| name(&one.purpose)),
                &recipients.collect::<Vec<_>>(),
                &column(&caused, |one| name(&one.language)),
                &column(&caused, |one| one.caused_at),
                &column(&caused, |one| one.standing.name()),
            ],
        )
        .await?;
    let unsent = caused.iter().filter(|one| !waits(one));
    let unsent: Vec<_> = unsent
        .map(|one| (one.number, one.purpose, one.standing))
        .collect();
    told(transaction, office, &unsent).await
}

fn column<T>(caused: &[Due], of: impl Fn(&Due) -> T) -> Vec<T> {
    caused.iter().map(of).collect()
}

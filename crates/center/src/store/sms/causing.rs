//! Which facts cause an SMS, and to whom. Runs in the transaction that takes the facts in, behind them.

use deadpool_postgres::Transaction;
use domain::application::Change;
use domain::fact::SmsPurpose;
use domain::{ApplicationNumber, Fact, Language, OfficeCode, Phone};
use protocol::wire::Origin;

use super::doubt::Doubt;
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

/// A fact that counts, with where it stands and when it was recorded.
pub(crate) struct Cause<'a> {
    pub(crate) fact: &'a Fact,
    pub(crate) origin: &'a Origin,
    pub(crate) recorded_at: i64,
}

/// When what a fact tells happened, and whether its SMS may have gone before the database came back.
#[derive(Clone, Copy)]
struct When {
    caused_at: i64,
    now: i64,
    in_doubt: bool,
}

/// Writes down what facts of one series of an office cause, in their order. Facts that were refused are not among them.
/// Answers with what the office must be told behind them.
pub(crate) async fn follow(
    transaction: &Transaction<'_>,
    settings: Option<&Sms>,
    office: OfficeCode,
    facts: &[Cause<'_>],
    now: i64,
) -> Result<Vec<Fact>, Failure> {
    let (Some(settings), Some(first)) = (settings, facts.first()) else {
        return Ok(Vec::new());
    };
    let doubt = Doubt::about(transaction, office, first.origin).await?;
    let mut told = Vec::new();
    // Registrations are many and go in together; all else is rare and may concern one of them.
    let mut caused: Vec<Due> = Vec::new();
    for cause in facts {
        let when = When {
            caused_at: now.min(cause.recorded_at),
            now,
            in_doubt: doubt.is_about(cause.origin.sequence, cause.recorded_at),
        };
        match cause.fact {
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
                    caused_at: when.caused_at,
                    standing: when.standing(settings, SmsPurpose::Registration),
                });
            }
            Fact::ApplicationCorrected {
                number, changes, ..
            } if changes.iter().any(concerns) => {
                told.extend(add(transaction, office, std::mem::take(&mut caused), now).await?);
                told.extend(mend(transaction, settings, (office, *number), when).await?);
            }
            Fact::ApplicationConcluded { number, .. } => {
                told.extend(add(transaction, office, std::mem::take(&mut caused), now).await?);
                told.extend(conclude(transaction, settings, (office, *number), when).await?);
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

impl When {
    fn is_worth_an_sms(self, settings: &Sms, purpose: SmsPurpose) -> bool {
        self.caused_at >= settings.oldest(purpose, self.now)
    }

    /// Where a message to somebody with a telephone begins.
    fn standing(self, settings: &Sms, purpose: SmsPurpose) -> Standing {
        if self.in_doubt {
            Standing::Unknown
        } else if self.is_worth_an_sms(settings, purpose) {
            Standing::Waiting
        } else {
            Standing::TooOld
        }
    }
}

/// What an application's corrected telephone or language changes: where nothing was sent, what will be. What was sent stays so.
async fn mend(
    transaction: &Transaction<'_>,
    settings: &Sms,
    (office, number): (OfficeCode, ApplicationNumber),
    when: When,
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
            // A telephone that comes again may have been written to already.
            "UPDATE sms SET language = $4,
               recipient = CASE WHEN $5 AND fate = 'no_phone' THEN NULL ELSE $3::text END,
               fate = CASE WHEN fate = 'claimed' THEN fate WHEN $3::text IS NULL THEN 'no_phone'
                           WHEN $5 AND fate = 'no_phone' THEN 'unknown' ELSE 'waiting' END
             WHERE office = $1 AND number = $2 AND fate IN ('waiting', 'claimed', 'no_phone')
             RETURNING purpose, fate, told",
            &[
                &office.to_string(),
                &digits(number),
                &recipient.as_ref().map(Phone::e164),
                &name(&applicant.language),
                &when.in_doubt,
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
    let mut facts = told(transaction, office, &news).await?;
    let Some(recipient) = recipient else {
        return Ok(facts);
    };
    // The telephone was forgotten when the application was registered: better late than never, while it is of use.
    let registered_at = application.registered_at.timestamp_millis();
    let when = When {
        caused_at: when.now.min(registered_at),
        ..when
    };
    if application.life.state.is_open() && when.is_worth_an_sms(settings, SmsPurpose::Registration)
    {
        let late = Due {
            number,
            purpose: SmsPurpose::Registration,
            recipient: Some(recipient),
            language: applicant.language,
            caused_at: when.caused_at,
            standing: when.standing(settings, SmsPurpose::Registration),
        };
        facts.extend(add(transaction, office, vec![late], when.now).await?);
    }
    Ok(facts)
}

/// There is a result: the number alone is no news any more, and where the result is to be learnt is.
async fn conclude(
    transaction: &Transaction<'_>,
    settings: &Sms,
    (office, number): (OfficeCode, ApplicationNumber),
    when: When,
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
                &when.now,
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
        Some(_) => when.standing(settings, SmsPurpose::Conclusion),
    };
    let caused = Due {
        number,
        purpose: SmsPurpose::Conclusion,
        recipient,
        language: applicant.language,
        caused_at: when.caused_at,
        standing,
    };
    facts.extend(add(transaction, office, vec![caused], when.now).await?);
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

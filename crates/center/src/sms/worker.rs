//! The worker: a few lanes a process, each with one message in hand, and a watch over those that nothing is heard of.
//!
//! Any number of processes may run it on one database. A claim is committed before a byte leaves; a process that
//! dies behind it leaves a message that, after a while, nobody knows of.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::course::{News, Standing};
use super::gateway::{Gateway, Handed, Message};
use super::kannel::Kannel;
use super::message::Words;
use super::settings::Sms;
use crate::doors::{chance, now, secret};
use crate::failure::Failure;
use crate::limits::{SMS_LONGEST_PAUSE, SMS_LOOK, SMS_PAUSE, SMS_WAITING_TOLD};
use crate::state::Center;
use crate::store::office;
use crate::store::sms::{self, Claimed, Token, watching};

/// SMS being sent, until it is ended.
pub(crate) struct Sending {
    stop: watch::Sender<bool>,
    lanes: JoinSet<()>,
}

/// Begins to send, if the configuration says how.
pub(crate) fn start(center: &Center) -> Sending {
    let (stop, stopped) = watch::channel(false);
    let mut lanes = JoinSet::new();
    if let Some(settings) = &center.sms {
        let gateway = Arc::new(Kannel::new(settings.clone()));
        for _ in 0..settings.lanes {
            let (center, gateway) = (center.clone(), gateway.clone());
            let mut stopped = stopped.clone();
            lanes.spawn(async move {
                let mut pause = Pause::default();
                while !*stopped.borrow() {
                    let rest = step(&center, gateway.as_ref(), &mut pause).await;
                    idle(rest, &mut stopped).await;
                }
            });
        }
        let (center, mut stopped) = (center.clone(), stopped);
        lanes.spawn(async move {
            while !*stopped.borrow() {
                let rest = look_after(&center).await;
                idle(rest, &mut stopped).await;
            }
        });
    }
    Sending { stop, lanes }
}

impl Sending {
    /// Waits until each lane has settled what it has in hand.
    pub(crate) async fn end(mut self) {
        self.stop.send_replace(true);
        while self.lanes.join_next().await.is_some() {}
    }
}

/// Rests for as long as a step asks for, or until the end.
async fn idle(rest: Result<Duration, Failure>, stopped: &mut watch::Receiver<bool>) {
    let rest = rest.unwrap_or_else(|failure| {
        tracing::error!(cause = %failure, "sending SMS");
        SMS_PAUSE
    });
    // Whether the rest is over or the end has come, the caller looks.
    let _ = timeout(rest, stopped.changed()).await;
}

/// How long a lane rests from a gateway that takes nothing: longer and longer, and never all lanes at once.
#[derive(Default)]
struct Pause(u32);

impl Pause {
    fn longer(&mut self) -> Duration {
        let cap = SMS_PAUSE
            .saturating_mul(1 << self.0.min(10))
            .min(SMS_LONGEST_PAUSE);
        self.0 += 1;
        let cap = u32::try_from(cap.as_millis()).unwrap_or(u32::MAX);
        Duration::from_millis(u64::from(cap / 2 + chance(cap / 2)))
    }
}

/// Hands one message over; how long to rest then.
async fn step(
    center: &Center,
    gateway: &impl Gateway,
    pause: &mut Pause,
) -> Result<Duration, Failure> {
    let Some(settings) = &center.sms else {
        return Ok(SMS_LOOK);
    };
    if let Some(quiet) = settings.quiet_hours.left(now()) {
        return Ok(quiet.min(SMS_LONGEST_PAUSE));
    }
    let token: Token = secret()?;
    let Some(claimed) = claim(center, settings, &token).await? else {
        return Ok(SMS_LOOK);
    };
    let Some(message) = message(center, settings, &claimed, &token).await? else {
        return Err(Failure::new("an SMS of an office that is not there"));
    };
    let handed = gateway.hand_over(&message).await;
    let rest = if let Handed::Later(_) = handed {
        pause.longer()
    } else {
        *pause = Pause::default();
        Duration::ZERO
    };
    record(
        center,
        &claimed,
        &token,
        (handed, message.words.parts()),
        rest,
    )
    .await?;
    Ok(rest)
}

/// Claims what is due. What has become too old on the way is given up and told.
async fn claim(center: &Center, settings: &Sms, token: &Token) -> Result<Option<Claimed>, Failure> {
    loop {
        let mut session = center.pool.get().await?;
        let transaction = session.transaction().await?;
        let claimed = sms::claim(&transaction, token, now()).await?;
        transaction.commit().await?;
        let Some(claimed) = claimed else {
            return Ok(None);
        };
        if claimed.caused_at >= settings.oldest(claimed.purpose, now()) {
            return Ok(Some(claimed));
        }
        let transaction = session.transaction().await?;
        sms::give_up_as_too_old(&transaction, claimed.office, token, now()).await?;
        transaction.commit().await?;
        center.news.tell(claimed.office);
    }
}

async fn message(
    center: &Center,
    settings: &Sms,
    claimed: &Claimed,
    token: &Token,
) -> Result<Option<Message>, Failure> {
    let session = center.pool.get().await?;
    let office = office::find(&session, claimed.office).await?;
    Ok(office.map(|office| Message {
        recipient: claimed.recipient.clone(),
        words: Words::of(claimed.purpose, claimed.number, &office, claimed.language),
        report: report_address(&settings.reports, claimed, token),
    }))
}

/// Nobody but the gateway learns it, and it says nothing about anybody.
fn report_address(reports: &str, claimed: &Claimed, token: &Token) -> String {
    let token = hex::encode(token);
    format!(
        "{reports}/v1/sms/report?office={}&token={token}",
        claimed.office
    )
}

async fn record(
    center: &Center,
    claimed: &Claimed,
    token: &Token,
    (handed, parts): (Handed, usize),
    rest: Duration,
) -> Result<(), Failure> {
    let tries = claimed.tries;
    let news = match handed {
        Handed::Taken => News::Taken,
        Handed::Later(why) => {
            tracing::warn!(why, tries, "an SMS waits");
            News::Later
        }
        Handed::Refused(why) => {
            tracing::warn!(why, tries, "an SMS was refused");
            News::Refused
        }
        Handed::Unknown => {
            tracing::warn!(tries, "of an SMS nobody knows whether it was taken");
            News::NoAnswer
        }
    };
    if news == News::Taken {
        center.metrics.sms_taken(parts);
    }
    let due_at = now() + i64::try_from(rest.as_millis()).unwrap_or_default();
    hear(center, (claimed.office, token), news, due_at).await
}

/// Takes news in and tells whoever waits for them.
pub(crate) async fn hear(
    center: &Center,
    (office, token): (domain::OfficeCode, &Token),
    news: News,
    due_at: i64,
) -> Result<(), Failure> {
    center.metrics.sms_heard(news.name());
    let mut session = center.pool.get().await?;
    let transaction = session.transaction().await?;
    let changed = sms::hear(&transaction, office, token, news, [now(), due_at]).await?;
    transaction.commit().await?;
    if changed {
        center.news.tell(office);
    }
    Ok(())
}

/// Looks after what nothing is heard of, and tells offices what has been waiting for long.
async fn look_after(center: &Center) -> Result<Duration, Failure> {
    let Some(settings) = &center.sms else {
        return Ok(SMS_LOOK);
    };
    // Processes that started together do not look together.
    sleep(Duration::from_millis(u64::from(chance(1_000)))).await;
    for (standing, since) in [
        (Standing::Claimed, now() - settings.longest_claim()),
        (Standing::HandedOver, settings.silent_since(now())),
    ] {
        let silent = watching::silent(&center.pool.get().await?, standing, since).await?;
        for (office, token) in silent {
            hear(center, (office, &token), News::Silence, now()).await?;
        }
    }
    let told = SMS_WAITING_TOLD.as_millis();
    let since = now() - i64::try_from(told).unwrap_or_default();
    let mut session = center.pool.get().await?;
    for (office, waiting) in watching::waiting(&session, since).await? {
        let transaction = session.transaction().await?;
        watching::tell_waiting(&transaction, office, &waiting, now()).await?;
        transaction.commit().await?;
        center.news.tell(office);
    }
    Ok(settings.between_looks())
}

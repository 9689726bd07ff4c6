//! Looking after the center from a terminal. Each command answers with lines that another program can read.

mod accounts;
mod catalogue;
mod codes;
mod desks;
mod erasing;
mod handed_over;
mod offices;
mod quarantined;
mod tasks;
mod unreached;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use clap::{Args, Subcommand};
use deadpool_postgres::Client;
use domain::{Author, DeadlineRule, Fact, OfficeCode};

use crate::config::Config;
use crate::doors::now;
use crate::failure::Failure;
use crate::state::pool;
use crate::store::sms::doubt;
use crate::store::{enrolment_code, generation, migrations, office, own_fact, rebuilding};

#[cfg(test)]
pub(crate) use offices::offices;

/// What can be done.
#[derive(Subcommand)]
pub enum Command {
    /// Writes down all governorates and district governorates.
    Offices,
    /// Makes a one-time code that enrols one desk of an office.
    EnrolmentCode {
        /// The office's four digits.
        office: String,
        /// For how many minutes it is good.
        #[arg(long, default_value_t = 15)]
        minutes: u32,
    },
    /// Lists desks: their numbers, keys and desk codes, when they were enrolled and last seen.
    Desks {
        /// The office's four digits; every office, if none is said.
        office: Option<String>,
    },
    /// Takes a desk's right away.
    RevokeDesk {
        /// The desk's number at the center, or its key.
        desk: String,
    },
    /// Lists the applications of an office whose result must be told by a call or a letter, with the reason.
    Unreached {
        /// The office's four digits.
        office: String,
    },
    /// Says that the database was restored from a backup: desks look again at what it has of them, those that it lacks come
    /// back by themselves, and no SMS goes that may have gone already.
    Restored {
        /// Desks that it lacks need a new code each.
        #[arg(long)]
        by_codes_alone: bool,
    },
    /// Makes the tables that facts add up to again from the feed.
    Rebuild {
        /// The office's four digits; every office, if none is said.
        office: Option<String>,
    },
    /// Makes an account, or gives it new secrets; tells its password and the key of its authenticator, once.
    Account(NewAccount),
    /// Takes an account's right to sign in away.
    CloseAccount {
        /// The name that it signs in with.
        sign_in_name: String,
    },
    /// Gives an office its topics and units; its desks have them with their next feed.
    Catalogue {
        /// The office's four digits.
        office: String,
        /// `code,name_tr,name_en,default_unit_code,synonyms`, synonyms with `|` between them.
        #[arg(long)]
        topics: PathBuf,
        /// `code,name_tr,name_en`.
        #[arg(long)]
        units: PathBuf,
    },
    /// Says on which whole days offices are closed, all that are known; deadlines that stand stay.
    Calendar {
        /// `date,name_tr`.
        holidays: PathBuf,
        /// The office's four digits; every office, if none is said.
        #[arg(long)]
        office: Option<String>,
    },
    /// Puts a privacy notice in force: version and text for applications from now on.
    Notice(NewNotice),
    /// Says how an office counts its answering period from now on.
    Deadline {
        /// The office's four digits.
        office: String,
        /// How many days.
        days: u32,
        /// Working days, not days of the calendar.
        #[arg(long)]
        working: bool,
    },
    /// Takes in what a desk without a line wrote into a file, also a revoked one's.
    TakeIn {
        /// The file.
        file: PathBuf,
        /// The code that the desk showed.
        #[arg(long)]
        code: String,
    },
    /// Lists facts that are kept out of the feed: where they stand and why, and nothing of what is in them.
    Quarantined,
    /// Lets a fact in quarantine into the feed.
    Release(Place),
    /// Keeps a fact in quarantine out of the feed for good.
    Refuse(Place),
    /// Erases what is written of an application, here and at its desks. That there was something stays provable.
    Erase {
        /// The thirteen digits.
        number: String,
        /// The law or decision that asks for it.
        #[arg(long)]
        basis: String,
    },
    /// Lists what a person must look at.
    Tasks {
        /// The office's four digits; every office, if none is said.
        office: Option<String>,
    },
    /// Somebody looked at it.
    TaskDone {
        /// The task's number.
        task: i64,
    },
}

/// Who gets an account.
#[derive(Args)]
pub struct NewAccount {
    /// The name that it signs in with.
    pub sign_in_name: String,
    /// The person's name.
    #[arg(long)]
    pub name: String,
    /// The office's four digits.
    #[arg(long)]
    pub office: String,
    /// `officer`, `manager` or `unit`.
    #[arg(long)]
    pub part: String,
    /// The code of the unit that it answers for.
    #[arg(long)]
    pub unit: Option<String>,
}

/// A privacy notice.
#[derive(Args)]
pub struct NewNotice {
    /// Its version, as applications name it.
    pub version: String,
    /// The file of the Turkish text, an empty line between paragraphs.
    #[arg(long)]
    pub turkish: PathBuf,
    /// The file of the English text.
    #[arg(long)]
    pub english: PathBuf,
    /// What slips say of it in Turkish, if not the program's own sentence.
    #[arg(long)]
    pub slip_turkish: Option<String>,
    /// What slips say of it in English, if not the program's own sentence.
    #[arg(long)]
    pub slip_english: Option<String>,
    /// The office's four digits; every office, if none is said.
    #[arg(long)]
    pub office: Option<String>,
}

/// Where a fact stands in what desks sent.
#[derive(Args)]
pub struct Place {
    /// The office's four digits.
    pub office: String,
    /// The desk code.
    pub desk: String,
    /// The series.
    pub epoch: u32,
    /// The place in it.
    pub sequence: u64,
    /// 0, or the branch of a series that was found forked.
    #[arg(default_value_t = 0)]
    pub branch: u32,
}

/// Does it.
///
/// # Errors
/// The database cannot be reached, or what was asked for is not there.
pub async fn run(config: &Config, command: Command) -> Result<String, Failure> {
    let pool = pool(config)?;
    migrations::run(&pool).await?;
    let mut session = pool.get().await?;
    match command {
        Command::Offices => {
            let kept = office::keep(&session, &offices::offices()?).await?;
            Ok(format!("{kept} offices"))
        }
        Command::EnrolmentCode { office, minutes } => {
            enrolment_code(&session, &office, minutes).await
        }
        Command::Desks { office } => desks::list(&session, office.as_deref()).await,
        Command::RevokeDesk { desk } => desks::revoke(&mut session, &desk).await,
        Command::Unreached { office } => unreached::list(&session, known_office(&office)?).await,
        Command::Restored { by_codes_alone } => restored(&mut session, by_codes_alone).await,
        Command::Rebuild { office } => rebuild(&mut session, office.as_deref()).await,
        Command::Account(account) => accounts::keep(&mut session, &account).await,
        Command::CloseAccount { sign_in_name } => accounts::close(&session, &sign_in_name).await,
        Command::Catalogue {
            office,
            topics,
            units,
        } => {
            let catalogue = catalogue::read(&topics, &units)?;
            let adopted = Fact::CatalogueAdopted { catalogue };
            tell(&mut session, known_office(&office)?, adopted).await
        }
        Command::Calendar { holidays, office } => {
            let holidays = catalogue::holidays(&holidays, today())?;
            let adopted = Fact::CalendarAdopted { holidays };
            tell_each(&mut session, office.as_deref(), &adopted).await
        }
        Command::Notice(notice) => {
            let adopted = Fact::PrivacyNoticeAdopted {
                notice: catalogue::notice(&notice)?,
            };
            tell_each(&mut session, notice.office.as_deref(), &adopted).await
        }
        Command::Deadline {
            office,
            days,
            working,
        } => {
            let rule = if working {
                DeadlineRule::WorkingDays(days)
            } else {
                DeadlineRule::CalendarDays(days)
            };
            let chosen = Fact::DeadlineRuleChosen { rule };
            tell(&mut session, known_office(&office)?, chosen).await
        }
        Command::TakeIn { file, code } => handed_over::take_in(config, &file, &code).await,
        Command::Quarantined => quarantined::list(&session).await,
        Command::Release(place) => {
            quarantined::release(&mut session, config.sms.as_ref(), &place).await
        }
        Command::Refuse(place) => quarantined::refuse(&session, &place).await,
        Command::Erase { number, basis } => erasing::erase(&mut session, &number, &basis).await,
        Command::Tasks { office } => tasks::list(&session, office.as_deref()).await,
        Command::TaskDone { task } => tasks::done(&session, task).await,
    }
}

/// Tells the new generation, and of how many SMS nobody knows now whether they went.
async fn restored(session: &mut Client, by_codes_alone: bool) -> Result<String, Failure> {
    let transaction = session.transaction().await?;
    let generation = generation::raise(&transaction, now(), by_codes_alone).await?;
    let unknown = doubt::let_nothing_go(&transaction, now()).await?;
    transaction.commit().await?;
    Ok(format!("generation {generation}\nsms unknown {unknown}"))
}

async fn enrolment_code(session: &Client, office: &str, minutes: u32) -> Result<String, Failure> {
    let code = known_office(office)?;
    if office::find(session, code).await?.is_none() {
        return Err(Failure::new("no such office"));
    }
    let until = now() + i64::from(minutes) * 60_000;
    let code_words = codes::new_code()?;
    enrolment_code::add(session, &code_words, code, [now(), until]).await?;
    Ok(codes::in_groups(&code_words))
}

async fn rebuild(session: &mut Client, code: Option<&str>) -> Result<String, Failure> {
    let mut facts = 0;
    for office in one_or_all(session, code).await? {
        facts += rebuilding::rebuild(session, office).await?;
    }
    Ok(format!("rebuilt from {facts} facts"))
}

/// Tells the desks of one office or of all the same.
async fn tell_each(
    session: &mut Client,
    code: Option<&str>,
    fact: &Fact,
) -> Result<String, Failure> {
    let offices = one_or_all(session, code).await?;
    let count = offices.len();
    for office in offices {
        tell(session, office, fact.clone()).await?;
    }
    Ok(format!("{} for {count} offices", fact.kind()))
}

async fn one_or_all(session: &Client, code: Option<&str>) -> Result<Vec<OfficeCode>, Failure> {
    match code {
        Some(code) => Ok(vec![known_office(code)?]),
        None => office::all(session).await,
    }
}

fn today() -> NaiveDate {
    DateTime::from_timestamp_millis(now())
        .unwrap_or_default()
        .date_naive()
}

/// Tells an office's desks something, as a fact of the center's.
async fn tell(session: &mut Client, office: OfficeCode, fact: Fact) -> Result<String, Failure> {
    let told = fact.kind();
    let transaction = session.transaction().await?;
    own_fact::record(&transaction, None, office, &[(Author::Center, fact)], now()).await?;
    transaction.commit().await?;
    Ok(format!("{told} for {office}"))
}

fn known_office(code: &str) -> Result<OfficeCode, Failure> {
    code.parse()
        .map_err(|_| Failure::new("no such office code"))
}

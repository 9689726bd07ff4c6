//! Looking after the center from a terminal. Each command answers with lines that another program can read.

use clap::Subcommand;
use domain::{Office, OfficeCode};

use crate::config::Config;
use crate::doors::{now, secret};
use crate::failure::Failure;
use crate::state::pool;
use crate::store::sms::watching;
use crate::store::{desk, enrolment_code, generation, migrations, office, rebuilding};

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
    /// Takes a desk's right away.
    RevokeDesk {
        /// The desk's number at the center.
        desk: i64,
    },
    /// Lists the applications of an office whose result must be told by a call or a letter, with the reason.
    Unreached {
        /// The office's four digits.
        office: String,
    },
    /// Says that the database was restored from a backup: desks look again at what it has of them.
    Restored,
    /// Makes the tables that facts add up to again from the feed.
    Rebuild {
        /// The office's four digits; every office, if none is said.
        office: Option<String>,
    },
}

/// Crockford's 32 letters and digits: none is taken for another one when it is read out or typed from paper.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH: usize = 16;

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
            let kept = office::keep(&session, &offices()?).await?;
            Ok(format!("{kept} offices"))
        }
        Command::EnrolmentCode { office, minutes } => {
            let code: OfficeCode = office
                .parse()
                .map_err(|_| Failure::new("no such office code"))?;
            if office::find(&session, code).await?.is_none() {
                return Err(Failure::new("no such office"));
            }
            let until = now() + i64::from(minutes) * 60_000;
            let code_words = new_code()?;
            enrolment_code::add(&session, &code_words, code, [now(), until]).await?;
            Ok(in_groups(&code_words))
        }
        Command::RevokeDesk { desk } => {
            if !desk::revoke(&session, desk, now()).await? {
                return Err(Failure::new("no such desk, or it is revoked already"));
            }
            Ok(format!("desk {desk} revoked"))
        }
        Command::Unreached { office } => {
            let code = office
                .parse()
                .map_err(|_| Failure::new("no such office code"))?;
            let unreached = watching::unreached(&session, code).await?;
            let lines = unreached.iter().map(|one| {
                let why = one.standing.name().replace('_', "-");
                format!("{} {why}", one.number.digits())
            });
            Ok(lines.collect::<Vec<_>>().join("\n"))
        }
        Command::Restored => {
            let generation = generation::raise(&session).await?;
            Ok(format!("generation {generation}"))
        }
        Command::Rebuild { office: code } => {
            let offices = match code {
                Some(code) => vec![
                    code.parse()
                        .map_err(|_| Failure::new("no such office code"))?,
                ],
                None => office::all(&session).await?,
            };
            let mut facts = 0;
            for office in offices {
                facts += rebuilding::rebuild(&mut session, office).await?;
            }
            Ok(format!("rebuilt from {facts} facts"))
        }
    }
}

#[derive(serde::Deserialize)]
struct OfficeRow {
    code: String,
    province: String,
    district: Option<String>,
}

/// All governorates and district governorates.
pub(crate) fn offices() -> Result<Vec<Office>, Failure> {
    let text = include_str!("../../../assets/reference/offices.csv");
    let unreadable = || Failure::new("the list of offices cannot be read");
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| {
            let row: OfficeRow = row.map_err(|_| unreadable())?;
            Ok(Office {
                code: row.code.parse().map_err(|_| unreadable())?,
                province: row.province,
                district: row.district.filter(|name| !name.is_empty()),
            })
        })
        .collect()
}

/// Eighty random bits.
fn new_code() -> Result<String, Failure> {
    let random: [u8; CODE_LENGTH] = secret()?;
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    Ok(random.into_iter().map(letter).collect())
}

fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

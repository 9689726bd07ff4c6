//! The applications of ten years of the whole country, made by SQL, and what desks and officers ask of the center then: how long
//! each answer takes, and by which plans PostgreSQL finds it.
//!
//! The center is real and its questions are its own: PostgreSQL writes down how it answered each of them (`auto_explain`).
//! Nothing is flushed, neither while they are made nor later: this is about finding.

mod making;
mod plans;

use std::io;
use std::time::{Duration, Instant};

use desk::Answer;
use domain::{
    ApplicationNumber, Deadlines, DeskCode, Identity, OfficeCode, Registration, RunningNumber,
};
use protocol::frame::Frames;
use protocol::wire::LookUp;
use stories::bench::{Filled, Times};
use stories::center::{OFFICE, Person};
use tokio::runtime::Runtime;

use crate::light::{self, Light, Told};
use crate::said;
use making::Made;
use plans::Plans;

/// How often each question is asked before its plan is looked at.
const TIMES: u32 = 50;

/// The code of the first desk in the watched office that comes after those whose applications were made.
const NEXT_DESK: u8 = 4;

pub(crate) fn measure() -> Answer<()> {
    let matter = matter()?;
    let made = Made::of(said("ACIKKAPI_APPLICATIONS", 100_000), &matter)?;
    let mut center = made.center;
    center.serve_once_more();
    let mut asking = Asking {
        each: made.each,
        offices: made.offices,
        matter,
        officer: Person::signed_in(&center, "Ayşe", "officer", None),
        runtime: Runtime::new()?,
    };
    println!("\nEach asked {TIMES} times");
    for question in QUESTIONS {
        let mut times = Times::default();
        for turn in 0..TIMES {
            times.add((question.ask)(&asking, turn)?);
        }
        println!("  {}: {times}", question.what);
    }
    let plans = Plans::of(center.database())?;
    // New sessions with the database, which have their plans written down.
    center.serve_once_more();
    asking.officer.center = center.address(1);
    for question in QUESTIONS {
        // How a session plans what it is asked for the first time is not how it does all day.
        (question.ask)(&asking, TIMES)?;
        plans.forget()?;
        (question.ask)(&asking, TIMES + 1)?;
        println!("\n{}", question.what);
        for plan in plans.read()? {
            println!("{plan}");
        }
    }
    Ok(())
}

/// Who asks.
struct Asking {
    /// Applications of each office.
    each: u32,
    offices: Vec<OfficeCode>,
    matter: (Registration, Deadlines),
    /// Also knows where the center is.
    officer: Person,
    runtime: Runtime,
}

/// A question, asked once more for the so-and-so-many-th time; how long its answer took.
struct Question {
    what: &'static str,
    ask: fn(&Asking, u32) -> Answer<Duration>,
}

const QUESTIONS: [Question; 7] = [
    Question {
        what: "a page of the feed, another office's each time",
        ask: |asking, turn| {
            let after = asking.each / 3 + turn;
            asking.as_desk(turn, "GET", &format!("/v1/feed?after={after}"), Vec::new())
        },
    },
    Question {
        what: "what falls due next",
        ask: |asking, _| asking.as_officer("/api/applications"),
    },
    Question {
        what: "what falls due behind the first page",
        ask: |asking, _| {
            let (_, page) = asking.officer.ask("/api/applications");
            let next = page["next"].as_str().unwrap_or_default();
            asking.as_officer(&format!("/api/applications?after={next}"))
        },
    },
    Question {
        what: "whose result must be told",
        ask: |asking, _| asking.as_officer("/api/applications?waiting_for=delivery"),
    },
    Question {
        what: "one application with its facts",
        ask: |asking, turn| {
            let number = asking.number(turn)?;
            asking.as_officer(&format!("/api/applications/{number}"))
        },
    },
    Question {
        what: "a look-up by number and last digits",
        ask: |asking, turn| {
            let identity = asking.matter.0.applicant.identity.national_id();
            let digits = identity.map(|id| id.digits()[id.digits().len() - 4..].to_owned());
            let number = asking.number(turn)?;
            let digits = digits.unwrap_or_default();
            let frame = Frames::new().pack(&LookUp { number, digits });
            asking.as_desk(
                turn,
                "POST",
                "/v1/look-up",
                frame.map_err(io::Error::other)?,
            )
        },
    },
    Question {
        what: "taking in an application of somebody who came to other desks before",
        ask: Asking::register,
    },
];

impl Asking {
    /// The digits of an application of the watched office.
    fn number(&self, turn: u32) -> Answer<String> {
        let running = RunningNumber::new(1 + turn * 97 % (self.each / 2).max(1));
        let (running, desk) = running
            .zip(DeskCode::new(2))
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(ApplicationNumber::new(OFFICE.parse()?, desk, running).digits())
    }

    fn as_officer(&self, path: &str) -> Answer<Duration> {
        let began = Instant::now();
        let (status, told) = self.officer.ask(path);
        let took = began.elapsed();
        good(status, || format!("{path}: {told}"))?;
        Ok(took)
    }

    fn as_desk(&self, turn: u32, method: &str, path: &str, body: Vec<u8>) -> Answer<Duration> {
        let number = turn as usize % self.offices.len();
        let (office, number) = (self.offices[number], u32::try_from(number));
        let number = number.map_err(io::Error::other)?;
        let told = self.runtime.block_on(async {
            let mut desk = Light::connect(self.officer.center, number, office).await?;
            desk.ask(method, path, body).await
        })?;
        taken(path, &told)
    }

    /// A new desk of the watched office takes somebody in who is known by a telephone.
    fn register(&self, turn: u32) -> Answer<Duration> {
        let office: OfficeCode = OFFICE.parse()?;
        let mut matter = self.matter.clone();
        matter.0.applicant.identity = Identity::NotGiven;
        let whom = 10 * turn + 7;
        matter.0.applicant.phone = Some(format!("+905{office}{whom:05}").parse()?);
        let code = u8::try_from(turn).map_err(io::Error::other)?;
        let code = DeskCode::new(NEXT_DESK + code)
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let told = self.runtime.block_on(async {
            let number = making::WATCHING + turn;
            let mut desk = Light::connect(self.officer.center, number, office).await?;
            desk.desk = code;
            let mut facts = vec![desk.begins("Balıkesir")?];
            facts.extend(desk.registers(&[matter])?);
            let (frame, _) = desk.batch(&Frames::new(), light::beginning(), facts)?;
            desk.ask("POST", "/v1/facts", frame).await
        })?;
        taken("/v1/facts", &told)
    }
}

fn taken(path: &str, told: &Told) -> Answer<Duration> {
    good(told.status, || path.to_owned())?;
    Ok(told.took)
}

fn good(status: u16, what: impl FnOnce() -> String) -> Answer<()> {
    if status == 200 {
        return Ok(());
    }
    Err(io::Error::other(format!("{status} for {}", what())).into())
}

/// Something that somebody with an identity number wanted.
fn matter() -> Answer<(Registration, Deadlines)> {
    let matters = Filled::of(200)?.matters(200)?;
    let known = matters
        .into_iter()
        .find(|(registration, _)| registration.applicant.identity.national_id().is_some());
    Ok(known.ok_or_else(|| io::Error::other("nobody has an identity number"))?)
}

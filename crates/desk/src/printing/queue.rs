//! A queue of the system's spooler. It takes a sheet and prints it in its own time; when it says that it is done,
//! the sheet was handed on, and nobody has said that it came out.

use std::io::{self, ErrorKind};
use std::thread;
use std::time::{Duration, Instant};

use domain::PrinterTarget;
use protocol::FailureCode;

use super::discovery::shown;
use super::ipp::{Answer, Group, JOB, NOT_ACCEPTING, Operation, PRINTER, Question};
use super::line::{Ended, Line, Obstacle, TICK};
use super::spooler::{Refused, Spooler, about};
use crate::views::FoundPrinter;

/// What a sheet is called in the queue: nothing of whom it is for.
const JOB_NAME: &str = "Acik Kapi";
/// Bytes that go to the printer as they are.
const RAW: &str = "application/vnd.cups-raw";
/// A document.
const PDF: &str = "application/pdf";
/// How often the spooler is asked about a job that takes long.
const ASKED_EVERY: Duration = Duration::from_secs(1);
/// Reaching a printer may take so long before it is worth a word.
const REACHING: Duration = Duration::from_secs(5);
/// A spooler may be gone so long, as while it starts anew, before its jobs are given up.
const GONE: Duration = Duration::from_mins(10);

/// RFC 8011, 5.4.11.
const PRINTER_STOPPED: i32 = 5;
/// RFC 8011, 5.3.7.
const HELD: i32 = 4;
const STOPPED: i32 = 6;
const CANCELED: i32 = 7;
const ABORTED: i32 = 8;
const COMPLETED: i32 = 9;

/// A queue by its name.
struct Queue {
    spooler: Spooler,
    name: String,
}

/// How a queue is.
struct Standing {
    stopped: bool,
    accepts: bool,
    reasons: Vec<String>,
    formats: Vec<String>,
    /// It has no driver, and passes on what it gets.
    is_raw: bool,
}

/// A sheet on its way through a queue.
pub(super) struct QueueLine {
    queue: Queue,
    /// What was taken so far: the spooler gets it in one piece.
    sheet: Vec<u8>,
    job: Option<i32>,
    sent_at: Option<Instant>,
    /// When the spooler last said something, and what held the job up then.
    heard_at: Instant,
    held_up_by: Option<FailureCode>,
    /// What it last said of the roll.
    near_end: Option<bool>,
}

impl QueueLine {
    /// Looks whether this machine has such a queue and whether it takes anything.
    pub(super) fn open(name: &str) -> io::Result<Self> {
        let queue = Queue::named(name);
        queue.must_take(RAW)?;
        Ok(Self {
            queue,
            sheet: Vec::new(),
            job: None,
            sent_at: None,
            heard_at: Instant::now(),
            held_up_by: None,
            near_end: None,
        })
    }

    /// How the queue stands, if it says so; its roll is noted.
    fn look(&mut self) -> Option<Standing> {
        let standing = self.queue.standing().ok()?;
        self.near_end = Some(standing.is_near_end());
        Some(standing)
    }

    fn follow(&mut self, job: i32, sent_at: Instant) -> io::Result<Ended> {
        let standing = match self.queue.job(job) {
            // Some spoolers forget a job as soon as it is done.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Ended::HandedOver),
            Err(error) if self.heard_at.elapsed() > GONE => return Err(error),
            Err(_) => return Ok(Ended::NotYet(Some(FailureCode::PrinterUnreachable))),
            Ok(standing) => standing,
        };
        self.heard_at = Instant::now();
        match standing {
            COMPLETED => {
                self.look();
                Ok(Ended::HandedOver)
            }
            CANCELED | ABORTED => Err(Obstacle(FailureCode::QueueGaveUp).into()),
            // How its printer is does not matter then.
            HELD => {
                self.held_up_by = Some(FailureCode::QueueStopped);
                Ok(Ended::NotYet(self.held_up_by))
            }
            state => {
                let problem = self.look().and_then(|queue| {
                    let reaching = sent_at.elapsed() < REACHING;
                    queue.problem(reaching).or(queue.obstacle())
                });
                let stopped = (state == STOPPED).then_some(FailureCode::QueueStopped);
                self.held_up_by = problem.or(stopped);
                Ok(Ended::NotYet(self.held_up_by))
            }
        }
    }
}

impl Line for QueueLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.job.is_none() {
            // Until there is a job, not one byte has gone.
            self.job = Some(self.queue.create_job()?);
        }
        self.sheet.extend(bytes);
        Ok(bytes.len())
    }

    fn read(&mut self, within: Duration) -> io::Result<Vec<u8>> {
        thread::sleep(within.min(TICK));
        Ok(Vec::new())
    }

    fn can_answer(&self) -> bool {
        false
    }

    fn near_end(&self) -> Option<bool> {
        self.near_end
    }

    fn finish(&mut self) -> io::Result<Ended> {
        let job = self.job.ok_or(ErrorKind::NotConnected)?;
        let Some(sent_at) = self.sent_at else {
            self.queue.send(job, RAW, &self.sheet)?;
            self.sent_at = Some(Instant::now());
            return Ok(Ended::NotYet(None));
        };
        thread::sleep(TICK);
        let is_new = sent_at.elapsed() < REACHING;
        if is_new || self.heard_at.elapsed() >= ASKED_EVERY {
            self.follow(job, sent_at)
        } else {
            Ok(Ended::NotYet(self.held_up_by))
        }
    }

    fn give_up(&mut self) {
        let canceled = self.job.map(|job| self.queue.cancel(job));
        if let Some(Err(error)) = canceled {
            tracing::warn!(kind = %error.kind(), "a job could not be taken out of its queue");
        }
    }
}

/// Hands a document to a queue. That it was taken does not mean that it is printed.
///
/// # Errors
/// There is no such queue, it takes nothing now or no documents, or the spooler does not answer.
pub(crate) fn print_document(queue: &str, pdf: &[u8]) -> Result<(), FailureCode> {
    let queue = Queue::named(queue);
    let hand_over = || {
        queue.must_take(PDF)?;
        queue.send(queue.create_job()?, PDF, pdf)
    };
    hand_over().map_err(|error: io::Error| super::line::problem_of(&error))
}

/// What CUPS calls every printer that it has no driver for.
const NO_DRIVER: &str = "Local Raw Printer";

/// All queues that the spooler has.
pub(super) fn all() -> io::Result<Vec<FoundPrinter>> {
    let question = Question::new(Operation::CupsGetPrinters);
    let answer = Spooler::of_this_machine().ask(question, &[])?;
    Ok(answer.groups(PRINTER).filter_map(found).collect())
}

fn found(group: &Group) -> Option<FoundPrinter> {
    let name = group.words("printer-name").next()?;
    let shown_name = group.words("printer-info").next().and_then(shown);
    let model = group.words("printer-make-and-model").next();
    Some(FoundPrinter {
        target: PrinterTarget::Queue(name.to_owned()),
        name: shown_name.unwrap_or_else(|| name.to_owned()),
        maker_and_model: model.filter(|model| *model != NO_DRIVER).and_then(shown),
    })
}

impl Queue {
    fn named(name: &str) -> Self {
        Self {
            spooler: Spooler::of_this_machine(),
            name: name.to_owned(),
        }
    }

    fn ask(&self, question: Question) -> io::Result<Answer> {
        self.spooler.ask(question, &[])
    }

    fn standing(&self) -> io::Result<Standing> {
        let answer = self.ask(about(Operation::GetPrinterAttributes, &self.name))?;
        Ok(Standing::of(answer.group(PRINTER)?))
    }

    /// An error when the queue would not take this kind of thing now.
    fn must_take(&self, format: &str) -> io::Result<()> {
        let standing = self.standing().map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::ConnectionRefused => {
                Obstacle(FailureCode::QueueMissing).into()
            }
            _ => error,
        })?;
        if let Some(problem) = standing.obstacle() {
            return Err(Obstacle(problem).into());
        }
        if standing.can_print(format) {
            Ok(())
        } else {
            Err(Obstacle(FailureCode::QueueUnfit).into())
        }
    }

    fn create_job(&self) -> io::Result<i32> {
        let question = about(Operation::CreateJob, &self.name).name("job-name", JOB_NAME);
        let answer = self.ask(question).map_err(|error| match refusal(&error) {
            Some(NOT_ACCEPTING) => Obstacle(FailureCode::QueueStopped).into(),
            _ => error,
        })?;
        let job = answer.group(JOB)?.number("job-id");
        job.ok_or_else(|| ErrorKind::InvalidData.into())
    }

    fn send(&self, job: i32, format: &str, bytes: &[u8]) -> io::Result<()> {
        let question = about(Operation::SendDocument, &self.name)
            .number("job-id", job)
            .yes("last-document")
            .kind("document-format", format);
        let answer = self.spooler.ask(question, bytes);
        answer.map(drop).map_err(|error| match refusal(&error) {
            Some(_) => Obstacle(FailureCode::QueueGaveUp).into(),
            None => error,
        })
    }

    fn cancel(&self, job: i32) -> io::Result<()> {
        let question = about(Operation::CancelJob, &self.name).number("job-id", job);
        self.ask(question).map(drop)
    }

    /// The state of a job.
    fn job(&self, job: i32) -> io::Result<i32> {
        let question = about(Operation::GetJobAttributes, &self.name).number("job-id", job);
        let state = self.ask(question)?.group(JOB)?.number("job-state");
        state.ok_or_else(|| ErrorKind::InvalidData.into())
    }
}

/// The spooler's no, if this error is one.
fn refusal(error: &io::Error) -> Option<u16> {
    let refused = error.get_ref().and_then(|inner| inner.downcast_ref());
    refused.map(|Refused(status)| *status)
}

impl Standing {
    fn of(group: &Group) -> Self {
        let listed = |name| group.words(name).map(str::to_owned).collect();
        Self {
            stopped: group.number("printer-state") == Some(PRINTER_STOPPED),
            accepts: group.is("printer-is-accepting-jobs") != Some(false),
            reasons: listed("printer-state-reasons"),
            formats: listed("document-format-supported"),
            is_raw: group
                .words("printer-make-and-model")
                .any(|model| model.ends_with("Raw Printer")),
        }
    }

    /// Every queue passes raw bytes on. One without a driver says that it takes documents, and prints them as signs.
    fn can_print(&self, format: &str) -> bool {
        format == RAW || (!self.is_raw && self.formats.iter().any(|taken| taken == format))
    }

    /// Why nothing should be handed over now. What was the matter with the last job is no reason: a queue looks at
    /// its printer only while it prints.
    fn obstacle(&self) -> Option<FailureCode> {
        (self.stopped || !self.accepts).then_some(FailureCode::QueueStopped)
    }

    /// Whether the queue says that its printer will soon want paper.
    fn is_near_end(&self) -> bool {
        let mut reasons = self.reasons.iter();
        reasons.any(|reason| reason.split('-').take(2).eq(["media", "low"]))
    }

    /// What the queue says is wrong with its printer (RFC 8011, 5.4.12); warnings hold nothing up.
    fn problem(&self, reaching: bool) -> Option<FailureCode> {
        let problems = self.reasons.iter().filter_map(|reason| {
            let reason = reason.strip_suffix("-error").unwrap_or(reason);
            match reason {
                "media-empty" | "media-needed" => Some(FailureCode::PrinterPaperOut),
                "cover-open" | "door-open" | "interlock-open" => {
                    Some(FailureCode::PrinterCoverOpen)
                }
                "connecting-to-device" if reaching => None,
                "connecting-to-device" | "offline" | "shutdown" | "timed-out" => {
                    Some(FailureCode::PrinterUnreachable)
                }
                "media-jam" | "marker-supply-empty" | "toner-empty" | "other" => {
                    Some(FailureCode::PrinterFault)
                }
                _ => None,
            }
        });
        // Paper and cover are what a person can mend at once.
        problems.min_by_key(|problem| match problem {
            FailureCode::PrinterPaperOut | FailureCode::PrinterCoverOpen => 0,
            _ => 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(reasons: &[&str]) -> Standing {
        Standing {
            stopped: false,
            accepts: true,
            reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
            formats: vec![PDF.to_owned()],
            is_raw: false,
        }
    }

    #[test]
    fn a_document_goes_only_where_a_driver_makes_it_fit_for_the_printer() {
        let queue = standing(&["none"]);
        assert!(queue.can_print(PDF) && queue.can_print(RAW));
        let raw = Standing {
            is_raw: true,
            ..queue
        };
        assert!(raw.can_print(RAW) && !raw.can_print(PDF));
    }

    #[test]
    fn what_a_queue_says_of_its_printer_becomes_a_problem_with_words() {
        let problem = |reasons: &[&str]| standing(reasons).problem(false);
        assert_eq!(problem(&["none"]), None);
        assert_eq!(problem(&["media-low-warning", "media-empty-warning"]), None);
        assert_eq!(
            problem(&["media-empty"]),
            Some(FailureCode::PrinterPaperOut)
        );
        assert_eq!(
            problem(&["offline-report", "other-error", "cover-open-error"]),
            Some(FailureCode::PrinterCoverOpen)
        );
        assert_eq!(
            problem(&["connecting-to-device"]),
            Some(FailureCode::PrinterUnreachable)
        );
        assert_eq!(standing(&["connecting-to-device"]).problem(true), None);
    }

    #[test]
    fn a_roll_that_nears_its_end_is_known_by_any_of_its_names() {
        for reason in ["media-low", "media-low-report", "media-low-warning"] {
            assert!(standing(&["none", reason]).is_near_end(), "{reason}");
        }
        assert!(!standing(&["media-empty", "media-lower-tray"]).is_near_end());
    }

    #[test]
    fn a_printer_without_paper_at_the_last_job_does_not_keep_the_next_one_back() {
        assert_eq!(standing(&["media-empty-error"]).obstacle(), None);
        let stopped = Standing {
            stopped: true,
            ..standing(&["paused"])
        };
        assert_eq!(stopped.obstacle(), Some(FailureCode::QueueStopped));
    }
}

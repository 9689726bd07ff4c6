//! One world: what its people share, and how it runs from its beginning to its end.

use std::cell::{Cell, RefCell, RefMut};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use desk::Failure;
use desk::doors::Clock;
use desk::sync::view::{SyncStanding, SyncView};
use domain::sign_in::MonotonicMoment;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sha2::{Digest, Sha256};
use tokio::sync::Notify;
use turmoil::Sim;

use super::center::{self, Losses, Process};
use super::clerk;
use super::ending::{self, Ledger};
use super::ground::{BEGINNING, DESKS, Ground, MACHINE};
use super::trouble::{self, Plan};

/// How long people work.
pub(super) const DAY: Duration = Duration::from_mins(15);

/// How long everything may take to find its place after that.
const EVENING: Duration = Duration::from_hours(1);

/// What one desk has just sent the others have after this time.
const NEWS: Duration = Duration::from_mins(4);

/// The network's and the clocks' smallest step.
const TICK: Duration = Duration::from_secs(1);

/// How a world ended.
#[derive(Debug)]
pub struct End {
    /// What happened, in one number: the same for the same seed.
    pub trace: String,
    /// How many applications were registered.
    pub registered: usize,
    /// What is not as it must be; nothing, if all is well.
    pub problems: Vec<String>,
    /// What happened, line by line.
    pub lines: Vec<String>,
}

/// What the people of a world share.
pub(super) struct World {
    pub(super) ground: Ground,
    folder: PathBuf,
    name: String,
    pub(super) ledger: RefCell<Ledger>,
    /// Rung when the center took something in.
    pub(super) news: Notify,
    center: RefCell<Option<Process>>,
    dice: RefCell<StdRng>,
    ahead: [Arc<AtomicI64>; DESKS],
    losses: Cell<Losses>,
    lines: RefCell<Vec<String>>,
    evening: Cell<bool>,
    backed_up: Cell<bool>,
    views: RefCell<[Option<SyncView>; DESKS]>,
    now: Cell<Duration>,
}

/// Runs the world of a seed in an empty folder.
///
/// # Panics
/// When the world itself cannot be made.
pub fn run(ground: &Ground, seed: u64, folder: &Path) -> End {
    let world = Rc::new(World::new(ground, seed, folder));
    let mut sim = turmoil::Builder::new()
        .simulation_duration(DAY + 2 * EVENING)
        .tick_duration(TICK)
        .max_message_latency(Duration::from_millis(400))
        .tcp_capacity(1_024)
        .enable_random_order()
        .rng_seed(seed)
        .build();
    let at_center = Rc::clone(&world);
    sim.host(center::NAME, move || center::serve(Rc::clone(&at_center)));
    for place in 0..DESKS {
        let at_desk = Rc::clone(&world);
        sim.host(clerk::name(place), move || {
            clerk::work(Rc::clone(&at_desk), place)
        });
    }
    let mut plan = trouble::plan(&world);
    let failed = live(&world, &mut sim, &mut plan).err();
    let mut problems: Vec<String> = failed.into_iter().collect();
    drop(sim);
    if problems.is_empty() {
        problems = ending::look(&world);
    } else {
        problems.extend(ending::kept_apart(&world));
    }
    world.end();
    let lines = world.lines.take();
    let digest = Sha256::digest(lines.join("\n"));
    End {
        trace: hex::encode(&digest[..8]),
        registered: world.ledger.borrow().registered(),
        problems,
        lines,
    }
}

/// A day of work and trouble, and an evening in which everything finds its place.
fn live(world: &Rc<World>, sim: &mut Sim<'_>, plan: &mut Plan) -> Result<(), String> {
    while sim.elapsed() < DAY {
        plan.carry_out(world, sim);
        step(world, sim)?;
    }
    plan.mend(world, sim);
    world.evening.set(true);
    *world.views.borrow_mut() = Default::default();
    let mut restless = sim.elapsed();
    while sim.elapsed() < DAY + EVENING {
        let calm = |view: &Option<SyncView>| view.as_ref().is_some_and(is_calm);
        if !world.views.borrow().iter().all(calm) {
            restless = sim.elapsed();
        }
        if sim.elapsed() > restless + NEWS {
            return Ok(());
        }
        step(world, sim)?;
    }
    Err(format!("never calm: {:?}", world.views.borrow()))
}

/// All is there, or all but what only a person can settle.
fn is_calm(view: &SyncView) -> bool {
    let nothing_waits = view.waiting_facts == 0 && view.attachments_waiting == 0;
    let at_rest = view.in_touch && view.problem.is_none() && view.receiving.is_none();
    let goes_on = matches!(view.standing, SyncStanding::Active);
    view.all_is_there || (view.kept_apart > 0 && nothing_waits && at_rest && goes_on)
}

fn step(world: &World, sim: &mut Sim<'_>) -> Result<(), String> {
    let stepped = sim.step().map_err(|error| format!("a host ended: {error}"));
    world.now.set(sim.elapsed());
    stepped.map(drop)
}

impl World {
    fn new(ground: &Ground, seed: u64, folder: &Path) -> Self {
        let name = format!("world_{seed}");
        ground.drop_database(&name);
        ground.copy_database("ground", &name);
        for place in 0..DESKS {
            ground.settle(place, &folder.join(clerk::name(place)));
        }
        Self {
            center: RefCell::new(Some(Process::start(ground, &name, BEGINNING))),
            ground: ground.clone(),
            folder: folder.to_owned(),
            name,
            ledger: RefCell::default(),
            news: Notify::new(),
            dice: RefCell::new(StdRng::seed_from_u64(seed)),
            ahead: std::array::from_fn(|_| Arc::default()),
            losses: Cell::new(Losses::NONE),
            lines: RefCell::default(),
            evening: Cell::new(false),
            backed_up: Cell::new(false),
            views: RefCell::default(),
            now: Cell::new(Duration::ZERO),
        }
    }

    fn end(&self) {
        self.center.borrow_mut().take();
        self.ground.drop_database(&self.name);
        self.ground.drop_database(&self.backup());
    }

    /// A number below `end`.
    pub(super) fn chance(&self, end: u32) -> u32 {
        self.dice.borrow_mut().random_range(0..end)
    }

    /// Notes what happened.
    pub(super) fn note(&self, what: &str) {
        let at = turmoil::sim_elapsed().unwrap_or(self.now.get());
        let line = format!("{:>9.3} {what}", at.as_secs_f64());
        self.lines.borrow_mut().push(line);
    }

    /// Where a desk lives.
    pub(super) fn home(&self, place: usize) -> PathBuf {
        self.folder.join(clerk::name(place))
    }

    /// A desk's clock.
    pub(super) fn clock(&self, place: usize) -> Arc<dyn Clock> {
        Arc::new(WorldClock {
            ahead: Arc::clone(&self.ahead[place]),
        })
    }

    /// What a desk's clock says while it is off.
    pub(super) fn moment_at(&self, place: usize) -> DateTime<Utc> {
        let ahead = self.ahead[place].load(Ordering::SeqCst);
        DateTime::from_timestamp_millis(moment(self.now.get()) + ahead).unwrap_or_default()
    }

    /// Sets a desk's clock so many milliseconds ahead of the world's.
    pub(super) fn set_clock(&self, place: usize, ahead: i64) {
        self.ahead[place].store(ahead, Ordering::SeqCst);
    }

    /// People have gone home; what is there finds its place.
    pub(super) fn is_evening(&self) -> bool {
        self.evening.get()
    }

    /// What a desk shows of its work with the center.
    pub(super) fn shows(&self, place: usize, view: SyncView) {
        self.views.borrow_mut()[place] = Some(view);
    }

    pub(super) fn losses(&self) -> Losses {
        self.losses.get()
    }

    pub(super) fn set_losses(&self, losses: Losses) {
        self.losses.set(losses);
    }

    /// Asks the center for something at this moment.
    pub(super) fn with_center<T>(&self, ask: impl FnOnce(&Process) -> T) -> T {
        let mut center = RefMut::map(self.center.borrow_mut(), |center| {
            center.get_or_insert_with(|| Process::start(&self.ground, &self.name, BEGINNING))
        });
        center.clock(moment(self.now.get()));
        ask(&center)
    }

    /// A question to the center's database.
    pub(super) fn ask_center(&self, question: &str) -> Vec<String> {
        self.ground.ask(&self.name, question)
    }

    /// Makes a backup of the center's database in place of the one before, whichever desks the center has taken in by then.
    pub(super) fn back_center_up(&self) {
        let desks = self.ask_center("SELECT count(*) FROM desk");
        self.note(&format!(
            "the backup has {} of {DESKS} desks",
            desks.concat()
        ));
        self.center.borrow_mut().take();
        self.ground.drop_database(&self.backup());
        self.ground.copy_database(&self.name, &self.backup());
        self.backed_up.set(true);
    }

    /// Puts the center's database back to the last backup, if there is one.
    pub(super) fn restore_center(&self) {
        if !self.backed_up.get() {
            return;
        }
        self.center.borrow_mut().take();
        self.ground.drop_database(&self.name);
        self.ground.copy_database(&self.backup(), &self.name);
        let mut process = Process::start(&self.ground, &self.name, moment(self.now.get()));
        process.tell("restored");
        *self.center.borrow_mut() = Some(process);
    }

    fn backup(&self) -> String {
        format!("{}_backup", self.name)
    }
}

/// The world's clock and what a desk's own is ahead of it.
struct WorldClock {
    ahead: Arc<AtomicI64>,
}

impl Clock for WorldClock {
    fn now(&self) -> DateTime<Utc> {
        let moment = moment(Duration::ZERO) + self.ahead.load(Ordering::SeqCst);
        DateTime::from_timestamp_millis(moment).unwrap_or_default()
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        Ok(MACHINE)
    }
}

/// The world's time, in milliseconds since 1970 (UTC); `otherwise` where nobody of the world asks.
fn moment(otherwise: Duration) -> i64 {
    let elapsed = turmoil::sim_elapsed().unwrap_or(otherwise);
    BEGINNING + i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX - BEGINNING)
}

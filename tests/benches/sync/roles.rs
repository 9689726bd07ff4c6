//! What the processes do: a center, a desk that sends all it has, a new desk that fetches all there is.

use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process;
use std::thread::sleep;
use std::time::{Duration, Instant};

use desk::store::Store;
use desk::vault::{KeyPaths, KeyRing};
use desk::views::SyncView;
use desk::{Answer, Failure};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, places};
use tokio::runtime::Runtime;

use crate::{floors, ground, memory};

/// Until the desk's worker and whatever else a start begins are at rest.
const REST: Duration = Duration::from_secs(3);
/// How often a desk is asked how far it is.
const LOOK: Duration = Duration::from_millis(20);

/// Serves until nobody listens any more.
pub(crate) fn center(database: &str, folder: &Path, tls: bool) -> Answer<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("at {}", listener.local_addr()?);
    let mut config = ground::config(database, folder);
    config.tls = config.tls.filter(|_| tls);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    std::thread::spawn(move || {
        // Its end is what is waited for.
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        drop(stop);
    });
    let serving = center::serve(listener, config, async {
        let _ = stopped.await;
    });
    Ok(Runtime::new()?
        .block_on(serving)
        .map_err(std::io::Error::other)?)
}

/// Enrols a desk that has worked alone and sends all it has. Says its memory before, the seconds, its memory at most, and how many of
/// the seconds it took to be enrolled.
pub(crate) fn push(folder: &Path, address: &str, code: &str) -> Answer<()> {
    let office = Office::reopen(folder)?;
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
    let enrolled = work(&office, address, code, |view| view.waiting_facts == 0)?;
    println!("enrolled {enrolled}");
    Ok(())
}

/// Sets a new desk up and fetches all there is; then puts what it has into a bare store and says how long that took.
pub(crate) fn pull(folder: &Path, address: &str, code: &str) -> Answer<()> {
    let office = Office::open_as(folder, "02")?;
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
    work(&office, address, code, |view| view.all_is_there)?;
    drop(office);
    let floor = floors::bare_store(&store_in(folder)?, folder)?;
    println!("rows {}", floor.rows);
    println!("facts {}", floor.facts);
    Ok(())
}

fn store_in(folder: &Path) -> Result<Store, Failure> {
    let places = places(folder);
    let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state))?;
    Store::open(&places.store(), &keys.open_for_this_machine()?, |_| Ok(()))
}

fn work(
    office: &Office,
    address: &str,
    code: &str,
    done: impl Fn(&SyncView) -> bool,
) -> Answer<f64> {
    let desk = office.desk();
    desk.start_syncing(Duration::ZERO);
    sleep(REST);
    println!("before {}", memory::begin(process::id())?);
    let began = Instant::now();
    desk.enrol(address, code)?;
    let enrolled = began.elapsed().as_secs_f64();
    while !done(&desk.sync_view()?) {
        sleep(LOOK);
    }
    println!("took {}", began.elapsed().as_secs_f64());
    println!("peak {}", memory::peak(process::id())?);
    Ok(enrolled)
}

//! A desk of a world: a clerk at work, and the desk's own work with the center.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use desk::doors::RandomIds;
use desk::sync::view::SyncStanding;
use desk::views::{Registering, SameMatter, StaffView};
use desk::{Answer, Desk, Trouble};
use domain::Draft;
use tokio::time::sleep;

use super::line::SimulatedLine;
use super::world::World;
use crate::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CHEAP, CLERK, CLERK_SECRET, ordinary_draft, places,
};

/// A desk's name on the network.
pub(super) fn name(place: usize) -> String {
    format!("desk-{place}")
}

/// Works from a start until the power goes.
pub(super) async fn work(world: Rc<World>, place: usize) -> turmoil::Result {
    let desk = Desk::open_with(
        places(&world.home(place)),
        world.clock(place),
        Arc::new(RandomIds),
    )?;
    let desk = Arc::new(desk);
    desk.set_sign_in_cost(CHEAP);
    sign_in(&desk, CLERK, CLERK_SECRET).map_err(|trouble| told(&trouble))?;
    desk.set_line(Arc::new(SimulatedLine));
    tokio::spawn(desk.sync_here());
    loop {
        let pause = if world.is_evening() { 20 } else { 100 };
        sleep(Duration::from_secs(world.chance(pause).into())).await;
        let view = desk.sync_view().map_err(|trouble| told(&trouble))?;
        if view.standing == SyncStanding::Forked && world.chance(4) == 0 {
            choose_desk_code(&world, place, &desk);
        }
        world.shows(place, view);
        if !world.is_evening() {
            act(&world, place, &desk);
        }
    }
}

fn sign_in(desk: &Desk, name: &str, secret: &str) -> Answer<()> {
    let staff = desk.list_staff()?;
    let member = staff.iter().find(|member: &&StaffView| member.name == name);
    member.map_or(Ok(()), |member| desk.sign_in(&member.id, secret))
}

/// The administrator comes to a desk whose numbers may not go on, and whose center gave it no other code.
fn choose_desk_code(world: &World, place: usize, desk: &Desk) {
    let code = format!("{}{}", 1 + place, world.chance(10));
    let done = sign_in(desk, ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .and_then(|()| desk.begin_new_series(&code))
        .and_then(|()| sign_in(desk, CLERK, CLERK_SECRET));
    match done {
        Ok(()) => world.note(&format!("desk {place} goes on as {code}")),
        Err(trouble) => world.note(&format!("desk {place} {}", told(&trouble))),
    }
}

fn act(world: &World, place: usize, desk: &Desk) {
    let done = match world.chance(10) {
        0 => correct(world, place, desk),
        1 => link(world, place, desk),
        2 => desk.record_inquiry(None, "Nüfus nerede").map(drop),
        _ => register(world, place, desk),
    };
    if let Err(trouble) = done {
        world.note(&format!("desk {place} {}", told(&trouble)));
    }
}

fn register(world: &World, place: usize, desk: &Desk) -> Answer<()> {
    let subject = format!("{place} {}", world.chance(u32::MAX));
    let draft = Draft {
        subject: subject.clone(),
        ..ordinary_draft()
    };
    if let Registering::Registered(registered) =
        desk.register_application(&draft, &SameMatter::GoOn)?
    {
        world.note(&format!("desk {place} registered {}", registered.number));
        let mut ledger = world.ledger.borrow_mut();
        ledger.register(place, registered.number.replace(' ', ""), subject);
    }
    Ok(())
}

/// Mends an application that the desk can see, whoever registered it.
fn correct(world: &World, place: usize, desk: &Desk) -> Answer<()> {
    let Some(number) = somebodys(world, desk) else {
        return Ok(());
    };
    let seen = desk.get_application(&number)?;
    let mended = Draft {
        narrative: format!("düzeltildi {}", world.chance(u32::MAX)),
        ..seen.draft
    };
    desk.correct_application(&number, seen.revision, &mended, "yanlış yazılmış")?;
    world.note(&format!("desk {place} corrected {number}"));
    Ok(())
}

fn link(world: &World, place: usize, desk: &Desk) -> Answer<()> {
    let (Some(number), Some(to)) = (somebodys(world, desk), somebodys(world, desk)) else {
        return Ok(());
    };
    desk.link_applications(&number, &to)?;
    world.note(&format!("desk {place} linked {number}"));
    Ok(())
}

fn somebodys(world: &World, desk: &Desk) -> Option<String> {
    let number = world.ledger.borrow().any(world.chance(u32::MAX))?;
    desk.get_application(&number).is_ok().then_some(number)
}

fn told(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusals) => {
            let codes = refusals.iter().map(|refusal| refusal.code.as_str());
            format!("refused {}", codes.collect::<Vec<_>>().join(" "))
        }
        Trouble::Failed(failure) => format!("failed {}", failure.code.as_str()),
    }
}

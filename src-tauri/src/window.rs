//! The window: one for each running desk. What changes at the desk is told to it as it happens.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use desk::{Desk, Failure, Places, raising};
use protocol::FailureCode;
use tauri::{AppHandle, Emitter, Manager, RunEvent};

use crate::commands;

/// The clerk's window.
const DESK_WINDOW: &str = "desk";

/// The event that carries where the desk stands.
const STATUS: &str = "status";

/// Long enough for the first screen to stand. Until somebody has signed in there, nothing is written
/// that the keeper must look after.
const FIRST_SCREEN: Duration = Duration::from_secs(3);

/// Lets WebKit draw with the processor and hand its pictures over in shared memory. The other way asks
/// for a graphics card: where there is none with a good driver, a key takes 40 ms instead of 5 to be
/// seen and the window 70 MB more, and some drivers leave it blank.
const PLAIN_DRAWING: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Opens the desk in its places and shows its window until it is closed.
pub(crate) fn open(places: &Places) -> ExitCode {
    draw_plainly();
    let desk = match Desk::open(places.clone()) {
        Ok(desk) => Arc::new(desk),
        Err(failure) if failure.code == FailureCode::StoreInUse && raising::ring(places) => {
            return ExitCode::SUCCESS;
        }
        Err(failure) => return refuse(&failure),
    };
    match run(desk) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

/// Unless whoever started the desk has decided it. Before any thread begins: they share the variables.
fn draw_plainly() {
    if let Err(error) = glib::setenv(PLAIN_DRAWING, "1", false) {
        tracing::warn!(%error, "the window is drawn as WebKit likes");
    }
}

fn run(desk: Arc<Desk>) -> tauri::Result<()> {
    let (changed, heard) = mpsc::channel();
    desk.listen(move || {
        // The teller ends with the window; then nobody listens.
        let _ = changed.send(());
    });
    let told = Arc::clone(&desk);
    let ending = Arc::clone(&desk);
    tauri::Builder::default()
        .manage(Arc::clone(&desk))
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let handle = app.handle().clone();
            thread::Builder::new()
                .name("teller".into())
                .spawn(move || tell(&handle, &told, &heard))?;
            let raised = app.handle().clone();
            desk.answer_doorbell(move || raise(&raised));
            desk.start_workers();
            desk.start_keeping(FIRST_SCREEN);
            desk.start_syncing(FIRST_SCREEN);
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(move |_, event| {
            if matches!(event, RunEvent::Exit) {
                ending.stop_workers();
            }
        });
    Ok(())
}

/// Sends where the desk stands after each burst of changes.
fn tell(app: &AppHandle, desk: &Desk, heard: &Receiver<()>) {
    while heard.recv().is_ok() {
        while heard.try_recv().is_ok() {}
        if let Err(error) = app.emit_to(DESK_WINDOW, STATUS, desk.state()) {
            tracing::warn!(%error, "the window was not told of a change");
        }
    }
}

/// Brings the window to the front, for someone who started the desk a second time.
fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(DESK_WINDOW) else {
        return;
    };
    let raised = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = raised {
        tracing::warn!(%error, "the window could not be raised");
    }
}

/// Says in words why there is no window.
fn refuse(failure: &Failure) -> ExitCode {
    let problem = crate::problem::logged(failure);
    desk::terminal::complain(&problem);
    ExitCode::FAILURE
}

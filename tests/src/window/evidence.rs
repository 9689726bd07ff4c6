//! What a failed story leaves behind: a picture of the window and the words on it.

use super::driver::Driver;
use super::surroundings;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

/// A driver waits for the page's next frame, and a page at rest draws none: a dot that nobody sees goes on
/// and off meanwhile.
const DRAWS_ON: &str = "const dot = document.createElement('div');
    dot.setAttribute('aria-hidden', 'true');
    for (const [name, value] of Object.entries({
      position: 'fixed', right: '0', bottom: '0', width: '1px', height: '1px'})) dot.style[name] = value;
    document.documentElement.append(dot);
    let on = false;
    const timer = setInterval(() => {
      on = !on;
      dot.style.background = on ? 'rgb(0 0 0 / 1%)' : 'transparent';
    }, 30);
    window.restsAgain = () => { clearInterval(timer); dot.remove(); };";

/// The window as PNG.
pub(super) fn picture(driver: &Driver) -> Result<Vec<u8>, String> {
    let ask = |script: &str| driver.ask("execute/sync", &json!({"script": script, "args": []}));
    ask(DRAWS_ON)?;
    let encoded = driver.get("screenshot");
    ask("window.restsAgain()")?;
    let encoded = encoded?;
    let encoded = encoded.as_str().unwrap_or_default();
    STANDARD.decode(encoded).map_err(|error| error.to_string())
}

/// Leaves what the window shows in `target/window/`, named after the story.
pub(super) fn keep(driver: &Driver) {
    let story = std::thread::current()
        .name()
        .unwrap_or("story")
        .replace("::", "-");
    let folder = surroundings::built().with_file_name("window");
    let words = driver.ask(
        "execute/sync",
        &json!({"script": "return document.body.innerText", "args": []}),
    );
    let kept = std::fs::create_dir_all(&folder)
        .map_err(|error| error.to_string())
        .and_then(|()| {
            let picture = picture(driver)?;
            let words = words?.as_str().unwrap_or_default().to_owned();
            let write = |ending: &str, content: &[u8]| {
                let file = folder.join(format!("{story}.{ending}"));
                std::fs::write(file, content).map_err(|error| error.to_string())
            };
            write("txt", words.as_bytes())?;
            write("png", &picture)
        });
    match kept {
        Ok(()) => eprintln!("the window as it was: {}/{story}.png", folder.display()),
        Err(error) => eprintln!("no picture of the window: {error}"),
    }
}

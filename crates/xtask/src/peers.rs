//! The programs of others that ours is measured against, in folders of their own beside what cargo builds. They are run, never
//! linked or shipped; their versions stand beside their scripts in `tests/benches/sync/peers`.

use crate::program::{Result, Trouble, run};
use crate::project::{Project, is_stale};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPTS: &str = "tests/benches/sync/peers";

/// Installs them as far as they install, and says into which folder.
pub(crate) fn install(project: &Project) -> Result<PathBuf> {
    let scripts = project.path(SCRIPTS);
    let folder = project.target().join("peers");
    let folder = made(&folder)
        .and_then(|()| fs::canonicalize(&folder).map_err(|error| cannot(&folder, &error)))?;
    let done = [
        ("Anki", with_pip(&scripts, &folder.join("anki"))),
        ("PouchDB", with_npm(&scripts, &folder.join("pouchdb"))),
    ];
    for (name, done) in done {
        if let Err(trouble) = done {
            println!("{name} will be left out, since it does not install here. {trouble}");
        }
    }
    Ok(folder)
}

fn with_pip(scripts: &Path, folder: &Path) -> Result<()> {
    let wanted = scripts.join("requirements.txt");
    // It is copied last, when everything is in place.
    let installed = folder.join("requirements.txt");
    if !is_stale(&installed, std::slice::from_ref(&wanted)) {
        return Ok(());
    }
    run(Command::new("python3")
        .args(["-m", "venv", "--clear"])
        .arg(folder))?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--no-deps", "--requirement"]);
    run(pip.arg(&wanted))?;
    copy(&wanted, &installed)
}

fn with_npm(scripts: &Path, folder: &Path) -> Result<()> {
    let lock = scripts.join("package-lock.json");
    // npm writes this file last, when everything is in place.
    let installed = folder.join("node_modules/.package-lock.json");
    if !is_stale(&installed, std::slice::from_ref(&lock)) {
        return Ok(());
    }
    made(folder)?;
    for name in ["package.json", "package-lock.json"] {
        copy(&scripts.join(name), &folder.join(name))?;
    }
    // LevelDB comes built with its package; no package's own script is run.
    let mut npm = Command::new("npm");
    npm.current_dir(folder);
    run(npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
}

fn made(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| cannot(folder, &error))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| cannot(to, &error))
}

fn cannot(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("{} cannot be written: {error}.", path.display()))
}

//! Node, the window's packages and its build.

use crate::program::{Result, Trouble, output_of, run};
use crate::project::{Project, is_stale};
use std::process::Command;

/// The oldest Node that the window's tools run on; also in `ui/package.json`.
const OLDEST_NODE: [u32; 2] = [20, 19];

/// `npm ARGUMENTS` in `ui/`.
pub(crate) fn npm(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(project.path("ui")).args(arguments);
    command
}

/// Installs the window's packages as the lock file has them, unless they are.
pub(crate) fn install(project: &Project) -> Result<()> {
    check_node()?;
    // npm writes this file last, when everything is in place.
    let installed = project.path("ui/node_modules/.package-lock.json");
    if is_stale(&installed, &[project.path("ui/package-lock.json")]) {
        run(&mut npm(project, &["ci", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// Builds the window's pages into `ui/dist`, unless nothing changed since.
pub(crate) fn build(project: &Project) -> Result<()> {
    install(project)?;
    let sources = [
        "ui/src",
        "ui/index.html",
        "ui/vite.config.ts",
        "ui/package-lock.json",
        "assets/fonts",
        "assets/icons",
        "assets/text",
    ];
    let sources = sources.map(|source| project.path(source));
    if is_stale(&project.path("ui/dist/index.html"), &sources) {
        run(&mut npm(project, &["run", "build"]))?;
    }
    Ok(())
}

/// Builds the page of the empty window that the desk's is measured against.
pub(crate) fn build_empty_window(project: &Project) -> Result<()> {
    install(project)?;
    let sources = ["ui/empty-window/main.tsx", "ui/empty-window/empty.css"];
    let shared = ["ui/vite.config.ts", "ui/package-lock.json"];
    let sources: Vec<_> = sources
        .iter()
        .chain(&shared)
        .map(|source| project.path(source))
        .collect();
    if is_stale(&project.path("ui/empty-window/dist/index.html"), &sources) {
        let build = ["run", "build", "--", "empty-window"];
        run(npm(project, &build).args(["--config", "vite.config.ts"]))?;
    }
    Ok(())
}

/// The window's program compiles only where its pages lie. For checking it, and for generating
/// the types without which they cannot be built, an empty folder will do.
pub(crate) fn make_pages_folder(project: &Project) -> Result<()> {
    std::fs::create_dir_all(project.path("ui/dist"))
        .map_err(|error| Trouble::new(format!("ui/dist cannot be made: {error}.")))
}

fn check_node() -> Result<()> {
    let [major, minor] = OLDEST_NODE;
    let advice = format!(
        "Node {major}.{minor} or newer is needed, with npm. Get it from https://nodejs.org or \
         with a version manager such as nvm; Debian 12's own is too old."
    );
    let Ok(version) = output_of(Command::new("node").arg("--version")) else {
        return Err(Trouble::new(advice));
    };
    if parse_version(&version) < Some(OLDEST_NODE) {
        return Err(Trouble::new(format!(
            "This is Node {}. {advice}",
            version.trim()
        )));
    }
    if output_of(Command::new("npm").arg("--version")).is_err() {
        return Err(Trouble::new(advice));
    }
    Ok(())
}

/// Major and minor of `v20.19.2`.
fn parse_version(version: &str) -> Option<[u32; 2]> {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    Some([numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(parse_version("v20.20.2\n") >= Some(OLDEST_NODE));
        assert!(parse_version("v100.1.0") >= Some(OLDEST_NODE));
        assert!(
            parse_version("v18.20.4") < Some(OLDEST_NODE),
            "Debian 12's own"
        );
        assert!(parse_version("nonsense") < Some(OLDEST_NODE));
    }
}

//! Whether everything that is built into the desk may be shipped with it under EUPL-1.2.

use crate::program::{Result, Trouble, output_of};
use crate::project::Project;
use crate::spdx;
use serde_json::Value;

/// Licences that ask for no more than their notice, and those that the EUPL's appendix names.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "WTFPL",
    "Zlib",
    // SQLite's own: public domain with good wishes.
    "blessing",
];

/// One thing that others wrote.
struct Dependency {
    name: String,
    licence: String,
}

/// Fails with the names of those whose licence is not allowed.
pub(crate) fn check(project: &Project) -> Result<()> {
    let mut all = of_rust(project)?;
    all.extend(of_window(project)?);
    let is_allowed = |licence: &str| ALLOWED.contains(&licence);
    let wrong: Vec<String> = all
        .iter()
        .filter(|one| !spdx::is_satisfied(&one.licence, &is_allowed))
        .map(|one| format!("  {}: {}", one.name, one.licence))
        .collect();
    if wrong.is_empty() {
        println!("{} dependencies, all of them allowed.", all.len());
        return Ok(());
    }
    Err(Trouble::new(format!(
        "These dependencies' licences are not in the list of crates/xtask/src/licences.rs:\n{}",
        wrong.join("\n")
    )))
}

fn of_rust(project: &Project) -> Result<Vec<Dependency>> {
    // Only for the system that the desk is built for: the rest is not even downloaded.
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let mut command = project.cargo();
    command.args(["metadata", "--format-version", "1", "--locked"]);
    command.args(["--filter-platform", &platform]);
    let metadata = parse("cargo metadata", &output_of(&mut command)?)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    // What has no source is ours.
    let foreign = packages.filter(|package| !package["source"].is_null());
    Ok(foreign
        .map(|package| {
            let name = format!("{} {}", text(&package["name"]), text(&package["version"]));
            Dependency {
                name,
                licence: text(&package["license"]),
            }
        })
        .collect())
}

/// What npm's lock file puts into the window; tools that only build it stay out.
fn of_window(project: &Project) -> Result<Vec<Dependency>> {
    let path = project.path("ui/package-lock.json");
    let lock = std::fs::read_to_string(&path)
        .map_err(|error| Trouble::new(format!("{} cannot be read: {error}.", path.display())))?;
    let lock = parse("ui/package-lock.json", &lock)?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let shipped = packages.filter(|(path, package)| !path.is_empty() && package["dev"] != true);
    Ok(shipped
        .map(|(path, package)| {
            let name = format!("{path} {}", text(&package["version"]));
            Dependency {
                name,
                licence: text(&package["license"]),
            }
        })
        .collect())
}

fn parse(what: &str, json: &str) -> Result<Value> {
    serde_json::from_str(json)
        .map_err(|error| Trouble::new(format!("{what} is not what it should be: {error}.")))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

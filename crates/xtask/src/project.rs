//! Where things lie in the work tree, and whether what was built is older than its sources.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The work tree that this program was built in.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    pub(crate) fn here() -> Self {
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_folder.ancestors().nth(2).unwrap_or(crate_folder);
        Self {
            root: root.to_owned(),
        }
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Cargo, in the work tree. What cargo told this program of its own package is kept from it: some dependencies would be
    /// compiled again whenever that differs from the time before.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(&self.root);
        for (name, _) in std::env::vars_os() {
            let told = name.to_string_lossy();
            if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        command
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), PathBuf::from)
    }

    /// A program of the debug build.
    pub(crate) fn built(&self, program: &str) -> PathBuf {
        self.target().join("debug").join(program)
    }
}

/// Whether `made` is missing or older than any of `sources` (files, or folders with all in them).
pub(crate) fn is_stale(made: &Path, sources: &[PathBuf]) -> bool {
    let Some(made) = changed(made) else {
        return true;
    };
    sources
        .iter()
        .filter_map(|source| newest(source))
        .any(|source| source > made)
}

fn newest(path: &Path) -> Option<SystemTime> {
    let inside = std::fs::read_dir(path).into_iter().flatten().flatten();
    inside
        .filter_map(|entry| newest(&entry.path()))
        .chain(changed(path))
        .max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{File, create_dir_all, remove_dir_all};
    use std::time::Duration;

    #[test]
    fn what_is_older_than_its_sources_is_stale() {
        let folder = std::env::temp_dir().join(format!("xtask-stale-{}", std::process::id()));
        let (sources, made) = (folder.join("src/deep"), folder.join("made"));
        create_dir_all(&sources).expect("a folder");
        let source = File::create(sources.join("a.ts")).expect("a source");
        let listed = [folder.join("src")];
        assert!(is_stale(&made, &listed), "what was never made is stale");

        File::create(&made).expect("made");
        let now = SystemTime::now();
        let set = |file: &File, time| file.set_modified(time).expect("a time can be set");
        set(
            &File::open(&made).expect("made"),
            now + Duration::from_mins(1),
        );
        assert!(!is_stale(&made, &listed), "made after its sources");

        set(&source, now + Duration::from_mins(2));
        assert!(
            is_stale(&made, &listed),
            "a source deep inside changed later"
        );
        remove_dir_all(folder).expect("the folder goes");
    }
}

//! Declares the commands, so that a window may call only what its capability grants, and builds the
//! program's resources.

macro_rules! commands {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty ;)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
include!("src/commands/table.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Without pages there is nothing to show; the window's own tests need none.
    let pages = std::path::Path::new("../ui/dist");
    std::fs::create_dir_all(pages)?;
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed=src/commands/table.rs");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

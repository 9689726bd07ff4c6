//! Builds the program's resources.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Checking it needs no pages; `cargo xtask bench window` builds them.
    std::fs::create_dir_all("../../ui/empty-window/dist")?;
    println!("cargo:rerun-if-changed=../../ui/empty-window/dist");
    println!("cargo:rerun-if-changed=tauri.conf.json");
    tauri_build::try_build(tauri_build::Attributes::new())?;
    Ok(())
}

//! An empty window: what any Tauri + React program costs before it does anything. The desk's window
//! is measured against it (`tests/benches/window.rs`).

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}

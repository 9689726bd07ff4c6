//! `cargo xtask test`: runs the stages, shows how far it is, and ends with one line of figures.

use crate::count::Count;
use crate::project::Project;
use crate::stages::{self, Stage};
use std::process::ExitCode;
use std::time::Instant;

/// Every stage, also after one that failed: one run shows all there is to mend.
pub(crate) fn all(project: &Project) -> ExitCode {
    run(project, &stages::ALL.iter().collect::<Vec<_>>())
}

/// One stage by its name.
pub(crate) fn one(project: &Project, name: &str) -> ExitCode {
    run(project, &stages::find(name).into_iter().collect::<Vec<_>>())
}

fn run(project: &Project, stages: &[&Stage]) -> ExitCode {
    let begun = Instant::now();
    let mut sum = Count::default();
    let mut failed = Vec::new();
    for (place, stage) in stages.iter().enumerate() {
        println!("\n── {} ({} of {}) ──", stage.name, place + 1, stages.len());
        let stage_begun = Instant::now();
        let count = (stage.run)(project).unwrap_or_else(|trouble| {
            println!("{trouble}");
            Count::FAILED
        });
        sum += count;
        let mark = if count.failed == 0 { "✓" } else { "✗" };
        println!(
            "{mark} {} in {} s",
            stage.name,
            stage_begun.elapsed().as_secs()
        );
        if count.failed > 0 {
            failed.push(stage.name);
        }
    }
    println!("\nAll of it in {} s.", begun.elapsed().as_secs());
    for name in &failed {
        println!("Failed: {name} (alone: cargo xtask test {name})");
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

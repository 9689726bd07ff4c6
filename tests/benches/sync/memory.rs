//! How much memory a process has, in bytes, and how much of the processor it took.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// What it has now, from which its peak is counted anew.
pub(crate) fn begin(process: u32) -> io::Result<u64> {
    fs::write(file(process, "clear_refs"), "5")?;
    told(process, "VmRSS:")
}

/// The most that it has had since.
pub(crate) fn peak(process: u32) -> io::Result<u64> {
    told(process, "VmHWM:")
}

/// How long processors have worked for it.
pub(crate) fn processor(process: u32) -> io::Result<Duration> {
    let stat = fs::read_to_string(file(process, "stat"))?;
    // Behind the name, which may have anything in it: state is the third field, time in and for the program the 14th and 15th.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|field| field.parse::<u64>().ok()).sum();
    // Linux tells it in hundredths of a second.
    Ok(Duration::from_millis(ticks * 10))
}

fn told(process: u32, name: &str) -> io::Result<u64> {
    let status = fs::read_to_string(file(process, "status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kibibytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    kibibytes
        .map(|kibibytes| kibibytes * 1024)
        .ok_or_else(|| io::Error::other("the system does not tell"))
}

fn file(process: u32, name: &str) -> PathBuf {
    PathBuf::from(format!("/proc/{process}/{name}"))
}

//! Stories of desks and their center: real desks, a real center on a real PostgreSQL, and a line between
//! them that does what lines do.

mod alone;
mod attaching;
mod forking;
mod leaving;
mod spoilt_lines;
mod strangers;
mod telling;
mod together;
mod working;

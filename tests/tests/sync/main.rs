//! Stories of desks and their center: real desks, a real center on a real PostgreSQL, and a line between
//! them that does what lines do.

mod alone;
mod attaching;
mod enrolling;
mod forking;
mod leaving;
mod looking_up;
mod spoilt_lines;
mod strangers;
mod together;
mod working;

//! Stories of desks and their center: real desks, a real center on a real PostgreSQL, and a line between
//! them that does what lines do.

mod alone;
mod attaching;
mod coming_back;
mod enrolling;
mod forking;
mod killed;
mod leaving;
mod looking_up;
mod new_desk;
mod proxies;
mod quiet_hours;
mod spoilt_lines;
mod strangers;
mod telling;
mod tls;
mod together;
mod working;
mod wrong_clocks;

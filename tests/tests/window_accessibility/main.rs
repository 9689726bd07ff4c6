//! Every screen and every question of the desk, in every look: nothing that axe finds, nothing cut
//! off or covered, everything reached with Tab. It takes longer than other stories: some sixty screens,
//! each in seven looks.

mod assistant;
mod center;
mod everybody;
mod finding;
mod keeping;
mod opening;
mod papers;
mod printers;
mod registering;
mod trouble;
mod warnings;

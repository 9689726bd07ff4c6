//! Every screen and every question of the desk, in every look: nothing that axe finds, nothing cut
//! off or covered, everything reached with Tab.

mod assistant;
mod everybody;
mod finding;
mod keeping;
mod registering;
mod trouble;

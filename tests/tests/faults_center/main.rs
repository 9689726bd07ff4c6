//! What a center and its desks survive: processes killed, disks full. Real programs, real PostgreSQL.
//!
//! `ACIKKAPI_FAULTS` says how many times the center is killed, its database a tenth of it; from 100 on by fifty desks. What
//! came of a full run stands in docs/benchmarks.md.

mod counters;
mod full_disks;
mod killed;

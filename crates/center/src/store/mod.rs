//! The database: one table, one file. What is taken in goes through [`taking`], in one transaction.

pub(crate) mod account;
pub(crate) mod application;
pub(crate) mod attachment;
mod copying;
pub(crate) mod desk;
pub(crate) mod enrolment_code;
pub(crate) mod erasing;
pub(crate) mod fact;
pub(crate) mod feed;
pub(crate) mod generation;
pub(crate) mod guard;
pub(crate) mod migrations;
pub(crate) mod nonce;
pub(crate) mod office;
pub(crate) mod office_setting;
mod ordering;
pub(crate) mod own_fact;
pub(crate) mod paper;
pub(crate) mod quarantine;
pub(crate) mod rebuilding;
pub(crate) mod revoked_key;
pub(crate) mod series;
pub(crate) mod session;
pub(crate) mod sms;
pub(crate) mod taking;
pub(crate) mod task;
pub(crate) mod values;

//! What the API says and is told, as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{DeliveryWay, Kind, Language, Outcome, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

macro_rules! words {
    ($($name:ident: $($word:literal)*;)*) => {
        $(fn $name() -> Object {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .enum_values(Some([$($word),*]))
                .build()
        })*
    };
}

words! {
    states: "registered" "referred" "returned" "answered" "concluded" "delivered" "withdrawn" "reopened";
    kinds: "request" "complaint" "suggestion" "tip_off" "information_request" "thanks";
    outcomes: "positive" "negative" "referred_elsewhere" "not_examinable";
    ways: "in_person" "phone" "letter";
    languages: "tr" "en" "ar" "ku" "ru" "fa" "uk";
    parts: "officer" "manager" "unit";
}

/// Who wants to sign in.
#[derive(Deserialize, ToSchema)]
pub(super) struct Credentials {
    /// The name that an administrator gave.
    pub(super) sign_in_name: String,
    pub(super) password: String,
    /// The six digits of the authenticator.
    pub(super) code: String,
}

/// A session that has begun.
#[derive(Serialize, ToSchema)]
pub(super) struct SessionBegun {
    /// Goes into `Authorization: Bearer …` of every further request.
    pub(super) token: String,
    #[serde(flatten)]
    pub(super) who: Who,
}

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub(super) struct Who {
    pub(super) name: String,
    #[schema(schema_with = parts)]
    pub(super) part: &'static str,
    /// The office's four digits.
    pub(super) office: String,
    /// The unit that they answer for.
    pub(super) unit: Option<String>,
}

/// The office's topics and units.
#[derive(Serialize, ToSchema)]
pub(super) struct CatalogueView {
    pub(super) topics: Vec<NamedView>,
    pub(super) units: Vec<NamedView>,
}

/// A topic or unit.
#[derive(Serialize, ToSchema)]
pub(super) struct NamedView {
    pub(super) code: String,
    pub(super) name_tr: String,
    pub(super) name_en: String,
}

/// Some applications, the next to fall due first.
#[derive(Serialize, ToSchema)]
pub(super) struct Listed {
    pub(super) applications: Vec<Line>,
    /// What `after` must say for those that come next; none at the end.
    pub(super) next: Option<String>,
}

/// An application in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct Line {
    /// Thirteen digits.
    pub(super) number: String,
    pub(super) registered_at: DateTime<Utc>,
    #[schema(schema_with = kinds)]
    pub(super) kind: Kind,
    pub(super) topic: Option<String>,
    pub(super) subject: String,
    /// The unit that has it; while it is registered, the one that the desk thought of.
    pub(super) unit: Option<String>,
    #[schema(schema_with = states)]
    pub(super) state: State,
    pub(super) due_on: NaiveDate,
}

/// One application with what became of it.
#[derive(Serialize, ToSchema)]
pub(super) struct ApplicationView {
    #[serde(flatten)]
    pub(super) line: Line,
    /// What the next step must say that it saw.
    pub(super) revision: u32,
    pub(super) legal_limit_on: NaiveDate,
    pub(super) narrative: String,
    /// Who applied; not told to units where it is a tip-off.
    pub(super) applicant: Option<ApplicantView>,
    /// What came with it.
    pub(super) papers: Vec<PaperView>,
    pub(super) answer: Option<AnswerView>,
    pub(super) conclusion: Option<ConclusionView>,
    pub(super) history: Vec<HistoryView>,
}

/// Who applied, as far as it is needed.
#[derive(Serialize, ToSchema)]
pub(super) struct ApplicantView {
    /// Empty when withheld.
    pub(super) name: String,
    /// The identity number with its middle hidden.
    pub(super) masked_identity: Option<String>,
    pub(super) phone: Option<String>,
    #[schema(schema_with = languages)]
    pub(super) language: Language,
    /// Who speaks for them.
    pub(super) representative: Option<String>,
}

/// A paper.
#[derive(Serialize, Deserialize, ToSchema)]
pub(super) struct PaperView {
    /// SHA-256 of what is in it, in hexadecimal digits.
    pub(super) sha256: String,
    /// What it is called.
    pub(super) name: String,
}

/// A paper that the center has from now on.
#[derive(Serialize, ToSchema)]
pub(super) struct PaperKept {
    /// SHA-256 of what is in it, in hexadecimal digits.
    pub(super) sha256: String,
    pub(super) bytes: u64,
}

/// What a unit answered.
#[derive(Serialize, ToSchema)]
pub(super) struct AnswerView {
    pub(super) text: String,
    pub(super) papers: Vec<PaperView>,
}

/// What came of an application.
#[derive(Serialize, ToSchema)]
pub(super) struct ConclusionView {
    #[schema(schema_with = outcomes)]
    pub(super) outcome: Outcome,
    pub(super) explanation: String,
    pub(super) at: DateTime<Utc>,
}

/// Something that happened to an application.
#[derive(Serialize, ToSchema)]
pub(super) struct HistoryView {
    /// The kind of the fact.
    pub(super) kind: &'static str,
    pub(super) at: DateTime<Utc>,
    /// Whose doing, if it was somebody's who signs in at the center.
    pub(super) by: Option<String>,
    /// What was said with it.
    pub(super) text: Option<String>,
}

/// Refers an application to a unit.
#[derive(Deserialize, ToSchema)]
pub(super) struct Refer {
    /// The revision that was seen.
    pub(super) revision: u32,
    pub(super) unit: String,
    /// A few words for the unit.
    #[serde(default)]
    pub(super) note: String,
}

/// Returns, withdraws or reopens an application.
#[derive(Deserialize, ToSchema)]
pub(super) struct WithReason {
    /// The revision that was seen.
    pub(super) revision: u32,
    #[serde(default)]
    pub(super) reason: String,
}

/// Answers an application.
#[derive(Deserialize, ToSchema)]
pub(super) struct GiveAnswer {
    /// The revision that was seen.
    pub(super) revision: u32,
    pub(super) text: String,
    /// Papers that were uploaded before.
    #[serde(default)]
    pub(super) papers: Vec<PaperView>,
}

/// Says what came of an application.
#[derive(Deserialize, ToSchema)]
pub(super) struct Conclude {
    /// The revision that was seen.
    pub(super) revision: u32,
    #[schema(schema_with = outcomes)]
    pub(super) outcome: Outcome,
    /// In words for the person.
    pub(super) explanation: String,
}

/// Says that the person was told.
#[derive(Deserialize, ToSchema)]
pub(super) struct Deliver {
    /// The revision that was seen.
    pub(super) revision: u32,
    #[schema(schema_with = ways)]
    pub(super) way: DeliveryWay,
}

/// Where an application stands after a step.
#[derive(Serialize, ToSchema)]
pub(super) struct StepTaken {
    #[schema(schema_with = states)]
    pub(super) state: State,
    /// What the next step must say that it saw.
    pub(super) revision: u32,
}

/// What a person must look at.
#[derive(Serialize, ToSchema)]
pub(super) struct TaskView {
    pub(super) task: i64,
    /// `series-forked`, `desk-came-back`, `fact-quarantined`, `fact-refused`, `link-proposed`.
    pub(super) kind: String,
    /// What it is about, by name.
    #[schema(value_type = Object)]
    pub(super) about: serde_json::Value,
    pub(super) made_at: DateTime<Utc>,
}

/// Why something was refused, or failed.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes `protocol::Problem`, which knows no OpenAPI"
)]
pub(super) struct ProblemView {
    /// What it is; the words for it stand in the project's `assets/text`.
    code: String,
    /// The field that it belongs to.
    field: Option<String>,
    /// What a failure was logged under.
    incident: Option<u32>,
    /// Values for the words.
    #[schema(value_type = Object)]
    arguments: serde_json::Value,
}

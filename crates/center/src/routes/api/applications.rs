//! What waits, and one application with what became of it.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use domain::{RefusalCode, State as Standing};
use protocol::FailureCode;
use serde::Deserialize;
use utoipa::IntoParams;

use super::reading::{line, seen, view};
use super::typed::{Asked, Named, SignedIn};
use super::views::{ApplicationView, CatalogueView, Listed, NamedView, ProblemView};
use crate::limits::LISTED;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::application::{self, Waiting};
use crate::store::fact::digits;
use crate::store::{account, office_setting};

/// Which applications are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct WhatWaits {
    /// What they wait for: `referral`, `answer`, `conclusion` or `delivery`; everything that is open, if nothing is said.
    waiting_for: Option<WaitingFor>,
    /// What `next` said of the page before.
    after: Option<String>,
}

/// What an application waits for.
#[derive(Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum WaitingFor {
    Referral,
    Answer,
    Conclusion,
    Delivery,
}

fn states(waiting_for: Option<WaitingFor>) -> Vec<Standing> {
    match waiting_for {
        Some(WaitingFor::Referral) => {
            vec![Standing::Registered, Standing::Returned, Standing::Reopened]
        }
        Some(WaitingFor::Answer) => vec![Standing::Referred],
        Some(WaitingFor::Conclusion) => vec![Standing::Answered],
        Some(WaitingFor::Delivery) => vec![Standing::Concluded],
        None => Standing::ALL
            .into_iter()
            .filter(|state| state.is_open())
            .collect(),
    }
}

/// What waits, the next to fall due first. A unit sees what it must answer.
#[utoipa::path(get, path = "/api/applications", params(WhatWaits), security(("token" = [])), responses(
    (status = 200, body = Listed),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn list(
    State(center): State<Center>,
    signed_in: SignedIn,
    Asked(asked): Asked<WhatWaits>,
) -> Answer<Json<Listed>> {
    let unit = signed_in.0.part.unit().cloned();
    let mut states = states(asked.waiting_for);
    if unit.is_some() {
        states.retain(|state| *state == Standing::Referred);
    }
    let waiting = Waiting {
        office: signed_in.0.office,
        unit,
        states,
        after: asked.after.as_deref().map(after).transpose()?,
        most: LISTED,
    };
    let rows = waiting.read(&center.pool.get().await?).await?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == LISTED);
    let next = rows
        .last()
        .filter(|_| full)
        .map(|row| format!("{}.{}", row.due_on, row.number));
    let applications = rows.into_iter().map(line).collect();
    Ok(Json(Listed { applications, next }))
}

/// The day and number that a list goes on behind.
fn after(text: &str) -> Answer<(NaiveDate, i64)> {
    let (day, number) = text.split_once('.').ok_or(FailureCode::MessageUnreadable)?;
    let day: NaiveDate = day.parse().map_err(|_| FailureCode::MessageUnreadable)?;
    let number = number.parse().map_err(|_| FailureCode::MessageUnreadable)?;
    // PostgreSQL's days reach less far than ours.
    let known = NaiveDate::from_ymd_opt(1, 1, 1)..NaiveDate::from_ymd_opt(9999, 12, 31);
    if !known.contains(&Some(day)) {
        return Err(FailureCode::MessageUnreadable.into());
    }
    Ok((day, number))
}

/// One application.
#[utoipa::path(get, path = "/api/applications/{number}", security(("token" = [])),
    params(("number" = String, Path, description = "The thirteen digits, with or without spaces.")), responses(
    (status = 200, body = ApplicationView),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn one(
    State(center): State<Center>,
    signed_in: SignedIn,
    Named(number): Named<String>,
) -> Answer<Json<ApplicationView>> {
    let number = signed_in.number(&number)?;
    let client = center.pool.get().await?;
    let office = signed_in.0.office;
    let row = application::find(&client, office, digits(number)).await?;
    let row = row
        .filter(|row| seen(row, &signed_in.0.part))
        .ok_or(RefusalCode::NumberUnknown)?;
    let facts = application::facts(&client, office, row.number).await?;
    let names = account::names(&client, office).await?;
    Ok(Json(view(row, &facts, &names, &signed_in.0.part)?))
}

/// The office's topics and units.
#[utoipa::path(get, path = "/api/catalogue", security(("token" = [])), responses(
    (status = 200, body = CatalogueView),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn catalogue(
    State(center): State<Center>,
    signed_in: SignedIn,
) -> Answer<Json<CatalogueView>> {
    let client = center.pool.get().await?;
    let catalogue = office_setting::catalogue(&client, signed_in.0.office).await?;
    let topics = catalogue.topics.into_iter().map(|topic| NamedView {
        code: topic.code.to_string(),
        name_tr: topic.name_tr,
        name_en: topic.name_en,
    });
    let units = catalogue.units.into_iter().map(|unit| NamedView {
        code: unit.code.to_string(),
        name_tr: unit.name_tr,
        name_en: unit.name_en,
    });
    Ok(Json(CatalogueView {
        topics: topics.collect(),
        units: units.collect(),
    }))
}

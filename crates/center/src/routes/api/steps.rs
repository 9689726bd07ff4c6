//! Steps of an application's life: each one a fact of the center's, decided while the office's order stands still.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deadpool_postgres::GenericClient;
use domain::catalogue::UnitCode;
use domain::typed_text::{NAME_LIMIT, one_line};
use domain::{Answer as UnitAnswer, AttachmentReference, Field, Refusal, RefusalCode, Step};

use super::reading::seen;
use super::typed::{Named, SignedIn, Typed};
use super::views::{
    Conclude, Deliver, GiveAnswer, PaperView, ProblemView, Refer, StepTaken, WithReason,
};
use crate::doors::now;
use crate::limits::PAPERS;
use crate::problem::{Answer, Trouble};
use crate::state::Center;
use crate::store::application::{self, Row, moment};
use crate::store::fact::digits;
use crate::store::{feed, office_setting, own_fact, paper};

/// Who takes a step, and of which application.
pub(super) struct Asked {
    center: Center,
    who: SignedIn,
    number: String,
}

impl FromRequestParts<Center> for Asked {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, center: &Center) -> Answer<Self> {
        let who = SignedIn::from_request_parts(parts, center).await?;
        let Named(number) = Named::from_request_parts(parts, center).await?;
        Ok(Self {
            center: center.clone(),
            who,
            number,
        })
    }
}

impl Asked {
    /// Takes the step that is made of the application's row.
    async fn take(
        self,
        revision: u32,
        step: impl FnOnce(&Row) -> Result<Step, RefusalCode>,
    ) -> Answer<Json<StepTaken>> {
        let account = &self.who.0;
        let number = self.who.number(&self.number)?;
        let mut client = self.center.pool.get().await?;
        let transaction = client.transaction().await?;
        // From here on nobody else adds to the office's order.
        feed::lock_head(&transaction, account.office).await?;
        let row = application::find(&transaction, account.office, digits(number)).await?;
        let row = row
            .filter(|row| seen(row, &account.part))
            .ok_or(RefusalCode::NumberUnknown)?;
        let now = now();
        let step = step(&row)?;
        let fact = row.life().decide(number, revision, step, moment(now))?;
        own_fact::record(
            &transaction,
            self.center.sms.as_ref(),
            account.office,
            &[(account.author(), fact)],
            now,
        )
        .await?;
        let row = application::find(&transaction, account.office, digits(number)).await?;
        let row = row.ok_or(RefusalCode::NumberUnknown)?;
        transaction.commit().await?;
        self.center.news.tell(account.office);
        Ok(Json(StepTaken {
            state: row.state,
            revision: row.revision,
        }))
    }

    /// The same for those of the office alone.
    async fn take_for_the_office(self, revision: u32, step: Step) -> Answer<Json<StepTaken>> {
        self.who.must_be_of_the_office()?;
        self.take(revision, |_| Ok(step)).await
    }
}

/// Refers an application to a unit, or sends it on to another one.
#[utoipa::path(post, path = "/api/applications/{number}/referral", request_body = Refer, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn refer(asked: Asked, Typed(typed): Typed<Refer>) -> Answer<Json<StepTaken>> {
    asked.who.must_be_of_the_office()?;
    let unit = UnitCode::new(typed.unit);
    let catalogue = {
        let client = asked.center.pool.get().await?;
        office_setting::catalogue(&client, asked.who.0.office).await?
    };
    if !catalogue.units.iter().any(|known| known.code == unit) {
        return Err(Refusal::new(RefusalCode::UnitUnknown, Field::Unit).into());
    }
    let note = typed.note;
    asked
        .take_for_the_office(typed.revision, Step::Refer { unit, note })
        .await
}

/// Sends an application back to the office.
#[utoipa::path(post, path = "/api/applications/{number}/return", request_body = WithReason, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn give_back(
    asked: Asked,
    Typed(typed): Typed<WithReason>,
) -> Answer<Json<StepTaken>> {
    let reason = typed.reason;
    asked
        .take(typed.revision, |row| {
            let unit = unit_of(row)?;
            Ok(Step::Return { unit, reason })
        })
        .await
}

/// Answers an application. An officer may write down what a unit answered on paper.
#[utoipa::path(post, path = "/api/applications/{number}/answer", request_body = GiveAnswer, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn answer(
    asked: Asked,
    Typed(typed): Typed<GiveAnswer>,
) -> Answer<Json<StepTaken>> {
    let attachments = attachments(&asked.center.pool.get().await?, typed.papers).await?;
    let answer = UnitAnswer {
        text: typed.text,
        attachments,
    };
    asked
        .take(typed.revision, |row| {
            let unit = unit_of(row)?;
            Ok(Step::Answer { unit, answer })
        })
        .await
}

/// Says what came of an application.
#[utoipa::path(post, path = "/api/applications/{number}/conclusion", request_body = Conclude, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn conclude(
    asked: Asked,
    Typed(typed): Typed<Conclude>,
) -> Answer<Json<StepTaken>> {
    let step = Step::Conclude {
        outcome: typed.outcome,
        explanation: typed.explanation,
    };
    asked.take_for_the_office(typed.revision, step).await
}

/// Says that the person was told.
#[utoipa::path(post, path = "/api/applications/{number}/delivery", request_body = Deliver, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn deliver(asked: Asked, Typed(typed): Typed<Deliver>) -> Answer<Json<StepTaken>> {
    let way = typed.way;
    asked
        .take_for_the_office(typed.revision, Step::Deliver { way })
        .await
}

/// Says that the person took it back.
#[utoipa::path(post, path = "/api/applications/{number}/withdrawal", request_body = WithReason, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn withdraw(
    asked: Asked,
    Typed(typed): Typed<WithReason>,
) -> Answer<Json<StepTaken>> {
    let reason = typed.reason;
    asked
        .take_for_the_office(typed.revision, Step::Withdraw { reason })
        .await
}

/// Takes an application up again that had ended.
#[utoipa::path(post, path = "/api/applications/{number}/reopening", request_body = WithReason, security(("token" = [])),
    params(("number" = String, Path)), responses(
    (status = 200, body = StepTaken),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn reopen(
    asked: Asked,
    Typed(typed): Typed<WithReason>,
) -> Answer<Json<StepTaken>> {
    let reason = typed.reason;
    asked
        .take_for_the_office(typed.revision, Step::Reopen { reason })
        .await
}

/// The unit that has it.
fn unit_of(row: &Row) -> Result<UnitCode, RefusalCode> {
    row.unit.clone().ok_or(RefusalCode::StepImpossible)
}

/// What papers an answer names; each was uploaded before.
async fn attachments(
    client: &impl GenericClient,
    papers: Vec<PaperView>,
) -> Answer<Vec<AttachmentReference>> {
    if papers.len() > PAPERS {
        let refusal = Refusal::new(RefusalCode::TooManyAttachments, Field::Attachments);
        return Err(refusal.with("limit", PAPERS).into());
    }
    let mut attachments = Vec::with_capacity(papers.len());
    for PaperView { sha256, name } in papers {
        let known = if super::papers::is_hash(&sha256) {
            paper::find(client, &sha256).await?
        } else {
            None
        };
        let (kind, bytes) =
            known.ok_or_else(|| Refusal::new(RefusalCode::PaperUnknown, Field::Attachments))?;
        attachments.push(AttachmentReference {
            sha256,
            name: one_line(&name).chars().take(NAME_LIMIT).collect(),
            kind,
            bytes,
        });
    }
    Ok(attachments)
}

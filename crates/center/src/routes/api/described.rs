//! The API's description, out of the handlers and types themselves.

use axum::Json;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::applications::WaitingFor;
use super::views::ProblemView;
use super::{applications, papers, session, steps, tasks};

/// The description of what officers and units can ask for.
#[derive(OpenApi)]
#[openapi(
    info(title = "acikkapi-center", description = "Routing, answers and results of applications."),
    paths(
        session::sign_in,
        session::who,
        session::sign_out,
        applications::catalogue,
        applications::list,
        applications::one,
        steps::refer,
        steps::give_back,
        steps::answer,
        steps::conclude,
        steps::deliver,
        steps::withdraw,
        steps::reopen,
        papers::upload,
        papers::read,
        tasks::list,
        tasks::done,
    ),
    components(schemas(ProblemView, WaitingFor)),
    modifiers(&Token)
)]
struct Description;

struct Token;

impl Modify for Token {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        description
            .components
            .get_or_insert_default()
            .add_security_scheme("token", bearer);
    }
}

/// The description, as `OpenAPI` 3.1.
pub(super) async fn openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}

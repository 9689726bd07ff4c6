//! Signing in and out.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::typed_text::one_line;
use domain::{Refusal, RefusalCode};
use protocol::FailureCode;
use tokio::time::timeout;

use super::typed::{SignedIn, Typed, token};
use super::views::{Credentials, ProblemView, SessionBegun, Who};
use crate::doors::{now, secret};
use crate::failure::Failure;
use crate::limits::TURN_TIME;
use crate::problem::Answer;
use crate::secrets::PASSWORD_CHARACTERS;
use crate::state::Center;
use crate::store::account::{Account, Secrets};
use crate::store::{account, guard, session};

impl From<&Account> for Who {
    fn from(account: &Account) -> Self {
        Self {
            name: account.name.clone(),
            part: account.part.as_str(),
            office: account.office.to_string(),
            unit: account.part.unit().map(ToString::to_string),
        }
    }
}

/// Signs in. Wrong tries make one wait longer each time.
#[utoipa::path(post, path = "/api/session", request_body = Credentials, responses(
    (status = 200, body = SessionBegun),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn sign_in(
    State(center): State<Center>,
    Typed(typed): Typed<Credentials>,
) -> Answer<Json<SessionBegun>> {
    let name = one_line(&typed.sign_in_name).to_lowercase();
    let subject = format!("sign-in {name}");
    let mut client = center.pool.get().await?;
    if let Some(seconds) = guard::begin_try(&mut client, &subject, now()).await? {
        let wait = Refusal::general(RefusalCode::SignInWait).with("seconds", seconds);
        return Err(wait.into());
    }
    let found = account::find(&client, &name).await?;
    // Hashing takes long, and needs no session with the database.
    drop(client);
    let (account, secrets) = match found {
        Some((account, secrets)) => (Some(account), secrets),
        None => (None, Secrets::nobodys()),
    };
    let step = check(&center, secrets, typed).await?;
    let (Some(account), Some(step)) = (account, step) else {
        return Err(RefusalCode::SignInRefused.into());
    };
    let client = center.pool.get().await?;
    if !account::use_code(&client, account.id, step).await? {
        return Err(RefusalCode::SignInRefused.into());
    }
    guard::forget(&client, &subject).await?;
    let token = hex::encode(secret::<32>()?);
    session::begin(&client, &token, account.id, now()).await?;
    tracing::info!(account = account.id, "signed in");
    Ok(Json(SessionBegun {
        token,
        who: Who::from(&account),
    }))
}

async fn check(center: &Center, secrets: Secrets, typed: Credentials) -> Answer<Option<u64>> {
    let [_, most] = PASSWORD_CHARACTERS;
    let _turn = timeout(TURN_TIME, center.passwords.acquire())
        .await
        .map_err(|_| FailureCode::CenterBusy)?;
    let seconds = now().unsigned_abs() / 1_000;
    let checked = tokio::task::spawn_blocking(move || {
        let password: String = typed.password.chars().take(most + 1).collect();
        secrets.check(&password, typed.code.trim(), seconds)
    });
    let step = checked.await.map_err(Failure::new)??;
    Ok(step)
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/session", security(("token" = [])), responses(
    (status = 200, body = Who),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn who(signed_in: SignedIn) -> Json<Who> {
    Json(Who::from(&signed_in.0))
}

/// Signs out; the token is worth nothing from now on.
#[utoipa::path(delete, path = "/api/session", security(("token" = [])), responses(
    (status = 204),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn sign_out(
    State(center): State<Center>,
    _: SignedIn,
    parts: Parts,
) -> Answer<StatusCode> {
    if let Some(token) = token(&parts) {
        session::end(&center.pool.get().await?, token).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

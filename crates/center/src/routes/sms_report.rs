//! What the gateway for SMS tells of a message. Who knows the address was told it with the message.

use axum::extract::{Query, State};
use domain::OfficeCode;
use protocol::FailureCode;
use serde::Deserialize;
use tokio::time::timeout;

use crate::doors::now;
use crate::limits::TURN_TIME;
use crate::problem::Answer;
use crate::sms::course::News;
use crate::sms::worker;
use crate::state::Center;

#[derive(Deserialize)]
pub(crate) struct Report {
    office: OfficeCode,
    token: String,
    /// Kannel's word for what happened (User's Guide, "Delivery reports").
    #[serde(rename = "type")]
    kind: u8,
}

/// Takes a report in. One of a message that nobody waits for is none, and is answered alike.
pub(crate) async fn hear(State(center): State<Center>, Query(report): Query<Report>) -> Answer<()> {
    let (Some(token), Some(news)) = (token_of(&report.token), meaning(report.kind)) else {
        return Ok(());
    };
    let _turn = timeout(TURN_TIME, center.strangers.acquire())
        .await
        .map_err(|_| FailureCode::CenterBusy)?;
    worker::hear(&center, (report.office, &token), news, now()).await?;
    Ok(())
}

fn meaning(kind: u8) -> Option<News> {
    match kind {
        1 => Some(News::Delivered),
        2 | 16 => Some(News::GivenUp),
        // Waiting at the operator, or just arrived there.
        4 | 8 => Some(News::AtOperator),
        _ => None,
    }
}

/// Sixteen bytes in hexadecimal digits.
fn token_of(text: &str) -> Option<[u8; 16]> {
    hex::decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_as_it_was_written() {
        assert_eq!(
            token_of("000000000000000000000000000000ff").map(|token| token[15]),
            Some(255)
        );
        assert_eq!(token_of("+0000000000000000000000000000000"), None);
        assert_eq!(token_of("00"), None);
    }

    #[test]
    fn reports_mean_what_kannel_says() {
        assert_eq!(meaning(1), Some(News::Delivered));
        assert_eq!([meaning(2), meaning(16)], [Some(News::GivenUp); 2]);
        assert_eq!([meaning(4), meaning(8)], [Some(News::AtOperator); 2]);
        assert_eq!([meaning(0), meaning(32)], [None; 2]);
    }
}

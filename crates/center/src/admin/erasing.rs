//! Erasing by law what is written of an application.

use deadpool_postgres::Client;
use domain::typed_text::one_line;
use domain::{ApplicationNumber, Author, Fact};

use crate::doors::now;
use crate::failure::Failure;
use crate::store::fact::digits;
use crate::store::{erasing, feed, own_fact, sms};

/// Erases it here, and tells the office's desks to do the same.
pub(super) async fn erase(
    session: &mut Client,
    number: &str,
    basis: &str,
) -> Result<String, Failure> {
    let number: ApplicationNumber = number
        .parse()
        .map_err(|_| Failure::new("no such application number"))?;
    let basis = one_line(basis);
    if basis.is_empty() {
        return Err(Failure::new("say by which law or decision"));
    }
    let transaction = session.transaction().await?;
    feed::lock_head(&transaction, number.office()).await?;
    let places = erasing::erase(&transaction, number.office(), digits(number)).await?;
    if places.is_empty() {
        return Err(Failure::new("nothing is written of this application"));
    }
    sms::forget(&transaction, number).await?;
    let count = places.len();
    let erased = Fact::ContentErased {
        number,
        places,
        basis,
    };
    let told = [(Author::Center, erased)];
    own_fact::record(&transaction, None, number.office(), &told, now()).await?;
    transaction.commit().await?;
    Ok(format!("{count} facts erased"))
}

//! Reading applications: one, its facts, and lists of what waits.

use chrono::NaiveDate;
use deadpool_postgres::GenericClient;
use domain::catalogue::UnitCode;
use domain::{Application, Author, Fact, OfficeCode, State};

use super::rows::{COLUMNS, row_of};
use super::{Row, moment};
use crate::failure::Failure;
use crate::store::fact;
use crate::store::values::damaged;

/// Which applications a list shows: the next to fall due first.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub(crate) office: OfficeCode,
    /// Only those of this unit.
    pub(crate) unit: Option<UnitCode>,
    /// Those in these states.
    pub(crate) states: Vec<State>,
    /// Behind this one, which a list before ended with.
    pub(crate) after: Option<(NaiveDate, i64)>,
    /// How many at most.
    pub(crate) most: i64,
}

impl Waiting {
    /// Reads the list.
    pub(crate) async fn read(&self, client: &impl GenericClient) -> Result<Vec<Row>, Failure> {
        let states: Vec<&str> = self.states.iter().map(|state| state.as_str()).collect();
        // Said as the indexes say it, or they would not be used.
        let part = if self.states.iter().all(|state| state.is_open()) {
            "state NOT IN ('concluded', 'delivered', 'withdrawn')"
        } else if self.states == [State::Concluded] {
            "state = 'concluded'"
        } else {
            "true"
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM application
             WHERE office = $1 AND {part} AND state = ANY($2) AND ($3::text IS NULL OR unit = $3)
               AND (due_on, number) > ($4::text::date, $5) ORDER BY application.due_on, number LIMIT $6"
        );
        let statement = client.prepare_cached(&sql).await?;
        let (day, number) = self.after.map_or_else(
            || ("0001-01-01".to_owned(), 0),
            |(day, number)| (day.to_string(), number),
        );
        let unit = self.unit.as_ref().map(UnitCode::as_str);
        let rows = client
            .query(
                &statement,
                &[
                    &self.office.to_string(),
                    &states,
                    &unit,
                    &day,
                    &number,
                    &self.most,
                ],
            )
            .await?;
        rows.iter().map(row_of).collect()
    }
}

/// The row of one application.
pub(crate) async fn find(
    client: &impl GenericClient,
    office: OfficeCode,
    number: i64,
) -> Result<Option<Row>, Failure> {
    let mut rows = super::rows::load(client, office, &[number]).await?;
    Ok(rows.remove(&number))
}

/// A fact about an application, as it stands in the order.
pub(crate) struct Recorded {
    pub(crate) fact: Fact,
    pub(crate) author: Author,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
}

/// The facts about one application that can be read, in the office's order.
pub(crate) async fn facts(
    client: &impl GenericClient,
    office: OfficeCode,
    number: i64,
) -> Result<Vec<Recorded>, Failure> {
    let statement = client
        .prepare_cached(
            "SELECT kind, author, recorded_at, body FROM feed
             JOIN fact USING (office, code, epoch, branch, sequence)
             WHERE office = $1 AND feed.number = $2 AND body IS NOT NULL ORDER BY place",
        )
        .await?;
    let rows = client
        .query(&statement, &[&office.to_string(), &number])
        .await?;
    let read = rows.iter().filter_map(|row| {
        Some(Recorded {
            fact: fact::read(row.get(0), row.get(3))?,
            author: Author::from_journal(row.get(1)),
            at: row.get(2),
        })
    });
    Ok(read.collect())
}

/// An application put together from its facts.
pub(crate) fn whole(facts: &[Recorded]) -> Result<Application, Failure> {
    let mut application: Option<Application> = None;
    for recorded in facts {
        let at = moment(recorded.at);
        match application.as_mut() {
            None => {
                application = Application::begun_by(&recorded.fact, recorded.author.clone(), at);
            }
            // A step that is refused changes nothing, and a fact behind it tells so.
            Some(application) => drop(application.take_in(&recorded.fact, at)),
        }
    }
    application.ok_or_else(|| damaged("application"))
}

/// Which of these applications are registered already.
pub(crate) async fn registered(
    client: &impl GenericClient,
    office: OfficeCode,
    numbers: &[i64],
) -> Result<Vec<i64>, Failure> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let statement = client
        .prepare_cached(
            // Each by its key, whatever the server believes of how many there are.
            "SELECT given.number FROM unnest($2::bigint[]) AS given (number)
             CROSS JOIN LATERAL (SELECT 1 FROM application
               WHERE application.office = $1 AND application.number = given.number LIMIT 1) AS there",
        )
        .await?;
    let rows = client
        .query(&statement, &[&office.to_string(), &numbers])
        .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

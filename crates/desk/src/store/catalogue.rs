//! Tables `topic`, `unit` and `topic_use`: the office's catalogue, and how often each topic is used.
//! Uses are counted as far as names are indexed; those of the newest applications when asked for.

use std::collections::BTreeMap;

use domain::catalogue::{Catalogue, Topic, TopicCode, Unit, UnitCode};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::application;
use crate::failure::Failure;

const COUNT_USES: &str = "INSERT INTO topic_use (topic, used) VALUES (?1, ?2)
     ON CONFLICT (topic) DO UPDATE SET used = used + excluded.used";

pub(super) fn replace(connection: &Connection, catalogue: &Catalogue) -> Result<(), Failure> {
    connection.execute_batch("DELETE FROM topic; DELETE FROM unit;")?;
    for unit in &catalogue.units {
        connection
            .prepare_cached("INSERT INTO unit (code, name_tr, name_en) VALUES (?1, ?2, ?3)")?
            .execute(params![unit.code.as_str(), unit.name_tr, unit.name_en])?;
    }
    for topic in &catalogue.topics {
        connection
            .prepare_cached(
                "INSERT INTO topic (code, name_tr, name_en, synonyms, usual_unit) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                topic.code.as_str(),
                topic.name_tr,
                topic.name_en,
                serde_json::to_string(&topic.synonyms)?,
                topic.usual_unit.as_ref().map(UnitCode::as_str),
            ])?;
    }
    Ok(())
}

/// Counts these uses of topics.
pub(super) fn count_uses(
    connection: &Connection,
    uses: &BTreeMap<String, i64>,
) -> Result<(), Failure> {
    let mut count = connection.prepare_cached(COUNT_USES)?;
    for (topic, more) in uses {
        count.execute(params![topic, more])?;
    }
    Ok(())
}

/// Forgets what was counted.
pub(super) fn clear_uses(connection: &Connection) -> Result<(), Failure> {
    connection.execute("DELETE FROM topic_use", [])?;
    Ok(())
}

/// Counts one use less of a topic, and one more of the other that took its place.
pub(super) fn change_use(
    connection: &Connection,
    before: Option<&TopicCode>,
    after: Option<&TopicCode>,
) -> Result<(), Failure> {
    let mut count = connection.prepare_cached(COUNT_USES)?;
    for (topic, more) in [(before, -1), (after, 1)] {
        if let Some(topic) = topic.filter(|_| before != after) {
            count.execute(params![topic.as_str(), more])?;
        }
    }
    Ok(())
}

/// Every topic with how often it was used, most used first.
pub fn topics(connection: &Connection) -> Result<Vec<(Topic, u64)>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT code, name_tr, name_en, synonyms, usual_unit, coalesce(used, 0) + coalesce(newer, 0) AS uses
         FROM topic LEFT JOIN topic_use ON topic_use.topic = topic.code
         LEFT JOIN (SELECT topic, count(*) AS newer FROM application WHERE number > ?1 AND number <= ?2 GROUP BY topic) AS latest
           ON latest.topic = topic.code
         ORDER BY uses DESC, code",
    )?;
    let (counted, last) = application::not_indexed(connection)?;
    let rows = statement.query_and_then([counted, last], |row| {
        let topic = Topic {
            code: TopicCode::new(row.get::<_, String>(0)?),
            name_tr: row.get(1)?,
            name_en: row.get(2)?,
            synonyms: serde_json::from_str(&row.get::<_, String>(3)?)?,
            usual_unit: row.get::<_, Option<String>>(4)?.map(UnitCode::new),
        };
        Ok((topic, row.get(5)?))
    })?;
    rows.collect()
}

/// Every topic's name, in Turkish or English.
pub fn topic_names(
    connection: &Connection,
    turkish: bool,
) -> Result<Vec<(TopicCode, String)>, Failure> {
    let name = name_column(turkish);
    let mut statement = connection.prepare_cached(&format!("SELECT code, {name} FROM topic"))?;
    let rows = statement.query_and_then([], |row| {
        Ok((TopicCode::new(row.get::<_, String>(0)?), row.get(1)?))
    })?;
    rows.collect()
}

/// Every unit's name, in Turkish or English.
pub fn unit_names(
    connection: &Connection,
    turkish: bool,
) -> Result<Vec<(UnitCode, String)>, Failure> {
    let name = name_column(turkish);
    let mut statement = connection.prepare_cached(&format!("SELECT code, {name} FROM unit"))?;
    let rows = statement.query_and_then([], |row| {
        Ok((UnitCode::new(row.get::<_, String>(0)?), row.get(1)?))
    })?;
    rows.collect()
}

/// The name of the unit with this code, if the catalogue has it.
pub fn find_unit_name(
    connection: &Connection,
    code: &UnitCode,
    turkish: bool,
) -> Result<Option<String>, Failure> {
    let name = name_column(turkish);
    let mut statement =
        connection.prepare_cached(&format!("SELECT {name} FROM unit WHERE code = ?1"))?;
    Ok(statement.query_row([code.as_str()], first).optional()?)
}

/// Whether the catalogue has a topic with this code.
pub fn has_topic(connection: &Connection, code: &TopicCode) -> Result<bool, Failure> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM topic WHERE code = ?1)")?
        .query_row([code.as_str()], first)?)
}

/// Whether the catalogue has a unit with this code.
pub fn has_unit(connection: &Connection, code: &UnitCode) -> Result<bool, Failure> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM unit WHERE code = ?1)")?
        .query_row([code.as_str()], first)?)
}

fn first<T: rusqlite::types::FromSql>(row: &Row<'_>) -> rusqlite::Result<T> {
    row.get(0)
}

fn name_column(turkish: bool) -> &'static str {
    if turkish { "name_tr" } else { "name_en" }
}

/// Every unit.
pub fn units(connection: &Connection) -> Result<Vec<Unit>, Failure> {
    let mut statement = connection.prepare_cached("SELECT code, name_tr, name_en FROM unit")?;
    let rows = statement.query_and_then([], |row| {
        Ok(Unit {
            code: UnitCode::new(row.get::<_, String>(0)?),
            name_tr: row.get(1)?,
            name_en: row.get(2)?,
        })
    })?;
    rows.collect()
}

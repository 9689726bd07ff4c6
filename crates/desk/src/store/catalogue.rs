//! Tables `topic`, `unit` and `topic_use`: the office's catalogue, and how often each topic is used.

use domain::catalogue::{Catalogue, Topic, TopicCode, Unit, UnitCode};
use rusqlite::{Connection, params};

use crate::failure::Failure;

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

pub(super) fn count_use(connection: &Connection, topic: &TopicCode) -> Result<(), Failure> {
    connection
        .prepare_cached("INSERT INTO topic_use (topic, used) VALUES (?1, 1) ON CONFLICT (topic) DO UPDATE SET used = used + 1")?
        .execute([topic.as_str()])?;
    Ok(())
}

/// Every topic with how often it was used, most used first.
pub fn topics(connection: &Connection) -> Result<Vec<(Topic, u64)>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT code, name_tr, name_en, synonyms, usual_unit, coalesce(used, 0)
         FROM topic LEFT JOIN topic_use ON topic_use.topic = topic.code
         ORDER BY coalesce(used, 0) DESC, code",
    )?;
    let rows = statement.query_and_then([], |row| {
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

use proptest::prelude::*;

use super::*;

fn unit(name: &str) -> UnitCode {
    UnitCode::new(name)
}

fn number() -> ApplicationNumber {
    "1003010004235".parse().unwrap()
}

fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn refer(to: &str) -> Step {
    Step::Refer {
        unit: unit(to),
        note: String::new(),
    }
}

fn give_back(by: &str) -> Step {
    Step::Return {
        unit: unit(by),
        reason: "Görev alanımızda değil".into(),
    }
}

fn answer(by: &str) -> Step {
    Step::Answer {
        unit: unit(by),
        answer: Answer {
            text: "Lamba değiştirildi.".into(),
            attachments: Vec::new(),
        },
    }
}

fn conclude(outcome: Outcome) -> Step {
    Step::Conclude {
        outcome,
        explanation: "Lambanız yanıyor.".into(),
    }
}

fn withdraw() -> Step {
    Step::Withdraw {
        reason: String::new(),
    }
}

fn reopen() -> Step {
    Step::Reopen {
        reason: "Lamba yine söndü".into(),
    }
}

fn lived(steps: impl IntoIterator<Item = Step>) -> Life {
    let mut life = Life::begun();
    for step in steps {
        life.take_in(life.revision, &step, moment()).unwrap();
    }
    life
}

fn refused(life: &Life, step: &Step) -> RefusalCode {
    life.after(life.revision, step, moment()).unwrap_err().code
}

#[test]
fn an_application_is_sent_back_and_on_until_somebody_answers_and_the_person_knows() {
    let life = lived([
        refer("EDAS"),
        give_back("EDAS"),
        refer("FEN"),
        answer("FEN"),
        conclude(Outcome::Positive),
        Step::Deliver {
            way: DeliveryWay::Phone,
        },
    ]);
    assert_eq!(life.state, State::Delivered);
    assert_eq!(life.unit, Some(unit("FEN")));
    assert_eq!(life.answer.unwrap().text, "Lamba değiştirildi.");
    assert_eq!(life.conclusion.unwrap().outcome, Outcome::Positive);
}

#[test]
fn only_the_unit_that_has_it_answers() {
    let referred = lived([refer("EDAS")]);
    assert_eq!(
        refused(&referred, &answer("FEN")),
        RefusalCode::UnitNotAsked
    );
    assert_eq!(refused(&referred, &refer("EDAS")), RefusalCode::UnitHasIt);
    let sent_on = lived([refer("EDAS"), refer("FEN")]);
    assert_eq!(
        refused(&sent_on, &answer("EDAS")),
        RefusalCode::UnitNotAsked
    );
}

#[test]
fn what_a_unit_must_answer_is_not_concluded_without_it() {
    let registered = Life::begun();
    assert_eq!(
        refused(&registered, &conclude(Outcome::Positive)),
        RefusalCode::AnswerMissing
    );
    let ended = lived([conclude(Outcome::NotExaminable)]);
    assert_eq!(ended.state, State::Concluded, "law 3071 needs no unit");
    assert_eq!(refused(&ended, &withdraw()), RefusalCode::StepImpossible);
}

#[test]
fn what_was_reopened_begins_anew_without_the_answer_that_did_not_hold() {
    let life = lived([
        refer("EDAS"),
        answer("EDAS"),
        conclude(Outcome::Positive),
        reopen(),
    ]);
    assert_eq!((life.answer, life.conclusion), (None, None));
    assert_eq!(life.state, State::Reopened);
}

#[test]
fn words_that_are_missing_are_asked_for_at_their_field() {
    let referred = lived([refer("EDAS")]);
    let empty = Step::Return {
        unit: unit("EDAS"),
        reason: " ".into(),
    };
    let refusal = referred
        .decide(number(), 2, empty, moment())
        .expect_err("a return needs its reason");
    assert_eq!(refusal.field, Some(Field::Reason));
}

fn any_step() -> impl Strategy<Value = Step> {
    let units = prop_oneof![Just("EDAS"), Just("FEN")];
    let outcomes = prop_oneof![Just(Outcome::Negative), Just(Outcome::NotExaminable)];
    prop_oneof![
        units.clone().prop_map(refer),
        units.clone().prop_map(give_back),
        units.prop_map(answer),
        outcomes.prop_map(conclude),
        Just(Step::Deliver {
            way: DeliveryWay::InPerson
        }),
        Just(withdraw()),
        Just(reopen()),
    ]
}

/// The facts of somebody who takes what steps they can, knowing `from` and what they did themselves.
fn written_apart(from: &Life, steps: Vec<Step>) -> Vec<(u32, Step)> {
    let mut seen = from.clone();
    let mut written = Vec::new();
    for step in steps {
        let revision = seen.revision;
        if seen.after(revision, &step, moment()).is_ok() {
            seen.take_in(revision, &step, moment()).unwrap();
            written.push((revision, step));
        }
    }
    written
}

proptest! {
    #[test]
    fn what_is_decided_is_taken_in_and_reads_back_the_same(before in prop::collection::vec(any_step(), 0..8), step in any_step()) {
        let mut life = Life::begun();
        for step in before {
            let _ = life.take_in(life.revision, &step, moment());
        }
        if let Ok(fact) = life.decide(number(), life.revision, step, moment()) {
            let stored = serde_json::to_string(&fact).unwrap();
            let read: Fact = serde_json::from_str(&stored).unwrap();
            prop_assert_eq!(&read, &fact);
            let (revision, step) = Step::of(&read).unwrap();
            prop_assert!(life.take_in(revision, &step, moment()).is_ok());
        }
    }

    #[test]
    fn a_refused_step_counts_and_changes_nothing_else(steps in prop::collection::vec((0_u32..6, any_step()), 0..12)) {
        let mut life = Life::begun();
        for (revision, step) in steps {
            let before = life.clone();
            if life.take_in(revision, &step, moment()).is_err() {
                prop_assert_eq!(life.revision, before.revision + 1);
                life.revision = before.revision;
                prop_assert_eq!(&life, &before);
                life.revision += 1;
            }
        }
    }

    /// Two who did not know of each other: whose first step comes first is heard, the other one is told.
    #[test]
    fn of_two_who_were_apart_nobody_overwrites_the_other(
        shared in prop::collection::vec(any_step(), 0..6),
        steps in [prop::collection::vec(any_step(), 1..6), prop::collection::vec(any_step(), 1..6)],
        order in prop::collection::vec(any::<bool>(), 12),
    ) {
        let from = written_apart(&Life::begun(), shared).into_iter().fold(Life::begun(), |mut life, (revision, step)| {
            life.take_in(revision, &step, moment()).unwrap();
            life
        });
        let mut waiting = steps.map(|steps| written_apart(&from, steps).into_iter());
        let (mut life, mut first, mut whose) = (from, None, order.into_iter());
        loop {
            let who = usize::from(whose.next().unwrap_or_default());
            let next = waiting[who].next().map(|next| (who, next))
                .or_else(|| waiting[1 - who].next().map(|next| (1 - who, next)));
            let Some((who, (revision, step))) = next else { break };
            let heard = *first.get_or_insert(who) == who;
            let taken = life.take_in(revision, &step, moment());
            prop_assert!(heard || taken.is_err(), "a step that had not seen the other's went through");
        }
    }
}

//! Staff at a real desk: signing in, wrong tries, who may do what.

use desk::store::sign_in;
use desk::vault::Cost;
use desk::views::Stage;
use desk::{Answer, Desk, Trouble};
use domain::{RefusalCode, Role, StaffId};
use stories::closed_office::behind_its_back;
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CHEAP, CLERK, CLERK_SECRET, Office, ordinary_draft, places,
};

fn code_of<T>(answer: Answer<T>) -> RefusalCode {
    match answer {
        Err(Trouble::Refused(refusals)) => refusals[0].code,
        Err(Trouble::Failed(failure)) => panic!("failed instead of refusing: {failure}"),
        Ok(_) => panic!("was not refused"),
    }
}

fn id_of(office: &Office, name: &str) -> StaffId {
    office
        .desk()
        .list_staff()
        .unwrap()
        .into_iter()
        .find(|member| member.name == name)
        .unwrap()
        .id
}

#[test]
fn a_locked_desk_does_nothing_until_someone_signs_in() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    office.desk().lock();
    assert_eq!(office.desk().state().stage, Stage::SignIn);
    assert_eq!(
        code_of(office.register(&ordinary_draft())),
        RefusalCode::SignInNeeded
    );
    assert_eq!(
        code_of(office.desk().find_applications("1008")),
        RefusalCode::SignInNeeded
    );
    office.sign_in(CLERK, CLERK_SECRET).unwrap();
    assert_eq!(office.desk().state().stage, Stage::Ready);
}

#[test]
fn wrong_tries_slow_down_also_over_a_new_start_and_an_administrator_helps() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    office.desk().lock();
    for _ in 0..4 {
        assert_eq!(
            code_of(office.sign_in(CLERK, "000000")),
            RefusalCode::SecretWrong
        );
    }
    assert_eq!(
        code_of(office.sign_in(CLERK, "000000")),
        RefusalCode::SignInWait,
        "the fifth costs 15 seconds"
    );
    assert_eq!(
        code_of(office.sign_in(CLERK, CLERK_SECRET)),
        RefusalCode::SignInWait,
        "also for the right one"
    );
    drop(office);

    let again = Office::reopen(folder.path());
    assert_eq!(
        code_of(again.map(|_| ())),
        RefusalCode::SignInWait,
        "a new start gains nothing"
    );

    let desk = desk::Desk::open(stories::office::places(folder.path())).unwrap();
    let everybody = desk.list_staff().unwrap();
    let of = |name: &str| {
        everybody
            .iter()
            .find(|member| member.name == name)
            .unwrap()
            .id
            .clone()
    };
    desk.sign_in(&of(ADMINISTRATOR), ADMINISTRATOR_SECRET)
        .unwrap();
    desk.unlock_staff(&of(CLERK)).unwrap();
    desk.lock();
    desk.sign_in(&of(CLERK), CLERK_SECRET).unwrap();
}

#[test]
fn only_an_administrator_keeps_the_desk_and_one_always_stays() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    assert_eq!(
        code_of(desk.add_staff("Yeni", Role::Clerk, "739264", "739264")),
        RefusalCode::NotAllowed
    );
    let administrator = id_of(&office, ADMINISTRATOR);
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    assert_eq!(
        code_of(desk.deactivate_staff(&administrator)),
        RefusalCode::LastAdministrator
    );
    assert_eq!(
        code_of(desk.add_staff("ayse kaya", Role::Clerk, "739264", "739264")),
        RefusalCode::StaffNameTaken
    );
    assert_eq!(
        code_of(desk.add_staff("Yeni", Role::Clerk, "111111", "111111")),
        RefusalCode::SecretTooEasy
    );
    assert_eq!(
        code_of(desk.add_staff("Yeni", Role::Clerk, "7392", "7392")),
        RefusalCode::SecretTooShort
    );
    assert_eq!(
        code_of(desk.add_staff("Yeni", Role::Clerk, "739264", "739265")),
        RefusalCode::SecretsDiffer
    );

    let clerk = id_of(&office, CLERK);
    desk.deactivate_staff(&clerk).unwrap();
    assert_eq!(
        code_of(desk.sign_in(&clerk, CLERK_SECRET)),
        RefusalCode::StaffUnknown,
        "who left cannot sign in"
    );
}

#[test]
fn the_recovery_code_opens_the_account_of_a_locked_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let desk = office.desk();
    let (administrator, clerk) = (id_of(&office, ADMINISTRATOR), id_of(&office, CLERK));
    desk.lock();
    let code = office.recovery_code().to_owned();
    let wrong = "0000 0000 0000 0000 0000 0000";
    assert_ne!(code, wrong);
    assert_eq!(
        code_of(desk.recover_account(&administrator, wrong, "yeni parola!", "yeni parola!")),
        RefusalCode::RecoveryCodeWrong
    );
    assert_eq!(
        code_of(desk.recover_account(&clerk, &code, "yeni parola!", "yeni parola!")),
        RefusalCode::NotAllowed,
        "a clerk's account is the administrator's to open"
    );
    desk.recover_account(&administrator, &code, "yeni parola!", "yeni parola!")
        .unwrap();
    office.sign_in(ADMINISTRATOR, "yeni parola!").unwrap();
}

#[test]
fn a_secret_that_was_kept_at_another_cost_is_kept_at_todays_once_its_owner_signs_in() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let [administrator, clerk] = [ADMINISTRATOR, CLERK].map(|name| id_of(&office, name));
    drop(office);
    let cost_of = |staff: &StaffId| {
        let store = behind_its_back(&places(folder.path()));
        sign_in::find_secret(&store, staff).unwrap().unwrap().cost()
    };
    assert_eq!([&administrator, &clerk].map(cost_of), [CHEAP, CHEAP]);
    for secret in ["000001", CLERK_SECRET] {
        let desk = Desk::open(places(folder.path())).unwrap();
        let signed_in = desk.sign_in(&clerk, secret).is_ok();
        assert_eq!(signed_in, secret == CLERK_SECRET);
        drop(desk);
        let cost = if signed_in { Cost::SIGN_IN } else { CHEAP };
        assert_eq!(cost_of(&clerk), cost);
    }
    assert_eq!(cost_of(&administrator), CHEAP);
    let desk = Desk::open(places(folder.path())).unwrap();
    desk.sign_in(&clerk, CLERK_SECRET).unwrap();
}

//! What the build refuses: each fault is told with the file and the key.

#[path = "../build/catalogue.rs"]
mod catalogue;

use catalogue::{Catalogue, compare, compare_keys, lacks};
use std::path::PathBuf;

fn read(language: &str, source: &str) -> Catalogue {
    let files = vec![(PathBuf::from("slip.ftl"), source.to_owned())];
    let catalogue = Catalogue::parse(language, files).expect("these words are well formed");
    assert_eq!(catalogue.files.len(), 1);
    catalogue
}

fn refusals(sources: &[(&str, &str)]) -> Vec<String> {
    let files = sources
        .iter()
        .map(|(name, source)| (PathBuf::from(name), (*source).to_owned()));
    let faults = Catalogue::parse("tr", files.collect()).expect_err("these words are wrong");
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_key_that_one_language_lacks_is_named() {
    let (turkish, english) = (
        read("tr", "due = Son gün\nplace = Yer"),
        read("en", "due = Due"),
    );
    let faults = compare(&turkish, &english);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].to_string(), "tr/slip.ftl: place is missing in en");
    assert!(
        compare_keys(&english, &turkish).is_empty(),
        "the other way round nothing is missing"
    );
}

#[test]
fn a_language_of_slips_answers_for_the_files_of_slips_alone() {
    let files = [
        ("slip.ftl", "due = Son gün\nplace = Yer"),
        ("desk.ftl", "save = Kaydet"),
    ];
    let files = files.map(|(name, source)| (PathBuf::from(name), source.to_owned()));
    let turkish = Catalogue::parse("tr", files.to_vec()).expect("these words are well formed");
    let on_slips = turkish.of_files(&["slip.ftl"]);
    let arabic = read("ar", "due = آخر موعد");
    let faults = compare(&on_slips, &arabic);
    assert_eq!(faults.len(), 1, "what stands on screens is not asked of it");
    assert_eq!(faults[0].to_string(), "tr/slip.ftl: place is missing in ar");
}

#[test]
fn an_attribute_that_one_language_lacks_is_named() {
    let turkish = read("tr", "save = Kaydet\n    .title = Kaydeder");
    let faults = compare(&turkish, &read("en", "save = Save"));
    assert_eq!(
        faults[0].to_string(),
        "tr/slip.ftl: save.title is missing in en"
    );
}

#[test]
fn variables_are_compared_wherever_they_hide() {
    let turkish = read("tr", "left = { $count } { $place } kaldı");
    let english = read(
        "en",
        "left = { $count ->\n    [one] one in { $place }\n   *[other] many in { $place }\n }",
    );
    assert!(
        compare(&turkish, &english).is_empty(),
        "a plural form needs the same variables"
    );

    let english = read("en", "left = { $number } left");
    let fault = compare(&turkish, &english).remove(0).to_string();
    assert!(
        fault.starts_with("en/slip.ftl: left uses the variables"),
        "{fault}"
    );
    assert!(
        fault.contains("number") && fault.contains("count"),
        "{fault}"
    );
}

#[test]
fn a_key_written_twice_is_refused_even_across_files() {
    let faults = refusals(&[
        ("desk.ftl", "due = Son gün"),
        ("slip.ftl", "due = Son tarih"),
    ]);
    assert_eq!(faults, ["tr/slip.ftl: due stands already in tr/desk.ftl"]);
}

#[test]
fn a_file_that_does_not_parse_is_refused_with_its_line() {
    let faults = refusals(&[("slip.ftl", "due = Son gün\nplace { $where\n")]);
    assert!(faults[0].starts_with("tr/slip.ftl: line 2: "), "{faults:?}");
}

#[test]
fn a_reference_to_nothing_is_refused() {
    let faults = refusals(&[("slip.ftl", "due = { -office } { day }")]);
    assert_eq!(
        faults,
        [
            "tr/slip.ftl: due refers to -office, which does not exist",
            "tr/slip.ftl: due refers to day, which does not exist",
        ]
    );
}

#[test]
fn a_problem_code_without_words_is_refused() {
    let turkish = read("tr", "problem-disk-full = Disk dolu.");
    assert_eq!(lacks(&turkish, "problem-disk-full"), None);
    let fault = lacks(&turkish, "problem-no-paper")
        .expect("nobody wrote it")
        .to_string();
    assert!(
        fault.starts_with("tr/problems.ftl: problem-no-paper is missing"),
        "{fault}"
    );
}

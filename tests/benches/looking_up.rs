//! What the screen asks while the clerk types, in a filled store: who this is, which topic, and where
//! the desk stands.

use desk::Answer;
use desk::views::PersonQuery;
use stories::bench::{Filled, Times, Visitor, time};
use stories::office::Office;

/// People who are typed, letter by letter.
const VISITORS: u32 = 500;
/// Letters of a name that are typed, at least and at most.
const FEWEST_LETTERS: usize = 2;
const MOST_LETTERS: usize = 8;
/// Times that the questions without a person are asked.
const ROUNDS: usize = 300;

fn main() -> Answer<()> {
    let filled = Filled::get()?;
    let visitors = filled.visitors(VISITORS)?;
    let office = Office::reopen(filled.folder())?;
    println!("\nLooking up, {} applications", filled.count());
    people(&office, &visitors)?;
    office_questions(&office)
}

fn people(office: &Office, visitors: &[Visitor]) -> Answer<()> {
    let (mut numbers, mut phones) = <(Times, Times)>::default();
    let (mut one_word, mut two_words) = <(Times, Times)>::default();
    for visitor in visitors {
        let ask = |times: &mut Times, query: PersonQuery| {
            time(times, || office.desk().find_person(&query)).map(drop)
        };
        if let Some(national_id) = visitor.national_id.clone() {
            ask(
                &mut numbers,
                PersonQuery {
                    national_id,
                    ..nobody()
                },
            )?;
        }
        if let Some(phone) = visitor.phone.clone() {
            ask(&mut phones, PersonQuery { phone, ..nobody() })?;
        }
        for letters in FEWEST_LETTERS..=MOST_LETTERS {
            let given_name = beginning(&visitor.given_name, letters);
            ask(
                &mut one_word,
                PersonQuery {
                    given_name,
                    ..nobody()
                },
            )?;
        }
        for letters in 1..=MOST_LETTERS {
            let given_name = visitor.given_name.clone();
            let surname = beginning(&visitor.surname, letters);
            ask(
                &mut two_words,
                PersonQuery {
                    given_name,
                    surname,
                    ..nobody()
                },
            )?;
        }
    }
    println!("  identity number     {numbers}");
    println!("  telephone           {phones}");
    println!("  name, one word      {one_word}");
    println!("  name, two words     {two_words}");
    Ok(())
}

fn office_questions(office: &Office) -> Answer<()> {
    let desk = office.desk();
    let (mut topics, mut states, mut days) = <(Times, Times, Times)>::default();
    for round in 0..ROUNDS {
        let typed = ["k", "yar", "sokak lam", "su", "engelli"][round % 5];
        time(&mut topics, || desk.find_topics(typed))?;
        time(&mut states, || desk.state());
        time(&mut days, || desk.list_day(None))?;
    }
    println!("  topic               {topics}");
    println!("  where the desk is   {states}");
    println!("  today               {days}");
    Ok(())
}

fn beginning(name: &str, letters: usize) -> String {
    name.chars().take(letters).collect()
}

fn nobody() -> PersonQuery {
    PersonQuery {
        national_id: String::new(),
        phone: String::new(),
        given_name: String::new(),
        surname: String::new(),
    }
}

//! The one order of an office, with many who write and several processes that serve.

use std::thread;

use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE};

const DESKS: u8 = 8;
const BATCHES: usize = 12;

#[test]
fn who_reads_while_many_write_misses_nothing() {
    let mut center = Center::start();
    center.serve_once_more();
    let desks: Vec<PlayedDesk> = (1..=DESKS)
        .map(|code| {
            let address = center.address(usize::from(code) % 2);
            let desk = PlayedDesk::new(address, OFFICE, code, BATCHES * 3 - 1);
            desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
            desk
        })
        .collect();
    let reader = desks[0].clone();
    let all = usize::from(DESKS) * BATCHES * 3;

    let read = thread::scope(|scope| {
        for desk in &desks {
            scope.spawn(move || {
                for batch in 0..BATCHES {
                    desk.send(batch * 3 + 1, batch * 3 + 3).unwrap();
                }
            });
        }
        let mut read = Vec::new();
        let mut rolling = [0; 32];
        while read.len() < all {
            let after = read.len() as u64;
            assert!(
                reader.news(after).unwrap().head > after,
                "it was told of news"
            );
            let page = reader.feed(after).unwrap();
            assert!(!page.entries.is_empty());
            for entry in page.entries {
                rolling = entry.rolled(&rolling);
                read.push(entry);
            }
            assert_eq!(
                rolling, page.rolling,
                "what was read is what was written, in order"
            );
        }
        read
    });

    for desk in &desks {
        let code = Some(desk.code.to_string());
        let own: Vec<u64> = read
            .iter()
            .filter(|entry| entry.origin.desk == code)
            .map(|entry| entry.origin.sequence)
            .collect();
        let dense: Vec<u64> = (1..=(BATCHES * 3) as u64).collect();
        assert_eq!(own, dense, "each desk's own facts keep their order");
    }
}

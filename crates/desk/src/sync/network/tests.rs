//! Patience is measured on bytes that move, not on how long it takes.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use super::{Line, LineFault, Network, Outgoing, Reply};

/// How long nothing may move here.
const PATIENCE: Duration = Duration::from_millis(400);

/// Gives the answer in pieces, each so long after the one before, and lets the line stand when there are no more.
fn dripping(pieces: &'static [&'static [u8]], pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let center = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut desk, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let _ = desk.read(&mut buffer);
        for piece in pieces {
            thread::sleep(pause);
            desk.write_all(piece).unwrap();
        }
        // Until the desk lets go.
        while let Ok(1..) = desk.read(&mut buffer) {}
    });
    center
}

fn ask(center: String) -> (Result<Reply, LineFault>, Duration) {
    let runtime = super::super::runtime().unwrap();
    let network = Network::default();
    let began = Instant::now();
    let outgoing = Outgoing {
        method: "GET",
        center,
        target: "/".to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
        pin: None,
        patience: PATIENCE,
        most: 1_000,
    };
    (runtime.block_on(network.send(outgoing)), began.elapsed())
}

#[test]
fn an_answer_that_drips_longer_than_the_patience_is_waited_for() {
    let pieces: &[&[u8]] = &[
        b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n",
        b"0",
        b"12",
        b"3",
        b"4",
        b"56",
        b"7",
        b"89",
    ];
    let (reply, took) = ask(dripping(pieces, Duration::from_millis(90)));
    assert_eq!(reply.unwrap().body, b"0123456789");
    assert!(took > PATIENCE, "{took:?}");
}

#[test]
fn a_line_on_which_nothing_moves_is_given_up() {
    let pieces: &[&[u8]] = &[b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n", b"0"];
    let (reply, took) = ask(dripping(pieces, Duration::from_millis(90)));
    assert_eq!(reply.unwrap_err(), LineFault::Broken);
    assert!(took < PATIENCE * 4, "{took:?}");
}

#[test]
fn an_answer_without_end_is_given_up_at_its_limit() {
    const PIECE: &[u8] = &[b'x'; 500];
    let pieces: &[&[u8]] = &[b"HTTP/1.1 200 OK\r\n\r\n", PIECE, PIECE, PIECE, PIECE];
    let (reply, _) = ask(dripping(pieces, Duration::from_millis(5)));
    assert_eq!(reply.unwrap_err(), LineFault::TooMuch);
}

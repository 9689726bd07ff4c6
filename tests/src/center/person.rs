//! Somebody who works over the HTTP API: signed in, asking and telling in JSON.

use std::net::SocketAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use center::admin;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::running::{Center, OFFICE};

/// What an administrator told somebody who got an account.
pub struct Told {
    /// The name to sign in with.
    pub sign_in_name: String,
    /// The first password.
    pub password: String,
    authenticator_key: String,
}

impl Told {
    /// The code that the authenticator shows, so many steps of 30 seconds from now.
    ///
    /// # Panics
    /// It does not come about.
    pub fn code(&self, steps: i64) -> String {
        let secret = Secret::try_from_base32(&self.authenticator_key).unwrap();
        let totp = Builder::new().with_secret(secret).build().unwrap();
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        totp.generate(now.checked_add_signed(30 * steps).unwrap())
            .to_string()
    }
}

/// Gives somebody of the office an account.
///
/// # Panics
/// It does not come about.
pub fn account(center: &Center, name: &str, part: &str, unit: Option<&str>) -> Told {
    let told = center.admin(admin::Command::Account(admin::NewAccount {
        sign_in_name: name.to_lowercase(),
        name: name.to_owned(),
        office: OFFICE.to_owned(),
        part: part.to_owned(),
        unit: unit.map(str::to_owned),
    }));
    let told: Value = serde_json::from_str(&told).unwrap();
    let word = |name: &str| told[name].as_str().unwrap().to_owned();
    Told {
        sign_in_name: word("sign_in_name"),
        password: word("password"),
        authenticator_key: word("authenticator_key"),
    }
}

/// Somebody at a console.
pub struct Person {
    /// Where the center is.
    pub center: SocketAddr,
    /// What shows that they are signed in; empty before.
    pub token: String,
}

impl Person {
    /// Somebody who has not signed in.
    pub fn new(center: &Center) -> Self {
        Self {
            center: center.address(0),
            token: String::new(),
        }
    }

    /// Somebody with an account, signed in.
    ///
    /// # Panics
    /// It does not come about.
    pub fn signed_in(center: &Center, name: &str, part: &str, unit: Option<&str>) -> Self {
        let told = account(center, name, part, unit);
        let mut person = Self::new(center);
        let (status, begun) = person.sign_in(&told, &told.password, &told.code(0));
        assert_eq!(status, 200, "{begun}");
        person.token.push_str(begun["token"].as_str().unwrap());
        person
    }

    /// Tries to sign in.
    pub fn sign_in(&self, told: &Told, password: &str, code: &str) -> (u16, Value) {
        let typed =
            json!({ "sign_in_name": told.sign_in_name, "password": password, "code": code });
        self.tell("/api/session", &typed)
    }

    /// Asks for something: status and answer.
    pub fn ask(&self, path: &str) -> (u16, Value) {
        self.send("GET", path, None)
    }

    /// Tells something.
    ///
    /// # Panics
    /// It does not come about.
    pub fn tell(&self, path: &str, body: &Value) -> (u16, Value) {
        self.send("POST", path, Some(serde_json::to_vec(body).unwrap()))
    }

    /// Uploads something.
    pub fn upload(&self, path: &str, body: &[u8]) -> (u16, Value) {
        self.send("POST", path, Some(body.to_vec()))
    }

    /// Sends a request with this method and body.
    ///
    /// # Panics
    /// It does not come about.
    pub fn send(&self, method: &str, path: &str, body: Option<Vec<u8>>) -> (u16, Value) {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.center))
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {}", self.token));
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let sent = match body {
            Some(body) => agent.run(request.body(body).unwrap()),
            None => agent.run(request.body(()).unwrap()),
        };
        let mut response = sent.unwrap();
        let kind = response
            .headers()
            .get("content-type")
            .map(|kind| kind.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        if status >= 400 {
            assert_eq!(
                kind.as_deref(),
                Some("application/problem+json"),
                "{method} {path}"
            );
        }
        let body = response.body_mut().read_to_vec().unwrap();
        (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }
}

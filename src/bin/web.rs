//! The browser module that wakes the islands of a finished page.
#![forbid(unsafe_code)]

fn main() {
    incident_brief::web::start();
}

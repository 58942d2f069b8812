//! `brief serve`: the site of a bundle, in memory, answered to this machine and to nobody else.
//!
//! ```text
//! request -> host: is it meant for this machine? -> files: what to answer -> server: sockets, and how long they may take
//! ```
//!
//! `Files::answer` is a function of a request and knows no socket, so what is answered is tested without one. The browser
//! tests serve their sites by the same two values.

mod files;
mod host;
mod server;

pub use files::{Answer, Files};
pub use server::{Limits, Server};

use super::Outcome;
use super::args::Serve;
use super::build::pressed;
use super::check::print;
use super::failure::Failure;
use super::fonts::fonts;

/// Serves the site of a bundle on loopback until the program is told to end; a bundle with errors is not served.
pub(super) fn run(args: &Serve) -> Result<Outcome, Failure> {
    let Some(files) = pressed(&args.bundle, args.app.as_deref(), &fonts(&args.fonts)?)? else { return Ok(Outcome::Findings) };
    let server = Server::bind(args.port).map_err(|source| Failure::Listen { port: args.port, source })?;
    print(&format!("{} is at http://{}/\n", args.bundle.display(), server.address()))?;
    let files = Files::new(files);
    server.run(move |request| files.answer(request), told_to_end());
    Ok(Outcome::Clean)
}

/// Waits for Ctrl-C.
async fn told_to_end() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Where it cannot be listened for, the system ends the program by itself.
        std::future::pending::<()>().await;
    }
}

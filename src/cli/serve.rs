//! `brief serve`.

use std::collections::BTreeMap;

use tiny_http::{Header, Method, Request, Response, Server};

use super::Outcome;
use super::args::Serve;
use super::build::pressed;
use super::check::print;
use super::failure::Failure;

/// Serves the site of a bundle on loopback until the program is ended; a bundle with errors is not served.
pub fn run(args: &Serve) -> Result<Outcome, Failure> {
    let Some(files) = pressed(&args.bundle, args.app.as_deref())? else { return Ok(Outcome::Findings) };
    let server = Server::http(("127.0.0.1", args.port)).map_err(|source| Failure::Listen { port: args.port, source })?;
    print(&format!("{} is at http://{}/\n", args.bundle.display(), server.server_addr()))?;
    let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
    for request in server.incoming_requests() {
        // A reader who went away before the answer is no failure of the server.
        if let Err(gone) = answer(request, &files) {
            eprintln!("a reader went away: {gone}");
        }
    }
    Ok(Outcome::Clean)
}

fn answer(request: Request, files: &BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = if path.is_empty() { "index.html" } else { path }.to_owned();
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    match files.get(&name) {
        Some(bytes) => {
            let header =
                |field: &str, value: &str| Header::from_bytes(field, value).expect("the fields and values here are ASCII");
            let response = Response::from_data(bytes.as_slice())
                .with_header(header("Content-Type", content_type(&name)))
                .with_header(header("Cache-Control", "no-cache"));
            request.respond(response)
        }
        None => request.respond(Response::from_string(format!("there is no `{name}` in this site\n")).with_status_code(404)),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "csv" => "text/csv; charset=utf-8",
        "bib" => "text/plain; charset=utf-8",
        "xml" => "application/atom+xml",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

//! Whether a request is meant for this machine.
//!
//! A page from elsewhere may give its own name the address 127.0.0.1 once it is open (DNS rebinding); to the browser, what is
//! served here is then a part of that page's site, and its script may read it. What the browser tells of it is the name
//! alone. So names that are not loopback's are refused, whatever is asked for.

use std::net::{Ipv4Addr, Ipv6Addr};

use hyper::Version;
use hyper::header::HOST;
use hyper::http::request::Parts;
use hyper::http::uri::Authority;

/// Why a request is not answered; nothing where it is meant for this machine.
pub fn refusal(request: &Parts) -> Option<String> {
    let mut named = Vec::new();
    if let Some(authority) = request.uri.authority() {
        named.push(authority.as_str().to_owned());
    }
    let fields = request.headers.get_all(HOST);
    named.extend(fields.iter().map(|host| String::from_utf8_lossy(host.as_bytes()).into_owned()));
    // Only before HTTP/1.1 could a request do without.
    if fields.iter().next().is_none() && request.version >= Version::HTTP_11 {
        return Some("The request names no host.".to_owned());
    }
    let foreign = named.iter().find(|host| !is_loopback(host))?;
    Some(format!("The request names the host `{}`.", foreign.escape_debug()))
}

/// Whether a host, with or without a port, is this machine.
fn is_loopback(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    // What stands before an `@` is no host: `localhost@evil.example` is elsewhere, and no browser sends one here.
    if host.contains('@') {
        return false;
    }
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    name.strip_suffix('.').unwrap_or(name).eq_ignore_ascii_case("localhost")
        || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
        || address.is_some_and(|address| address.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback()))
}

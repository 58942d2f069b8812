//! The files of a site, and what is answered to a request for one of them: without socket, clock or disk.

use std::collections::BTreeMap;
use std::ops::Range;

use headers::{AcceptRanges, CacheControl, ContentLength, ContentRange, ETag, HeaderMapExt, IfMatch, IfNoneMatch, IfRange};
use http_body_util::Full;
use http_range_header::{EndPosition, RangeUnsatisfiableError, StartPosition, parse_range_header};
use hyper::body::Bytes;
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue, RANGE, X_CONTENT_TYPE_OPTIONS};
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use super::host;

/// What a request is answered with.
pub type Answer = Response<Full<Bytes>>;

/// A site in memory: what is not among its names is not there, however it is asked for.
#[derive(Debug, Clone)]
pub struct Files {
    /// The path of the folder the site lies in, with a `/` at both ends.
    under: String,
    files: BTreeMap<String, File>,
}

#[derive(Debug, Clone)]
struct File {
    bytes: Bytes,
    kind: &'static str,
    /// Made of the content, so it is the same after a restart and another after each change.
    tag: ETag,
}

/// Which part of a file is asked for.
enum Part {
    Whole,
    Of(Range<usize>),
    Nowhere,
}

impl Files {
    /// A site at the root, by the names of its files: `index.html`, `embed/timeline.html`.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| {
            let file = File { kind: content_type(&name), tag: tag(&bytes), bytes: bytes.into() };
            (name, file)
        });
        Self { under: "/".to_owned(), files: files.collect() }
    }

    /// The same site in a folder such as `/news/2026/brief/`; nothing is outside of it.
    #[must_use]
    pub fn under(self, path: &str) -> Self {
        Self { under: path.to_owned(), ..self }
    }

    /// The answer to a request, which asks with nothing but its head.
    pub fn answer(&self, request: &Parts) -> Answer {
        let mut answer = match (host::refusal(request), &request.method) {
            (Some(reason), _) => misdirected(&reason),
            (None, &Method::GET | &Method::HEAD) => self.read(request),
            (None, method) => not_allowed(method),
        };
        let headers = answer.headers_mut();
        // Kept, but asked about each time: what is served is what is being worked on.
        headers.typed_insert(CacheControl::new().with_no_cache());
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if request.method == Method::HEAD {
            *answer.body_mut() = Full::default();
        }
        answer
    }

    fn read(&self, request: &Parts) -> Answer {
        let path = request.uri.path();
        match self.file(path) {
            Some(file) => file.read(request),
            None => said(StatusCode::NOT_FOUND, format!("There is no `{path}` in this site.\n")),
        }
    }

    fn file(&self, path: &str) -> Option<&File> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let name = path.strip_prefix(self.under.as_str())?;
        if name.is_empty() || name.ends_with('/') { self.files.get(&format!("{name}index.html")) } else { self.files.get(name) }
    }
}

impl File {
    /// In the order that RFC 9110, section 13.2.2, asks for.
    fn read(&self, request: &Parts) -> Answer {
        if request.headers.typed_get().is_some_and(|wanted: IfMatch| !wanted.precondition_passes(&self.tag)) {
            return self.tagged(said(StatusCode::PRECONDITION_FAILED, "The file has changed since.\n".to_owned()));
        }
        if request.headers.typed_get().is_some_and(|known: IfNoneMatch| !known.precondition_passes(&self.tag)) {
            return self.tagged(with_status(StatusCode::NOT_MODIFIED, Bytes::new()));
        }
        match self.part(request) {
            Part::Whole => self.sent(StatusCode::OK, self.bytes.clone()),
            Part::Of(range) => {
                let mut answer = self.sent(StatusCode::PARTIAL_CONTENT, self.bytes.slice(range.clone()));
                let place = ContentRange::bytes(range.start as u64..range.end as u64, self.length());
                answer.headers_mut().typed_insert(place.expect("a range with both ends is one"));
                answer
            }
            Part::Nowhere => {
                let sentence = format!("The file has {} bytes, and none where they were asked for.\n", self.length());
                let mut answer = self.tagged(said(StatusCode::RANGE_NOT_SATISFIABLE, sentence));
                answer.headers_mut().typed_insert(ContentRange::unsatisfied_bytes(self.length()));
                answer
            }
        }
    }

    /// Several parts at once, and what is no range at all, are answered with the whole, as RFC 9110, section 14.2, allows.
    fn part(&self, request: &Parts) -> Part {
        let asked = request.headers.get(RANGE).filter(|_| request.method == Method::GET);
        let Some(asked) = asked.and_then(|range| range.to_str().ok()) else { return Part::Whole };
        // A reader who holds a part of another version needs all of this one.
        if request.headers.typed_get().is_some_and(|held: IfRange| held.is_modified(Some(&self.tag), None)) {
            return Part::Whole;
        }
        let ranges = match parse_range_header(asked) {
            Ok(ranges) => ranges.ranges,
            Err(RangeUnsatisfiableError::ZeroSuffix) => return Part::Nowhere,
            Err(_) => return Part::Whole,
        };
        let [range] = ranges.as_slice() else { return Part::Whole };
        let length = self.length();
        let start = match range.start {
            StartPosition::Index(start) => start,
            StartPosition::FromLast(count) => length.saturating_sub(count),
        };
        let end = match range.end {
            EndPosition::Index(last) if last < start => return Part::Whole,
            EndPosition::Index(last) => last.saturating_add(1).min(length),
            EndPosition::LastByte => length,
        };
        if start < length { Part::Of(start as usize..end as usize) } else { Part::Nowhere }
    }

    fn length(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn sent(&self, status: StatusCode, bytes: Bytes) -> Answer {
        let mut answer = self.tagged(with_length(status, bytes));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        answer.headers_mut().typed_insert(AcceptRanges::bytes());
        answer
    }

    fn tagged(&self, mut answer: Answer) -> Answer {
        answer.headers_mut().typed_insert(self.tag.clone());
        answer
    }
}

fn misdirected(reason: &str) -> Answer {
    let sentence = format!(
        "{reason} This server answers to localhost, 127.0.0.1 and [::1] alone: under another name, a page from elsewhere could \
         read what is served here (DNS rebinding). Open the address that `brief serve` printed.\n"
    );
    said(StatusCode::MISDIRECTED_REQUEST, sentence)
}

fn not_allowed(method: &Method) -> Answer {
    let mut answer =
        said(StatusCode::METHOD_NOT_ALLOWED, format!("This site can be read (GET, HEAD), not asked to {method}.\n"));
    answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    answer
}

fn said(status: StatusCode, sentence: String) -> Answer {
    let mut answer = with_length(status, sentence.into());
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    answer
}

/// Tells the length itself, so that it stays where the body is left out.
fn with_length(status: StatusCode, bytes: Bytes) -> Answer {
    let length = ContentLength(bytes.len() as u64);
    let mut answer = with_status(status, bytes);
    answer.headers_mut().typed_insert(length);
    answer
}

fn with_status(status: StatusCode, bytes: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(bytes));
    *answer.status_mut() = status;
    answer
}

fn tag(bytes: &[u8]) -> ETag {
    format!("\"{:x}\"", Sha256::digest(bytes)).parse().expect("a digest in quotes is a tag")
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
        "bib" | "txt" => "text/plain; charset=utf-8",
        "xml" => "application/atom+xml",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

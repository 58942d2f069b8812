//! A folder served on loopback, which remembers what it was asked for.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use tiny_http::{Request, Server};

/// Serves until dropped. Each site has a port, and so an origin and a storage, of its own.
pub struct Site {
    server: Arc<Server>,
    /// The path its pages lie under; with it, all others are refused.
    under: String,
    requests: Arc<Mutex<Vec<String>>>,
    threads: Vec<JoinHandle<()>>,
}

/// As many files are sent at a time as a browser asks of one host.
const THREADS: usize = 6;

/// A file as it is sent: its bytes, and its name, which tells its type.
type Found = Option<(Vec<u8>, PathBuf)>;

impl Site {
    /// What lies in that folder of the package.
    pub fn of_folder(dir: impl AsRef<Path>) -> Self {
        Self::of_folder_under("/", dir)
    }

    /// The same, put under a path such as `/news/2026/brief/`. Everything outside of it is refused.
    pub fn of_folder_under(under: &str, dir: impl AsRef<Path>) -> Self {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
        assert!(dir.is_dir(), "{} is not a folder", dir.display());
        Self::serve(under, move |path| {
            let outside = path.split('/').any(|part| part == "..");
            let file = dir.join(path);
            fs::read(&file).ok().filter(|_| !outside).map(|bytes| (bytes, file))
        })
    }

    /// Pages written by hand, by name: a host for what is embedded, a page that misbehaves.
    pub fn of_pages(pages: &[(&str, String)]) -> Self {
        let pages: BTreeMap<String, String> = pages.iter().map(|(name, html)| ((*name).to_owned(), html.clone())).collect();
        Self::serve("/", move |path| pages.get(path).map(|html| (html.clone().into_bytes(), PathBuf::from(path))))
    }

    /// What `brief build` makes of that bundle. Built once a run, however many tests ask for it.
    pub fn of_bundle(bundle: &str) -> Self {
        Self::of_folder(built(bundle))
    }

    /// The same, put under a path.
    pub fn of_bundle_under(under: &str, bundle: &str) -> Self {
        Self::of_folder_under(under, built(bundle))
    }

    fn serve(under: &str, find: impl Fn(&str) -> Found + Send + Sync + 'static) -> Self {
        assert!(under.starts_with('/') && under.ends_with('/'), "{under} is not a path of a folder");
        let server = Arc::new(Server::http("127.0.0.1:0").expect("loopback has a free port"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let find = Arc::new(find);
        let begin = |_| {
            let (server, requests, under) = (Arc::clone(&server), Arc::clone(&requests), under.to_owned());
            let find = Arc::clone(&find);
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    lock(&requests).push(request.url().to_owned());
                    let found = path_under(&under, request.url()).and_then(|path| find(&path));
                    // The browser may have hung up; that is its affair.
                    let _ = answer(request, found);
                }
            })
        };
        let threads = (0..THREADS).map(begin).collect();
        Self { server, under: under.to_owned(), requests, threads }
    }

    /// The address of a path on this site: `url("")` is its page.
    pub fn url(&self, path: &str) -> String {
        let address = self.server.server_addr().to_ip().expect("it listens on an address");
        format!("http://{address}{}{}", self.under, path.trim_start_matches('/'))
    }

    /// All paths that were asked for so far, in order, found or not, query included.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.requests).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.server.unblock();
        }
        for thread in self.threads.drain(..) {
            // A panic in there has been printed; the test's own outcome matters more.
            let _ = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn built(bundle: &str) -> PathBuf {
    static BUILT: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());
    lock(&BUILT).entry(bundle.to_owned()).or_insert_with(|| build(bundle)).clone()
}

fn build(bundle: &str) -> PathBuf {
    let name: String = bundle.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites").join(name);
    let _ = fs::remove_dir_all(&dir);
    let output = Command::new(env!("CARGO_BIN_EXE_brief"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", bundle, "--out"])
        .arg(&dir)
        .output()
        .expect("the program starts");
    assert!(
        output.status.success() && dir.join("index.html").is_file(),
        "`brief build {bundle}` ended with {}:\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    dir
}

/// What a request asks for, as a path within the site; none, if it lies outside.
fn path_under(under: &str, url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.strip_prefix(under)?;
    let folder = path.is_empty() || path.ends_with('/');
    Some(format!("{path}{}", if folder { "index.html" } else { "" }))
}

/// Sends what was found, or the beginning that was asked for. Head and body go out in one piece: in two, the second would wait
/// for the browser's word on the first, 40 ms, which no server in the world lets happen.
fn answer(request: Request, found: Found) -> io::Result<()> {
    let range = request.headers().iter().find(|header| header.field.equiv("Range"));
    let last = range.and_then(|range| range.value.as_str().strip_prefix("bytes=0-")?.parse::<usize>().ok());
    let (status, kind, bytes) = match found {
        Some((bytes, file)) => (if last.is_some() { "206 Partial Content" } else { "200 OK" }, media_type(&file), bytes),
        None => ("404 Not Found", "text/plain", b"not here".to_vec()),
    };
    let part = bytes.get(..=last.unwrap_or(usize::MAX - 1)).unwrap_or(&bytes);
    let range = if last.is_some() {
        format!("Content-Range: bytes 0-{}/{}\r\n", part.len().saturating_sub(1), bytes.len())
    } else {
        String::new()
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{range}\r\n", part.len());
    let mut writer = request.into_writer();
    writer.write_all(&[head.as_bytes(), part].concat())?;
    writer.flush()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv" | "txt" | "bib") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}

//! A folder served on loopback, which remembers what it was asked for.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use tiny_http::{Header, Response, Server, StatusCode};

/// Serves until dropped. Each site has a port, and so an origin and a storage, of its own.
pub struct Site {
    server: Arc<Server>,
    /// The path its pages lie under; with it, all others are refused.
    under: String,
    requests: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

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

    fn serve(under: &str, find: impl Fn(&str) -> Found + Send + 'static) -> Self {
        assert!(under.starts_with('/') && under.ends_with('/'), "{under} is not a path of a folder");
        let server = Arc::new(Server::http("127.0.0.1:0").expect("loopback has a free port"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let thread = thread::spawn({
            let (server, requests, under) = (Arc::clone(&server), Arc::clone(&requests), under.to_owned());
            move || {
                for request in server.incoming_requests() {
                    lock(&requests).push(request.url().to_owned());
                    let found = path_under(&under, request.url()).and_then(|path| find(&path));
                    // The browser may have hung up; that is its affair.
                    let _ = request.respond(response(found));
                }
            }
        });
        Self { server, under: under.to_owned(), requests, thread: Some(thread) }
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
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
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

fn response(found: Found) -> Response<std::io::Cursor<Vec<u8>>> {
    let Some((bytes, file)) = found else {
        return Response::from_data("not here").with_status_code(StatusCode(404));
    };
    let kind = Header::from_bytes("Content-Type", media_type(&file)).expect("a media type is ASCII");
    Response::from_data(bytes).with_header(kind)
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

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
    requests: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// What lies in that folder of the package.
    pub fn of_folder(dir: impl AsRef<Path>) -> Self {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
        assert!(dir.is_dir(), "{} is not a folder", dir.display());
        let server = Arc::new(Server::http("127.0.0.1:0").expect("loopback has a free port"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let thread = thread::spawn({
            let (server, requests) = (Arc::clone(&server), Arc::clone(&requests));
            move || {
                for request in server.incoming_requests() {
                    lock(&requests).push(request.url().to_owned());
                    let response = response(&dir, request.url());
                    // The browser may have hung up; that is its affair.
                    let _ = request.respond(response);
                }
            }
        });
        Self { server, requests, thread: Some(thread) }
    }

    /// What `brief build` makes of that bundle. Built once a run, however many tests ask for it.
    pub fn of_bundle(bundle: &str) -> Self {
        static BUILT: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());
        let dir = lock(&BUILT).entry(bundle.to_owned()).or_insert_with(|| build(bundle)).clone();
        Self::of_folder(dir)
    }

    /// The address of a path on this site: `url("")` is its page.
    pub fn url(&self, path: &str) -> String {
        let address = self.server.server_addr().to_ip().expect("it listens on an address");
        format!("http://{address}/{}", path.trim_start_matches('/'))
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

fn response(dir: &Path, url: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let mut file = dir.join(path);
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    let outside = path.split('/').any(|part| part == "..");
    match fs::read(&file) {
        Ok(bytes) if !outside => {
            let kind = Header::from_bytes("Content-Type", media_type(&file)).expect("a media type is ASCII");
            Response::from_data(bytes).with_header(kind)
        }
        _ => Response::from_data("not here").with_status_code(StatusCode(404)),
    }
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

//! A folder served on loopback as `brief serve` serves a site, and remembered what it was asked for.

use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use incident_brief::cli::serve::{Files, Limits, Server};
use tokio::sync::oneshot;

/// Serves until dropped. Each site has a port, and so an origin and a storage, of its own.
pub struct Site {
    address: SocketAddr,
    /// The path its pages lie under; with it, all others are refused.
    under: String,
    files: Arc<Mutex<Files>>,
    requests: Arc<Mutex<Vec<String>>>,
    /// Ends the thread once it is dropped.
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// What lies in that folder of the package now.
    pub fn of_folder(dir: impl AsRef<Path>) -> Self {
        Self::of_folder_under("/", dir)
    }

    /// The same, put under a path such as `/news/2026/brief/`. Everything outside of it is refused.
    pub fn of_folder_under(under: &str, dir: impl AsRef<Path>) -> Self {
        Self::of_files_under(under, Files::new(files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(dir))))
    }

    /// Pages written by hand, by name: a host for what is embedded, a page that misbehaves.
    pub fn of_pages(pages: &[(&str, String)]) -> Self {
        let pages = pages.iter().map(|(name, html)| ((*name).to_owned(), html.clone().into_bytes()));
        Self::of_files_under("/", Files::new(pages))
    }

    /// What `brief build` makes of that bundle. Built once a run, however many tests ask for it.
    pub fn of_bundle(bundle: &str) -> Self {
        Self::of_bundle_under("/", bundle)
    }

    /// The same, put under a path.
    pub fn of_bundle_under(under: &str, bundle: &str) -> Self {
        Self::of_files_under(under, built(bundle))
    }

    fn of_files_under(under: &str, files: Files) -> Self {
        assert!(under.starts_with('/') && under.ends_with('/'), "{under} is not a path of a folder");
        let mut site = Self::of_files(files.under(under), Limits::default());
        under.clone_into(&mut site.under);
        site
    }

    /// Those files, by a server that allows its readers so much.
    pub fn of_files(files: Files, limits: Limits) -> Self {
        let server = Server::bind(0).expect("loopback has a free port").with_limits(limits);
        let address = server.address();
        let (files, requests) = (Arc::new(Mutex::new(files)), Arc::new(Mutex::new(Vec::new())));
        let (end, ended) = oneshot::channel::<()>();
        let thread = thread::spawn({
            let (files, requests) = (Arc::clone(&files), Arc::clone(&requests));
            move || {
                let answer = move |request: &http::request::Parts| {
                    lock(&requests).push(request.uri.path_and_query().map_or_else(String::new, ToString::to_string));
                    lock(&files).answer(request)
                };
                // The other end is dropped, never used.
                let _ = server.run(answer, ended);
            }
        });
        Self { address, under: "/".to_owned(), files, requests, end: Some(end), thread: Some(thread) }
    }

    /// The address of a path on this site: `url("")` is its page.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{}", self.address, self.under, path.trim_start_matches('/'))
    }

    /// Serves what lies in that folder of the package now.
    pub fn read_again(&self, dir: impl AsRef<Path>) {
        let files = Files::new(files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)));
        *lock(&self.files) = files.under(&self.under);
    }

    /// All paths that were asked for so far, in order, found or not, query included.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.requests).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A panic in there has been printed; the test's own outcome matters more.
            let _ = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn built(bundle: &str) -> Files {
    static BUILT: Mutex<BTreeMap<String, Files>> = Mutex::new(BTreeMap::new());
    lock(&BUILT).entry(bundle.to_owned()).or_insert_with(|| Files::new(files_in(&build(bundle)))).clone()
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

/// Every file below a folder, by its path from there.
fn files_in(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display())) {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(files_in(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.push((name, fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))));
        }
    }
    files
}

//! The program between the tests and a browser: started on a free port, ended; with a screen, where it needs one.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tokio::runtime::Runtime;

use crate::engine::{Engine, furnish};

const START_PATIENCE: Duration = Duration::from_secs(15);
const END_PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// Whether those engines and their drivers are here; otherwise what to do about it.
pub fn present(engines: &[Engine]) -> Result<(), String> {
    let missing: Vec<&str> = engines.iter().flat_map(|engine| engine.missing()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("no {} on this machine\n  run `scripts/setup test`: it installs them, or says how", missing.join(" and no ")))
}

/// The program between us and one browser; it ends with this value. One for each browser, since the drivers of Firefox
/// and WebKit take a single session.
pub struct Driver {
    // Dropped in this order: a browser's screen stays until it is gone.
    process: Process,
    _screen: Option<Screen>,
    port: u16,
    /// Where driver and browser keep what they forget to delete.
    scratch: PathBuf,
    runtime: Runtime,
}

impl Driver {
    pub fn start(engine: Engine) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        // Free a moment ago; should another program be quicker, the next try finds another.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .expect("loopback has a free port")
            .port();
        let scratch = env::temp_dir().join(format!("incident-brief-{port}"));
        let surroundings = furnish(&scratch).expect("the folder for temporary files can be written to");
        let screen = engine.needs_screen().then(Screen::start);
        let process = Command::new(engine.driver())
            .args(engine.driver_arguments(port))
            .envs(surroundings)
            .envs(screen.iter().map(|screen| ("DISPLAY", &screen.name)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", engine.driver()));
        let mut driver = Self { process: Process(process), _screen: screen, port, scratch, runtime };
        let deadline = Instant::now() + START_PATIENCE;
        while !driver.is_ready() {
            let ended = driver.process.0.try_wait().expect("a child can be asked");
            assert!(ended.is_none(), "{} ended at once: {ended:?}", engine.driver());
            assert!(Instant::now() < deadline, "{} did not get ready in {START_PATIENCE:?}", engine.driver());
            thread::sleep(BETWEEN_LOOKS);
        }
        driver
    }

    /// Where it takes orders.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Blocks until that work, of a client of this driver, is done.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    fn is_ready(&self) -> bool {
        const READY: &[u8] = b"\"ready\":true";
        let ask = || -> std::io::Result<bool> {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(1)))?;
            write!(stream, "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port)?;
            // The driver leaves the connection open, so there is no end to read to.
            let mut answer = Vec::new();
            let mut chunk = [0; 1024];
            loop {
                match stream.read(&mut chunk)? {
                    0 => return Ok(false),
                    length => answer.extend_from_slice(&chunk[..length]),
                }
                if answer.windows(READY.len()).any(|window| window == READY) {
                    return Ok(true);
                }
            }
        };
        ask().unwrap_or(false)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.end();
        // The browser may still be writing while it goes.
        let deadline = Instant::now() + END_PATIENCE;
        while fs::remove_dir_all(&self.scratch).is_err() && self.scratch.exists() && Instant::now() < deadline {
            thread::sleep(BETWEEN_LOOKS);
        }
    }
}

/// A screen in memory, larger than any window the tests open.
struct Screen {
    _process: Process,
    name: String,
}

impl Screen {
    fn start() -> Self {
        let mut process = Command::new("Xvfb")
            // It chooses a free number, and writes it when it is ready.
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb does not start: {error}"));
        let said = process.stdout.take().expect("its output was asked for");
        let process = Process(process);
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number).expect("Xvfb can be read");
        assert!(!number.is_empty(), "Xvfb found no screen to offer");
        Self { _process: process, name: format!(":{}", number.trim()) }
    }
}

/// A program that ends with this value.
struct Process(Child);

impl Process {
    fn end(&mut self) {
        // Should it be gone already, so much the better.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

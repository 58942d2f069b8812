//! The program between the tests and the browser: found, started on a free port, ended.

use std::{
    env, fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tokio::runtime::Runtime;

const CHROMIUM: &str = "chromium";
const CHROMEDRIVER: &str = "chromedriver";

const START_PATIENCE: Duration = Duration::from_secs(15);
const END_PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// Whether browser and driver are here; otherwise what to do about it.
pub fn present() -> Result<(), String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let here = |tool: &&str| env::split_paths(&path).any(|dir| dir.join(tool).is_file());
    let missing: Vec<&str> = [CHROMIUM, CHROMEDRIVER].into_iter().filter(|tool| !here(tool)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "no {} on the PATH\n  run `scripts/setup test`, or on Debian `apt-get install chromium chromium-driver`",
        missing.join(" and no ")
    ))
}

/// The program between us and the browser; it ends with this value.
pub struct Driver {
    process: Child,
    port: u16,
    /// Where driver and browsers keep what they forget to delete.
    scratch: PathBuf,
    runtime: Runtime,
}

impl Driver {
    pub fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        // Free a moment ago; should another program be quicker, the next try finds another.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .expect("loopback has a free port")
            .port();
        let scratch = env::temp_dir().join(format!("incident-brief-{port}"));
        fs::create_dir_all(&scratch).expect("the folder for temporary files can be written to");
        let process = Command::new(CHROMEDRIVER)
            .arg(format!("--port={port}"))
            .env("TMPDIR", &scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut driver = Self { process, port, scratch, runtime };
        let deadline = Instant::now() + START_PATIENCE;
        while !driver.is_ready() {
            let ended = driver.process.try_wait().expect("a child can be asked");
            assert!(ended.is_none(), "chromedriver ended at once: {ended:?}");
            assert!(Instant::now() < deadline, "chromedriver did not get ready in {START_PATIENCE:?}");
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
        // Its sessions are over; should it be gone already, so much the better.
        let _ = self.process.kill();
        let _ = self.process.wait();
        // The last browser may still be writing while it goes.
        let deadline = Instant::now() + END_PATIENCE;
        while fs::remove_dir_all(&self.scratch).is_err() && self.scratch.exists() && Instant::now() < deadline {
            thread::sleep(BETWEEN_LOOKS);
        }
    }
}

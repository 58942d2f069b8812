//! A proxy that lets nothing through and remembers who was asked for.
//!
//! A browser is told to ask it for everything but 127.0.0.1, where the tests' own sites are. So it hears what
//! `performance` entries and policies do not tell: navigation, frames, prefetches, pings, the browser's own business.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// How long a connection may stay open without a word. Browsers open some in advance; those tell no host.
const PATIENCE: Duration = Duration::from_secs(2);
const REFUSED: &[u8] =
    b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 7\r\nConnection: close\r\n\r\nrefused";

/// Listens until dropped.
pub struct Trap {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Trap {
    pub fn set() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has a free port");
        let address = listener.local_addr().expect("it listens on an address");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let over = Arc::new(AtomicBool::new(false));
        let thread = thread::spawn({
            let (heard, over) = (Arc::clone(&heard), Arc::clone(&over));
            move || {
                for stream in listener.incoming().take_while(|_| !over.load(Ordering::SeqCst)).flatten() {
                    let heard = Arc::clone(&heard);
                    thread::spawn(move || refuse(stream, &heard));
                }
            }
        });
        Self { address, heard, over, thread: Some(thread) }
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked for so far, in order: `GET http://host/path` or, where TLS was to follow, `CONNECT host:443`.
    pub fn heard(&self) -> Vec<String> {
        lock(&self.heard).clone()
    }

    /// Forgets what it heard.
    pub fn reset(&self) {
        lock(&self.heard).clear();
    }
}

impl Drop for Trap {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is over. Does it listen no more, so much the better.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            // A panic in there has been printed.
            let _ = thread.join();
        }
    }
}

fn refuse(mut stream: TcpStream, heard: &Mutex<Vec<String>>) {
    // A browser may hang up at any time; what it asked for until then is what counts.
    if let Ok(Some(asked)) = asked(&mut stream) {
        lock(heard).push(asked);
        let _ = stream.write_all(REFUSED);
    }
}

/// Reads the head of a request; gives its first line without the version.
fn asked(stream: &mut TcpStream) -> io::Result<Option<String>> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = Vec::new();
    let mut chunk = [0; 1024];
    while !head.windows(4).any(|window| window == b"\r\n\r\n") {
        match stream.read(&mut chunk)? {
            0 => break,
            length => head.extend_from_slice(&chunk[..length]),
        }
    }
    let line = String::from_utf8_lossy(&head).lines().next().map(|line| line.trim_end_matches(" HTTP/1.1").to_owned());
    Ok(line)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Connections: how many, how long, how much of a head. What is answered is not its affair.
//!
//! All of it runs on one thread. Answers lie in memory, so nothing on the way to one ever waits but for its own reader.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::Request;
use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

use super::files::Answer;

/// How long to wait before a connection is taken again, where the last could not be.
const PAUSE: Duration = Duration::from_millis(50);

/// What a reader may take of the server.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections open at a time. Further ones wait for one of them to end.
    pub connections: usize,
    /// Fields in the head of a request.
    pub fields: usize,
    /// Bytes in the head of a request. Cookies count: a browser sends a loopback address those of every server that ran there.
    pub head: usize,
    /// How long a head may take to come, and how long a connection may be kept without one.
    pub asking: Duration,
    /// How long a reader may take nothing of an answer.
    pub reading: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            fields: 100,
            head: 64 * 1024,
            asking: Duration::from_secs(30),
            reading: Duration::from_secs(30),
        }
    }
}

/// Listens on 127.0.0.1.
#[derive(Debug)]
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    limits: Limits,
}

impl Server {
    /// Listens on that port; on any that is free, for 0.
    ///
    /// # Errors
    /// The port is taken, or this machine gives no socket.
    pub fn bind(port: u16) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port)))?;
        let address = listener.local_addr()?;
        Ok(Self { runtime, listener, address, limits: Limits::default() })
    }

    /// The same server with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers each request by its head until `end` is there. What is being sent then is cut off.
    pub fn run<T>(self, answer: impl Fn(&Parts) -> Answer + Send + Sync + 'static, end: impl Future<Output = T>) -> T {
        self.runtime.spawn(take(self.listener, self.limits, Arc::new(answer)));
        self.runtime.block_on(end)
    }
}

/// Takes connections, for ever.
async fn take(listener: TcpListener, limits: Limits, answer: Arc<impl Fn(&Parts) -> Answer + Send + Sync + 'static>) {
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        let place = Arc::clone(&places).acquire_owned().await.expect("nobody closes it");
        // It fails for a reader who is gone already, and where the system opens no more files for this program; those it has
        // are given back as connections end.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let answer = Arc::clone(&answer);
        tokio::spawn(async move {
            // It ends in error where a reader goes away, takes nothing or sends no request: their affair, and told by the end.
            let _ = talk(stream, limits, answer).await;
            drop(place);
        });
    }
}

/// Answers what comes over one connection.
async fn talk(
    stream: TcpStream,
    limits: Limits,
    answer: Arc<impl Fn(&Parts) -> Answer + Send + Sync + 'static>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    // Else the last part of an answer may wait for the reader's word on the one before, 40 ms.
    stream.set_nodelay(true)?;
    let mut stream = TimeoutStream::new(stream);
    // hyper bounds how long a reader may ask; not how long it may read.
    stream.set_write_timeout(Some(limits.reading));
    let service = service_fn(|request: Request<Incoming>| {
        let (head, _) = request.into_parts();
        std::future::ready(Ok::<_, Infallible>(answer(&head)))
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.asking)
        .max_headers(limits.fields)
        .max_header_size(limits.head)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await?;
    Ok(())
}

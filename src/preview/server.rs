//! The sockets: connections, time and size limits, files sent piece by piece, events.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::io::{self, SeekFrom};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncSeekExt, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{Notify, Semaphore, mpsc, watch};

use super::answer::{Answer, answer, set_range};
use super::edition::Edition;
use super::hosts::Hosts;
use crate::content::pictures;

/// A client has this long to say what it wants, and to want something more.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// Room for a request's head: beyond it, 431.
const HEAD_SIZE: usize = 16 << 10;
/// Connections at a time, below what systems commonly allow a process; more wait.
const CONNECTIONS: usize = 512;
/// Event streams at a time; each new one beyond ends the oldest, whose page asks again. Streams stay open, so without this
/// they could take every connection.
const STREAMS: usize = 384;
/// How often something is sent to clients that wait for events, so that one that left is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Bytes of a file sent at once.
const PIECE: usize = 64 << 10;

/// What every connection shares.
#[derive(Debug)]
struct ServerState {
    editions: watch::Receiver<Arc<Edition>>,
    hosts: Hosts,
    /// The site's folder, which no file that is copied lies out of.
    root: PathBuf,
    streams: Streams,
}

/// The event streams that are open, the oldest first, each with what ends it.
#[derive(Debug, Clone, Default)]
struct Streams(Arc<Mutex<VecDeque<Arc<Notify>>>>);

impl Streams {
    /// What tells a new stream that it must end.
    fn open(&self) -> Arc<Notify> {
        let end = Arc::new(Notify::new());
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.push_back(end.clone());
        if open.len() > STREAMS
            && let Some(oldest) = open.pop_front()
        {
            oldest.notify_one();
        }
        end
    }

    fn close(&self, end: &Arc<Notify>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|open| !Arc::ptr_eq(open, end));
    }
}

/// Answers requests with the newest edition until the program is asked to end (Ctrl-C, SIGTERM); `ready` is called when it is
/// safe to be asked. `root` is the site's folder.
///
/// # Errors
/// Those of the socket as a whole, or of the signals: a connection's are its own.
pub fn serve(
    listener: TcpListener,
    hosts: Hosts,
    root: &Path,
    editions: watch::Receiver<Arc<Edition>>,
    ready: impl FnOnce(),
) -> io::Result<()> {
    let shared = Arc::new(ServerState { editions, hosts, root: root.canonicalize()?, streams: Streams::default() });
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let mut end = pin!(asked_to_end()?);
        ready();
        tokio::select! {
            () = &mut end => Ok(()),
            () = accept(listener, shared) => Ok(()),
        }
    });
    // Connections that are still open are not waited for.
    runtime.shutdown_background();
    result
}

#[cfg(unix)]
fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(windows)]
fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move { _ = interrupt.recv().await })
}

async fn accept(listener: tokio::net::TcpListener, shared: Arc<ServerState>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        // The semaphore is never closed.
        let Ok(place) = room.clone().acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, peer)) => {
                let shared = shared.clone();
                let is_here = peer.ip().to_canonical().is_loopback()
                    || stream.local_addr().is_ok_and(|own| own.ip() == peer.ip());
                tokio::spawn(async move {
                    connection(stream, shared, is_here).await;
                    drop(place);
                });
            }
            // A client that left at once, or no room for another file: neither is a reason to stop.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

/// `is_here`: who asks is at this machine.
async fn connection(stream: TcpStream, shared: Arc<ServerState>, is_here: bool) {
    // A page is one write: there is nothing to wait for.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(respond(&shared, request, is_here).await) }
    });
    // An error here is the client's: it left, or was too slow, or spoke no HTTP.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn respond(shared: &ServerState, request: Request<Incoming>, is_here: bool) -> Response<Sent> {
    let (parts, _) = request.into_parts();
    let edition = shared.editions.borrow().clone();
    let edition = if is_here { edition } else { Arc::new(edition.for_network()) };
    match answer(&edition, &shared.hosts, &parts) {
        Answer::Whole(response) => response.map(|bytes| Sent::Bytes(Some(bytes))),
        Answer::Events(head) => head.map(|()| Sent::Events(events(shared))),
        Answer::Copy { from, mut head, range } => match part(&shared.root, &from, &mut head, range.as_deref()).await {
            Ok(sent) => head.map(|()| sent),
            Err(_) => missing(head),
        },
        Answer::Picture { from, width, mut head, range } => match picture(&shared.root, &from, width).await {
            Ok(bytes) => {
                // A range lies within the bytes, whose number is a usize.
                let part = set_range(&mut head, range.as_deref(), bytes.len() as u64)
                    .map(|range| bytes.slice(range.start as usize..range.end as usize));
                head.map(|()| Sent::Bytes(part))
            }
            Err(_) => missing(head),
        },
    }
}

/// The answer for a file that went since the site was built.
fn missing(mut head: Response<()>) -> Response<Sent> {
    *head.status_mut() = hyper::StatusCode::NOT_FOUND;
    head.map(|()| Sent::Bytes(None))
}

/// A picture as it is published. What lies out of the site's folder by now is not sent.
async fn picture(root: &Path, from: &Path, width: Option<u32>) -> io::Result<Bytes> {
    let real = tokio::fs::canonicalize(from).await?;
    if !real.starts_with(root) {
        return Err(io::ErrorKind::NotFound.into());
    }
    let bytes = tokio::fs::read(&real).await?;
    if let Some(width) = width {
        // Other pages are answered while it is made.
        let made = tokio::task::spawn_blocking(move || pictures::narrowed(&bytes, width).into_owned());
        return Ok(made.await?.into());
    }
    Ok(match pictures::without_metadata(&bytes) {
        Cow::Owned(clean) => clean.into(),
        Cow::Borrowed(_) => bytes.into(),
    })
}

/// A file, or the part of it that is asked for. What lies out of the site's folder by now is not sent.
async fn part(root: &Path, from: &Path, head: &mut Response<()>, range: Option<&str>) -> io::Result<Sent> {
    let real = tokio::fs::canonicalize(from).await?;
    let mut file = File::open(&real).await?;
    let metadata = file.metadata().await?;
    if !real.starts_with(root) || !metadata.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let Some(range) = set_range(head, range, metadata.len()) else { return Ok(Sent::Bytes(None)) };
    file.seek(SeekFrom::Start(range.start)).await?;
    Ok(Sent::File { file, left: range.end - range.start })
}

/// The newest version, now and whenever it changes. The client's leaving ends it.
fn events(shared: &ServerState) -> mpsc::Receiver<Bytes> {
    let (sender, receiver) = mpsc::channel(1);
    let (editions, streams) = (shared.editions.clone(), shared.streams.clone());
    tokio::spawn(async move {
        let end = streams.open();
        tokio::select! {
            () = tell_versions(editions, sender) => {}
            () = end.notified() => {}
        }
        streams.close(&end);
    });
    receiver
}

async fn tell_versions(mut editions: watch::Receiver<Arc<Edition>>, sender: mpsc::Sender<Bytes>) {
    let mut text = String::from("retry: 1000\n");
    loop {
        let version = editions.borrow_and_update().version;
        text.push_str(&format!("data: {version}\n\n"));
        if sender.send(Bytes::from(std::mem::take(&mut text))).await.is_err() {
            return;
        }
        loop {
            tokio::select! {
                changed = editions.changed() => match changed {
                    Ok(()) => break,
                    Err(_) => return,
                },
                () = sender.closed() => return,
                () = tokio::time::sleep(HEARTBEAT) => {
                    if sender.send(Bytes::from_static(b":\n\n")).await.is_err() {
                        return;
                    }
                }
            }
        }
    }
}

/// What follows the head of an answer.
#[derive(Debug)]
enum Sent {
    Bytes(Option<Bytes>),
    File { file: File, left: u64 },
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.get_mut() {
            Sent::Bytes(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Sent::Events(events) => events.poll_recv(context).map(|event| event.map(|bytes| Ok(Frame::data(bytes)))),
            Sent::File { left: 0, .. } => Poll::Ready(None),
            Sent::File { file, left } => {
                let size = usize::try_from(*left).unwrap_or(PIECE).min(PIECE);
                let mut piece = vec![0; size];
                let mut read = ReadBuf::new(&mut piece);
                match ready!(Pin::new(file).poll_read(context, &mut read)) {
                    // It was cut meanwhile: the client sees that it lacks the rest.
                    Ok(()) if read.filled().is_empty() => Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into()))),
                    Ok(()) => {
                        let size = read.filled().len();
                        piece.truncate(size);
                        *left -= size as u64;
                        Poll::Ready(Some(Ok(Frame::data(piece.into()))))
                    }
                    Err(error) => Poll::Ready(Some(Err(error))),
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Sent::Bytes(None) | Sent::File { left: 0, .. })
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Sent::Bytes(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Sent::File { left, .. } => SizeHint::with_exact(*left),
            Sent::Events(_) => SizeHint::default(),
        }
    }
}

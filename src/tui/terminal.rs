//! The terminal: entered and left by one guard, read by one thread, drawn to in one synchronised write.
//!
//! It sets no title, emits no OSC, asks the terminal nothing and touches no clipboard. It knows no screen and no word.

pub mod decode;

use std::io::{self, BufWriter, ErrorKind, Stdout, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{cursor, execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use decode::Decoder;

/// Whether the terminal is ours at the moment, so that it is given back once only.
static OURS: AtomicBool = AtomicBool::new(false);

/// Whether it was asked to tell of the mouse.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Clicks and the wheel, told in the one form that has room for every column. Not every move: nobody asked for that.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Held while the terminal is being taken and while a picture is being written, so that neither goes on after it was
/// given back.
static BRUSH: Mutex<()> = Mutex::new(());
/// The longest that giving back waits for a picture; one that is stuck in a stopped terminal is not waited for.
const LAST_STROKE: Duration = Duration::from_millis(60);

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
    ends: fn() -> bool,
    /// What the terminal shows is not known.
    forgotten: bool,
}

impl Terminal {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste; the mouse only if it was asked for. Nothing of
    /// it once `ends` says that the program is ending: somebody else has given it back.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be written to. Whatever was begun is undone.
    pub fn enter(mouse: bool, ends: fn() -> bool) -> io::Result<Self> {
        let guard = Undo;
        take(mouse, ends)?;
        let out = BufWriter::with_capacity(64 * 1024, io::stdout());
        let inner = ratatui::Terminal::new(CrosstermBackend::new(out))?;
        std::mem::forget(guard);
        Ok(Self { inner, mouse, ends, forgotten: false })
    }

    /// Takes the terminal again after a stop from outside, and draws anew.
    ///
    /// # Errors
    /// When it cannot be written to.
    pub fn retake(&mut self) -> io::Result<()> {
        take(self.mouse, self.ends)?;
        self.forget_picture();
        Ok(())
    }

    /// From now on the mouse is told of, or no longer.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn use_mouse(&mut self, mouse: bool) -> io::Result<()> {
        if std::mem::replace(&mut self.mouse, mouse) == mouse {
            return Ok(());
        }
        let _brush = BRUSH.lock().unwrap_or_else(PoisonError::into_inner);
        if OURS.load(Ordering::SeqCst) { tell_of_mouse(mouse) } else { Ok(()) }
    }

    /// The next picture is drawn whole: the terminal may have cut or lost what it showed.
    pub fn forget_picture(&mut self) {
        self.forgotten = true;
    }

    /// Draws one picture, whole; none once the terminal was given back.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, picture: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let _brush = BRUSH.lock().unwrap_or_else(PoisonError::into_inner);
        if !OURS.load(Ordering::SeqCst) {
            return Ok(());
        }
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.forgotten) {
            queue!(self.inner.backend_mut(), Clear(ClearType::All))?;
            // Both buffers are empty now, so that every cell is drawn. `clear` would ask the terminal for its cursor.
            self.inner.swap_buffers();
        }
        self.inner.draw(picture)?;
        queue!(self.inner.backend_mut(), EndSynchronizedUpdate)?;
        io::Write::flush(self.inner.backend_mut())
    }
}

/// Raw mode, alternate screen, bracketed paste; the mouse only if it was asked for.
fn take(mouse: bool, ends: fn() -> bool) -> io::Result<()> {
    let _brush = BRUSH.lock().unwrap_or_else(PoisonError::into_inner);
    if ends() {
        return Ok(());
    }
    OURS.store(true, Ordering::SeqCst);
    terminal::enable_raw_mode()?;
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, cursor::Hide)?;
    if mouse { tell_of_mouse(true) } else { Ok(()) }
}

/// Asks the terminal to tell of the mouse, or no longer. To be called with the brush in hand.
fn tell_of_mouse(mouse: bool) -> io::Result<()> {
    MOUSE.store(mouse, Ordering::SeqCst);
    let mut out = io::stdout();
    out.write_all(if mouse { MOUSE_ON } else { MOUSE_OFF })?;
    out.flush()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back when entering it stops half way.
struct Undo;

impl Drop for Undo {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back: synchronised drawing, mouse and paste off, our screen cleared and left, the cursor shown,
/// raw mode off. May be called from any thread, in a panic, twice, and on a terminal that is gone: it prints nothing
/// about that and waits a moment only for a picture that is being drawn.
pub fn restore() {
    let _brush = last_stroke();
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = terminal::disable_raw_mode();
    let mut bytes = Vec::new();
    let _ = queue!(bytes, EndSynchronizedUpdate);
    if MOUSE.swap(false, Ordering::SeqCst) {
        bytes.extend_from_slice(MOUSE_OFF);
    }
    let _ = queue!(bytes, DisableBracketedPaste, Clear(ClearType::All), LeaveAlternateScreen, cursor::Show);
    write_past_the_lock(&bytes);
}

/// The brush, once it is not in use; none if that takes too long.
fn last_stroke() -> Option<MutexGuard<'static, ()>> {
    let until = Instant::now() + LAST_STROKE;
    loop {
        match BRUSH.try_lock() {
            Ok(brush) => return Some(brush),
            Err(TryLockError::Poisoned(brush)) => return Some(brush.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() < until => {
                thread::sleep(Duration::from_millis(1));
            }
            Err(TryLockError::WouldBlock) => return None,
        }
    }
}

/// Writes without the lock of standard output, which a draw that is stuck in a stopped terminal would hold.
fn write_past_the_lock(mut bytes: &[u8]) {
    while !bytes.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            Ok(written) if written > 0 => bytes = bytes.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            _ => return,
        }
    }
}

/// Reads the terminal on a thread of its own, for as long as there is somebody to tell. It reads itself: whether a lone
/// Esc is one, and whether a paste still goes on, is told by when this thread read the bytes, however busy the others
/// are.
///
/// # Errors
/// When there is no room for a thread.
pub fn listen<T: Send + 'static>(to: Sender<T>, wrap: fn(Heard) -> T) -> io::Result<()> {
    let reader = thread::Builder::new().name("input".into());
    reader.spawn(move || {
        let (began, mut decoder, mut bytes) = (Instant::now(), Decoder::default(), [0; 4096]);
        loop {
            let due = decoder.due().map(|due| due.saturating_sub(began.elapsed()));
            let events = match read_within(due, &mut bytes) {
                Ok(Some(read)) => decoder.hear(read, began.elapsed()),
                Ok(None) => decoder.pass(began.elapsed()),
                // Whether there is something to read was not seen, so no time has passed for a key.
                Err(fault) if matches!(fault.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock) => {
                    continue;
                }
                Err(_) => return drop(to.send(wrap(Heard::Nothing))),
            };
            if events.into_iter().any(|event| to.send(wrap(Heard::Event(event))).is_err()) {
                return;
            }
        }
    })?;
    Ok(())
}

/// The bytes that came within this time; none if it passed first. Any error but a disturbance means that the terminal
/// is gone.
fn read_within(time: Option<Duration>, bytes: &mut [u8]) -> io::Result<Option<&[u8]>> {
    let input = rustix::stdio::stdin();
    let time = time.map(Timespec::try_from).transpose().unwrap_or_default();
    let came = match poll(&mut [PollFd::new(&input, PollFlags::IN)], time.as_ref()) {
        Ok(0) => return Ok(None),
        Ok(_) => rustix::io::read(input, &mut *bytes)?,
        Err(fault) => return Err(fault.into()),
    };
    if came == 0 { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(bytes.get(..came)) }
}

/// What the reading thread heard.
#[derive(Debug)]
pub enum Heard {
    /// Something happened.
    Event(crossterm::event::Event),
    /// There is nothing more to read: the terminal is gone.
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_was_never_taken_is_left_alone() {
        restore();
        assert!(!OURS.load(Ordering::SeqCst));
    }
}

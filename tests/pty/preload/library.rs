//! Stands between a program and the system's own library: it names each thing that is done to a file, refuses all of
//! them, or makes every fsync slow. It knows what is done and where, and never looks at what is written.
//!
//! - `MEND_PRELOAD_LOG=FILE`: a line for each thing done, in order, such as `rename /home/…/drafts/x.json`.
//! - `MEND_PRELOAD_REFUSE=FILE`: while that file is there, nothing is done, and the program is told that the disk failed.
//! - `MEND_PRELOAD_SLOW=MILLISECONDS`: every fsync takes so much longer.
//!
//! No part of the crate, which has no unsafe code: `../preload.rs` builds it, for tests and benches on Linux only.
//! Functions with a variable number of arguments take here the most that they are ever given.

use std::env::var_os;
use std::ffi::{CStr, c_char, c_int, c_long, c_uint, c_void};
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::time::Duration;

unsafe extern "C" {
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
    fn readlink(path: *const c_char, into: *mut c_char, room: usize) -> isize;
    fn __errno_location() -> *mut c_int;
}

/// Whoever comes after this library.
const NEXT: *mut c_void = -1_isize as *mut c_void;
/// The disk failed.
const EIO: c_int = 5;
const WRITING: c_int = 0o3;
const CREATE: c_int = 0o100;
const EXCLUSIVE: c_int = 0o200;
const TRUNCATE: c_int = 0o1000;
const APPEND: c_int = 0o2000;

/// The system's own function of a name, looked up once: a signal may come while another is being looked up.
macro_rules! system {
    ($name:ident as $kind:ty) => {{
        static FOUND: AtomicPtr<c_void> = AtomicPtr::new(null_mut());
        let mut found = FOUND.load(Ordering::Relaxed);
        if found.is_null() {
            found = dlsym(NEXT, concat!(stringify!($name), "\0").as_ptr().cast());
            FOUND.store(found, Ordering::Relaxed);
        }
        transmute::<*mut c_void, $kind>(found)
    }};
}

type Open = unsafe extern "C" fn(*const c_char, c_int, ...) -> c_int;
type OpenAt = unsafe extern "C" fn(c_int, *const c_char, c_int, ...) -> c_int;
type Write = unsafe extern "C" fn(c_int, *const c_void, usize) -> isize;
type Fsync = unsafe extern "C" fn(c_int) -> c_int;

/// A function of the system that does something to a path: it is named, and refused or done.
macro_rules! over_path {
    ($what:literal, $name:ident($($given:ident: $kind:ty),*), $path:ident) => {
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name($($given: $kind),*) -> c_int {
            if may($what, unsafe { CStr::from_ptr($path) }.to_bytes()) {
                unsafe { system!($name as unsafe extern "C" fn($($kind),*) -> c_int)($($given),*) }
            } else {
                refused()
            }
        }
    };
}

over_path!("mkdir", mkdir(path: *const c_char, mode: c_uint), path);
over_path!("mkdir", mkdirat(at: c_int, path: *const c_char, mode: c_uint), path);
over_path!("rmdir", rmdir(path: *const c_char), path);
over_path!("unlink", unlink(path: *const c_char), path);
over_path!("unlink", unlinkat(at: c_int, path: *const c_char, flags: c_int), path);
over_path!("rename", rename(from: *const c_char, to: *const c_char), to);
over_path!("rename", renameat(a: c_int, from: *const c_char, b: c_int, to: *const c_char), to);
over_path!("rename", renameat2(a: c_int, from: *const c_char, b: c_int, to: *const c_char, how: c_uint), to);
over_path!("link", link(from: *const c_char, to: *const c_char), to);
over_path!("link", linkat(a: c_int, from: *const c_char, b: c_int, to: *const c_char, how: c_int), to);
over_path!("symlink", symlink(from: *const c_char, to: *const c_char), to);
over_path!("truncate", truncate(path: *const c_char, length: c_long), path);
over_path!("truncate", truncate64(path: *const c_char, length: c_long), path);

/// Opening a file counts where it may change the file or make one.
macro_rules! over_open {
    ($name:ident) => {
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
            if opens(flags, path) { unsafe { system!($name as Open)(path, flags, mode) } } else { refused() }
        }
    };
    ($name:ident, at) => {
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name(at: c_int, path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
            if opens(flags, path) {
                unsafe { system!($name as OpenAt)(at, path, flags, mode) }
            } else {
                refused()
            }
        }
    };
}

over_open!(open);
over_open!(open64);
over_open!(openat, at);
over_open!(openat64, at);

fn opens(flags: c_int, path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) }.to_bytes();
    let changes = flags & (WRITING | CREATE | TRUNCATE) != 0;
    let what = if flags & EXCLUSIVE == 0 { "open" } else { "create" };
    !changes || !is_file(path) || may(what, path)
}

/// Writing counts where it goes to a file, not to a terminal or a pipe. The offset of `pwrite` has eight bytes.
macro_rules! over_write {
    ($name:ident($($given:ident: $kind:ty),*)) => {
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name(file: c_int, $($given: $kind),*) -> isize {
            if with_path(file, |path| !is_file(path) || may("write", path)) {
                unsafe { system!($name as unsafe extern "C" fn(c_int, $($kind),*) -> isize)(file, $($given),*) }
            } else {
                refused() as isize
            }
        }
    };
}

over_write!(write(bytes: *const c_void, count: usize));
over_write!(writev(parts: *const c_void, count: c_int));
over_write!(pwrite(bytes: *const c_void, count: usize, at: i64));
over_write!(pwrite64(bytes: *const c_void, count: usize, at: i64));

/// Forcing down counts for files and folders.
macro_rules! over_fsync {
    ($name:ident) => {
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name(file: c_int) -> c_int {
            if !with_path(file, |path| may("fsync", path)) {
                return refused();
            }
            let slow = var_os("MEND_PRELOAD_SLOW").and_then(|text| text.to_str()?.parse().ok());
            if let Some(milliseconds) = slow {
                std::thread::sleep(Duration::from_millis(milliseconds));
            }
            unsafe { system!($name as Fsync)(file) }
        }
    };
}

over_fsync!(fsync);
over_fsync!(fdatasync);

/// Names what is about to be done, and says whether it may be.
fn may(what: &str, path: &[u8]) -> bool {
    if let Some(log) = var_os("MEND_PRELOAD_LOG") {
        let line = [what.as_bytes(), b" ", path, b"\n"].concat();
        note(log.as_encoded_bytes(), &line);
    }
    var_os("MEND_PRELOAD_REFUSE").is_none_or(|file| !std::path::Path::new(&file).exists())
}

/// Adds a line to the log with the system's own functions: those above would name it too.
fn note(log: &[u8], line: &[u8]) {
    let log = [log, b"\0"].concat();
    let file = unsafe { system!(open64 as Open)(log.as_ptr().cast(), CREATE | APPEND | 1, 0o600 as c_uint) };
    unsafe {
        system!(write as Write)(file, line.as_ptr().cast(), line.len());
        system!(close as Fsync)(file);
    }
}

fn refused() -> c_int {
    unsafe { *__errno_location() = EIO };
    -1
}

/// Tells the path of an open file. Nothing is allocated: this also runs where a signal came.
fn with_path(file: c_int, tell: impl FnOnce(&[u8]) -> bool) -> bool {
    let mut link = *b"/proc/self/fd/0000000000\0";
    let digits = &mut link[14..24];
    let mut rest = file.unsigned_abs();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let first = 14 + digits.iter().position(|digit| *digit != b'0').unwrap_or(9);
    link.copy_within(first.., 14);
    let mut path = [0_u8; 4096];
    let length = unsafe { readlink(link.as_ptr().cast(), path.as_mut_ptr().cast(), path.len()) };
    tell(path.get(..length.try_into().unwrap_or(0)).unwrap_or_default())
}

/// Whether this names a file of a disk, not a terminal, a pipe or another device.
fn is_file(path: &[u8]) -> bool {
    let device = path.starts_with(b"/dev/") && !path.starts_with(b"/dev/shm/");
    path.starts_with(b"/") && !device && !path.starts_with(b"/proc/")
}

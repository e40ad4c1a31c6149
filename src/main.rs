//! The program `mend`: it hands its arguments to the library and ends with the code it gets back.

use std::process::ExitCode;

/// Wipes every byte of memory as it is freed, so that words do not linger in it.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    // Before anything else: no core file, and no look into this process by others of the same account.
    mend::keeper::rescue::harden();
    let code = mend::cli::run();
    // A signal may be saving at this moment: then its thread ends the program.
    mend::keeper::rescue::step_aside();
    code
}

//! The `carnet` program.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay`, from `mimalloc.h`: the bindings do not name it.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

fn main() -> ExitCode {
    keep_freed_memory();
    carnet::cli::run().into()
}

/// Freed memory is given back to the system after a second rather than ten milliseconds: a build frees and takes the same
/// few megabytes thousands of times, and the system clears them anew each time (a tenth of a large build).
#[allow(unsafe_code)]
fn keep_freed_memory() {
    // SAFETY: it stores a number in a table of options, and may be called at any time, before other threads exist.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, 1000) }
}

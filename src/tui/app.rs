//! The running program: a stack of screens, what they may see, and what becomes of what they ask for.

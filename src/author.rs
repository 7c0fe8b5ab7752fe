//! What changes or judges authors' own files: `init`, `new`, `revise`, `rename`, `versions`, `check`, `schema`.
//!
//! It must not know the preview or the output folder.

mod agent;
pub mod check;
pub mod edit;
pub mod editor;
pub mod init;
pub mod schema;

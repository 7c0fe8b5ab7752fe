//! Which pages a site has, where each is, and what its template is given.
//!
//! [`kinds`] holds each kind of page and plans them, [`view`] makes the value each template gets, [`site`] holds the files of
//! the whole site. It must not know the text of templates, or the disk.

pub mod kinds;
pub mod site;
pub mod view;

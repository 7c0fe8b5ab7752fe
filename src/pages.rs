//! Which pages a site has, where each is, and what its template is given.
//!
//! [`kinds`] holds each kind of page and plans them, [`view`] makes the value each template gets, [`graph_data`] what the page of the
//! graph draws, [`compare`] says what is different between two versions of a note, [`site`] holds the files of the whole site. It must not know the text of templates, or the disk.

pub mod compare;
pub mod graph_data;
pub mod kinds;
pub mod site;
pub mod view;

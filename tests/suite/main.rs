//! End-to-end tests: whole sites written as one string of files, built with the library or the program.
//!
//! One program for all of them, so that it is linked once; one file a feature.

mod advised;
mod anchors;
mod answering;
mod architecture;
mod attachments;
mod author;
mod book;
mod branches;
mod cause;
mod check;
mod citing;
mod cli;
mod cold;
mod configurations;
mod described;
mod diagnostics;
mod dialect;
mod editor;
mod edits;
mod epub;
mod explain;
mod french;
mod further;
mod graph;
mod growth;
mod histories;
#[cfg(unix)]
mod hosts;
mod html;
mod incremental;
mod init;
mod invariants;
mod language;
mod languages;
mod lexicon;
mod limits;
mod lists;
#[cfg(unix)]
mod manual;
mod media;
mod names;
mod names_kept_back;
mod new;
mod pages;
mod photographs;
mod properties;
mod random;
mod rename;
mod reviewing;
mod reviews;
mod revise;
mod schema;
mod search;
mod serve;
mod share;
mod site;
mod statement;
mod templates;
mod translations;
mod vault;
mod versions;
mod visibility;

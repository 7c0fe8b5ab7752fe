//! A page's view and the theme to bytes: a pure function, so that its result can be kept by what went in.

use std::hash::BuildHasher;

use rapidhash::fast::SeedableState;
use tera::{Context, TeraResult};

use crate::page::View;
use crate::theme::Theme;
use crate::view::PageView;

/// Everything a page's bytes depend on, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The theme's own hash covers templates, interface texts and the site's values.
    pub fn of(theme: &Theme, page: &PageView, view: &View) -> Key {
        Key(SeedableState::fixed().hash_one((theme.hash, page, view)))
    }
}

/// Fills the page's template.
pub fn render(theme: &Theme, page: &PageView, view: &View) -> TeraResult<Vec<u8>> {
    let (template, name) = view.template();
    let mut context = Context::new();
    context.insert("page", page);
    match view {
        View::Home(view) => context.insert(name, view),
        View::Note(view) => context.insert(name, view),
        View::Notebook(view) => context.insert(name, view),
        View::Notebooks(view) => context.insert(name, view),
        View::Base(view) => context.insert(name, view),
        View::Community(view) => context.insert(name, view),
        View::Author(view) => context.insert(name, view),
        View::Tag(view) => context.insert(name, view),
        View::List(view) => context.insert(name, view),
        View::Changes(view) => context.insert(name, view),
        View::Month(view) => context.insert(name, view),
        View::Backlinks(view) => context.insert(name, view),
        View::Plain(view) => context.insert(name, view),
        View::NotFound => {}
        View::Redirect(view) => context.insert(name, view),
        View::Feed(view) => context.insert(name, view),
    }
    let mut bytes = Vec::with_capacity(32 << 10);
    theme.render(template, &context, &mut bytes)?;
    Ok(bytes)
}

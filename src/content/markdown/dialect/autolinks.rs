//! Bare addresses, `https://…`, `www.…` and those of electronic mail, as links (GFM 0.29, section 6.9).
//!
//! An address is read from the source, since the parser may see emphasis in it. What it leads to is not known here.

#[cfg(test)]
mod tests;

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::content::markdown::parser::{SpannedEvent, is_verbatim};

/// Whether a source may hold a bare address: most addresses stand in a link or between angle brackets.
pub(super) fn may_hold(text: &str) -> bool {
    let is_bare = |at: usize| !text[..at].ends_with("](") && !text[..at].ends_with('<');
    let schemes = memmem::find_iter(text.as_bytes(), "://").filter_map(|at| scheme_before(text, 0, at));
    let is_mail = |at: usize| mail_at(text, at).is_some_and(|range| is_bare(range.start));
    schemes.chain(memmem::find_iter(text.as_bytes(), "www.")).any(is_bare)
        || memchr::memchr_iter(b'@', text.as_bytes()).any(is_mail)
}

/// Makes links of the bare addresses of a text's events.
pub(super) fn link<'a>(list: Vec<SpannedEvent<'a>>, text: &'a str) -> Vec<SpannedEvent<'a>> {
    let mut linker = Linker {
        text,
        list: &list,
        out: Vec::with_capacity(list.len()),
        closed: 0,
        html: 0,
        done: 0,
        next: 0,
        end: 0..0,
    };
    for index in 0..list.len() {
        linker.event(index);
    }
    linker.out
}

struct Linker<'a, 'l> {
    text: &'a str,
    list: &'l [SpannedEvent<'a>],
    out: Vec<SpannedEvent<'a>>,
    /// Open links, images and blocks of code, in which nothing is linked.
    closed: usize,
    /// Open tags of raw HTML in which nothing is linked.
    html: usize,
    /// The end of the last address: what is read before it is written.
    done: usize,
    /// The events before this one are read.
    next: usize,
    /// From where the next end of addresses was looked for last, and where it stands.
    end: Range<usize>,
}

impl<'a> Linker<'a, '_> {
    fn event(&mut self, index: usize) {
        if index < self.next {
            return;
        }
        let (event, range) = &self.list[index];
        match event {
            Event::Start(tag) if is_closed(tag) => self.closed += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.closed -= 1,
            // A tag that is never closed ends with its block.
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => self.html = 0,
            Event::InlineHtml(html) => self.html = depth_after(self.html, html),
            Event::Text(content) if self.closed == 0 && self.html == 0 && is_verbatim(content, range, self.text) => {
                self.text_event(index);
                return;
            }
            _ => {}
        }
        self.out.push(self.list[index].clone());
    }

    /// Writes a text with its addresses as links; one may go on in the events that follow.
    fn text_event(&mut self, index: usize) {
        let range = &self.list[index].1;
        let mut from = range.start.max(self.done);
        let mut at = from;
        while let Some((start, domain)) = self.next_start(at, range.end) {
            at = domain;
            if self.text[..domain].ends_with('@') {
                let mail = mail_at(self.text, domain - 1).filter(|mail| mail.end <= range.end);
                if let Some(mail) = mail.filter(|mail| mail.start >= from || self.take_back(mail.start, from)) {
                    self.plain(from..mail.start.max(from));
                    from = mail.end;
                    at = mail.end;
                    self.done = mail.end;
                    self.mail(mail);
                }
                continue;
            }
            let Some(end) = self.end_of_address(index, start, domain) else { continue };
            self.plain(from..start);
            self.address(start..end);
            from = end;
            at = end;
            self.done = end;
            if end >= range.end {
                self.next = self.after(index, end);
                return;
            }
        }
        if from == range.start {
            self.out.push(self.list[index].clone());
        } else {
            self.plain(from..range.end);
        }
    }

    /// The first event after the text `index` that is not within the address that goes on from there to `end`. The ends of
    /// elements that begin before the address are not in it, though they may end where it does.
    fn after(&self, index: usize, end: usize) -> usize {
        let mut depth = 0_usize;
        let mut next = index + 1;
        while let Some((event, range)) = self.list.get(next).filter(|(_, range)| range.start < end) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ if range.end > end => break,
                _ => {}
            }
            next += 1;
        }
        next
    }

    /// The next place where an address may begin, and where its domain does.
    fn next_start(&self, from: usize, end: usize) -> Option<(usize, usize)> {
        let part = &self.text[from..end];
        memchr::memchr3_iter(b':', b'w', b'@', part.as_bytes()).find_map(|at| match &part[at..] {
            rest if rest.starts_with('@') => Some((from + at, from + at + 1)),
            rest if rest.starts_with("www.") => Some((from + at, from + at + "www.".len())),
            rest if rest.starts_with("://") => {
                scheme_before(self.text, from, from + at).map(|start| (start, from + at + "://".len()))
            }
            _ => None,
        })
    }

    /// Where the address ends that begins at `start`; none when it is none.
    fn end_of_address(&mut self, index: usize, start: usize, domain: usize) -> Option<usize> {
        let before = self.text[..start].chars().next_back();
        let is_www = self.text[start..].starts_with("www.");
        let continues = |c: char| c.is_alphanumeric() || is_www && "/.:@-_".contains(c);
        let names_host = self.text[domain..].starts_with(|c: char| c.is_alphanumeric() || c == '[');
        if before.is_some_and(continues) || !names_host {
            return None;
        }
        let marked = self.text[..start].ends_with("==");
        let reach = if marked { self.list[index].1.end } else { self.reach(index, start) };
        let end = start + length(&self.text[start..reach], marked);
        (end > domain).then(|| self.with_whole_styles(index, end))
    }

    /// Up to where the words that begin at `start`, in a text, may go on without a space: emphasis that is whole belongs
    /// to them. What is read here is part of the address, but for signs at its end: no event is read twice.
    fn reach(&mut self, index: usize, start: usize) -> usize {
        let mut reach = self.list[index].1.end;
        let end = self.next_end(start);
        if end < reach {
            return reach;
        }
        let mut depth = 0_usize;
        for (event, range) in &self.list[index + 1..] {
            // No event is looked at behind the first one that holds an end.
            let ends = end < range.end;
            match event {
                Event::Text(_) if ends && depth > 0 => break,
                Event::Text(_) => {}
                Event::Start(tag) if is_style(tag) && !ends && depth < MAX_STYLES => depth += 1,
                Event::End(tag) if depth > 0 && is_end_of_style(*tag) => depth -= 1,
                _ => break,
            }
            if depth == 0 {
                reach = range.end;
                if ends {
                    break;
                }
            }
        }
        reach
    }

    /// Where the next sign stands, from a byte on, that is in no address. It may be far: what was found serves all addresses
    /// before it.
    fn next_end(&mut self, from: usize) -> usize {
        if from < self.end.start || self.end.end <= from {
            let found = self.text[from..].find(is_end).map_or(self.text.len(), |at| from + at);
            count_steps(found - from);
            self.end = from..found;
        }
        self.end.end
    }

    /// An end of an address, or that of the emphasis that it would cut, which begins after `index`.
    fn with_whole_styles(&self, index: usize, end: usize) -> usize {
        let cut = self.list[index + 1..].iter().take_while(|(_, range)| range.start < end);
        let style = cut.filter(|(event, range)| matches!(event, Event::Start(_)) && range.end > end);
        style.map(|(_, range)| range.end).next().unwrap_or(end)
    }

    /// Takes the texts that were written from `start` on back from what was written up to `from`: the parser cuts a text at
    /// signs that might be emphasis. False when something else stands between.
    fn take_back(&mut self, start: usize, from: usize) -> bool {
        let is_text = |(event, range): &&SpannedEvent| {
            matches!(event, Event::Text(content) if is_verbatim(content, range, self.text)) && range.end > start
        };
        let texts = self.out.iter().rev().take_while(is_text).count();
        let first = self.out.len() - texts;
        let Some((_, range)) = self.out.get(first).filter(|(_, range)| range.start <= start) else { return false };
        let begins = range.start;
        if self.out.last().is_none_or(|(_, range)| range.end != from) {
            return false;
        }
        self.out.truncate(first);
        self.plain(begins..start);
        true
    }

    fn mail(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let address = written.strip_prefix("mailto:").unwrap_or(written);
        let tag = Tag::Link {
            link_type: LinkType::Email,
            dest_url: CowStr::Borrowed(address),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        self.out.push((Event::Start(tag), range.clone()));
        self.out.push((Event::Text(CowStr::Borrowed(address)), range.clone()));
        self.out.push((Event::End(TagEnd::Link), range));
    }

    fn plain(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.out.push((Event::Text(CowStr::Borrowed(&self.text[range.clone()])), range));
        }
    }

    fn address(&mut self, range: Range<usize>) {
        let shown = unescaped(&self.text[range.clone()]);
        let scheme = if shown.starts_with("www.") { "http://" } else { "" };
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: CowStr::from(format!("{scheme}{shown}")),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        self.out.push((Event::Start(tag), range.clone()));
        self.out.push((Event::Text(shown), range.clone()));
        self.out.push((Event::End(TagEnd::Link), range));
    }
}

/// The longest part of an address before its `@`, and a name in a domain (RFC 5321, section 4.5.3.1).
const MAX_MAIL: usize = 255;

/// The address of electronic mail around the `@` at a byte of a text, with `mailto:` before it.
fn mail_at(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_+".contains(byte);
    let local = bytes[..at].iter().rev().take(MAX_MAIL).take_while(|byte| is_local(byte)).count();
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_".contains(byte);
    let domain = bytes[at + 1..].iter().take(MAX_MAIL).take_while(|byte| is_domain(byte)).count();
    let name = text[at + 1..at + 1 + domain].trim_end_matches('.');
    let is_whole = !text[at + 1 + domain..].starts_with(|c: char| c == '@' || c.is_alphanumeric());
    let is_host = name.contains('.') && !name.split('.').any(str::is_empty) && !name.ends_with(['-', '_']);
    let start = at - local;
    let before = &text[..start];
    // The letters of other languages stand in no address: what follows one is not all of it.
    let begins = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '/'));
    let start = if before.ends_with("mailto:") { start - "mailto:".len() } else { start };
    (local > 0 && is_host && is_whole && begins).then(|| start..at + 1 + name.len())
}

/// Where the scheme begins that ends before `at`, not before `from`.
fn scheme_before(text: &str, from: usize, at: usize) -> Option<usize> {
    let letters = text.as_bytes()[from..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let start = at - letters;
    ["https", "http", "ftp"].iter().any(|scheme| text[start..at].eq_ignore_ascii_case(scheme)).then_some(start)
}

/// Counts what looking for the ends of addresses costs, for a test that the number of addresses does not multiply it.
#[inline(always)]
fn count_steps(_count: usize) {
    #[cfg(test)]
    tests::STEPS.with(|steps| steps.set(steps.get() + _count));
}

/// Emphasis within each other in an address. Nobody writes that.
const MAX_STYLES: usize = 8;

/// A sign that stands in no address.
fn is_end(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '\u{200b}')
}

/// How long the address is that a text begins with: up to a space or `<`, without the signs of the sentence around it.
/// `marked`: it stands in `==…==`, which may end with it.
fn length(text: &str, marked: bool) -> usize {
    let ends = |(at, c): &(usize, char)| is_end(*c) || marked && text[*at..].starts_with("==");
    let end = text.char_indices().find(ends).map_or(text.len(), |(at, _)| at);
    let mut address = &text[..end];
    let count = |sign: char| address.matches(sign).count();
    let brackets = ['(', '[', '{'].map(count);
    let mut closing = [')', ']', '}'].map(count);
    while let Some(last) = address.chars().next_back() {
        let shorter = &address[..address.len() - last.len_utf8()];
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '`' | '\\' | '…' | '»' | '”' | '’' => {}
            ')' | ']' | '}' => {
                let kind = [')', ']', '}'].iter().position(|sign| *sign == last).unwrap_or(0);
                if closing[kind] <= brackets[kind] {
                    break;
                }
                closing[kind] -= 1;
            }
            ';' => {
                let name = shorter.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
                if let Some(before) = name.strip_suffix('&').filter(|_| name.len() < shorter.len()) {
                    address = before;
                    continue;
                }
            }
            _ => break,
        }
        address = shorter;
    }
    address.len()
}

/// An address as it reads: `\_` is `_`, `&amp;` is `&`.
fn unescaped(written: &str) -> CowStr<'_> {
    if !written.contains(['\\', '&']) {
        return CowStr::Borrowed(written);
    }
    let mut out = String::with_capacity(written.len());
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
    }
    CowStr::from(out.replace("&amp;", "&"))
}

fn is_closed(tag: &Tag) -> bool {
    matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
}

fn is_style(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript)
}

fn is_end_of_style(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript)
}

/// How many tags are open behind one, of those in which nothing is linked.
fn depth_after(depth: usize, html: &str) -> usize {
    const TAGS: [&str; 6] = ["a", "code", "pre", "kbd", "samp", "button"];
    let inner = html.trim_start_matches('<');
    let name = inner.trim_start_matches('/');
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    match TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
        true if inner.starts_with('/') => depth.saturating_sub(1),
        true => depth + 1,
        false => depth,
    }
}

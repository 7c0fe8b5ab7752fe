//! Blocks that are neither headings, tables, callouts nor raw HTML: paragraphs, quotations, code, lists.
//!
//! What stands in them is written by the events inside; a block knows neither how a link nor how a text is set.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::Writer;
use super::names::without_name;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::events::{Task, attribution_text};
use crate::content::markdown::features::Feature;
use crate::content::markdown::highlight::CodeBlock;
use crate::content::markdown::inline;
use crate::text::slug::fold;

/// What is written behind the fence of a model.
const MODELS: [&str; 3] = ["model", "modele", "modèle"];

impl Writer<'_> {
    /// A paragraph, or what a paragraph that holds a single thing really is: a figure, an embed, a block's name.
    pub(super) fn paragraph(&mut self, index: usize) -> usize {
        let after = self.events.end_of(index) + 1;
        if let Some(image) = self.events.only_image(index)
            && let (Event::Start(Tag::Image { link_type, dest_url, title, .. }), range) = &self.events.list[image]
        {
            self.close_label();
            let start = self.open_block();
            let name = self.block_name(index + 1..after - 1);
            let end = name.map(|name| self.anchor(name, start));
            let credit = self.events.credit(index).map(|line| line..after - 1);
            self.figure(*link_type, dest_url, title, image, range.clone(), credit);
            self.close_block();
            end.into_iter().for_each(|end| self.mark_at(end));
            return after;
        }
        if let Some((start, end)) = self.last_block
            && let Some(name) = self.lone_name(index)
        {
            self.place_name(name, start, end);
            return after;
        }
        self.paragraph_of(index + 1..after - 1);
        after
    }

    /// A paragraph of the inline events of a range.
    pub(super) fn paragraph_of(&mut self, range: Range<usize>) {
        let start = self.open_block();
        self.html("<p");
        let name = self.block_name(range.clone());
        let end = name.map(|name| {
            let end = self.new_mark();
            self.name_block(name, start, end);
            end
        });
        self.html(">");
        self.run(range, None);
        self.end_paragraph();
        if let Some(end) = end {
            self.mark_at(end);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.close_label();
        self.html("</p>\n");
        if self.depth == 1 && self.body.lead.is_none() {
            self.body.lead = self.passage.whole();
        }
        self.close_block();
    }

    /// A quotation; with its source as a figure when its last line gives one, or a callout when its first line is a type.
    pub(super) fn quote(&mut self, index: usize) -> usize {
        if let Some(after) = self.titled_callout(index) {
            return after;
        }
        let Some(source) = self.events.attribution(index) else {
            self.open_with("<blockquote>\n");
            return index + 1;
        };
        let end = self.events.end_of(index);
        self.close_label();
        let start = self.open_block();
        let name = self.block_name(source.paragraph + 1..end - 1);
        let named = self.named;
        let name_end = name.map(|name| self.anchor(name, start));
        self.html("<figure class=\"quote\"><blockquote>\n");
        self.run(index + 1..source.paragraph, None);
        if source.line > source.paragraph {
            self.open_block();
            self.html("<p>");
            self.run(source.paragraph + 1..source.line, None);
            self.end_paragraph();
        }
        self.html("</blockquote>\n<figcaption>");
        let first = source.line + 1;
        self.named = named;
        self.at = first;
        if let (Event::Text(text), range) = &self.events.list[first] {
            let text = if named == Some(first) { without_name(text) } else { text };
            self.write_text(attribution_text(text).unwrap_or(text), range);
        }
        self.run(first + 1..end - 1, None);
        self.close_with("</figcaption></figure>\n");
        name_end.into_iter().for_each(|end| self.mark_at(end));
        end + 1
    }

    /// Of what is written behind a fence the language alone is published: the rest is no code.
    fn hide_after_language(&mut self, language: &str, index: usize) {
        let start = self.events.list[index].1.start;
        let line = self.text[start..].lines().next().unwrap_or_default();
        let Some(fence) = line.find(['`', '~']) else { return };
        let rest = line[fence..].trim_start_matches(['`', '~']);
        let info = rest.trim();
        let from = self.base + start + line.len() - rest.trim_start().len();
        let kept = if info.starts_with(language) { language.len() } else { 0 };
        if kept < info.len() {
            self.body.hidden.push(from + kept..from + info.len());
        }
    }

    /// The language at the beginning of what is written behind a fence. The name of a file is not a language.
    fn language_of<'i>(&self, info: &'i str) -> &'i str {
        let is_of_language = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '#' | '.' | '_');
        let language = &info[..info.find(|c| !is_of_language(c)).unwrap_or(info.len())];
        let is_file = language.contains('.') && !inline::names(language, self.settings.base_url.as_deref()).is_empty();
        if is_file { "" } else { language }
    }

    pub(super) fn code(&mut self, kind: &CodeBlockKind, index: usize) -> usize {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let language = self.language_of(info);
        if matches!(kind, CodeBlockKind::Fenced(_)) {
            self.hide_after_language(language, index);
        }
        let end = self.events.end_of(index);
        let texts = self.events.list[index + 1..end].iter();
        let code: String =
            texts.filter_map(|(event, _)| if let Event::Text(text) = event { Some(&**text) } else { None }).collect();
        if MODELS.contains(&fold(language).as_str()) {
            self.model(&code);
            return end + 1;
        }
        self.open_block();
        self.open_code(language);
        match CodeBlock::of(language, &code, &mut self.code_budget) {
            Some(block) => {
                let number = self.body.code.len() as u32;
                self.body.code.push(block);
                self.hole(HoleKind::Code(number));
            }
            None => {
                let _ = escape_html_body_text(&mut self.body.html, &code);
            }
        }
        self.html("</code></pre></div>\n");
        self.close_block();
        end + 1
    }

    /// The tags before a block of code, which name its language.
    fn open_code(&mut self, language: &str) {
        if language.is_empty() {
            return self.html("<div class=\"code\"><pre tabindex=\"0\"><code>");
        }
        self.html("<div class=\"code\"><p class=\"code-language\">");
        let _ = escape_html_body_text(&mut self.body.html, language);
        self.html("</p><pre tabindex=\"0\"><code class=\"language-");
        let _ = escape_html(&mut self.body.html, language);
        self.html("\">");
    }

    pub(super) fn list(&mut self, first: Option<u64>, index: usize) {
        self.close_label();
        self.open_block();
        let has_tasks = self.events.has_tasks(index);
        if has_tasks {
            self.body.expected.add(Feature::Tasks);
        }
        let class = if has_tasks { " class=\"tasks\"" } else { "" };
        match first {
            None => self.html(&format!("<ul{class}>\n")),
            Some(1) => self.html(&format!("<ol{class}>\n")),
            Some(first) => self.html(&format!("<ol start=\"{first}\"{class}>\n")),
        }
    }

    pub(super) fn item(&mut self, index: usize) {
        self.break_passage();
        self.html("<li");
        if self.events.is_task(index) {
            self.html(" class=\"task\"");
        }
        // What is embedded of an item is inside it: an item stands nowhere but in a list.
        let marks = self.item_name(index).map(|name| (name, self.new_mark(), self.new_mark()));
        if let Some((name, start, end)) = marks {
            self.name_block(name, start, end);
        }
        self.html(">");
        if let Some((_, start, _)) = marks {
            self.mark_at(start);
        }
        self.item_marks.push(marks.map(|(_, _, end)| end));
        self.task = self.events.further_task(index).or(self.task);
    }

    pub(super) fn end_item(&mut self) {
        self.close_label();
        self.break_passage();
        if let Some(Some(end)) = self.item_marks.pop() {
            self.mark_at(end);
        }
        self.html("</li>\n");
    }

    /// A box that is neither empty nor checked, with what it means in words.
    pub(super) fn further_task(&mut self, task: Task) {
        let words = &self.settings.words;
        let (sign, name, class) = match task {
            Task::Begun => ("◐", &words.task_begun, "task-begun"),
            Task::Dropped => ("✕", &words.task_dropped, "task-dropped"),
        };
        self.html("<label><span class=\"task-state ");
        self.html(class);
        self.html("\" role=\"img\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, name);
        self.html("\">");
        self.html(sign);
        self.html("</span> ");
        self.label_open = true;
    }

    pub(super) fn task_marker(&mut self, done: bool) {
        self.html(if done {
            "<label><input type=\"checkbox\" checked disabled> "
        } else {
            "<label><input type=\"checkbox\" disabled> "
        });
        self.label_open = true;
    }
}

//! Passages that embed each other without end, or grow beyond all measure.
//!
//! What is embedded is a part of a document: a section that embeds its neighbour is no cycle.

use crate::content::markdown::{Body, HoleKind, Slice};
use crate::diagnostics::{Diagnostic, Phrase, Span, phrases, say};
use crate::publish::audience::{Bodies, DocId};
use crate::publish::graph::Graph;
use crate::publish::graph::links::{Fragment, Target};
use rapidhash::RapidHashMap as HashMap;

/// Passages within passages on one page. Pages are filled by recursion, so this bounds the stack too.
pub const MAX_DEPTH: usize = 50;
/// Embedded passages on one page: twenty small notes that each embed the next twice would make a million.
pub const MAX_PASSAGES: usize = 1_000;
/// Bytes that a page may take from other documents (8 MiB).
pub const MAX_EMBEDDED: usize = 8 << 20;

/// What a page may still embed. The page is filled by it and the check measures with it, so that both stop at one place.
#[derive(Debug, Default)]
pub struct Allowance {
    passages: usize,
    bytes: usize,
}

impl Allowance {
    /// The number of a passage of so many bytes, counted from 1, when the page may hold it at this depth; none when a link
    /// takes its place.
    pub fn take(&mut self, depth: usize, bytes: usize) -> Option<usize> {
        if depth > MAX_DEPTH || self.passages >= MAX_PASSAGES || self.bytes + bytes > MAX_EMBEDDED {
            return None;
        }
        self.passages += 1;
        self.bytes += bytes;
        Some(self.passages)
    }
}

/// A document, or a passage of it.
type EmbedPart = (DocId, Option<Fragment>);

/// The part of a body that a fragment names.
pub fn slice(body: &Body, fragment: Option<Fragment>) -> Slice {
    match fragment {
        Some(Fragment::Heading(index)) => body.section(index as usize),
        Some(Fragment::Block(index)) => body.block(index as usize),
        Some(Fragment::Opening) => body.opening().unwrap_or_else(|| body.whole()),
        Some(Fragment::Id(_)) | None => body.whole(),
    }
}

/// A part on the way of the search.
struct Step {
    part: EmbedPart,
    embeds: Vec<(EmbedPart, Span)>,
    next: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum EmbedState {
    /// With its place there.
    OnTheWay(usize),
    Done(Measure),
}

/// What a part comes to with all it embeds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Measure {
    bytes: usize,
    passages: usize,
    depth: usize,
    /// It embeds a part that is embedded in itself, so the sums above are too small.
    has_cycle: bool,
}

impl Measure {
    fn add(&mut self, embedded: Measure) {
        self.bytes = self.bytes.saturating_add(embedded.bytes);
        self.passages = self.passages.saturating_add(embedded.passages).saturating_add(1);
        self.depth = self.depth.max(embedded.depth + 1);
        self.has_cycle |= embedded.has_cycle;
    }

    /// What a page with this part would hold too much of.
    fn excess(&self) -> Option<Diagnostic> {
        if self.depth > MAX_DEPTH {
            Some(say::embedded_too_deep(MAX_DEPTH))
        } else if self.passages > MAX_PASSAGES {
            Some(say::page_embeds_too_many_passages(self.passages))
        } else if self.bytes > MAX_EMBEDDED {
            Some(say::page_embeds_too_much(self.bytes >> 20))
        } else {
            None
        }
    }
}

/// Everything that is wrong with embeds.
pub fn check(graph: &Graph, bodies: &Bodies) -> Vec<Diagnostic> {
    let mut search = EmbedSearch { graph, bodies, states: HashMap::default(), found: Vec::new() };
    for id in &graph.embedding {
        search.from((*id, None));
        if matches!(search.states.get(&(*id, None)), Some(EmbedState::Done(measure)) if measure.has_cycle) {
            search.measure_page(*id);
        }
    }
    search.found
}

struct EmbedSearch<'g> {
    graph: &'g Graph,
    bodies: &'g Bodies,
    states: HashMap<EmbedPart, EmbedState>,
    found: Vec<Diagnostic>,
}

impl EmbedSearch<'_> {
    fn from(&mut self, start: EmbedPart) {
        let mut way = if self.states.contains_key(&start) { Vec::new() } else { vec![self.step(start, 0)] };
        while let Some(here) = way.last_mut() {
            let Some((to, span)) = here.embeds.get(here.next).cloned() else {
                if let Some(done) = way.pop() {
                    self.leave(&done);
                }
                continue;
            };
            here.next += 1;
            match self.states.get(&to) {
                None => {
                    let step = self.step(to, way.len());
                    way.push(step);
                }
                Some(EmbedState::OnTheWay(at)) => self.cycle(&way[*at..], to, span),
                Some(EmbedState::Done(_)) => {}
            }
        }
    }

    fn step(&mut self, part: EmbedPart, place: usize) -> Step {
        self.states.insert(part, EmbedState::OnTheWay(place));
        Step { part, embeds: self.embeds(part), next: 0 }
    }

    fn leave(&mut self, done: &Step) {
        let (id, fragment) = done.part;
        let mut measure = Measure { bytes: slice(self.bodies.get(id), fragment).len(), ..Measure::default() };
        for (to, _) in &done.embeds {
            match self.states.get(to) {
                Some(EmbedState::Done(embedded)) => measure.add(*embedded),
                _ => measure.has_cycle = true,
            }
        }
        if let (Some(excess), Some((_, span))) = (measure.excess(), done.embeds.last()) {
            self.limit(id, span.clone(), excess);
            // What embeds this part is not told again.
            measure = Measure { has_cycle: measure.has_cycle, ..Measure::default() };
        }
        self.states.insert(done.part, EmbedState::Done(measure));
    }

    /// Fills a page that reaches a cycle as it will be filled, to know what its limits leave out: each passage may come
    /// back on other ways, so sums do not tell.
    fn measure_page(&mut self, id: DocId) {
        let mut allowance = Allowance::default();
        let mut way = vec![Step { part: (id, None), embeds: self.embeds((id, None)), next: 0 }];
        while let Some(here) = way.last_mut() {
            let Some((to, _)) = here.embeds.get(here.next).cloned() else {
                way.pop();
                continue;
            };
            here.next += 1;
            let part = slice(self.bodies.get(to.0), to.1);
            if way.iter().any(|step| step.part.0 == to.0 && self.slice_of(step.part) == part) {
                continue;
            }
            if allowance.take(way.len(), part.len()).is_none() {
                let excess = say::page_embeds_beyond_limits(MAX_PASSAGES, MAX_EMBEDDED >> 20);
                let first = &way[0];
                self.limit(id, first.embeds[first.next - 1].1.clone(), excess);
                return;
            }
            way.push(Step { part: to, embeds: self.embeds(to), next: 0 });
        }
    }

    /// What stands in a part, in its order.
    fn embeds(&self, (id, fragment): EmbedPart) -> Vec<(EmbedPart, Span)> {
        let body = self.bodies.get(id);
        let slice = slice(body, fragment);
        let first = body.holes.partition_point(|hole| hole.at < slice.start);
        let within = body.holes[first..].iter().take_while(|hole| hole.at < slice.end);
        within
            .filter_map(|hole| {
                let HoleKind::Embed(number) = hole.kind else { return None };
                let Target::Document { id: to, fragment } = self.graph.links(id)[number as usize] else { return None };
                Some(((to, fragment), body.span(number as usize)))
            })
            .collect()
    }

    fn slice_of(&self, (id, fragment): EmbedPart) -> Slice {
        slice(self.bodies.get(id), fragment)
    }

    fn limit(&mut self, id: DocId, span: Span, diagnostic: Diagnostic) {
        self.found.push(diagnostic.at(&self.graph.published.get(id).file, span));
    }

    /// The last part of a way embeds the first one, `to`.
    fn cycle(&mut self, way: &[Step], to: EmbedPart, span: Span) {
        let title = |id: DocId| self.graph.published.get(id).name();
        let label = round(way, to.0, title);
        let diagnostic = say::embedded_in_itself(title(to.0)).label(label);
        let from = way.last().map_or(to, |step| step.part).0;
        self.found.push(diagnostic.at(&self.graph.published.get(from).file, span));
    }
}

/// The names of the documents of a cycle; of a long one the first. The passages of one note that follow each other count once.
fn round<'t>(way: &[Step], to: DocId, title: impl Fn(DocId) -> &'t str) -> Phrase {
    const SHOWN: usize = 8;
    let mut shown: Vec<DocId> = Vec::new();
    let mut more = 0;
    for (index, step) in way.iter().enumerate() {
        if shown.last() != Some(&step.part.0) {
            if shown.len() == SHOWN {
                more = way.len() - index;
                break;
            }
            shown.push(step.part.0);
        }
    }
    let titles = shown.iter().map(|id| title(*id)).collect::<Vec<_>>().join(" → ");
    let last = title(to);
    if more > 0 {
        phrases::cycle_with_more(titles, more, last)
    } else {
        Phrase::verbatim(format!("{titles} → {last}"))
    }
}

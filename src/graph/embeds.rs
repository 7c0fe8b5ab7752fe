//! Passages that embed each other without end, or grow beyond all measure.
//!
//! What is embedded is a part of a document: a section that embeds its neighbour is no cycle.

use crate::audience::DocId;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::graph::links::{Fragment, Target};
use crate::graph::{Graph, Inputs};
use crate::markdown::{Body, Form, HoleKind, Slice};
use rapidhash::RapidHashMap as HashMap;

/// What a page may grow to by what it embeds (8 MiB): a few notes that embed each other twice grow without bound.
const MAX_EMBEDDED: usize = 8 << 20;

/// A document, or a passage of it.
type Part = (DocId, Option<Fragment>);

/// The part of a body that a fragment names.
pub fn slice(body: &Body, fragment: Option<Fragment>) -> Slice {
    match fragment {
        Some(Fragment::Heading(index)) => body.section(index as usize),
        Some(Fragment::Block(index)) => body.anchors.get(index as usize).map_or(0..0, |anchor| body.block(anchor)),
        Some(Fragment::Opening) => body.opening().unwrap_or_else(|| body.whole()),
        Some(Fragment::Id(_)) | None => body.whole(),
    }
}

/// A part on the way of the search.
struct Step {
    part: Part,
    embeds: Vec<(Part, Span)>,
    next: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    OnTheWay,
    /// With its size, embeds and all.
    Done(usize),
}

/// Everything that is wrong with embeds.
pub fn check(graph: &Graph, inputs: Inputs) -> Vec<Diagnostic> {
    let mut search = Search { graph, warn: inputs.config.links_warn, states: HashMap::default(), found: Vec::new() };
    for (id, document) in graph.published.iter() {
        if document.body.links.iter().any(|link| link.form == Form::Embed) {
            search.from((id, None));
        }
    }
    search.found
}

struct Search<'g> {
    graph: &'g Graph,
    warn: bool,
    states: HashMap<Part, State>,
    found: Vec<Diagnostic>,
}

impl Search<'_> {
    fn from(&mut self, start: Part) {
        let mut way = if self.states.contains_key(&start) { Vec::new() } else { vec![self.step(start)] };
        while let Some(here) = way.last_mut() {
            let Some((to, span)) = here.embeds.get(here.next).cloned() else {
                if let Some(done) = way.pop() {
                    self.leave(&done);
                }
                continue;
            };
            here.next += 1;
            match self.states.get(&to) {
                None => way.push(self.step(to)),
                Some(State::OnTheWay) => self.cycle(&way, to, span),
                Some(State::Done(_)) => {}
            }
        }
    }

    fn step(&mut self, part: Part) -> Step {
        self.states.insert(part, State::OnTheWay);
        Step { part, embeds: embeds(self.graph, part), next: 0 }
    }

    fn leave(&mut self, done: &Step) {
        let (id, fragment) = done.part;
        let document = self.graph.published.get(id);
        let embedded = done.embeds.iter().map(|(to, _)| match self.states.get(to) {
            Some(State::Done(size)) => *size,
            _ => 0,
        });
        let mut size = embedded.fold(slice(&document.body, fragment).len(), usize::saturating_add);
        if size > MAX_EMBEDDED
            && let Some((_, span)) = done.embeds.last()
        {
            let message = format!("with all it embeds, this page would have {} MiB", size >> 20);
            let diagnostic = Diagnostic::error("embed-limit", message).help("write links instead of some embeds");
            self.found.push(diagnostic.at(&document.file, span.clone()));
            size = 0;
        }
        self.states.insert(done.part, State::Done(size));
    }

    /// The last part of a way embeds one that is on it.
    fn cycle(&mut self, way: &[Step], to: Part, span: Span) {
        let title = |id: DocId| self.graph.published.get(id).title.as_str();
        let mut round: Vec<DocId> = way.iter().skip_while(|step| step.part != to).map(|step| step.part.0).collect();
        // Of the passages of one note, its name says enough.
        round.dedup();
        round.push(to.0);
        let label = round.iter().map(|id| title(*id)).collect::<Vec<_>>().join(" → ");
        let mut diagnostic = Diagnostic::error("embed-cycle", format!("« {} » is embedded in itself", title(to.0)))
            .label(label)
            .help("write a link instead of one of the embeds");
        if self.warn {
            diagnostic.severity = Severity::Warning;
        }
        let from = way.last().map_or(to, |step| step.part).0;
        let diagnostic = diagnostic.at(&self.graph.published.get(from).file, span);
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }
}

/// What stands in a part, in its order.
fn embeds(graph: &Graph, (id, fragment): Part) -> Vec<(Part, Span)> {
    let body = &graph.published.get(id).body;
    let slice = slice(body, fragment);
    let first = body.holes.partition_point(|hole| hole.at < slice.start);
    let within = body.holes[first..].iter().take_while(|hole| hole.at < slice.end);
    within
        .filter_map(|hole| {
            let HoleKind::Embed(number) = hole.kind else { return None };
            let Target::Document { id: to, fragment } = graph.links(id)[number as usize] else { return None };
            Some(((to, fragment), body.links[number as usize].span.clone()))
        })
        .collect()
}

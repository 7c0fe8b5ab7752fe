//! A text of HTML as a tree, read as browsers read it: for what is written again in another form.
//!
//! Nodes are numbers in one list, so that no depth of a text exhausts the stack. It knows no element's meaning.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_fragment};

/// A node by its place in the tree's list.
pub(super) type NodeId = usize;

/// The node that holds the whole text.
pub(super) const ROOT: NodeId = 0;

/// The language of markup that an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkupLanguage {
    Html,
    MathMl,
    Svg,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NodeKind {
    /// Of which only what it holds is written: the text as a whole, or an element that books lack.
    Group,
    Element {
        markup: MarkupLanguage,
        name: String,
        attributes: BTreeMap<String, String>,
    },
    Text(String),
    /// A comment, or what books lack: it is not written, and nothing that it holds.
    Nothing,
}

#[derive(Debug)]
pub(super) struct TreeNode {
    pub kind: NodeKind,
    pub parent: Option<NodeId>,
    pub children: Vec<NodeId>,
}

/// A text of HTML.
#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<TreeNode>,
}

impl Tree {
    /// Reads what stands in the body of a page.
    pub(super) fn read(html: &str) -> Tree {
        let builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder: builder, ..ParseOpts::default() };
        let body = QualName::new(None, ns!(html), local_name!("body"));
        parse_fragment(TreeReading::default(), options, body, Vec::new(), false).one(html)
    }

    pub(super) fn element(name: &str, attributes: &[(&str, &str)]) -> NodeKind {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        NodeKind::Element { markup: MarkupLanguage::Html, name: name.to_owned(), attributes: attributes.collect() }
    }

    /// The name of an element of HTML; none for another node.
    pub(super) fn html_name(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].kind {
            NodeKind::Element { markup: MarkupLanguage::Html, name, .. } => Some(name),
            _ => None,
        }
    }

    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        match &self.nodes[id].kind {
            NodeKind::Element { attributes, .. } => attributes.get(name).map(String::as_str),
            _ => None,
        }
    }

    pub(super) fn set(&mut self, id: NodeId, attribute: &str, value: &str) {
        if let NodeKind::Element { attributes, .. } = &mut self.nodes[id].kind {
            attributes.insert(attribute.to_owned(), value.to_owned());
        }
    }

    pub(super) fn unset(&mut self, id: NodeId, attribute: &str) {
        if let NodeKind::Element { attributes, .. } = &mut self.nodes[id].kind {
            attributes.remove(attribute);
        }
    }

    /// Gives an element another name, and keeps its attributes.
    pub(super) fn rename(&mut self, id: NodeId, to: &str) {
        if let NodeKind::Element { name, .. } = &mut self.nodes[id].kind {
            to.clone_into(name);
        }
    }

    pub(super) fn has_class(&self, id: NodeId, class: &str) -> bool {
        self.attribute(id, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|own| own == class))
    }

    /// Adds a node that stands nowhere yet.
    pub(super) fn add(&mut self, kind: NodeKind) -> NodeId {
        self.nodes.push(TreeNode { kind, parent: None, children: Vec::new() });
        self.nodes.len() - 1
    }

    pub(super) fn add_text(&mut self, text: &str) -> NodeId {
        self.add(NodeKind::Text(text.to_owned()))
    }

    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        self.nodes[child].parent = Some(parent);
        self.nodes[parent].children.push(child);
    }

    pub(super) fn prepend(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        self.nodes[child].parent = Some(parent);
        self.nodes[parent].children.insert(0, child);
    }

    /// Takes a node out of its place, with all that it holds.
    pub(super) fn detach(&mut self, id: NodeId) {
        if let Some(parent) = self.nodes[id].parent.take()
            && let Some(place) = self.place(parent, id)
        {
            self.nodes[parent].children.remove(place);
        }
    }

    /// Where a node stands among those of its parent; looked for from the end, where readers of HTML move nodes.
    fn place(&self, parent: NodeId, child: NodeId) -> Option<usize> {
        self.nodes[parent].children.iter().rposition(|own| *own == child)
    }

    /// Every node that is to be written, in the order of the text.
    pub(super) fn in_order(&self) -> Vec<NodeId> {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open = vec![ROOT];
        while let Some(id) = open.pop() {
            order.push(id);
            if self.nodes[id].kind != NodeKind::Nothing {
                open.extend(self.nodes[id].children.iter().rev());
            }
        }
        order
    }

    /// Appends text to the node before it, when that is text.
    fn insert_text(&mut self, parent: NodeId, place: usize, text: &str) {
        let before = place.checked_sub(1).map(|before| self.nodes[parent].children[before]);
        if let Some(before) = before
            && let NodeKind::Text(own) = &mut self.nodes[before].kind
        {
            own.push_str(text);
            return;
        }
        let id = self.add_text(text);
        self.nodes[id].parent = Some(parent);
        self.nodes[parent].children.insert(place, id);
    }
}

/// A node as the parser holds it: with its name, which it asks for at every step.
#[derive(Debug, Clone)]
struct Handle {
    id: NodeId,
    name: QualName,
}

/// A tree that is being read.
#[derive(Debug)]
struct TreeReading {
    tree: RefCell<Tree>,
}

impl Default for TreeReading {
    fn default() -> TreeReading {
        let root = TreeNode { kind: NodeKind::Group, parent: None, children: Vec::new() };
        TreeReading { tree: RefCell::new(Tree { nodes: vec![root] }) }
    }
}

impl TreeReading {
    fn handle(id: NodeId) -> Handle {
        Handle { id, name: QualName::new(None, ns!(), local_name!("")) }
    }
}

impl TreeSink for TreeReading {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    /// The parser puts a fragment into an element of its own: what it holds is the text.
    fn finish(self) -> Tree {
        let mut tree = self.tree.into_inner();
        let around = tree.nodes[ROOT].children.first().copied();
        let inner = around.map(|around| std::mem::take(&mut tree.nodes[around].children)).unwrap_or_default();
        for child in &inner {
            tree.nodes[*child].parent = Some(ROOT);
        }
        tree.nodes[ROOT].children = inner;
        tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        TreeReading::handle(ROOT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let markup = match name.ns {
            ns!(mathml) => MarkupLanguage::MathMl,
            ns!(svg) => MarkupLanguage::Svg,
            _ => MarkupLanguage::Html,
        };
        // A prefix is of another language than the element: no text of carnet's needs one.
        let plain = attributes.into_iter().filter(|attribute| attribute.name.ns == ns!());
        let attributes = plain.map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
        let kind = NodeKind::Element { markup, name: name.local.to_string(), attributes: attributes.collect() };
        Handle { id: self.tree.borrow_mut().add(kind), name }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        TreeReading::handle(self.tree.borrow_mut().add(NodeKind::Nothing))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        TreeReading::handle(self.tree.borrow_mut().add(NodeKind::Nothing))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => tree.append(parent.id, child.id),
            NodeOrText::AppendText(text) => {
                let end = tree.nodes[parent.id].children.len();
                tree.insert_text(parent.id, end, &text);
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.tree.borrow().nodes[element.id].parent.is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, node: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        if let NodeOrText::AppendNode(node) = &node {
            tree.detach(node.id);
        }
        let Some(parent) = tree.nodes[sibling.id].parent else { return };
        let Some(place) = tree.place(parent, sibling.id) else { return };
        match node {
            NodeOrText::AppendNode(node) => {
                tree.nodes[node.id].parent = Some(parent);
                tree.nodes[parent].children.insert(place, node.id);
            }
            NodeOrText::AppendText(text) => tree.insert_text(parent, place, &text),
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let NodeKind::Element { attributes: own, .. } = &mut tree.nodes[target.id].kind {
            for attribute in attributes {
                own.entry(attribute.name.local.to_string()).or_insert_with(|| attribute.value.to_string());
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        let children = std::mem::take(&mut tree.nodes[node.id].children);
        for child in &children {
            tree.nodes[*child].parent = Some(parent.id);
        }
        tree.nodes[parent.id].children.extend(children);
    }
}

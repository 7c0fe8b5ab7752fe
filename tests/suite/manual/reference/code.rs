//! What the code declares of views: their fields with what is said of them, the kinds of pages with their templates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{
    Attribute, Expr, Fields, GenericArgument, ImplItem, Item, ItemImpl, ItemStruct, Lit, Meta, PathArguments, Type,
};

use super::super::story::root;

/// Where the views are declared.
const PLACES: [&str; 5] =
    ["src/pages/view.rs", "src/pages/view", "src/pages/kinds", "src/pages/compare.rs", "src/content/i18n/dates.rs"];

/// The declarations.
pub(super) struct Code {
    pub structures: BTreeMap<String, Structure>,
    /// By template.
    pub kinds: Vec<Kind>,
}

/// A view, or what one holds.
pub(super) struct Structure {
    pub name: String,
    pub meaning: String,
    pub fields: Vec<Field>,
}

pub(super) struct Field {
    pub name: String,
    pub meaning: String,
    pub form: Form,
}

/// A kind of page.
pub(super) struct Kind {
    pub template: String,
    /// Of its view, in the template.
    pub name: String,
    pub view: String,
}

/// What a field holds.
pub(super) enum Form {
    Text,
    Number,
    Flag,
    OrNone(Box<Form>),
    ListOf(Box<Form>),
    PairOf(Vec<Form>),
    Structure(String),
    Anything,
}

impl Form {
    /// For readers.
    pub(super) fn words(&self) -> String {
        match self {
            Form::Text => String::from("text"),
            Form::Number => String::from("number"),
            Form::Flag => String::from("true or false"),
            Form::OrNone(form) => format!("{}, or none", form.words()),
            Form::ListOf(form) => format!("list of {}", form.several()),
            Form::PairOf(forms) => {
                format!("list of {}", forms.iter().map(Form::words).collect::<Vec<_>>().join(" and "))
            }
            Form::Structure(name) => format!("[`{name}`](#{})", name.to_lowercase()),
            Form::Anything => String::from("anything"),
        }
    }

    fn several(&self) -> String {
        match self {
            Form::Text | Form::Number => self.words() + "s",
            _ => self.words(),
        }
    }

    /// The structure that it holds, if it holds any.
    pub(super) fn structure(&self) -> Option<&str> {
        match self {
            Form::OrNone(form) | Form::ListOf(form) => form.structure(),
            Form::PairOf(forms) => forms.iter().find_map(Form::structure),
            Form::Structure(name) => Some(name),
            Form::Text | Form::Number | Form::Flag | Form::Anything => None,
        }
    }
}

impl Code {
    pub(super) fn read() -> Code {
        let mut code = Code { structures: BTreeMap::new(), kinds: Vec::new() };
        for path in PLACES.iter().flat_map(|place| files(&root().join(place))) {
            let text = fs::read_to_string(&path).expect("it can be read");
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for item in &file.items {
                match item {
                    Item::Struct(item) if is_serialised(&item.attrs) => {
                        let structure = structure(item);
                        code.structures.insert(structure.name.clone(), structure);
                    }
                    Item::Impl(item) => code.kinds.extend(kind(item)),
                    _ => {}
                }
            }
        }
        code.kinds.sort_by(|a, b| a.template.cmp(&b.template));
        code
    }

    pub(super) fn structure(&self, name: &str) -> &Structure {
        let structure = self.structures.get(name).unwrap_or_else(|| panic!("no structure {name}"));
        assert!(!structure.meaning.is_empty(), "nothing says what {name} is");
        structure
    }

    /// What fields of these structures hold, and what fields of that hold.
    pub(super) fn used_by(&self, roots: impl Iterator<Item = String>) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        let mut open: Vec<String> = roots.collect();
        while let Some(name) = open.pop() {
            let held = self.structure(&name).fields.iter().filter_map(|field| field.form.structure());
            open.extend(held.filter(|name| used.insert((*name).to_owned())).map(str::to_owned));
        }
        used
    }
}

/// A file, or those of a folder.
fn files(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let entries = fs::read_dir(place).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths
}

fn structure(item: &ItemStruct) -> Structure {
    let Fields::Named(named) = &item.fields else { panic!("{} has fields without names", item.ident) };
    let shown = named.named.iter().filter(|field| serde_word(&field.attrs).as_deref() != Some("skip"));
    let fields = shown.map(|field| Field {
        name: field.ident.as_ref().expect("it has a name").to_string(),
        meaning: documentation(&field.attrs),
        form: form(&field.ty, item),
    });
    Structure { name: item.ident.to_string(), meaning: documentation(&item.attrs), fields: fields.collect() }
}

fn is_serialised(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => list.tokens.to_string().contains("Serialize"),
        _ => false,
    })
}

/// What serde is told of a field.
fn serde_word(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("serde") => Some(list.tokens.to_string()),
        _ => None,
    })
}

fn documentation(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => text(&pair.value),
        _ => None,
    });
    lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join(" ")
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// The form of a field's type; a parameter of its structure may be anything.
fn form(of: &Type, item: &ItemStruct) -> Form {
    match of {
        Type::Reference(reference) => form(&reference.elem, item),
        Type::Tuple(tuple) => Form::PairOf(tuple.elems.iter().map(|of| form(of, item)).collect()),
        Type::Array(array) => Form::ListOf(Box::new(form(&array.elem, item))),
        Type::Path(path) => {
            let last = path.path.segments.last().expect("a path has a last part");
            let inner = match &last.arguments {
                PathArguments::AngleBracketed(list) => list.args.iter().find_map(|argument| match argument {
                    GenericArgument::Type(of) => Some(form(of, item)),
                    _ => None,
                }),
                _ => None,
            };
            let name = last.ident.to_string();
            match (name.as_str(), inner) {
                ("String" | "str" | "PageKind", _) => Form::Text,
                ("bool", _) => Form::Flag,
                ("usize" | "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64", _) => Form::Number,
                ("Option", Some(inner)) => Form::OrNone(Box::new(inner)),
                ("Vec", Some(inner)) => Form::ListOf(Box::new(inner)),
                ("Shared" | "Box" | "Arc", Some(inner)) => inner,
                ("ExtraView", _) => Form::Anything,
                (name, _) if item.generics.type_params().any(|parameter| parameter.ident == name) => Form::Anything,
                (name, _) => Form::Structure(name.to_owned()),
            }
        }
        _ => panic!("{} has a field of another form than views have", item.ident),
    }
}

/// What an `impl PageKind` says.
fn kind(item: &ItemImpl) -> Option<Kind> {
    let (of, _) = item.trait_.as_ref()?;
    if !of.segments.last()?.ident.eq("PageKind") {
        return None;
    }
    let (mut template, mut name, mut view) = (None, None, None);
    for part in &item.items {
        match part {
            ImplItem::Const(part) if part.ident == "TEMPLATE" => template = text(&part.expr),
            ImplItem::Const(part) if part.ident == "NAME" => name = text(&part.expr),
            ImplItem::Type(part) => {
                let Type::Path(path) = &part.ty else { continue };
                view = path.path.segments.last().map(|last| last.ident.to_string());
            }
            _ => {}
        }
    }
    Some(Kind { template: template?, name: name?, view: view? })
}

//! Random sites: documents of every kind and visibility that link to each other in every form, from every place.
//!
//! Each field of document 7 holds a word that begins with `zq07`, each of the people that only it names one that begins
//! with `zp07`, so that whatever is found in an output tells whose it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use carnet::publish::audience::Audience;
use proptest::prelude::*;
use proptest::sample::select;

use crate::site::Site;

pub(crate) const CONFIG: &str = "title: Essai\nbase_url: https://example.org/\ndefaults: {visibility: private}\n";

/// Ways in which other programs keep back a document that is public for carnet.
const ELSEWHERE: [&str; 24] = [
    "brouillon: oui\n",
    "Draft: true\n",
    "dg-publish: no\n",
    "publié: non\n",
    "unlisted: true\n",
    "private: yes\n",
    "masquée: oui\n",
    "noindex: 1\n",
    "status: draft\n",
    "visibilité: privée\n",
    "access: members\n",
    "build: {list: never}\n",
    "sitemap: false\n",
    "permalink: false\n",
    "public: plus tard\n",
    "publishDate: 2999-01-01\n",
    "embargo: 1 janvier 2999\n",
    "expires: Mon, 01 Jan 2001 10:00:00 GMT\n",
    "---\n---\ndraft: true\n",
    "---\n\n---\ntags: [a]\nprivée: oui\n",
    "TOML draft = true\n",
    "TOML publish = false # plus tard\n",
    "TOML [params]\nunlisted = true\n",
    "JSON \"draft\": true\n",
];

/// A site.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub docs: Vec<Doc>,
    /// Links of the home page.
    pub home: Vec<Link>,
    /// Links in the text of the author whom every document names.
    pub team: Vec<Link>,
}

#[derive(Debug, Clone)]
pub(crate) struct Doc {
    pub kind: Kind,
    pub seen: Seen,
    pub links: Vec<Link>,
    /// Which optional parts it has, one bit each.
    pub parts: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Note,
    Notebook,
    Base,
    Page,
}

/// Who sees a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    Public,
    Unlisted,
    Alpha,
    Beta,
    Private,
    Draft,
    /// Kept back by what another program reads, by its number in [`ELSEWHERE`].
    Elsewhere(u8),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    /// Taken modulo the number of documents.
    to: u8,
    pub form: Form,
    pub place: Place,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Title,
    Alias,
    Path,
    Labelled,
    Heading,
    Block,
    LabelledHeading,
    Embed,
    EmbedSection,
    EmbedBlock,
    Relative,
    RelativeHeading,
    Reference,
    Definition,
    Autolink,
    Absolute,
    Rooted,
    RootedFile,
    Html,
    HtmlShouting,
    HtmlRelative,
    /// A name that is cut by an emphasis.
    Emphasised,
    Wide,
    Escaped,
    Shortcode,
    Liquid,
    PlainPath,
    PlainFile,
    PlainAddress,
    /// A path whose last word is set apart by marks.
    CutByEmphasis,
    CutByMark,
    CutByCode,
    CutByTag,
    CutByComment,
    CutByLink,
    Handed,
    Titled,
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Lead,
    Paragraph,
    Item,
    Task,
    Cell,
    Heading,
    Footnote,
    UnusedFootnote,
    Alternative,
    Quote,
    Attribution,
    Callout,
    DefinitionList,
    Strong,
    Details,
    Comment,
    HtmlComment,
}

const FORMS: [Form; 37] = [
    Form::Title,
    Form::Alias,
    Form::Path,
    Form::Labelled,
    Form::Heading,
    Form::Block,
    Form::LabelledHeading,
    Form::Embed,
    Form::EmbedSection,
    Form::EmbedBlock,
    Form::Relative,
    Form::RelativeHeading,
    Form::Reference,
    Form::Definition,
    Form::Autolink,
    Form::Absolute,
    Form::Rooted,
    Form::RootedFile,
    Form::Html,
    Form::HtmlShouting,
    Form::HtmlRelative,
    Form::Emphasised,
    Form::Wide,
    Form::Escaped,
    Form::Shortcode,
    Form::Liquid,
    Form::PlainPath,
    Form::PlainFile,
    Form::PlainAddress,
    Form::CutByEmphasis,
    Form::CutByMark,
    Form::CutByCode,
    Form::CutByTag,
    Form::CutByComment,
    Form::CutByLink,
    Form::Handed,
    Form::Titled,
];

const PLACES: [Place; 17] = [
    Place::Lead,
    Place::Paragraph,
    Place::Item,
    Place::Task,
    Place::Cell,
    Place::Heading,
    Place::Footnote,
    Place::UnusedFootnote,
    Place::Alternative,
    Place::Quote,
    Place::Attribution,
    Place::Callout,
    Place::DefinitionList,
    Place::Strong,
    Place::Details,
    Place::Comment,
    Place::HtmlComment,
];

impl Form {
    /// Whether the author gave words of their own to print.
    pub(crate) fn is_labelled(self) -> bool {
        !matches!(
            self,
            Form::Title
                | Form::Alias
                | Form::Path
                | Form::Heading
                | Form::Block
                | Form::Embed
                | Form::EmbedSection
                | Form::EmbedBlock
                | Form::Definition
                | Form::Autolink
        ) && !self.is_said()
    }

    /// Whether no link is made of it: it is printed as it is written, but for a withheld name.
    pub(crate) fn is_said(self) -> bool {
        matches!(
            self,
            Form::Emphasised
                | Form::Wide
                | Form::Escaped
                | Form::Shortcode
                | Form::Liquid
                | Form::PlainPath
                | Form::PlainFile
                | Form::PlainAddress
                | Form::CutByEmphasis
                | Form::CutByMark
                | Form::CutByCode
                | Form::CutByTag
                | Form::CutByComment
                | Form::CutByLink
        )
    }

    /// Whether it names what it names in no link to it.
    pub(crate) fn is_among_words(self) -> bool {
        self.is_said() || matches!(self, Form::Handed | Form::Titled)
    }

    fn is_embed(self) -> bool {
        matches!(self, Form::Embed | Form::EmbedSection | Form::EmbedBlock)
    }
}

impl Place {
    /// Whether a link stands alone in its paragraph.
    fn holds_blocks(self) -> bool {
        matches!(self, Place::Paragraph | Place::Details)
    }

    /// Whether readers see what stands there as it is.
    pub(crate) fn is_printed(self) -> bool {
        !matches!(self, Place::Comment | Place::HtmlComment | Place::UnusedFootnote | Place::Alternative)
    }
}

/// Worlds of 3 to 10 documents.
pub(crate) fn world() -> impl Strategy<Value = World> {
    let kinds = select(vec![Kind::Note, Kind::Note, Kind::Note, Kind::Notebook, Kind::Base, Kind::Page]);
    let seen =
        select(vec![Seen::Public, Seen::Public, Seen::Unlisted, Seen::Alpha, Seen::Beta, Seen::Private, Seen::Draft]);
    let doc =
        (kinds, seen, links(6), any::<u16>()).prop_map(|(kind, seen, links, parts)| Doc { kind, seen, links, parts });
    (prop::collection::vec(doc, 3..10), links(3), links(3)).prop_map(|(docs, home, team)| World { docs, home, team })
}

/// As [`world`], where a third of the documents are kept back by what only other programs read.
pub(crate) fn world_of_others() -> impl Strategy<Value = World> {
    let ways = prop::collection::vec(prop::option::weighted(0.3, any::<u8>()), 10);
    (world(), ways).prop_map(|(mut world, ways)| {
        for (doc, way) in world.docs.iter_mut().zip(ways) {
            doc.seen = way.map_or(doc.seen, Seen::Elsewhere);
        }
        world
    })
}

fn links(most: usize) -> impl Strategy<Value = Vec<Link>> {
    let link = (any::<u8>(), select(FORMS.to_vec()), select(PLACES.to_vec()));
    prop::collection::vec(link.prop_map(|(to, form, place)| Link { to, form, place }), 0..=most)
}

/// Who links: a document by its number, or one of the two that are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    Doc(usize),
    Home,
    Team,
}

impl World {
    /// The same without the names of which no link is made.
    pub(crate) fn without_said(&self) -> World {
        let mut world = self.clone();
        let docs = world.docs.iter_mut().map(|doc| &mut doc.links);
        for links in docs.chain([&mut world.home, &mut world.team]) {
            links.retain(|link| !link.form.is_said());
        }
        world
    }

    /// The same without the files that are called like documents.
    pub(crate) fn without_namesakes(mut self) -> World {
        self.docs.iter_mut().for_each(|doc| doc.parts &= !(1 << Part::Namesakes as u16));
        self
    }

    /// The same documents, public and without what a build has to say something about: most of what was made of them is of
    /// use in the next edition.
    pub(crate) fn calm(mut self) -> World {
        let unknown = [Part::PlainAuthor, Part::PlainCommunity, Part::Revisions];
        for doc in &mut self.docs {
            doc.seen = Seen::Public;
            doc.parts &= unknown.into_iter().fold(u16::MAX, |parts, part| parts & !(1 << part as u16));
        }
        let lists = self.docs.iter_mut().map(|doc| &mut doc.links);
        lists
            .chain([&mut self.home, &mut self.team])
            .for_each(|l| l.retain(|link| link.place != Place::UnusedFootnote));
        self
    }

    /// Whether a build for the audience has the document's page.
    pub(crate) fn has(&self, doc: usize, audience: &Audience) -> bool {
        let is = |slug: &str| *audience == Audience::Community(slug.to_owned());
        // A plain page belongs to no community, so that none sees it.
        let community = self.docs[doc].kind != Kind::Page;
        match self.docs[doc].seen {
            Seen::Public | Seen::Unlisted => true,
            Seen::Alpha => community && is("alpha"),
            Seen::Beta => community && is("beta"),
            Seen::Private | Seen::Draft | Seen::Elsewhere(_) => false,
        }
    }

    /// Whether a document is withheld for a front matter that cannot be read in whole: what follows from that elsewhere is
    /// not told.
    pub(crate) fn is_unread(&self, doc: usize) -> bool {
        matches!(self.docs[doc].seen, Seen::Elsewhere(way) if ELSEWHERE[usize::from(way) % ELSEWHERE.len()].starts_with("---"))
    }

    pub(crate) fn target(&self, link: &Link) -> usize {
        usize::from(link.to) % self.docs.len()
    }

    /// Whether a link shows its target's text: only of documents before its own, so that there is no cycle.
    pub(crate) fn embeds(&self, from: From, link: &Link) -> bool {
        let before = match from {
            From::Doc(doc) => self.target(link) < doc,
            From::Home | From::Team => true,
        };
        link.form.is_embed() && link.place.holds_blocks() && before
    }

    pub(crate) fn links(&self, from: From) -> &[Link] {
        match from {
            From::Doc(doc) => &self.docs[doc].links,
            From::Home => &self.home,
            From::Team => &self.team,
        }
    }

    /// The address of a document's page, from the site's root.
    pub(crate) fn address(&self, doc: usize) -> String {
        let slug = format!("zq{doc:02}slug");
        match self.docs[doc].kind {
            Kind::Note => format!("notes/{slug}/"),
            Kind::Notebook => format!("carnets/{slug}/"),
            Kind::Base => format!("bases/{slug}/"),
            Kind::Page => format!("{slug}/"),
        }
    }

    /// The words that a labelled link prints.
    pub(crate) fn label(&self, from: From, number: usize) -> String {
        match from {
            From::Doc(doc) => format!("mot{doc}n{number}"),
            From::Home => format!("mothn{number}"),
            From::Team => format!("mottn{number}"),
        }
    }

    /// Path from the content folder, without its ending.
    fn path(&self, from: From) -> String {
        let From::Doc(doc) = from else {
            return if from == From::Home { "index".into() } else { "authors/equipe".into() };
        };
        match self.docs[doc].kind {
            Kind::Note => format!("notes/zq{doc:02}folder/zq{doc:02}file"),
            Kind::Notebook => format!("notebooks/zq{doc:02}file"),
            Kind::Base => format!("bases/zq{doc:02}file"),
            Kind::Page => format!("pages/zq{doc:02}file"),
        }
    }

    /// The file of a document, from the site's folder.
    pub(crate) fn file(&self, from: From) -> String {
        format!("content/{}.md", self.path(from))
    }

    pub(crate) fn write(&self, site: &Site) {
        for (path, text) in self.files() {
            site.write(&path, text);
        }
    }

    /// Every file of the site.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::from([
            ("carnet.yaml".into(), self.config()),
            (
                "content/communities/alpha.md".into(),
                "---\nname: Alpha\nlinks: {discussion: https://a.example/}\n---\n".into(),
            ),
            ("content/communities/beta.md".into(), "---\nname: Beta\n---\n".into()),
            ("content/notes/toujours.md".into(), TOUJOURS.into()),
            ("content/media/commun.png".into(), "image".into()),
            (self.file(From::Home), self.text(From::Home)),
            (self.file(From::Team), format!("---\nname: Équipe\n---\n{}", self.text(From::Team))),
        ]);
        for doc in 0..self.docs.len() {
            self.add(doc, &mut files);
        }
        files
    }

    /// What other programs keep back is an error, unless files are to be withheld for it.
    fn config(&self) -> String {
        let others = self.docs.iter().any(|doc| matches!(doc.seen, Seen::Elsewhere(_)));
        // All that may be asked for beside pages and lists.
        let asked = "glossary: true\nllms: true\nepub: true\nreport: relecture@example.org\n\
                     edit_url: \"https://example.org/modifier/{path}\"\n";
        format!("{CONFIG}{asked}{}", if others { "front_matter: warn\n" } else { "" })
    }

    fn part(&self, doc: usize, part: Part) -> bool {
        let listed = self.docs[doc].kind != Kind::Page;
        (listed || matches!(part, Part::Redirect | Part::Summary | Part::Image))
            && self.docs[doc].parts & (1 << part as u16) != 0
    }

    /// Whether a document is in English on a site in French.
    pub(crate) fn is_english(&self, doc: usize) -> bool {
        self.part(doc, Part::English)
    }

    fn add(&self, doc: usize, files: &mut BTreeMap<String, String>) {
        let from = From::Doc(doc);
        let path = self.file(from);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (part, name) in [(Part::Cover, "cover.png"), (Part::Image, "picture.png"), (Part::Document, "document.pdf")]
        {
            if self.part(doc, part) {
                files.insert(format!("{folder}/zq{doc:02}{name}"), format!("bytes of zq{doc:02}{name}"));
            }
        }
        for name in self.namesakes(doc) {
            files.insert(format!("content/media/{name}"), format!("octets {doc}"));
        }
        if self.part(doc, Part::Author) {
            let text = format!("---\nname: Zp{doc:02}person\ncommunity: zp{doc:02}ring\n---\nZp{doc:02}personbody.\n");
            files.insert(format!("content/authors/zp{doc:02}person.md"), text);
            let text = format!("---\nname: Zp{doc:02}ringname\nslug: zp{doc:02}ring\n---\nZp{doc:02}ringbody.\n");
            files.insert(format!("content/communities/zp{doc:02}ring.md"), text);
        }
        if self.owns_community(doc) {
            let text = format!("---\nname: Zp{doc:02}groupname\n---\nZp{doc:02}groupbody.\n");
            files.insert(format!("content/communities/zp{doc:02}group.md"), text);
        }
        files.insert(path, format!("{}{}", self.front_matter(doc), self.text(from)));
    }

    /// Files, used by a document, that are called like another: not like one whose name cannot be read, nor like one that has
    /// a page and stands in no list.
    fn namesakes(&self, doc: usize) -> Vec<String> {
        let of = (doc + 1) % self.docs.len();
        if !self.part(doc, Part::Namesakes) || self.is_unread(of) || self.docs[of].seen == Seen::Unlisted {
            return Vec::new();
        }
        let z = format!("zq{of:02}");
        vec![format!("{z}slug/plan.pdf"), format!("{z}file.png"), format!("Z{}title.mp3", &z[1..])]
    }

    fn owns_community(&self, doc: usize) -> bool {
        self.part(doc, Part::Community) && !matches!(self.docs[doc].seen, Seen::Alpha | Seen::Beta)
    }

    fn front_matter(&self, doc: usize) -> String {
        let Doc { kind, seen, .. } = &self.docs[doc];
        let z = format!("zq{doc:02}");
        let elsewhere = match seen {
            Seen::Elsewhere(way) => ELSEWHERE[usize::from(*way) % ELSEWHERE.len()],
            _ => "",
        };
        if let Some((form @ ("TOML" | "JSON"), line)) = elsewhere.split_once(' ') {
            return self.foreign_front_matter(doc, form, line);
        }
        let mut out = format!("---\ntitle: Z{}title\nslug: {z}slug\naliases: [{z}alias]\n", &z[1..]);
        out.push_str(match seen {
            Seen::Public | Seen::Elsewhere(_) => "visibility: public\n",
            Seen::Unlisted => "visibility: unlisted\n",
            Seen::Alpha | Seen::Beta => "visibility: community\n",
            Seen::Private => "visibility: private\n",
            Seen::Draft => "visibility: public\ndraft: true\n",
        });
        let mut add = |part: Part, line: String| {
            if self.part(doc, part) {
                out.push_str(&line);
            }
        };
        add(Part::Summary, format!("summary: Un {z}summary.\n"));
        add(Part::Redirect, format!("redirects: [/{z}redirect/, /{z}redirect/deux]\n"));
        add(Part::Cover, format!("cover: {{image: {z}cover.png, alt: Un {z}coveralt, credit: De {z}credit}}\n"));
        if *kind == Kind::Page {
            return out + "published: 2024-01-01\n" + elsewhere + "---\n";
        }
        add(Part::Tags, format!("tags: [commune, {z}tag]\n"));
        add(Part::English, String::from("language: en\n"));
        let authors = self.authors(doc).join(", ");
        let _ = writeln!(out, "authors: [{authors}]\npublished: 2024-01-02");
        match seen {
            Seen::Alpha => out.push_str("community: alpha\n"),
            Seen::Beta => out.push_str("community: Beta\n"),
            _ if self.owns_community(doc) => {
                let _ = writeln!(out, "community: zp{doc:02}group");
            }
            _ if self.part(doc, Part::PlainCommunity) => {
                let _ = writeln!(out, "community: {z}community");
            }
            _ => {}
        }
        match kind {
            Kind::Note => out.push_str(&self.note_fields(doc)),
            Kind::Notebook => out.push_str(&self.items(doc, "notes", "note", Kind::Note)),
            Kind::Base => out.push_str(&self.items(doc, "notebooks", "notebook", Kind::Notebook)),
            Kind::Page => {}
        }
        out + elsewhere + "---\n"
    }

    fn authors(&self, doc: usize) -> Vec<String> {
        let mut authors = vec![String::from("equipe")];
        authors.extend(self.part(doc, Part::Author).then(|| format!("zp{doc:02}person")));
        authors.extend(self.part(doc, Part::PlainAuthor).then(|| format!("zq{doc:02}author")));
        authors
    }

    /// The front matter of a program that does not write YAML. `line` is what keeps the document back.
    fn foreign_front_matter(&self, doc: usize, form: &str, line: &str) -> String {
        let z = format!("zq{doc:02}");
        let mut entries = vec![
            ("title", format!("\"Z{}title\"", &z[1..])),
            ("slug", format!("\"{z}slug\"")),
            ("aliases", format!("[\"{z}alias\"]")),
            ("visibility", String::from("\"public\"")),
        ];
        if self.docs[doc].kind != Kind::Page {
            entries.push(("authors", format!("{:?}", self.authors(doc))));
        }
        if self.owns_community(doc) {
            entries.push(("community", format!("\"zp{doc:02}group\"")));
        }
        let entries = entries.into_iter();
        match form {
            "TOML" => {
                let lines: String = entries.map(|(key, value)| format!("{key} = {value}\n")).collect();
                format!("+++\n{lines}{line}+++\n")
            }
            _ => {
                let lines: String = entries.map(|(key, value)| format!("\"{key}\": {value},\n")).collect();
                format!("{{\n{lines}{line}}}\n")
            }
        }
    }

    fn note_fields(&self, doc: usize) -> String {
        let z = format!("zq{doc:02}");
        let mut out = String::new();
        if self.part(doc, Part::Revisions) {
            let _ = write!(
                out,
                "revisions:\n  - {{date: 2024-02-0{}T10:00, author: {z}reviser, summary: Un {z}revision}}\n  \
                 - {{date: 2024-01-03, author: equipe, summary: Un {z}first}}\n",
                doc % 9 + 1
            );
            let other = (doc + 1) % self.docs.len();
            let _ = writeln!(out, "review_by: 2024-05-0{}\nresponsible: {z}responsible", doc % 9 + 1);
            let _ = writeln!(out, "translation_of: zq{other:02}slug");
        }
        if doc % 3 == 1 {
            out.push_str("kind: term\n");
        }
        if self.part(doc, Part::Sources) {
            let _ = writeln!(
                out,
                "sources: [{{author: {z}worker, year: 2017, title: {z}work, url: https://{z}.example/}}]"
            );
            let _ =
                writeln!(out, "discuss: https://{z}discuss.example/\nextra: {{cle: {z}extra}}\nlicence: {z}licence");
        }
        out
    }

    /// All documents of a kind, in an order of this collection's own.
    fn items(&self, doc: usize, list: &str, item: &str, kind: Kind) -> String {
        let mut members: Vec<usize> = (0..self.docs.len()).filter(|other| self.docs[*other].kind == kind).collect();
        members.sort_by_key(|other| (other * 7 + doc * 3) % 11);
        let mut out = format!("categories: [{{id: un, title: Zq{doc:02}category}}]\n{list}:\n");
        for other in members {
            let category = if other % 2 == 0 { "categories: [un], " } else { "" };
            let by = format!("added_by: zp{other:02}person, ");
            let by = if self.part(other, Part::Author) { by } else { String::new() };
            let _ = writeln!(out, "  - {{{item}: zq{other:02}slug, {category}{by}pinned: {}}}", other % 3 == 0);
        }
        out
    }

    fn text(&self, from: From) -> String {
        let mut text = Text { world: self, from, body: String::new(), end: String::new() };
        let lead: Vec<String> = text.all(|place| place == Place::Lead);
        match from {
            From::Doc(doc) => text.document(doc, &lead.join(" ")),
            From::Home | From::Team => {
                let _ = writeln!(text.body, "Début {}.\n", lead.join(" "));
            }
        }
        text.links();
        format!("{}\n{}", text.body, text.end)
    }
}

const TOUJOURS: &str = "---\ntitle: Toujours là\nvisibility: public\nauthors: equipe\npublished: 2024-01-01\n\
    tags: [commune]\nrevisions: [{date: 2024-01-01, summary: Toujours}]\n---\n\
    Une note [[index]].\n\n## Partie\n\nUn texte. ^ancre\n";

/// Optional parts of a document, each a bit.
#[derive(Debug, Clone, Copy)]
enum Part {
    Summary,
    Redirect,
    Cover,
    Image,
    Document,
    Tags,
    Author,
    PlainAuthor,
    Community,
    PlainCommunity,
    Revisions,
    Sources,
    /// Files that are called like the next document.
    Namesakes,
    /// It is in another language than the site.
    English,
}

/// What stands before the last word of an address.
fn address_folder(address: &str) -> &str {
    &address[..address.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1)]
}

fn address_word(address: &str) -> &str {
    address.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// The Markdown of one document.
struct Text<'w> {
    world: &'w World,
    from: From,
    body: String,
    /// Reference definitions and footnotes.
    end: String,
}

impl Text<'_> {
    fn document(&mut self, doc: usize, lead: &str) {
        let z = format!("zq{doc:02}");
        let _ = writeln!(self.body, "Un {z}lead pour commencer {lead}.\n\n## Z{}heading\n", &z[1..]);
        let _ = writeln!(self.body, "Un {z}text à nommer. ^{z}block\n");
        if self.world.part(doc, Part::Image) {
            let _ = writeln!(self.body, "![Un {z}alternative]({z}picture.png \"Un {z}caption\")\n");
        }
        if self.world.part(doc, Part::Document) {
            let _ = writeln!(self.body, "Voir [le document]({z}document.pdf).\n");
        }
        for name in self.world.namesakes(doc) {
            let _ = writeln!(self.body, "Voir [le fichier](/media/{name}) et [[{name}]].\n\n![[{name}]]\n");
        }
    }

    fn all(&mut self, is: impl Fn(Place) -> bool) -> Vec<String> {
        let links = self.world.links(self.from).to_vec();
        let chosen = links.iter().enumerate().filter(|(_, link)| is(link.place));
        chosen.map(|(number, link)| self.inline(number, link)).collect()
    }

    fn links(&mut self) {
        for (number, link) in self.world.links(self.from).to_vec().iter().enumerate() {
            if link.place == Place::Lead {
                continue;
            }
            let inline = self.inline(number, link);
            let block = match link.place {
                Place::Lead => continue,
                Place::Paragraph if self.world.embeds(self.from, link) => inline,
                Place::Paragraph => format!("Une phrase avant. Voir {inline} ici. Une phrase après."),
                Place::Item => format!("- un\n- voir {inline}\n  - plus {inline}"),
                Place::Task => format!("- [ ] faire {inline}\n- [x] fait"),
                Place::Cell => format!("| A | B |\n|---|---|\n| {} | b |", inline.replace('|', "\\|")),
                // At its end, what is in braces would be attributes.
                Place::Heading => format!("### Partie {number} {inline} fin"),
                Place::Footnote => {
                    let _ = writeln!(self.end, "[^n{number}]: Voir {inline}.\n");
                    format!("Une phrase[^n{number}].")
                }
                Place::UnusedFootnote => {
                    let _ = writeln!(self.end, "[^u{number}]: Voir {inline}.\n");
                    continue;
                }
                Place::Alternative => format!("![Une image {inline}](/media/commun.png)"),
                Place::Quote => format!("> Une citation {inline}"),
                Place::Attribution => format!("> Une citation.\n> — Quelqu'un, {inline}"),
                Place::Callout => format!("> [!WARNING]\n> Attention à {inline}"),
                Place::DefinitionList => format!("Terme {number}\n: Une définition {inline}"),
                Place::Strong => format!("C'est **fort {inline}** et *{inline}*."),
                Place::Details => format!("<details><summary>Plus</summary>\n\n{inline}\n\n</details>"),
                Place::Comment => format!("Avant %%{inline}%% après."),
                Place::HtmlComment => format!("Avant <!-- {inline} --> après.\n\n<!--\n{inline}\n-->"),
            };
            let _ = writeln!(self.body, "{block}\n");
        }
    }

    fn inline(&mut self, number: usize, link: &Link) -> String {
        let world = self.world;
        let to = world.target(link);
        let z = format!("zq{to:02}");
        let label = world.label(self.from, number);
        let path = world.path(From::Doc(to));
        let relative = format!("{}{path}.md", "../".repeat(world.path(self.from).matches('/').count()));
        let address = world.address(to);
        // Within a sentence an embed is a link; within an alternative text the parser loses it.
        let within = !link.place.holds_blocks() && link.place != Place::Alternative;
        let embed = if world.embeds(self.from, link) || within { "!" } else { "" };
        match link.form {
            Form::Title => format!("[[Z{}title]]", &z[1..]),
            Form::Alias => format!("[[{z}alias]]"),
            Form::Path => format!("[[{path}]]"),
            Form::Labelled => format!("[[{z}slug|{label}]]"),
            Form::Heading => format!("[[{z}slug#Z{}heading]]", &z[1..]),
            Form::Block => format!("[[{z}slug#^{z}block]]"),
            Form::LabelledHeading => format!("[[{z}file#{z}heading|{label}]]"),
            Form::Embed => format!("{embed}[[{z}slug]]"),
            Form::EmbedSection => format!("{embed}[[{z}slug#{z}heading]]"),
            Form::EmbedBlock => format!("{embed}[[{z}slug#^{z}block]]"),
            Form::Relative => format!("[{label}]({relative})"),
            Form::RelativeHeading => format!("[{label}](<{relative}#{z}heading> \"Un titre\")"),
            Form::Reference => {
                let _ = writeln!(self.end, "[r{number}]: {relative} 'Un titre'\n");
                format!("[{label}][r{number}]")
            }
            Form::Definition => {
                let _ = writeln!(self.end, "[d{number}]: /{address}\n");
                "rien".into()
            }
            Form::Autolink => format!("<https://example.org/{address}>"),
            Form::Absolute => format!("[{label}](https://example.org/{address}#{z}heading)"),
            Form::Rooted => format!("[{label}](/{address})"),
            Form::RootedFile => format!("[{label}](/{path}.md)"),
            Form::Html => format!("<a href=\"/{address}\">{label}</a>"),
            Form::HtmlShouting => format!("<A title=\"t\" HREF = '/{address}#{z}heading'>{label}</A>"),
            Form::HtmlRelative => format!("<a href={relative}>{label}</a>"),
            Form::Emphasised => format!("[[*{z}slug*"),
            Form::Wide => format!("［［Z{}title］］", &z[1..]),
            Form::Escaped => format!("\\[\\[{z}slug\\]\\]"),
            Form::Shortcode => format!("{{{{< ref \"{z}slug\" >}}}}"),
            Form::Liquid => format!("{{% link {path}.md %}}"),
            Form::PlainPath => format!("/{}", address.replacen('/', "&#x2F;", 1)),
            Form::PlainFile => format!("{path}.md"),
            Form::PlainAddress => format!("https://exam\u{ad}ple.org/{address}"),
            Form::CutByEmphasis => format!("/{}*{}*/", address_folder(&address), address_word(&address)),
            Form::CutByMark => format!("/{}=={}==/", address_folder(&address), address_word(&address)),
            Form::CutByCode => format!("/{}`{}`/", address_folder(&address), address_word(&address)),
            Form::CutByTag => format!("/{}<b>{}</b>/", address_folder(&address), address_word(&address)),
            Form::CutByComment => {
                format!("/{}", address.replacen(&z, &format!("{}<!-- mot -->{}", &z[..2], &z[2..]), 1))
            }
            Form::CutByLink => {
                format!("/{}[{}](https://o.example)/", address_folder(&address), address_word(&address))
            }
            Form::Handed => format!("[{label}](https://o.example/?u=/{address})"),
            Form::Titled => format!("<b title='/{address}'>{label}</b>"),
        }
    }
}

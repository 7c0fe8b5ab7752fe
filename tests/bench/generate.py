#!/usr/bin/env python3
"""Writes a synthetic French notebook of any size, in carnet's layout or in Hugo's.

    generate.py --notes 10000 --out DIR --flavor carnet
    generate.py --notes 10000 --out DIR --flavor hugo
    generate.py --notes 10000 --out DIR --flavor carnet --versions 4    # with its repository

The same seed and sizes give the same prose, links and metadata in both flavors; only the markup of links, the
front matter and the layout differ. Only random.random() is drawn, seeded for each note, so that the output is the
same, byte for byte, on every machine and Python version. Nothing is ever deleted: use a fresh --out.
"""
import argparse
import bisect
import json
import os
import random
import struct
import sys
import unicodedata
import zlib

import repository

# --------------------------------------------------------------------------- words
NOUNS_M = """jardin chemin carnet paysage récit savoir quartier marché atelier fleuve réseau village
projet dispositif territoire commun registre témoignage archipel verger sol climat outil protocole
cahier modèle processus usage service budget collectif élève enseignant chercheur lecteur voisin
hébergement dépôt logiciel serveur cadre débat compromis résultat problème système cycle rythme
potager arbre champignon insecte pollen vent orage hiver été printemps automne matin dîner pain
métier geste savoir-faire héritage événement échange équilibre espace écrit entretien essai""".split()
NOUNS_F = """forêt rivière mémoire lecture méthode recherche pratique communauté parole écoute école
ville place maison fenêtre lumière saison récolte semence graine haie prairie mycorhize donnée carte
archive note page question réponse hypothèse enquête mesure décision règle licence contribution
révision version source citation bibliothèque émission conférence assemblée coopérative association
économie écologie énergie eau terre pierre montagne côte île frontière langue traduction écriture
idée pensée théorie critique expérience démarche équipe gouvernance confiance entraide""".split()
ADJ = [a.split("/") for a in """commun/commune partagé/partagée local/locale ancien/ancienne lent/lente
vivant/vivante ouvert/ouverte discret/discrète fragile/fragile essentiel/essentielle collectif/collective
numérique/numérique écologique/écologique public/publique libre/libre critique/critique
quotidien/quotidienne régulier/régulière précis/précise étroit/étroite éphémère/éphémère durable/durable
léger/légère profond/profonde concret/concrète théorique/théorique général/générale premier/première
inattendu/inattendue sensible/sensible hivernal/hivernale printanier/printanière réciproque/réciproque
négligé/négligée cohérent/cohérente situé/située provisoire/provisoire naïf/naïve""".split()]
VERBS = """décrit prolonge éclaire déplace rassemble interroge soutient transforme révèle complète
nuance traverse relie précède accompagne contredit façonne protège nourrit élargit résume préfigure
questionne documente libère réorganise enracine ralentit accélère répète dépasse suggère""".split()
VERBS_INF = """comprendre observer décrire partager transmettre relier cultiver préserver questionner
documenter mesurer éclairer raconter réviser écouter traduire comparer héberger publier relire
améliorer déplacer ralentir reconnaître protéger apprendre""".split()
ADV = """lentement souvent parfois toujours déjà encore rarement précisément discrètement pourtant
également surtout collectivement progressivement étroitement volontairement aujourd'hui""".split()
CONN = ["Cependant", "Par ailleurs", "En revanche", "De même", "À l'inverse", "Dès lors", "Or",
        "Ainsi", "En outre", "Plus tard", "À ce stade", "Malgré cela", "D'une certaine manière",
        "Au fil des années", "Dans les faits", "Pour autant", "Côté pratique", "À l'origine"]
PREP = ["à travers", "malgré", "selon", "contre", "avec", "sans", "pour", "dans", "depuis", "après",
        "avant", "vers", "devant", "derrière", "parmi", "durant", "hors", "sous", "sur", "par"]
STEMS = """biolog écolog sociolog anthropolog technolog pédagog géograph ethnograph topograph
cartograph hydrolog agronom économ philosoph symbol systém cybernét sémiot historiograph
phénoménolog terminolog épistémolog méthodolog archéolog climatolog mycolog phénolog""".split()
ROOTS = """centr régul modul coordin organis particip contribu transform interpré represent articul
observ expériment document public distribu conserv régénér valoris mutualis fédér localis numéris
archiv indexa annot révis négoci délibér émancip collabor irrigu fertilis pollinis""".split()
SUFF_F = ["ation", "abilité", "ance", "ivité"]
SUFF_M = ["ement", "age", "isme", "ateur"]
PLACES = """Québec Montréal Rimouski Lévis Genève Lausanne Nantes Brest Liège Namur Dakar Nîmes
Besançon Orléans Béziers Trois-Rivières Gaspé Saguenay Évian Sète""".split()
FIRST = """Amélie Benoît Chloé Désiré Éloïse François Gaëlle Hélène Irène Jérôme Katia Loïc Maëlle
Noémie Océane Pénélope Quentin Raphaël Solène Thaïs Ursule Valérie Wilfrid Xavière Yaël Zoé""".split()
LAST = """Bélanger Côté Désilets Émond Fréchette Gagné Hébert Jodoin Lévesque Ménard Nadeau Ouellet
Pépin Quirion Rivière Sénéchal Théberge Vézina Tremblay Lacroix Dubé Forêt Grégoire Bérubé""".split()
HEADINGS = """Contexte|Définition|Origine du terme|Sources et références|Pratiques observées|Exemples
Points de vigilance|Mise en œuvre|Limites connues|Méthode|Questions ouvertes|Repères historiques
Éléments de comparaison|Gouvernance|Outils et formats|Étude de cas|Résultats|Discussion|Synthèse
Rôles et responsabilités|Calendrier|Matériel nécessaire|Écueils fréquents|Vocabulaire|Prochaines étapes
Lecture croisée|Témoignages|Hypothèses|Données disponibles|Critères de choix"""
HEADINGS = [h for line in HEADINGS.split("\n") for h in line.split("|")]
TAGS = """écologie communs jardinage pédagogie logiciel-libre cartographie mémoire lecture écriture
méthode enquête gouvernance semences forêt eau énergie climat quartier archives traduction langue
science-ouverte données atelier territoire histoire récit alimentation coopération santé habitat
mobilité musique cinéma photographie artisanat numérique réseau sécurité accessibilité typographie
bibliothèque édition licence droit économie entraide démocratie participation éducation enfance
vieillesse soin paysage botanique mycologie ornithologie géologie astronomie mathématiques physique
chimie biologie anthropologie sociologie philosophie éthique religion art design architecture
urbanisme transport agriculture pêche élevage cuisine fermentation textile bois métal céramique
réparation recyclage déchets compost biodiversité insectes oiseaux rivières océan montagne île""".split()
COMMUNITIES = ["atelier-des-communs", "cercle-de-lecture", "jardins-nourriciers", "memoire-vive",
               "sciences-citoyennes", "cartographes", "editions-libres", "ecole-buissonniere"]
NB_WORDS = """Herbier Mémoires Lexique Enquêtes Recettes Méthodes Lectures Voyages Ateliers Saisons
Cartes Gestes Portraits Chroniques Outils Archives Semences Rivages Écoles Veille""".split()

TERMS_F = NOUNS_F + [s + "ie" for s in STEMS] + [r + x for r in ROOTS for x in SUFF_F]
TERMS_M = NOUNS_M + [s + "isme" for s in STEMS] + [r + x for r in ROOTS for x in SUFF_M]
VOWELS = set("aeiouyhâàéèêëîïôöûüœAEIOUYHÂÀÉÈÊËÎÏÔÖÛÜŒ")


def ascii_slug(s):
    """Lowercase ASCII slug: accents dropped, runs of other characters become one dash."""
    s = s.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae")
    s = unicodedata.normalize("NFKD", s)
    out, dash = [], False
    for ch in s.lower():
        if "a" <= ch <= "z" or "0" <= ch <= "9":
            if dash and out:
                out.append("-")
            dash = False
            out.append(ch)
        elif not unicodedata.combining(ch):
            dash = True
    return "".join(out)


def unicode_slug(s):
    """An anchor as Hugo makes them: lowercase, spaces to dashes, accents kept."""
    return "".join("-" if c == " " else c for c in s.lower() if c.isalnum() or c in " -_")


class Dice:
    """Draws that depend on the key alone: every one comes from random.Random(key).random()."""

    def __init__(self, key):
        self.r = random.Random(key).random

    def pick(self, xs):
        return xs[int(self.r() * len(xs))]

    def rng(self, a, b):
        return a + int(self.r() * (b - a + 1))

    def chance(self, p):
        return self.r() < p

    def sample(self, xs, k):
        xs = list(xs)
        out = []
        for _ in range(min(k, len(xs))):
            out.append(xs.pop(int(self.r() * len(xs))))
        return out


def gn(r, adj=0.35):
    """A noun group with article, agreement and elision."""
    fem = r.chance(0.5)
    n = r.pick(TERMS_F if fem else TERMS_M)
    v = n[0] in VOWELS
    k = r.r()
    if k < 0.55:
        d = "l'" if v else ("la " if fem else "le ")
    elif k < 0.8:
        d = "une " if fem else "un "
    elif k < 0.9:
        d = ("cet " if v else "ce ") if not fem else "cette "
    else:
        d = "chaque "
    if r.chance(adj):
        return d + n + " " + r.pick(ADJ)[1 if fem else 0]
    return d + n


def cap(s):
    return s[0].upper() + s[1:]


def sentence(r):
    k = r.rng(0, 7)
    if k == 0:
        s = f"{r.pick(CONN)}, {gn(r)} {r.pick(VERBS)} {r.pick(ADV)} {gn(r)} {r.pick(PREP)} {gn(r)}"
    elif k == 1:
        s = f"{gn(r)} {r.pick(VERBS)} {gn(r)}, et {gn(r)} {r.pick(VERBS)} {gn(r)} {r.pick(PREP)} {gn(r)}"
    elif k == 2:
        s = f"pour {r.pick(VERBS_INF)} {gn(r)}, il faut d'abord {r.pick(VERBS_INF)} {gn(r)} puis {r.pick(VERBS_INF)} {gn(r)}"
    elif k == 3:
        s = f"à {r.pick(PLACES)}, {gn(r)} {r.pick(VERBS)} {gn(r)} : {gn(r)} y {r.pick(VERBS)} {r.pick(ADV)} {gn(r)}"
    elif k == 4:
        s = f"on cherche {r.pick(ADV)} à {r.pick(VERBS_INF)} {gn(r)} {r.pick(PREP)} {gn(r)}, ce qui {r.pick(VERBS)} {gn(r)}"
    elif k == 5:
        s = f"{gn(r)}, {r.pick(PREP)} {gn(r)}, {r.pick(VERBS)} {gn(r)} dès {r.rng(1890, 2024)}"
    elif k == 6:
        s = f"selon {r.pick(FIRST)} {r.pick(LAST)}, {gn(r)} {r.pick(VERBS)} {gn(r)} ; {gn(r)} {r.pick(VERBS)} {gn(r)}"
    else:
        a = gn(r)
        s = f"est-ce {'qu' + chr(39) if a[0] in VOWELS else 'que '}{a} {r.pick(VERBS)} {gn(r)} {r.pick(PREP)} {gn(r)} ?"
    return cap(s) + ("" if k == 7 else ".")


# --------------------------------------------------------------------------- code samples
def code_block(r):
    lang = r.pick(["rust", "python", "yaml", "bash"])
    a, b = ascii_slug(r.pick(NOUNS_F)).replace("-", "_"), ascii_slug(r.pick(NOUNS_M)).replace("-", "_")
    n, m = r.rng(2, 999), r.rng(2, 99)
    rep = r.rng(1, 3)
    if lang == "rust":
        head = f"use std::collections::BTreeMap;\n\n/// Compte les {a} par {b}.\n#[derive(Debug, Default)]\npub struct {cap(a.replace('_', ''))} {{\n    {b}: BTreeMap<String, usize>,\n    total: u64,\n}}\n"
        body = "".join(f"""
impl {cap(a.replace('_', ''))} {{
    pub fn ajoute_{k}(&mut self, {b}: &str, n: usize) -> Result<u64, String> {{
        if n > {n + k} {{
            return Err(format!("trop de {a} : {{n}}"));
        }}
        *self.{b}.entry({b}.to_string()).or_insert(0) += n;
        self.total += (n as u64).saturating_mul({m}); // cumul
        Ok(self.total)
    }}
}}
""" for k in range(rep))
        return lang, head + body
    if lang == "python":
        head = f"import csv\nfrom pathlib import Path\n\nSEUIL = {n}\n"
        body = "".join(f'''

def lire_{a}_{k}(chemin: Path, {b}: int = {m}) -> dict[str, list[float]]:
    """Lit les {a} depuis un fichier CSV."""
    resultat = {{}}
    with open(chemin, encoding="utf-8") as f:
        for ligne in csv.DictReader(f, delimiter=";"):
            valeur = float(ligne["{b}"]) * {k + 1}.5
            if valeur >= SEUIL:  # on garde les grandes valeurs
                resultat.setdefault(ligne["nom"], []).append(valeur)
    return resultat
''' for k in range(rep))
        return lang, head + body
    if lang == "yaml":
        body = "".join(f"""  - nom: {a}-{k}
    description: "Mesure de {b}, série {k}"
    actif: {'true' if k % 2 else 'false'}
    seuil: {n + k}
    etiquettes: [{a}, {b}]
    horaire: {{ debut: "08:00", fin: "17:30" }}
""" for k in range(rep * 2))
        return lang, f"# Configuration de {a}\nversion: {m}\nsources: &sources\n{body}defaut:\n  <<: *sources\n"
    body = "".join(f"""
for f in {a}/*.{b}; do
  if [[ -f "$f" && $(wc -l < "$f") -gt {n + k} ]]; then
    echo "traite : $f" >&2
    sed -e 's/{a}/{b}/g' "$f" | sort -u > "sortie/${{f##*/}}.{k}" || exit {k + 1}
  fi
done
""" for k in range(rep))
    return lang, f"#!/usr/bin/env bash\nset -euo pipefail\n\nexport SEUIL={n}\nmkdir -p sortie\n{body}"


# --------------------------------------------------------------------------- the notebook, without markup
class Note:
    """What is known of a note before its text is written; links need it of every other note."""
    __slots__ = ("number", "title", "slug", "headings", "authors", "community", "notebooks", "visibility",
                 "published", "modified", "tags", "revisions", "summary")


def cumulated(count, offset):
    """Cumulated Zipf weights: rank r weighs 1 / (r + offset)."""
    total, sums = 0.0, []
    for rank in range(count):
        total += 1.0 / (rank + offset)
        sums.append(total)
    return sums


def draw(dice, sums):
    """A rank, drawn by cumulated weights."""
    return min(len(sums) - 1, bisect.bisect_left(sums, dice.r() * sums[-1]))


def shuffled(dice, n):
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(dice.r() * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


class Corpus:
    def __init__(self, notes, notebooks, seed, nonpublic, versions=0):
        self.seed = seed
        self.versions = versions  # of each note; 0: some
        dice = Dice(f"{seed}:global")
        self.authors = {}  # slug → name
        while len(self.authors) < 40:
            name = f"{dice.pick(FIRST)} {dice.pick(LAST)}"
            self.authors.setdefault(ascii_slug(name), name)
        self.author_slugs = list(self.authors)
        self.notebooks = []  # (slug, title, introduction)
        for j in range(notebooks):
            word, turn = NB_WORDS[j % len(NB_WORDS)], j // len(NB_WORDS)
            title = f"{word} {turn + 1}" if turn else word
            self.notebooks.append((ascii_slug(title), title, cap(gn(dice)) + " et " + gn(dice) + "."))
        # Which notes are much linked to: a Zipf law over a shuffled order.
        self.by_rank = dice.sample(range(notes), notes) if notes <= 2000 else shuffled(dice, notes)
        self.link_weights = cumulated(notes, 1)
        self.tag_weights = cumulated(len(TAGS), 3)
        self.notes = [self.describe(number, nonpublic) for number in range(notes)]

    def describe(self, number, nonpublic):
        dice = Dice(f"{self.seed}:meta:{number}")
        note = Note()
        note.number = number
        kind = dice.rng(0, 4)
        if kind == 0:
            note.title = cap(gn(dice, 0.8))
        elif kind == 1:
            note.title = f"{cap(gn(dice))} et {gn(dice)}"
        elif kind == 2:
            note.title = f"{cap(dice.pick(VERBS_INF))} {gn(dice)} à {dice.pick(PLACES)}"
        elif kind == 3:
            note.title = f"{cap(gn(dice, 0.6))} : {dice.pick(VERBS_INF)} {gn(dice)}"
        else:
            note.title = f"Note sur {gn(dice, 0.6)}"
        note.slug = f"{ascii_slug(note.title)[:60].strip('-')}-{number}"
        note.headings = dice.sample(HEADINGS, dice.rng(3, 7))
        note.authors = dice.sample(self.author_slugs, 1 if dice.chance(0.7) else 2)
        note.community = dice.pick(COMMUNITIES)
        note.notebooks = dice.sample([slug for slug, _, _ in self.notebooks], 1 if dice.chance(0.8) else 2)
        note.visibility = "public"
        if nonpublic and dice.chance(nonpublic):
            note.visibility = dice.pick(["community", "unlisted", "private", "draft"])
        year, month, day = dice.rng(2015, 2025), dice.rng(1, 12), dice.rng(1, 28)
        note.published = f"{year:04}-{month:02}-{day:02}"
        note.revisions = []  # (date, author, summary), oldest first
        for _ in range(self.versions or dice.rng(1, 4)):
            day += dice.rng(0, 40)
            while day > 28:
                day -= 28
                month += 1
                if month > 12:
                    month, year = 1, year + 1
            offset = "-05:00" if month in (11, 12, 1, 2, 3) else "-04:00"
            date = f"{year:04}-{month:02}-{day:02}T{dice.rng(7, 22):02}:{dice.rng(0, 59):02}:00{offset}"
            verb = dice.pick(["Ajout de", "Correction de", "Réécriture de", "Précisions sur", "Relecture de",
                              "Sources pour", "Reprise de"])
            note.revisions.append((date, dice.pick(note.authors), f"{verb} {gn(dice)}"))
            day += 1
        note.revisions.sort(key=lambda revision: revision[0])
        note.modified = note.revisions[-1][0]
        note.tags = []
        for _ in range(dice.rng(2, 5)):
            tag = TAGS[draw(dice, self.tag_weights)]
            if tag not in note.tags:
                note.tags.append(tag)
        note.summary = sentence(dice)
        return note

    def links(self, note, dice, flavor):
        """3 to 9 links to different notes, in the flavor's markup."""
        links, used = [], {note.number}
        for _ in range(dice.rng(3, 9)):
            for _ in range(20):
                number = self.by_rank[draw(dice, self.link_weights)]
                if number not in used:
                    break
            else:
                break
            used.add(number)
            target, kind = self.notes[number], dice.r()
            if kind < 0.1:
                links.append(flavor.link(target, None, dice.pick(target.headings)))
            elif kind < 0.55:
                links.append(flavor.link(target, dice.pick(TERMS_F if dice.chance(0.5) else TERMS_M), None))
            else:
                links.append(flavor.link(target, None, None))
        return links

    def body(self, note, flavor):
        """The note's Markdown, links and images in the flavor's markup."""
        dice = Dice(f"{self.seed}:body:{note.number}")
        words_wanted = dice.rng(400, 900)
        specials = [kind for kind, share in (("table", 0.2), ("code", 0.25), ("footnote", 1 / 3), ("image", 1 / 6),
                                             ("quote", 0.4)) if dice.chance(share)]
        links = self.links(note, dice, flavor)
        sentences_a_link = max(1, (words_wanted // 20) // (len(links) + 1))
        words_a_section = words_wanted * 64 // 100 // (len(note.headings) + 1)
        words = sentences = 0

        def paragraph():
            nonlocal words, sentences
            written = []
            for _ in range(dice.rng(2, 4)):
                s = sentence(dice)
                sentences += 1
                if links and sentences % sentences_a_link == 0:
                    s = s[:-1].rstrip(" ?") + f", voir {links.pop()}."
                style = dice.r()
                if style < 0.05:
                    split = s.split(" ")
                    middle = len(split) // 2
                    if split[middle][-1].isalpha() and "[" not in s:
                        split[middle] = f"*{split[middle]}*" if style < 0.025 else f"**{split[middle]}**"
                        s = " ".join(split)
                elif style < 0.06:
                    s = s[:-1].rstrip(" ?") + f" (`{ascii_slug(dice.pick(TERMS_M))}`)."
                words += s.count(" ") + 1
                written.append(s)
            return " ".join(written)

        blocks, footnotes = [paragraph()], []
        footnoted = "footnote" in specials
        specials = [kind for kind in ("table", "code", "image", "quote") if kind in specials]
        specials += ["list"] * dice.rng(1, 2)
        for h, heading in enumerate(note.headings):
            blocks.append(("##" if h == 0 or dice.chance(0.7) else "###") + " " + heading)
            goal = words + words_a_section
            blocks.append(paragraph())
            while words < goal:
                blocks.append(paragraph())
            last_paragraph = len(blocks) - 1
            blocks += [special(dice, kind, flavor) for kind in specials[h::len(note.headings)]]
            if footnoted and h == 0:
                blocks[last_paragraph] += "[^1]"
                footnotes.append(f"[^1]: {dice.pick(FIRST)} {dice.pick(LAST)}, *{cap(gn(dice))}*, "
                                 f"{dice.pick(PLACES)}, {dice.rng(1950, 2024)}.")
        if links:
            blocks.append("Voir aussi " + ", ".join(links) + ".")
        return "\n\n".join(blocks + footnotes) + "\n"


def special(dice, kind, flavor):
    """A block that is not a paragraph."""
    if kind == "table":
        columns = dice.rng(3, 4)
        rows = ["| " + " | ".join(cap(dice.pick(NOUNS_F)) for _ in range(columns)) + " |",
                "|" + " --- |" * (columns - 1) + " ---: |"]
        for _ in range(dice.rng(3, 8)):
            cells = [gn(dice) for _ in range(columns - 1)] + [str(dice.rng(1, 9999))]
            rows.append("| " + " | ".join(cells) + " |")
        return "\n".join(rows)
    if kind == "code":
        language, text = code_block(dice)
        return f"```{language}\n{text.rstrip()}\n```"
    if kind == "image":
        return f"![{cap(gn(dice))} vue depuis {dice.pick(PLACES)}]({flavor.image})"
    if kind == "quote":
        quote = sentence(dice) + " " + sentence(dice)
        return (f"> {quote}\n>\n> — {dice.pick(FIRST)} {dice.pick(LAST)}, *{cap(gn(dice))}*, "
                f"{dice.rng(1900, 2024)}")
    ordered = dice.chance(0.3)
    items = []
    for i in range(dice.rng(3, 6)):
        items.append((f"{i + 1}. " if ordered else "- ") + sentence(dice))
        if not ordered and dice.chance(0.2):
            items.append("  - " + cap(gn(dice)) + " ;")
    return "\n".join(items)


# --------------------------------------------------------------------------- its two layouts
def yaml_text(s):
    """A YAML scalar, quoted only when it must be."""
    if any(c in s for c in ":#\"'[]{}&*!|>%@`,") or s[:1] in "-? " or s != s.strip():
        return json.dumps(s, ensure_ascii=False)
    return s


def yaml_list(items):
    return "[" + ", ".join(items) + "]"


def front_matter(lines, note):
    """The lines between dashes, the revisions last."""
    lines = ["---", *lines, "revisions:"]
    for date, author, summary in note.revisions:
        lines += [f"  - date: {date}", f"    author: {author}", f"    summary: {yaml_text(summary)}"]
    return "\n".join(lines) + "\n---\n\n"


class Carnet:
    notes_folder, media_folder, image = "content/notes", "content/media", "../media/figure.png"

    def link(self, target, label, heading):
        name = f"{target.slug}#{heading}" if heading else target.slug
        return f"[[{name}|{label}]]" if label else f"[[{name}]]"

    def front_matter(self, note):
        draft = note.visibility == "draft"
        return front_matter([
            f"title: {yaml_text(note.title)}",
            f"authors: {yaml_list(note.authors)}",
            f"community: {note.community}",
            f"visibility: {'public' if draft else note.visibility}",
            *(["draft: true"] if draft else []),
            f"published: {note.published}",
            f"modified: {note.modified}",
            f"tags: {yaml_list(note.tags)}",
            f"summary: {yaml_text(note.summary)}",
        ], note)

    def write_rest(self, corpus, out):
        members = {slug: [] for slug, _, _ in corpus.notebooks}
        for note in corpus.notes:
            for slug in note.notebooks:
                members[slug].append(note)
        for slug, title, introduction in corpus.notebooks:
            rows = [self.member(note) for note in members[slug]]
            write(out, f"content/notebooks/{slug}.md", "\n".join([
                "---", f"title: {yaml_text(title)}", "visibility: public", f"summary: {yaml_text(introduction)}",
                "categories:", "  - {id: methode, title: Méthode}", "  - {id: reperes, title: Repères}",
                "notes:" if rows else "notes: []", *rows, "---", "", introduction, ""]))
        for slug, name in corpus.authors.items():
            write(out, f"content/authors/{slug}.md", f"---\nname: {name}\n---\n")
        for slug in COMMUNITIES:
            name = yaml_text(cap(slug.replace("-", " ")))
            write(out, f"content/communities/{slug}.md",
                  f"---\nname: {name}\nlinks:\n  discussion: https://example.org/{slug}\n---\n")
        write(out, "carnet.yaml", "title: Carnet d'essai\nbase_url: https://example.org/\nlanguage: fr\n"
                                  "timezone: America/Toronto\n")

    def member(self, note):
        """A bare slug for most, a whole membership for every third note."""
        if note.number % 3:
            return f"  - {note.slug}"
        return (f"  - {{note: {note.slug}, categories: [{'methode' if note.number % 2 else 'reperes'}], "
                f"added_by: {note.authors[0]}, added: {note.published}}}")


class Hugo:
    notes_folder, media_folder, image = "content/notes", "static/media", "/media/figure.png"

    def link(self, target, label, heading):
        anchor = f"#{unicode_slug(heading)}" if heading else ""
        return f'[{label or target.title}]({{{{< relref "/notes/{target.slug}{anchor}" >}}}})'

    def front_matter(self, note):
        return front_matter([
            f"title: {yaml_text(note.title)}",
            f"date: {note.published}",
            f"lastmod: {note.modified}",
            *(["draft: true"] if note.visibility == "draft" else []),
            f"description: {yaml_text(note.summary)}",
            f"authors: {yaml_list(note.authors)}",
            f"community: {note.community}",
            f"notebooks: {yaml_list(note.notebooks)}",
            f"visibility: {note.visibility}",
            f"tags: {yaml_list(note.tags)}",
        ], note)

    def write_rest(self, corpus, out):
        write(out, "content/_index.md", "---\ntitle: Carnet\n---\n")
        write(out, "content/notes/_index.md", "---\ntitle: Notes\n---\n")


FLAVORS = {"carnet": Carnet, "hugo": Hugo}


def write(out, path, content):
    path = os.path.join(out, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def png(width=320, height=200):
    """A gradient, as the one picture of the notebook."""
    rows = b"".join(b"\0" + bytes(v for x in range(width) for v in ((x * 255 // width), (y * 255 // height), 128))
                    for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def generate(out, flavor, notes, notebooks=10, seed="carnet", nonpublic=0.0, versions=0, corrections=0):
    """Writes the notebook, with its repository where it has versions; returns its words a note and its notes' bytes."""
    corpus, markup = Corpus(notes, notebooks, seed, nonpublic, versions), FLAVORS[flavor]()
    words = size = 0
    grown = []  # path and texts of each note
    for note in corpus.notes:
        body = corpus.body(note, markup)
        content = (markup.front_matter(note) + body).encode()
        words += len(body.split())
        size += len(content)
        path = f"{markup.notes_folder}/{note.slug}.md"
        write(out, path, content)
        if versions:
            grown.append((path, list(repository.versions_of(lambda count: head(markup, note, count), body, versions))))
    markup.write_rest(corpus, out)
    write(out, f"{markup.media_folder}/figure.png", png())
    if versions:
        with open(os.path.join(out, "carnet.yaml"), "a", encoding="utf-8") as config:
            config.write("versions: true\n")
        for path, text in repository.commit_all(out, grown, others(out, grown), versions, corrections).items():
            write(out, path, text)
    return words / notes, size


def head(markup, note, count):
    """The front matter with so many of the note's revisions, the oldest."""
    known, note.revisions = note.revisions, note.revisions[:count]
    try:
        return markup.front_matter(note)
    finally:
        note.revisions = known


def others(out, grown):
    """Every file that is no note, with its bytes."""
    notes = {path for path, _ in grown}
    for folder, folders, names in os.walk(out):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            path = os.path.join(folder, name)
            told = os.path.relpath(path, out)
            if told not in notes:
                with open(path, "rb") as file:
                    yield told, file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, required=True)
    parser.add_argument("--notebooks", type=int, default=10)
    parser.add_argument("--out", required=True)
    parser.add_argument("--flavor", choices=FLAVORS, required=True)
    parser.add_argument("--seed", default="carnet", help="another one gives another notebook of the same kind")
    parser.add_argument("--nonpublic", type=float, default=0.0,
                        help="share of notes that are community, unlisted, private or draft; links to them are kept")
    parser.add_argument("--versions", type=int, default=0, help="versions of each note, in a repository")
    parser.add_argument("--corrections", type=int, default=0, help="commits more, each of which changes one note")
    o = parser.parse_args()
    if o.corrections and not o.versions:
        parser.error("--corrections are of a repository: --versions 1 or more makes one")
    if o.notes < 2 or o.notebooks < 1:
        parser.error("--notes must be at least 2 and --notebooks at least 1")
    words, size = generate(o.out, o.flavor, o.notes, o.notebooks, o.seed, o.nonpublic, o.versions, o.corrections)
    print(f"{o.flavor}: {o.notes} notes, {o.notebooks} notebooks, {words:.0f} words/note, {size / 1e6:.2f} MB of notes",
          file=sys.stderr)


if __name__ == "__main__":
    main()

"""Words of titles as they are typed with one letter wrong: for every word, one error of each kind at a place that its letters decide."""
import html
import json
import re
import unicodedata
import zlib

ERRORS = ("dropped", "doubled", "swapped", "replaced")
SHORTEST = 5  # letters of a word that is misspelled
NEIGHBOURS = dict(zip("abcdefghijklmnopqrstuvwxyz", "svvfrghjoklknmpowtdyibecux"))  # a key beside each, on a QWERTY keyboard
# With the apostrophe and the point of inclusive forms, words end: « l'unité » and « intervenant·e » have two.
WORD = re.compile(r"[^\W_]+")


def fold(text):
    """Small letters without accents, ligatures in two."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def words_of(text):
    return WORD.findall(text.lower())


def misspelled(output):
    """(what is typed, the address that is wanted, the error) for all titles of a built site; no typed form is a word of the site."""
    site = json.loads((output / "index.json").read_text())
    titled = [*site["notes"], *site["notebooks"]]
    known = set()
    for page in titled:
        text = (output / page["address"] / "index.html").read_text()
        known.update(words_of(fold(html.unescape(re.sub(r"<[^>]*>", " ", text)))))
    typed = []
    for page in titled:
        for word in sorted(set(words_of(fold(page["title"])))):
            if len(word) >= SHORTEST and word.isalpha():
                forms = [(with_error(word, error), page["address"], error) for error in ERRORS]
                typed.extend(form for form in forms if form[0] not in known)
    return typed


def with_error(word, error):
    at = zlib.crc32(f"{error} {word}".encode()) % (len(word) - 1)
    if error == "dropped":
        return word[:at] + word[at + 1:]
    if error == "doubled":
        return word[:at] + word[at] + word[at:]
    if error == "replaced":
        return word[:at] + NEIGHBOURS.get(word[at], "e") + word[at + 1:]
    while word[at] == word[at + 1]:  # two letters alike: swapping them changes nothing
        at = (at + 1) % (len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]

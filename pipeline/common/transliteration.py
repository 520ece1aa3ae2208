"""Letters of other alphabets in ASCII, for names in Python.

Latin letters lose their accents. Cyrillic and Greek letters have a table. Unicode names the signs
of syllables by their sound: `HIRAGANA LETTER KA`, `HANGUL SYLLABLE HAN`. Other letters have names
that begin with their sound: `HEBREW LETTER MEM`. Signs of words, as in Chinese, have no letters.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = (
    "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts "
    "ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya є:ye і:i ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz"
)
_GREEK = (
    "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f "
    "χ:ch ψ:ps ω:o"
)
_LATIN = "ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ı:i ŋ:ng"
_LETTERS = {
    letter: text
    for pair in f"{_CYRILLIC} {_GREEK} {_LATIN}".split(" ")
    for letter, _, text in [pair.partition(":")]
}
_SYLLABLES = frozenset(
    "BENGALI DEVANAGARI ETHIOPIC GUJARATI GURMUKHI HANGUL HIRAGANA KANNADA KATAKANA MALAYALAM "
    "ORIYA SINHALA TAMIL TELUGU".split()
)
#: The sound in the name of a letter: `KA` in `DEVANAGARI LETTER KA`.
_SOUND = re.compile(r"(?:LETTER|SYLLABLE|CHARACTER|VOWEL SIGN) (?:SMALL |FINAL )?([A-Z]+)\b")


def in_ascii(text: str) -> str:
    """Return a text in ASCII, without what has no letters in ASCII."""
    if text.isascii():
        return text
    made = "".join(map(_letters, unicodedata.normalize("NFKC", text)))
    return made.upper() if text.isupper() else made


def _letters(character: str) -> str:
    if character.isascii():
        return character
    plain = unicodedata.normalize("NFKD", character)
    known = any(each.isascii() or each.lower() in _LETTERS for each in plain)
    found = "".join(map(_letter, plain)) if known else _sound(character)
    return found.capitalize() if character.isupper() else found


def _letter(character: str) -> str:
    return character if character.isascii() else _LETTERS.get(character.lower(), "")


def _sound(character: str) -> str:
    """Return the sound of a letter or vowel sign in lower case; empty for other characters."""
    name = unicodedata.name(character, "")
    match = _SOUND.search(name) if unicodedata.category(character)[0] in "LM" else None
    if match is None:
        return ""
    is_syllable = name.partition(" ")[0] in _SYLLABLES
    return match[1].lower() if is_syllable else match[1][0].lower()

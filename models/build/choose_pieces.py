"""Which pieces stay: all Arabic ones, the signs that both languages share, and those that spell English the most."""

import collections
import gzip
import unicodedata

import msgpack

# <unk>, <s>, </s>
SPECIAL = 3
# How often a word of running text is written so.
CASES = ((str, 0.7), (str.capitalize, 0.25), (str.upper, 0.05))


def script_of(piece):
    letters = [sign for sign in piece if sign.isalpha()]
    names = [unicodedata.name(sign, "") for sign in letters]
    if not letters:
        foreign = any(unicodedata.east_asian_width(sign) in "WF" for sign in piece)
        marks = any(unicodedata.category(sign).startswith("M") and not is_arabic(sign) for sign in piece)
        return "other" if foreign or marks else "shared"
    if any(is_arabic(sign) for sign in letters):
        return "ar"
    return "en" if all(name.startswith("LATIN") for name in names) and piece.replace("▁", "").isascii() else "other"


def is_arabic(sign):
    return unicodedata.name(sign, "").startswith("ARABIC")


def english_words(package):
    """(word, frequency) from wordfreq's list: lines of words, each a hundredth of a decade rarer than the one before."""
    lines = msgpack.load(gzip.open(package.open("wordfreq/data/large_en.msgpack.gz")), raw=False)[1:]
    for rank, words in enumerate(lines):
        for word in words:
            yield word, 10 ** (-rank / 100)


def split(word, pieces, scores, longest=16):
    """The likeliest pieces of `word`, as SentencePiece's unigram model cuts it."""
    best = [(0.0, 0, 0)] + [(-1e38, 0, 0)] * len(word)
    for start in range(len(word)):
        base = best[start][0]
        for end in range(start + 1, min(len(word), start + longest) + 1):
            number = pieces.get(word[start:end])
            if number is not None and base + scores[number] > best[end][0]:
                best[end] = (base + scores[number], start, number)
    found, at = [], len(word)
    while at > 0 and best[at][0] > -1e37:
        found.append(best[at][2])
        at = best[at][1]
    return found


def choose(pieces, scores, words, room):
    """Numbers of the pieces to keep, at most `room`, in their order."""
    scripts = [script_of(piece) for piece in pieces]
    by_text = {piece: number for number, piece in enumerate(pieces)}
    use = collections.Counter()
    for word, frequency in english_words(words):
        for change, share in CASES:
            for number in split("▁" + change(word), by_text, scores):
                use[number] += frequency * share
    kept = [number for number, script in enumerate(scripts) if number < SPECIAL or script in ("ar", "shared")]
    english = [number for number, script in enumerate(scripts) if number >= SPECIAL and script == "en"]
    letters = [number for number in english if len(pieces[number].replace("▁", "")) <= 1]
    used = sorted((number for number in english if use[number] > 0), key=lambda number: -use[number])
    chosen = dict.fromkeys(kept + letters + used)
    return sorted(list(chosen)[:room])

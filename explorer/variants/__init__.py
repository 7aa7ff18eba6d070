"""
Two releases of one document side by side: what the later one opened, still withholds, or withholds anew.

Both texts are read as words and cues (``redactions``); words are compared after the rules of ``anchoring``, and a
page's own number on a line of its own is no word of the text. Runs of words that occur once in each hold the two
together; what lies between them is laid side by side word by word, at the least cost, where

- a cue of the earlier text may stand for any words of the later one: these were *opened*;
- a cue of the later text may stand for words of the earlier one: these are *withheld anew*;
- a cue may stand for a cue: *still withheld*, also if less is withheld now, with opened words before and after it;
- a word that only looks like another (OCR, retyping) is *changed*, and so is what the later text does not have;
- words for which the earlier text has neither words nor a cue are *added*, and never called opened.

So opened words are those between the words before and after a cue. Where one of these is damaged past recognition the
end of an opened run can be off by some words; where a phrase next to a cue also stands among the opened words, either
may be taken for it.
"""

from explorer.variants.alignment import Kind
from explorer.variants.comparison import Comparison, Run, compare

__all__ = ["Comparison", "Kind", "Run", "compare"]

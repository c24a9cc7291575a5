"""Which sentences say something only beside what stands before them, and can't be quoted alone.

"As such, it is lost", "A difficult one." and "If this happens, they leave" lean on another one. "It
takes time to build trust", "Those who wait" and "Because money is short, we wait" do not.
"""

import re

# "No time." says what the sentence before it said; seven words with one that they are about do not
# lean, however they end.
FEWEST_WORDS, ENOUGH_WORDS = 4, 7
_THAT = r"(?:it|this|that|these|those|them|him|her|which|such)"
_BEFORE_IT = (
    r"(?:with|without|for|from|of|to|by|like|after|before|in|on|at|about|through|under|beyond|than"
    r"|despite|instead of|because of|apart from|thanks to|due to|as well as)"
)
_SAYING = r"(?:said|says|mentioned|noted|pointed out|heard|discussed)"
_PRONOUNS = (
    r"(?:this|that|these|those|they|it|its|he|she|his|her|their|theirs|them|mine|ours|others?(?!')"
    r"|another|which|such|the former|the latter|the rest)"
)
_GOING_ON = (
    r"(?:however|also|and|but|so|or|nor|then|therefore|hence|thus|additionally|similarly|likewise"
    r"|instead|otherwise|meanwhile|as such|for example|for instance|finally|again|because"
    r"|especially|particularly|even so|even then|if so|if not|either way|as a result|in addition"
    r"|on the other hand|in contrast|in other words|in that case|for that reason|only then|secondly"
    r"|thirdly|lastly|having said|more of the same|same (?:here|for|goes|with|again)"
    r"|the same (?:here|for|goes|with|again|is|was|applies|happens|thing))"
)
_ABOUT_IT = (
    rf"(?:(?:even )?{_BEFORE_IT} {_THAT}"
    r"|(?:[^\W\d_]+ ){1,2}of (?:it|them|this|that|these|those)(?! who| with| in)"
    r"|(?:in |by |to |for |when )?(?:doing|do) (?:so|this|that|it)"
    r"|(?:even )?(?:if|when|whenever|where|once|while|since|as|although|though|unless|until|what"
    r"|how|why|whether|all|most|much|some|both|each|neither|either|none|many|few|is|are|was|were|does)"
    r" (?:this|that|these|those|it(?! (?:comes to|costs|takes|means|feels|matters))|they|he|she)"
    r"(?! who| with| in))"
)
_ANSWERING = (
    r"(?:(?:i |we )?(?:strongly |completely |totally |fully |really )?(?:dis)?agree[ds]?(?! that)"
    rf"|(?:as|like) (?:i|we|she|he|they|was|others?|somebody|someone)(?:'ve| have| has)? {_SAYING}"
    r"|(?:as|see|like) above|ditto|hear hear|me too|us too|second (?:that|this)|it depends|depends"
    r"|(?:yes|yeah|yep|no|nope|exactly|definitely|absolutely|totally|true|indeed|of course"
    r"|sometimes|often|too often|still|same|sadly"
    r"|not (?:always|really|necessarily|at all|quite|yet))"
    r"(?=[,.!;:\u2013\u2014-]|$)"
    r"|(?:an?|the)(?: [^\W\d_]+){0,2} one|one (?:that|which)"
    r"|(?:both|neither|either|the (?:first|second|third|last|other|next)"
    r"(?: (?:point|thing|issue))?) (?:is|are|was|were|matters?|works?|needs?|helps?|can|do|does))"
)
_IN_WELSH = (
    r"(?:hyn|hynny|hwn|hon|hwnnw|honno|rheini|y rhain|y rheini|dyna|nhw|maen|felly|ond|hefyd|neu"
    r"|yna|wedyn|achos|oherwydd (?:hyn|hynny)|heb (?:hyn|hynny)|gyda (?:hyn|hynny)|er (?:hyn|hynny)"
    r"|yn enwedig|o ganlyniad|ar y llaw arall|er enghraifft|yr un peth"
    r"|(?:mae|oedd|roedd|bydd|byddai|os yw|os ydy|os bydd|pan fydd|pan mae|dydy|dyw|nid yw)"
    r" (?:hyn|hynny|nhw|e|o|hi)|(?:dw i'n |rwy'n |rydyn ni'n )?(?:anghytuno|cytuno)(?! (?:bod|fod))"
    r"|fel y (?:dywed|soni|nod)\w*|un [^\W\d_]+(?=[.!,]|$)"
    r"|(?:hebdd|idd|arn|amdan|ohon|wrth|yndd|gandd|[td]rwydd|at|dan|rhagdd)(?:o|i|yn|ynt))"
)
_LEANS = re.compile(
    rf"(?:{_PRONOUNS}|{_GOING_ON}|{_ABOUT_IT}|{_ANSWERING}|{_IN_WELSH})(?!\w)", re.IGNORECASE
)
_STANDS = re.compile(
    r"(?:it t(?:akes|ook)\b|it(?:['\u2019]s| is| was| isn't| wasn't| feels| felt| helps| helped"
    r"| matters| doesn't(?: always| often)? (?:feel|take|help)"
    r"| (?:can|could|may|might|must|would|will) (?:be|feel|take|help))\b"
    r"[^.!?;]*\b(?:to|that|when|if|how|whether|where)\b"
    r"|those (?:who|whose|with|without|in|at|of us|[^\W\d_]+ing)\b"
    r"|that (?:people|staff|clients|we|you|somebody|nobody|services|the) [^.!?]*\b(?:is|matters)\b"
    r"|because (?!(?:of )?(?:it|this|that|these|they|he|she)\b)[^,.!?]+,"
    r"|this (?:country|year|week|month|job|work|sector|field|workshop|value|group)\b|these days\b)",
    re.IGNORECASE,
)
_ENDS_IN_IT = re.compile(
    rf"\b(?:{_BEFORE_IT} {_THAT}|hebdd(?:o|i|yn|ynt)|(?:heb|gyda|i|am|o) (?:hynny|hyn|nhw))\W*$",
    re.IGNORECASE,
)


def leans(text: str, start: int = 0) -> bool:
    """Whether what begins here can't be understood without what stands before it."""
    if not text[start : start + 1].isalpha() or _STANDS.match(text, start):
        return False
    return bool(_LEANS.match(text, start))


def needs_what_is_before(text: str, start: int, end: int) -> bool:
    """Whether a sentence says something only beside the one before it. Lines of a list do not."""
    if leans(text, start):
        return True
    sentence = text[start:end]
    words = len(sentence.split())
    is_line = "\n" in text[len(text[:start].rstrip()) : start]
    if not sentence.isascii() and words < 2:
        return False  # A script without spaces between words.
    if words < FEWEST_WORDS:
        return not is_line
    return words < ENOUGH_WORDS and bool(_ENDS_IN_IT.search(sentence))

"""The codes of warnings. A code keeps its meaning for ever; a new meaning gets a new code."""

from __future__ import annotations

#: Code -> what it says and why it is worth a look.
CODES: dict[str, str] = {
    "age_clash": "two ages are given for one person, or an age that nobody has",
    "boilerplate": "a line looks like the page's, not the story's: facts in it may be none of the article's",
    "conflicting_figures": "two figures of one incident cannot both hold: both are kept as its bounds",
    "count_far_off": "a figure is far larger than such figures are",
    "date_assumed": "no day is named for what happened: the day of publication and the day before it were taken",
    "date_order": "day and month of a date in figures could be the other way round",
    "date_unresolved": "when it happened could not be resolved to days",
    "figures_disagree": "headline and body give different figures, or parts add up to more than their total",
    "low_confidence": "a key value was read with little confidence",
    "mojibake": "characters look wrongly decoded, so that words may have been missed",
    "no_facts": "the article speaks of violence, but no figure, injury or incident was found",
    "person_unsure": "somebody without a name is probably one of those told of already: no entry was made",
    "published_unreadable": "the publication date could not be read for sure, so relative dates stay unresolved",
    "sentence_beyond_maximum": "a term is longer than the law allows for the offence",
    "weekday_contradicts_date": "the weekday named is not that of the date; the date was taken",
}

"""PAG: the page around a record, and whether the two agree."""

from __future__ import annotations

from carnegie_meta.rules.pages.byline import (
    AuthorNotInByline,
    BylineNotAuthor,
    BylineOrder,
    BylineSpelling,
)
from carnegie_meta.rules.pages.centers import DisclaimerOfOtherCenter, EditionNotInCenters
from carnegie_meta.rules.pages.dates import (
    DateImpossible,
    DateInFuture,
    DateMissing,
    DateUnlikeURL,
    SourceHoldsDate,
)
from carnegie_meta.rules.pages.joined import LabelsRunTogether, TitleGluedToBody
from carnegie_meta.rules.pages.layers import LayerAuthors, LayerDate, LayerTitle
from carnegie_meta.rules.pages.leftovers import LeftoverMarker, MarkupInText, PlaceholderText
from carnegie_meta.rules.pages.tags import CardNotInProjects, TagNotInRecord, TermNotInTags

RULES = (
    AuthorNotInByline,
    BylineNotAuthor,
    BylineOrder,
    BylineSpelling,
    TagNotInRecord,
    TermNotInTags,
    CardNotInProjects,
    PlaceholderText,
    LeftoverMarker,
    MarkupInText,
    TitleGluedToBody,
    LabelsRunTogether,
    DateMissing,
    DateImpossible,
    DateInFuture,
    DateUnlikeURL,
    SourceHoldsDate,
    EditionNotInCenters,
    DisclaimerOfOtherCenter,
    LayerTitle,
    LayerAuthors,
    LayerDate,
)

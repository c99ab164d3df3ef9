# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Two versions of a story compared: moments and options, endings, figures, texts, translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from omstander.cli.examining import Examined
from omstander.cli.figures import EndingFigures, MomentFigures, OptionFigures, StoryFigures, figures
from omstander.cli.matching import Pairs, pair_up
from omstander.cli.moments_table import between, change, percent_of
from omstander.files.words import Words
from omstander.model.graph import Way
from omstander.translate import Translation


@dataclass(frozen=True, slots=True)
class Part:
    """What changed in one respect; `name` is the key of its heading."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its figures alone and with a class."""

    examined: Examined
    solo: StoryFigures
    group: StoryFigures


def differences(old: Examined, new: Examined, words: Words) -> list[Part]:
    """Compare two sound stories, part by part; a part without changes has no lines."""
    comparison = Comparison(_version(old), _version(new), words)
    return [
        Part("headers", tuple(comparison.headers())),
        Part("moments", tuple(comparison.moments())),
        Part("endings", tuple(comparison.endings())),
        Part("figures", tuple(comparison.figures())),
        Part("texts", tuple(comparison.texts())),
        Part("translations", tuple(comparison.translations())),
    ]


def _version(examined: Examined) -> Version:
    return Version(examined, figures(examined, Way.SOLO), figures(examined, Way.CLASS))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, and the words to say how they differ."""

    old: Version
    new: Version
    words: Words

    def headers(self) -> Iterator[str]:
        """Compare what stands at the top."""
        old, new = (dict(version.examined.program.headers) for version in (self.old, self.new))
        for key in dict.fromkeys((*old, *new)):
            yield from self._changed(key, old.get(key, "-"), new.get(key, "-"))

    def moments(self) -> Iterator[str]:
        """Compare which moments and options there are."""
        old, new = self.old.solo["moments"], self.new.solo["moments"]
        pairs = self._moment_pairs()
        yield from self._came_and_went(pairs, [one["prompt"] for one in old], [one["prompt"] for one in new])
        for before, after in pairs.kept:
            place = self.words("diff.in-moment", prompt=new[after]["prompt"])
            labels = [[one["label"] for one in side["options"]] for side in (old[before], new[after])]
            options = pair_up(*labels)
            yield from (f"{line} {place}" for line in self._came_and_went(options, *labels))
            yield from (f"{line} {place}" for line in self._kinds(old[before], new[after], options))

    def endings(self) -> Iterator[str]:
        """Compare which endings there are."""
        titles = [[one["name"] for one in version.solo["endings"]] for version in (self.old, self.new)]
        yield from self._came_and_went(pair_up(*titles), *titles)

    def figures(self) -> Iterator[str]:
        """Compare what is computed."""
        old, new, words = self.old.solo, self.new.solo, self.words
        yield from self._changed(words("figures.paths"), old["paths"], new["paths"])
        yield from self._changed(words("figures.states"), old["states"], new["states"])
        for key in ("minutes", "messages"):
            yield from self._changed(
                words(f"figures.{key}"), between(old[key], words), between(new[key], words)
            )
        yield from self._changed(
            words("figures.outcome", name=new["outcome"]), *map(self._corridor, (old, new))
        )
        yield from self._ending_figures(old["endings"], new["endings"])
        for before, after in self._moment_pairs().kept:
            place = self.words("diff.in-moment", prompt=new["moments"][after]["prompt"])
            yield from (f"{line} {place}" for line in self._moment_figures(before, after))

    def texts(self) -> Iterator[str]:
        """Count texts that are new, different or gone."""
        old, new = (
            Counter(text.template for text in version.examined.program.texts)
            for version in (self.old, self.new)
        )
        for key, count in (("changed", (new - old).total()), ("gone", (old - new).total())):
            if count:
                yield self.words.count(f"diff.texts-{key}", count)

    def translations(self) -> Iterator[str]:
        """Compare the other languages."""
        old, new = (_foreign(version.examined) for version in (self.old, self.new))
        for language in sorted({*old, *new}):
            if language not in old:
                one = new[language]
                yield self.words("diff.language-added", language=language, missing=one.missing, all=one.all)
            elif language not in new:
                yield self.words("diff.language-removed", language=language)
            else:
                yield from self._translation(language, old[language], new[language])

    # --- parts of the above

    def _moment_pairs(self) -> Pairs:
        prompts = [[one["prompt"] for one in version.solo["moments"]] for version in (self.old, self.new)]
        return pair_up(*prompts)

    def _came_and_went(self, pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
        yield from (self.words("diff.removed", name=old[place]) for place in pairs.gone)
        yield from (self.words("diff.added", name=new[place]) for place in pairs.added)
        for before, after in pairs.kept:
            if old[before] != new[after]:
                yield self.words("diff.reworded", old=old[before], new=new[after])

    def _kinds(self, old: MomentFigures, new: MomentFigures, options: Pairs) -> Iterator[str]:
        """Compare steps and acts."""
        steps = [self.words(f"step.{side['step']}") if side["step"] else "-" for side in (old, new)]
        yield from self._changed(self.words("diff.step"), *steps)
        for before, after in options.kept:
            one, other = old["options"][before], new["options"][after]
            what = self.words("diff.act", option=other["label"])
            yield from self._changed(what, self.words(f"act.{one['act']}"), self.words(f"act.{other['act']}"))

    def _corridor(self, version: StoryFigures) -> str:
        corridor = version["corridor"]
        span = between((corridor["worst"], corridor["best"]), self.words)
        return self.words("figures.corridor", range=span, silent=corridor["silent"])

    def _ending_figures(self, old: Sequence[EndingFigures], new: Sequence[EndingFigures]) -> Iterator[str]:
        for before, after in pair_up([one["name"] for one in old], [one["name"] for one in new]).kept:
            one, other = old[before], new[after]
            what = self.words("diff.chance", what=other["name"])
            yield from self._changed(what, percent_of(one["uniform"]), percent_of(other["uniform"]))

    def _moment_figures(self, before: int, after: int) -> Iterator[str]:
        old, new, words = self.old.solo["moments"][before], self.new.solo["moments"][after], self.words
        yield from self._changed(words("diff.lost"), between(old["lost"], words), between(new["lost"], words))
        shut = [words("yes" if side["closes_best"] else "no") for side in (old, new)]
        yield from self._changed(words("diff.closes-best"), *shut)
        group_old, group_new = self.old.group["moments"][before], self.new.group["moments"][after]
        labels = [[one["label"] for one in side["options"]] for side in (old, new)]
        for one, other in pair_up(*labels).kept:
            sides = old["options"][one], new["options"][other]
            yield from self._option("alone", sides[0], sides[1])
            yield from self._option("together", group_old["options"][one], group_new["options"][other])

    def _option(self, way: str, old: OptionFigures, new: OptionFigures) -> Iterator[str]:
        values = [one["alone"] if way == "alone" else one["together"] for one in (old, new)]
        what = self.words(f"diff.{way}", option=new["label"])
        yield from self._changed(what, *(change(value, self.words) for value in values))

    def _translation(self, language: str, old: Translation, new: Translation) -> Iterator[str]:
        said = _said(self.old.examined, old)
        changed = sum(
            said.get(source, target) != target for source, target in _said(self.new.examined, new).items()
        )
        if changed:
            yield self.words.count("diff.language-texts", changed, language=language)
        if (old.missing, old.stale) != (new.missing, new.stale):
            counts = {"old": old.missing, "new": new.missing, "old_stale": old.stale, "new_stale": new.stale}
            yield self.words("diff.language-missing", language=language, **counts)

    def _changed(self, what: str, old: object, new: object) -> Iterator[str]:
        if old != new:
            yield self.words("diff.change", what=what, old=old, new=new)


def _foreign(examined: Examined) -> Mapping[str, Translation]:
    own = examined.program.language
    return {language: one for language, one in examined.translations.items() if language != own}


def _said(examined: Examined, translation: Translation) -> Mapping[str, str]:
    """Give what each source text is in this language."""
    sources = (text.template for text in examined.program.texts)
    return dict(zip(sources, translation.templates, strict=True))

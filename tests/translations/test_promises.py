"""What is promised of translations, kept through whatever people do, in whatever order.

Each sequence is drawn from a seed that stands in the test's name: a failure is seen again by running that one alone.
Words tell where they come from: ``ro…`` was written in the original, ``nb…`` and ``en…`` by translators.
"""

import random
import re
import uuid
from collections import defaultdict

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from exhibits.translations.exchange.collecting import files_of, translations_of
from exhibits.translations.exchange.importing import bring_in
from exhibits.translations.models import ChangedPassage, Original
from exhibits.translations.passages import places_of
from exhibits.translations.reviewing import approve, settle
from exhibits.translations.soundness import problems
from exhibits.translations.syncing import publish
from home.models import InfoPage
from tests import factories

pytestmark = pytest.mark.django_db

SEQUENCES, STEPS = 30, 15
LANGUAGES = ("nb", "en")
# A unit of a PO file.
UNIT = re.compile(r'msgid "(ro\d+x[^"]*)"\nmsgstr "([^"]*)"')
WORD = re.compile(r"\b(ro|nb|en)(\d+)x")
FOREIGN = re.compile(r'<(\w+)[^>]*\slang="ro"[^>]*>.*?</\1>')


class Story:
    """One original, its translations, and what is known of what was done to them."""

    def __init__(self, seed: int, committed):
        self.random, self.committed, self.count = random.Random(seed), committed, 0
        # What the original says now, paragraph by paragraph: key and word.
        self.paragraphs = [(self._new_key(), self._new_word("ro")) for _ in range(4)]
        self.taken_out: set[str] = set()
        # By language and the original's word: every word that was published for it.
        self.approved: dict[tuple[str, str], set[str]] = defaultdict(set)
        with committed():
            home = factories.home()
            self.section = factories.info("Secțiunea")
            for language in LANGUAGES:
                factories.translate(self.section, language)
            self.places = [home.pk, self.section.pk]
            self.page = factories.info("Povestea", body=self._body())

    def _new_key(self) -> str:
        return f"k{self.random.randrange(10**6)}"

    def _new_word(self, language: str) -> str:
        self.count += 1
        return f"{language}{self.count}x"

    def _body(self) -> list[dict]:
        text = "".join(f'<p data-block-key="{key}">{self._sentence(word)}</p>' for key, word in self.paragraphs)
        return [{"type": "text", "value": text, "id": str(uuid.UUID(int=1))}]

    @staticmethod
    def _sentence(word: str) -> str:
        # Unlike enough that a paragraph is never taken for another one, alike enough that a change is one.
        return f"{word} " + " ".join([word[::-1]] * 6)

    def fresh(self) -> InfoPage:
        return InfoPage.objects.get(pk=self.page.pk)

    def translations(self) -> list[Translation]:
        return list(Translation.objects.filter(source__object_id=self.page.translation_key).order_by("pk"))

    # --- What people do ---

    def edit(self):
        """The original is changed, and published."""
        change = self.random.choice(["add", "remove", "move", "reword"])
        if change == "add" or len(self.paragraphs) < 2:
            at = self.random.randrange(len(self.paragraphs) + 1)
            self.paragraphs.insert(at, (self._new_key(), self._new_word("ro")))
        elif change == "remove":
            self._take_out(self.paragraphs.pop(self.random.randrange(len(self.paragraphs)))[1], everywhere=True)
        elif change == "move":
            self.random.shuffle(self.paragraphs)
        else:
            at = self.random.randrange(len(self.paragraphs))
            key, word = self.paragraphs[at]
            self.paragraphs[at] = (key, self._new_word("ro"))
            self._take_out(word, everywhere=False)
        with self.committed():
            page = self.fresh()
            page.body = self._body()
            page.save_revision().publish()

    def _take_out(self, word: str, everywhere: bool):
        """The original's word goes; with the passage go all words that were written for it."""
        self.taken_out.add(word)
        if everywhere:
            self.taken_out.update(*(self.approved.get((language, word), ()) for language in LANGUAGES))

    def submit(self):
        locale = factories.home(self.random.choice(LANGUAGES)).locale
        if self.fresh().live and not self.fresh().has_translation(locale):
            with self.committed():
                source, _ = TranslationSource.update_or_create_from_instance(self.fresh())
                Translation.objects.create(source=source, target_locale=locale).save_target(publish=False)

    def translate(self):
        """A translator writes one passage."""
        for translation in self.random.sample(self.translations(), min(1, len(self.translations()))):
            segments = list(StringSegment.objects.filter(source=translation.source, context__path__startswith="body"))
            segment = self.random.choice(segments)
            word = self._new_word(translation.target_locale.language_code)
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={"data": self._sentence(word), "translation_type": "manual"},
            )

    def save_draft(self):
        for translation in self.translations()[:1]:
            with self.committed():
                translation.save_target(publish=False)

    def publish(self):
        for translation in self.random.sample(self.translations(), min(1, len(self.translations()))):
            if self.fresh().live:
                with self.committed():
                    translation.save_target(publish=False)
                    page = publish(translation)
                language = page.locale.language_code
                for (_, word), shown in zip(self.paragraphs, self._shown(page), strict=True):
                    if shown.startswith(language):
                        self.approved[language, word].add(shown)

    def publish_older(self):
        """Somebody approves a version of a translation that was written before."""
        pages = [page for page in self._family() if page.pk != self.page.pk and self.fresh().live]
        for page in pages[:1]:
            revisions = list(page.revisions.order_by("pk"))
            with self.committed():
                self.random.choice(revisions).publish()

    def bring_in_file(self):
        """A translator outside sends a file with one passage written anew, and sends it again."""
        for translation in self.random.sample(self.translations(), min(1, len(self.translations()))):
            language = translation.target_locale.language_code
            name, content = next(files_of(translations_of(language, only=self.fresh()), "po"))
            text = content.decode()
            before, after = self.random.choice(UNIT.findall(text))
            new = self._sentence(self._new_word(language))
            text = text.replace(f'msgid "{before}"\nmsgstr "{after}"', f'msgid "{before}"\nmsgstr "{new}"')
            with self.committed():
                bring_in([(name, text.encode())])
                assert bring_in([(name, text.encode())]).changes == [], "brought in twice it changes nothing"

    def settle(self):
        """A translator finds a changed passage right as it is."""
        for mark in ChangedPassage.objects.filter(translation_key=self.page.translation_key).order_by("pk")[:1]:
            source = TranslationSource.objects.get(object_id=self.page.translation_key)
            for place in places_of(source):
                if (place.path, place.string) == (mark.path, mark.string_id):
                    settle(source, mark.locale_id, place, None)

    def approve(self):
        for translation in self.translations()[:1]:
            approve(translation.source, translation.target_locale_id, places_of(translation.source), None)

    def move(self):
        """The original goes to another section."""
        with self.committed():
            self.fresh().move(Page.objects.get(pk=self.random.choice(self.places)), pos="last-child")

    def withdraw(self):
        with self.committed():
            self.fresh().unpublish()

    @staticmethod
    def _shown(page: InfoPage) -> list[str]:
        """The word of each paragraph that a page shows."""
        html = "".join(block.value.source for block in page.body)
        return [WORD.search(paragraph)[0] for paragraph in html.split("</p>") if paragraph]

    def _family(self) -> list[Page]:
        return [page.specific for page in Page.objects.filter(translation_key=self.page.translation_key).order_by("pk")]

    # --- What is promised ---

    def check(self):
        original = self.fresh()
        for page in self._family():
            if page.pk == original.pk or not page.live:
                continue
            assert original.live, "no translation is public without its original"
            above = original.get_parent().get_translation(page.locale)
            assert page.get_parent().pk == above.pk, "it stands where its original does"
            self._check_words(page.locale.language_code, page)

    def check_tree(self):
        assert not any(Page.find_problems())
        assert [problem.what for problem in problems()] == []
        assert Original.objects.filter(translation_key=self.page.translation_key).count() == 1

    def _check_words(self, language: str, page: InfoPage):
        html = "".join(block.value.source for block in page.body)
        unmarked = FOREIGN.sub("", html)
        assert not re.search(r"\bro\d", unmarked), f"source text under another language: {html}"
        shown = self._shown(page)
        assert len(shown) == len(self.paragraphs), f"not built like the original: {html}"
        for (_, word), found in zip(self.paragraphs, shown, strict=True):
            assert found not in self.taken_out, f"{found} was taken out: {html}"
            assert found.startswith((language, "ro")), f"{found} is of another language: {html}"
            approved = self.approved[language, word]
            assert not approved or found in approved, f"{approved} was approved, {found} is shown"


def live(seed: int, steps: int, committed) -> None:
    """One sequence. Raises AssertionError at the first promise that is broken."""
    story = Story(seed, committed)
    # Most of what is done is writing; withdrawing ends much of it, and comes seldom.
    often = [story.edit, story.translate, story.publish]
    seldom = [story.submit, story.save_draft, story.publish_older, story.bring_in_file, story.settle, story.approve]
    acts = [*often * 5, *seldom * 2, story.move, story.withdraw]
    story.submit()
    for _ in range(steps):
        story.random.choice(acts)()
        story.check()
    story.check_tree()


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_promises(seed, committed):
    live(seed, STEPS, committed)

"""Pictures whose words are missing in a language, where pages show the original's, or are of words it has no more."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from exhibits.formats.languages import Language
from exhibits.translations.locales import id_of
from exhibits.translations.models import TranslationState

from .models import ImageText


def lacks(language: Language) -> Q:
    """On a queryset ``with_lacks``: the picture has words in its original language and none of them in this one."""
    return Q(**{_name(language): True})


def with_lacks(images: QuerySet, languages: list[Language]) -> QuerySet:
    """Annotate for each language whether it lacks an alternative text or a caption that the original has, or has
    those of an original that was changed since."""
    theirs = ImageText.objects.filter(image=OuterRef("pk"))
    original = theirs.filter(language=OuterRef("original_language"))
    says = Exists(original.exclude(alt="")), Exists(original.exclude(caption=""))
    silent = ~Q(alt_kind=ImageText.Alt.WRITTEN) | ~Q(alt="")
    outdated = TranslationState.objects.filter(translation_key=OuterRef("uuid"), state=TranslationState.State.OUTDATED)
    for language in languages:
        mine = theirs.filter(language=language.code)
        missing = Q(says[0] & ~Exists(mine.filter(silent))) | Q(says[1] & ~Exists(mine.exclude(caption="")))
        missing |= Q(Exists(outdated.filter(locale=id_of(language.code))))
        images = images.annotate(**{_name(language): ExpressionWrapper(missing, output_field=BooleanField())})
    return images


def missing_in(image, languages: list[Language]) -> list[Language]:
    """Of ``languages``, those that an image of a queryset ``with_lacks`` lacks."""
    return [language for language in languages if getattr(image, _name(language))]


def _name(language: Language) -> str:
    return f"lacks_{language.code}"

"""In which languages what is said may be read: a consent may leave some out."""

from django.db.models import F, QuerySet

from exhibits.access.asking import Asking
from exhibits.access.conditions import Sql, Written, agreement_to, has_consents_to, table
from exhibits.formats.languages import BY_CODE, CODES
from exhibits.media.models import Recording


def code_sql(row: str) -> str:
    """The museum's code for the language of a transcript's ``row``: rom for every variety of Romani."""
    tags = {code: ", ".join(f"'{tag}'" for tag in sorted(BY_CODE[code].accepts)) for code in CODES}
    cases = " ".join(f"WHEN {row}.language IN ({tags[code]}) THEN '{code}'" for code in CODES)
    return f"(CASE {cases} ELSE {row}.language END)"


def in_agreed_languages(transcripts: QuerySet, asked: Asking) -> QuerySet:
    """Leave out those in a language that the consents to their recording leave out."""

    def write(row: str) -> Sql:
        voice = f"(SELECT v.uuid FROM {table(Recording)} v WHERE v.id = {row}.recording_id)"
        given, _ = has_consents_to(voice)
        agreed, dates = agreement_to(voice, asked, code_sql(row))
        return f"NOT {given} OR {agreed}", dates

    return transcripts.filter(Written(F("pk"), write))

"""The vocabularies in the admin, in one group of its menu."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .choosing import ReferenceIndexView, TermChooserViewSet, TermCreateView, TermIndexView
from .listing import LanguagesColumn, one_row_per_term, pages_column, with_languages, with_page_counts
from .models import (
    Community,
    GlossaryTerm,
    Material,
    ObjectType,
    Period,
    Person,
    Place,
    Reference,
    RightsStatement,
    Theme,
)


class ClosedListPolicy(ModelPermissionPolicy):
    """Rows come from the museum's data files: their words may be changed, none is added and none deleted."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


register_permission_policy(RightsStatement, ClosedListPolicy(RightsStatement), exact_class=True)


class TermViewSet(SnippetViewSet):
    """What the lists of all vocabularies have in common: a row for each term, unless a language is asked for."""

    index_view_class = TermIndexView
    add_view_class = TermCreateView
    chooser_viewset_class = TermChooserViewSet
    copy_view_enabled = False
    # Plain look-ups: the index cannot be narrowed to one row per term, and fails on a lone quotation mark.
    search_backend_name = None
    search_fields = ["name", "key", "description"]

    def get_queryset(self, request):
        terms = with_languages(self.model.objects.all())
        return terms if request.GET.get("locale") else one_row_per_term(terms, get_language())


class IndexTermViewSet(TermViewSet):
    """A vocabulary that pages are indexed under."""

    def get_queryset(self, request):
        row = self.model._meta.get_field("rows").related_model
        return with_page_counts(super().get_queryset(request), row)


class ThemeViewSet(IndexTermViewSet):
    model = Theme
    icon = "tag"
    list_display = ["name", "key", pages_column(), LanguagesColumn()]


class PeriodViewSet(IndexTermViewSet):
    model = Period
    icon = "history"
    list_display = ["name", "start_year", "end_year", pages_column(), LanguagesColumn()]


class PlaceViewSet(IndexTermViewSet):
    model = Place
    icon = "globe"
    list_display = ["name", "country", pages_column(), LanguagesColumn()]
    list_filter = ["country"]


class PersonViewSet(IndexTermViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "born", "died", pages_column(), LanguagesColumn()]


class ObjectTypeViewSet(IndexTermViewSet):
    model = ObjectType
    icon = "form"
    list_display = ["name", "key", "aat", pages_column(), LanguagesColumn()]


class MaterialViewSet(IndexTermViewSet):
    model = Material
    icon = "grip"
    list_display = ["name", BooleanColumn("is_technique", label=_("Technique")), pages_column(), LanguagesColumn()]
    list_filter = ["is_technique"]


class CommunityViewSet(IndexTermViewSet):
    model = Community
    icon = "group"
    list_display = ["name", "key", pages_column(), LanguagesColumn()]


class GlossaryTermViewSet(TermViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["name", "description", LanguagesColumn()]
    list_filter = ["use"]


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    index_view_class = ReferenceIndexView
    icon = "doc-full"
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    search_fields = ["key", "citation"]
    list_display = ["key", "citation", "language"]
    list_filter = ["language"]


class RightsStatementViewSet(TermViewSet):
    model = RightsStatement
    icon = "key"
    list_display = ["name", "code", BooleanColumn("is_open", label=_("Free to share")), LanguagesColumn()]
    list_filter = ["is_open"]


class VocabulariesGroup(SnippetViewSetGroup):
    items = (
        ThemeViewSet,
        PeriodViewSet,
        PlaceViewSet,
        PersonViewSet,
        ObjectTypeViewSet,
        MaterialViewSet,
        CommunityViewSet,
        GlossaryTermViewSet,
        ReferenceViewSet,
        RightsStatementViewSet,
    )
    menu_label = _("Vocabularies")
    menu_name = "vocabularies"
    menu_icon = "list-ul"
    menu_order = 400


register_snippet(VocabulariesGroup)

from tests.core.test_forms import *
def test_dbg(editor):
    from exhibits.core.forms import MuseumPageForm
    page = create(editor, "Caz")
    orig = MuseumPageForm.clean_slug
    def spy(self):
        print("CLEAN", self.cleaned_data.get("title"), self.cleaned_data.get("slug"), self.instance.title, self.instance.first_published_at, self.parent_page)
        r = orig(self); print("->", r); return r
    MuseumPageForm.clean_slug = spy
    r=save(editor, page, "Cazanul de aramă", page.slug); print(r.slug, r.title)
    from exhibits.models import ExhibitPage
    print(ExhibitPage.objects.get(pk=page.pk).slug, ExhibitPage.objects.get(pk=page.pk).latest_revision_id, page.latest_revision_id)
    assert 0

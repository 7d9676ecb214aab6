"""The frame that an editor draws: four numbers in a form, fractions in the database."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import GroupCollectionPermission

from exhibits.core.blocks.regions import RegionBlock
from exhibits.formats.regions import Region
from tests import factories
from tests.people import logged_in, member


def test_what_the_form_sends_becomes_a_region():
    block = RegionBlock()
    block.set_name("region")
    sent = block.value_from_datadict({"r": "10,20,30,40"}, {}, "r")
    value = block.clean(sent)
    assert value == Region(0.1, 0.2, 0.3, 0.4)
    assert block.get_prep_value(value) == {"x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4}
    assert block.to_python(block.get_prep_value(value)) == value
    assert block.get_form_state(value) == "10,20,30,40"


def test_what_was_sent_wrongly_comes_back_as_it_was():
    block = RegionBlock()
    with pytest.raises(ValidationError, match="from 0 to 100"):
        block.clean("90,0,20,20")
    assert block.get_form_state("90,0,20,20") == "90,0,20,20"


def test_a_frame_is_demanded_where_the_page_is_to_be_public():
    block = RegionBlock()
    with pytest.raises(ValidationError, match="Draw a frame"):
        block.clean("")
    block.defer_required_validation()
    assert block.clean("") is None
    assert block.get_prep_value(None) is None


def test_the_form_has_a_number_for_each_side():
    html = RegionBlock().field.widget.render("region", None, {"id": "region"})
    assert [html.count(f'data-side="{side}"') for side in ("x", "y", "width", "height")] == [1, 1, 1, 1]
    assert 'type="hidden" name="region"' in html


@pytest.mark.django_db
def test_the_picture_to_draw_on_is_given_to_those_who_work_with_it(client):
    image = factories.image()
    address = reverse("picture_to_draw_on", args=[image.pk])
    assert client.get(address).status_code == 302, "to the log-in"
    assert "login" in client.get(address).url
    editor = member("Editors")
    client = logged_in(editor)
    answer = client.get(address)
    assert answer.url.endswith(image.renditions.get(filter_spec="width-900|format-webp").file.name)
    GroupCollectionPermission.objects.filter(group__in=editor.groups.all()).delete()
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_picture_whose_sizes_are_not_made_yet_can_be_drawn_on():
    image = factories.image()
    image.renditions.all().delete()
    client = logged_in(member("Editors"))
    assert "max-1920x1920" in client.get(reverse("picture_to_draw_on", args=[image.pk])).url

"""Template tags of what is handed on: the manifest of a page, and what may be taken of its pictures."""

from django import template

from exhibits.interchange import telling
from exhibits.interchange.iiif import CONTENT_TYPE
from exhibits.interchange.using import manifest_of, use_of

register = template.Library()


@register.inclusion_tag("components/manifest_link.html", takes_context=True)
def manifest_link(context):
    """The ``<link>`` to the page's manifest, where it has one."""
    page, account = context["page"], context.get("account")
    return {"address": manifest_of(page, context["reading"], context["embedded"], account), "type": CONTENT_TYPE}


@register.simple_tag(takes_context=True)
def use_of_page(context):
    """What may be taken along of an object; None where nothing may."""
    return use_of(context["page"], context["reading"], context["embedded"], context["account"])


@register.simple_tag(takes_context=True)
def telling_of_page(context):
    """How a story is cited; None where nothing of it may be taken along."""
    return telling.telling(context["page"], context["reading"], context["embedded"], context["place"])


@register.simple_tag
def transcripts_to_take(script):
    """The languages in which readers may take a transcript along."""
    return telling.downloads(script)

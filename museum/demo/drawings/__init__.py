"""x"""
from pathlib import Path
from PIL import Image
import importlib
M={"copper":("copper","pan"),"letters":("letters","poster"),"road-map":("maps","road_map"),"two-lines":("fjord","two_lines"),"dragon":("papercut","dragon"),"violin":("violin","violin"),"recorder":("recorder","recorder"),"congress":("flag","congress"),"document-1856":("documents","document_1856"),"document-1385":("documents","document_1385"),"apology-2015":("documents","apology_2015"),"names":("documents","names"),"metal-stages":("vessels","metal_stages"),"book-cover":("book","book_cover"),"romanian-lands":("maps","romanian_lands"),"norway-map":("maps","norway_map"),"project-bridge":("maps","project_bridge"),"border-1934":("plain_maps","border_1934"),"transnistria-map":("plain_maps","transnistria_map"),"spoons":("spoons","spoons"),"word-strata":("strata","word_strata"),"instruments":("instruments","instruments"),"tools":("tools","tools"),"udhr":("strokes","udhr"),"free-line":("strokes","free_line")}
KEYS=tuple(M)
def draw(key,*,packages):
    m,f=M[key]
    fn=getattr(importlib.import_module("museum.demo.drawings."+m),f)
    try: return fn(packages)
    except TypeError as e:
        if "positional" not in str(e): raise
        return fn()

"""x"""
from pathlib import Path
from PIL import Image
import importlib
M={"copper":("copper","pan"),"letters":("letters","poster"),"road-map":("maps","road_map"),"two-lines":("fjord","two_lines"),"dragon":("papercut","dragon"),"violin":("violin","violin"),"recorder":("recorder","recorder"),"congress":("flag","congress")}
KEYS=tuple(M)
def draw(key,*,packages):
    m,f=M[key]
    fn=getattr(importlib.import_module("museum.demo.drawings."+m),f)
    try: return fn(packages)
    except TypeError as e:
        if "positional" not in str(e): raise
        return fn()

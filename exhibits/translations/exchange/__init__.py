"""Files for translators outside the museum: out (``collecting``, ``packing``) and back in (``importing``)."""

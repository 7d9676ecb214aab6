"""The workshop behind the museum: installing, building, starting, serving, testing. No department imports it."""

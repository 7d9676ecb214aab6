"""What visitors' browsers load of others lies among the museum's own files, with its licence."""

from museum.operations import libraries


def test_the_viewer_is_served_whole_and_names_no_file_that_is_not(monkeypatch, tmp_path):
    monkeypatch.setattr(libraries, "TARGET", tmp_path / "lib")
    monkeypatch.setattr(libraries, "STAMP", tmp_path / "stamp")
    assert libraries.build() == "1 file"
    script = (tmp_path / "lib" / "openseadragon.min.js").read_text(encoding="utf-8")
    assert "function OpenSeadragon(" in script
    assert "sourceMappingURL" not in script
    assert "CodePlex" in (tmp_path / "lib" / "openseadragon-licence.txt").read_text(encoding="utf-8")
    assert libraries.build() == "unchanged"

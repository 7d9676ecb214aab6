"""Somebody listens to the sample story."""

from playwright.sync_api import expect

PLAYS = "audio => !audio.paused && audio.currentTime > 0.2 && audio.duration > 1"


def test_the_sample_story_plays_by_byte_ranges(read, museum):
    story = museum.pieces["story"][0]
    for code in story.own:
        with read() as page:
            page.goto(story.paths[code])
            audio = page.locator("audio").first
            expect(audio).to_have_attribute("controls", "")
            audio.focus()
            with page.expect_response("**/media/**") as answered:
                page.keyboard.press("Space")
            page.wait_for_function(f"() => ({PLAYS})(document.querySelector('audio'))")
            answer = answered.value
            assert (answer.status, answer.request.headers["range"]) == (206, "bytes=0-")
            assert answer.headers["content-range"].startswith("bytes 0-")
            assert answer.headers["content-type"].startswith("audio/")
            offered = audio.locator("source").evaluate_all("all => all.map(one => one.type)")
            assert "audio/mp4" in offered, "what every browser plays"


def test_a_recording_can_be_entered_in_the_middle(read, museum):
    with read() as page:
        page.goto(museum.pieces["story"][0].paths["en"])
        address = page.locator("audio source").first.get_attribute("src")
        whole = page.request.get(address)
        middle = page.request.get(address, headers={"Range": "bytes=1000-1999"})
        assert (middle.status, len(middle.body())) == (206, 1000)
        assert middle.body() == whole.body()[1000:2000]
        assert page.request.get(address, headers={"Range": f"bytes={len(whole.body())}-"}).status == 416

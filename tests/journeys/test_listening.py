"""Somebody listens to the sample story."""

from playwright.sync_api import expect

PLAYS = "audio => !audio.paused && audio.currentTime > 0.2 && audio.duration > 1"


def test_the_sample_story_plays_by_byte_ranges(read, museum):
    story = museum.guide
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
        page.goto(museum.guide.paths["en"])
        address = page.locator("audio source").first.get_attribute("src")
        whole = page.request.get(address)
        middle = page.request.get(address, headers={"Range": "bytes=1000-1999"})
        assert (middle.status, len(middle.body())) == (206, 1000)
        assert middle.body() == whole.body()[1000:2000]
        assert page.request.get(address, headers={"Range": f"bytes={len(whole.body())}-"}).status == 416


def listen(page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".turns button")


def test_a_passage_is_played_marked_and_linked_to(read, museum):
    with read() as page:
        listen(page, museum.guide.paths["en"])
        passage = page.locator(".turns li").nth(1)
        passage.get_by_role("button").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => !document.querySelector('audio').paused")
        expect(passage).to_have_class("playing")
        expect(page.locator(".cue.spoken")).to_have_count(1)
        moment = page.url.partition("#t=")[2]
        assert float(moment) > 5
        page.wait_for_function("() => document.querySelector('audio').currentTime > 5.5")
        # A reader who scrolls is left alone until they ask to follow again.
        page.mouse.move(600, 500)
        page.mouse.wheel(0, 2000)
        page.get_by_role("button", name="Follow the voice").click()
        expect(page.locator(".cue.spoken")).to_be_in_viewport()


def test_a_link_leads_to_a_moment_and_the_place_is_kept_here(read, museum):
    address = museum.guide.paths["en"]
    with read() as page:
        listen(page, f"{address}#t=41.8")
        page.wait_for_function("() => Math.abs(document.querySelector('audio').currentTime - 41.8) < 0.1")
        expect(page.locator(".cue.spoken")).to_contain_text("taken back at any time")
        expect(page.locator(".cue.spoken")).to_be_in_viewport()
        page.evaluate("() => document.querySelector('audio').play()")
        page.wait_for_function("() => document.querySelector('audio').currentTime > 42.2")
        page.evaluate("() => document.querySelector('audio').pause()")
        page.goto("/en/")
        # Without a moment in the address it is where somebody stopped; with one, there.
        listen(page, address)
        page.wait_for_function("() => document.querySelector('audio').currentTime > 42")
        page.goto("/en/")
        listen(page, f"{address}#t=18.2")
        page.wait_for_function("() => Math.abs(document.querySelector('audio').currentTime - 18.2) < 0.1")


def test_words_are_found_and_another_language_stands_beside(read, museum):
    with read() as page:
        listen(page, museum.guide.paths["ro"])
        search = page.get_by_role("main").get_by_role("searchbox")
        search.fill("stickurile DATE")
        expect(page.locator(".cue.found")).to_have_count(1)
        search.press("Enter")
        expect(page.locator(".cue.at")).to_be_in_viewport()
        search.fill("xyzzy")
        expect(page.locator(".cue.found")).to_have_count(0)
        page.locator(".beside-it a").first.click()
        page.wait_for_url("**?beside=*")
        beside = page.url.partition("beside=")[2][:2]
        assert page.locator(f".turns .words[lang={beside}]").count() == page.locator(".turns .words[lang=ro]").count()


def test_without_scripts_all_of_it_can_be_read(read, museum):
    with read(java_script_enabled=False) as page:
        page.goto(f"{museum.pieces['story'][0].paths['en']}?beside=ro")
        assert page.locator(".turns .words[lang=ro]").count() > 1
        assert page.locator(".turns button").count() == 0
        page.locator(".parts a").nth(1).click()
        expect(page.locator("h3[id^='part=']").nth(1)).to_be_in_viewport()


def test_one_voice_at_a_time_and_captions_for_players(read, museum):
    with read() as page:
        listen(page, museum.guide.paths["en"])
        page.evaluate("""() => {
            const audio = document.querySelector('audio');
            audio.after(audio.cloneNode(true));
        }""")
        page.evaluate("() => document.querySelectorAll('audio')[1].play()")
        page.evaluate("() => document.querySelectorAll('audio')[0].play()")
        page.wait_for_function("() => document.querySelectorAll('audio')[1].paused")
        page.evaluate("() => { document.querySelector('audio').textTracks[0].mode = 'hidden'; }")
        page.wait_for_function("() => document.querySelector('audio').textTracks[0].cues?.length > 5")

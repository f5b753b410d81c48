"""The review page and the sheet in a real browser: a person's way through articles, and what must not get lost."""

import collections
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import msgspec
import pytest

from folders import ROOT
from newsmine.check.decisions import decisions_path, read_decisions
from newsmine.check.folding import fold
from newsmine.check.review.fields import types
from newsmine.check.sheet import sheet
from newsmine.formats.records import read_records
from newsmine.record import KINDS, Record
from patience import patience

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WAIT = 10_000


# -- what is reviewed ------------------------------------------------------------


def gold_records(number):
    """Our own corpus as records: its gold facts with confidences, and a warning here and there."""
    articles = ROOT / "corpus" / "articles"
    records = []
    for line in (ROOT / "corpus" / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        if gold["split"] != "dev":
            continue
        _, _, body = (articles / f"{gold['id']}.txt").read_text("utf-8").partition("\n\n")
        title = gold["title"]
        text = f"{title}\n\n{body.strip()}" if title else body.strip()
        if any(text[f["start"] : f["end"]] != f["text"] for kind in KINDS for f in gold[kind]):
            continue
        record = {
            "id": gold["id"], "title": title, "published": gold["published"], "text": text, "relevant": True,
            "title_end": len(title) if title else None, "source": {"path": "x", "sha256": "0" * 64},
            "model": {"newsmine": "0"}, "warnings": [],
        }  # fmt: skip
        for kind in KINDS:
            names = {field.encode_name for field in msgspec.structs.fields(types()[kind])}
            facts = [{key: value for key, value in fact.items() if key in names} for fact in gold[kind]]
            for i, fact in enumerate(facts):
                fact |= {"rule": "gold", "confidence": 0.6 if i % 5 == 4 else 0.9}
            record[kind] = facts
        if record["counts"]:
            fact = record["counts"][-1]["id"]
            record["warnings"] = [{"code": "figures_disagree", "message": "17 here, 16 there", "fact": fact}]
        records.append(msgspec.convert(record, Record))
        if len(records) == number:
            break
    assert len(records) == number
    return records


def written(path, records):
    path.write_text("".join(record.to_json() + "\n" for record in records), "utf-8")
    return path


def invented(identifier, text, **more):
    source, model = {"path": "x", "sha256": "0" * 64}, {"newsmine": "0"}
    plain = {"id": identifier, "text": text, "relevant": True, "source": source, "model": model, **more}
    return msgspec.convert(plain, Record)


# -- who reviews -------------------------------------------------------------------


class Served:
    """`newsmine review FILE` as a process of its own."""

    def __init__(self, path, *options):
        self.path = path
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsmine", "review", str(path), "--no-browser", "--reviewer", "Ann", *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=\S+", line)
        assert found, line + self.process.stdout.read()
        self.address, self.port = found[0], found[1]

    def decisions(self):
        found, problems = read_decisions(decisions_path(self.path))
        assert not problems
        return found

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.stdout.close()


@pytest.fixture
def serve():
    running = []

    def start(path, *options):
        running.append(Served(path, *options))
        return running[-1]

    yield start
    for served in running:
        served.stop()


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens an address in a browser of one's own; no page may raise an error or break its policy."""
    contexts, troubles = [], []

    def open_(address, context=None, wide=1440, high=900, **options):
        if context is None:
            context = chromium.new_context(viewport={"width": wide, "height": high}, **options)
            context.set_default_timeout(WAIT)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "console",
            lambda said: troubles.append(said.text) if re.search("Content Security|Trusted", said.text) else None,
        )
        page.goto(address)
        page.wait_for_selector("body.ready")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def until(page, expression, arg=None):
    """Waits for a JavaScript expression; Playwright's own way to wait is refused by the page's policy."""
    end = time.monotonic() + WAIT / 1000
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"never came true: {expression}"
        time.sleep(0.02)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def saved(page):
    until(page, "document.querySelector('#saving').className === 'saving saved'")


def activate(page, fact):
    page.locator(f"#card-{fact} .head").click()
    page.wait_for_selector(f"#card-{fact}.on")


def value(page, key):
    return page.locator(f".card.on .edit[data-key={key}]")


def last(served, number=1):
    return served.decisions()[-number]


@pytest.fixture
def ten(tmp_path):
    return written(tmp_path / "ten.jsonl", gold_records(10))


# -- a person's way ------------------------------------------------------------------


def test_ten_articles_by_keyboard(ten, serve, visit):
    served = serve(ten)
    page = visit(served.address)
    for number in range(10):
        title = page.locator("#article-head").inner_text()
        press(page, "j", "k", "a", "x", "a")
        press(page, "1")
        page.wait_for_selector("#editor")
        press(page, "Escape", "Shift+A", "d")
        if number < 9:
            until(page, "was => document.querySelector('#article-head').innerText !== was", arg=title)
    until(page, "document.querySelector('#progress-text').textContent === '10 of 10 done'")
    saved(page)
    decisions = served.decisions()
    assert sum(decision.action == "done" for decision in decisions) == 10
    assert {decision.reviewer for decision in decisions} == {"Ann"}
    for record in read_records(ten):
        facts = {fact.id for _, fact in record.facts()}
        own = [decision for decision in decisions if decision.record == record.id]
        assert {decision.fact for decision in own if decision.fact} == facts
        plain, problems = fold(record, own)
        assert problems == []
        assert plain["checked"] == {"by": ["Ann"], "done": True}
        assert len(list(record.facts())) - sum(len(plain[kind]) for kind in KINDS) == 1


def test_an_answer_from_before_a_decision_does_not_take_it_back(ten, serve, visit):
    served = serve(ten)
    page = visit(served.address)
    late = []

    def before(route):
        answer = route.fetch()
        late.append(answer)
        route.fulfill(response=answer, json={**answer.json(), "decisions": []})

    press(page, "x")
    saved(page)
    page.route("**/api/changes?*", before)
    end = time.monotonic() + WAIT / 1000
    while len(late) < 2:
        assert time.monotonic() < end
        page.wait_for_timeout(50)
    press(page, "a", "Shift+A")
    saved(page)
    by_fact = collections.Counter(decision.fact for decision in served.decisions())
    assert set(by_fact.values()) == {1}


def test_the_record_that_is_most_worth_checking_comes_first(ten, serve, visit):
    records = [invented("calm", "Nothing much."), invented("warned", "Two were hurt.", warnings=[
        {"code": "mojibake", "message": "odd", "fact": None}])]  # fmt: skip
    page = visit(serve(written(ten, records)).address)
    assert page.locator("#rows .row .title").all_inner_texts() == ["Two were hurt.", "Nothing much."]
    assert page.locator("#facts-head .warning").inner_text() == "⚠ odd mojibake"


@pytest.fixture
def court(tmp_path):
    text = (
        "Rosa Quill was bitten on the arm in Larkham on Monday. Quill, 31, needed stitches. "
        "😀 Two officers were hurt. Denny Marsh was jailed for 122 days."
    )

    def at(words, **more):
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words, "rule": "r", "confidence": 0.9, **more}

    def one(words):
        start = text.index(words)
        return [{"start": start, "end": start + len(words), "text": words}]

    disposal = {"type": "custody", "text": "jailed for 122 days", "length": "P122D", "days": 122}
    record = invented(
        "court", text,
        counts=[at("Two officers", id="c1", value=2, low=2, high=2, unit="victims", who="police_officer")],
        injuries=[at("bitten on the arm", id="i1", mechanism="bite", body_parts=["arm"], victim="p1")],
        people=[
            at("Rosa Quill", id="p1", name="Rosa Quill", roles=["victim"], mentions=one("Rosa Quill")),
            at("Quill, 31", id="p2", name="Quill", age=31, mentions=one("Quill, 31")),
            at("Denny Marsh", id="p3", name="Denny Marsh", roles=["convicted"], mentions=one("Denny Marsh")),
        ],
        dates=[at("on Monday", id="d1", type="date", value="XXXX-WXX-1")],
        sentences=[at("jailed for 122 days", id="s1", defendants=["p3"], disposals=[disposal], total_days=122)],
        incidents=[at("bitten", id="e1", type="assault", people=[{"person": "p2", "role": "victim"}])],
    )  # fmt: skip
    return written(tmp_path / "court.jsonl", [record])


def edited(page, served, key):
    """The editor is saved with Enter; what came to disk for that key."""
    before = len(served.decisions()) if decisions_path(served.path).exists() else 0
    page.locator("#editor .actions .main").click()
    saved(page)
    for _ in range(100):
        if decisions_path(served.path).exists() and len(served.decisions()) > before:
            break
        time.sleep(0.02)
    decision = last(served)
    assert decision.action == "edit"
    return decision.new[key]


def test_every_kind_of_value_is_edited(court, serve, visit):
    served = serve(court)
    page = visit(served.address)
    editor = page.locator("#editor")

    activate(page, "c1")
    value(page, "value").click()
    editor.locator("input").fill("1,203")
    assert edited(page, served, "value") == 1203
    assert last(served).new == {"value": 1203, "low": 1203, "high": 1203}
    assert last(served).old == {"value": 2, "low": 2, "high": 2}
    value(page, "value").click()
    editor.locator("input").fill("many")
    press(page, "Enter")
    assert "needs a number" in editor.locator(".trouble").inner_text()
    press(page, "Escape")
    value(page, "unit").click()
    editor.locator("select").select_option("injuries")
    assert edited(page, served, "unit") == "injuries"
    value(page, "who").click()
    editor.locator("select").select_option("")
    assert edited(page, served, "who") is None
    value(page, "aggregate").click()
    editor.locator("select").select_option("yes")
    assert edited(page, served, "aggregate") is True
    value(page, "rate").click()
    editor.get_by_label("the article says it").check()
    editor.get_by_label("per").select_option("day")
    assert edited(page, served, "rate") == {"per": "day", "average": False}
    value(page, "period").click()
    editor.locator("select").select_option("d1")
    assert edited(page, served, "period") == "d1"
    value(page, "speaker").click()
    editor.locator("select").select_option(label="in words …")
    editor.get_by_label("in words").fill("a spokesman")
    assert edited(page, served, "speaker") == "a spokesman"

    activate(page, "i1")
    value(page, "body_parts").click()
    editor.get_by_label("hand").check()
    assert edited(page, served, "body_parts") == ["arm", "hand"]
    page.locator("#card-i1").focus()
    press(page, "h")
    editor.locator("select").select_option("p3")
    assert edited(page, served, "victim") == "p3"

    activate(page, "d1")
    value(page, "from").click()
    editor.locator("input").fill("2017-8-7")
    press(page, "Enter")
    assert "needs a day" in editor.locator(".trouble").inner_text()
    editor.locator("input").fill("2017-08-07")
    assert edited(page, served, "from") == "2017-08-07"
    assert last(served).new["resolved"] is True

    activate(page, "s1")
    value(page, "disposals").click()
    editor.get_by_role("button", name="One more").click()
    part = editor.locator(".part").nth(1)
    part.get_by_label("type").select_option("fine")
    part.get_by_label("text").fill("fined £500")
    part.get_by_label("amount").fill("500")
    disposals = edited(page, served, "disposals")
    assert [(item["type"], item["days"], item["amount"]) for item in disposals] == [
        ("custody", 122, None), ("fine", None, 500)]  # fmt: skip

    activate(page, "e1")
    value(page, "killed").click()
    editor.get_by_label("the article says it").check()
    editor.get_by_label("value").fill("0")
    assert edited(page, served, "killed") == {"value": 0, "low": None, "high": None}

    activate(page, "p1")
    value(page, "aliases").click()
    editor.locator("textarea").fill("Ms Quill\nQuill")
    assert edited(page, served, "aliases") == ["Ms Quill", "Quill"]

    record = next(read_records(court))
    plain, problems = fold(record, served.decisions())
    assert problems == []
    msgspec.convert({key: item for key, item in plain.items() if key != "checked"}, Record)


def test_words_are_moved_added_and_mentioned_by_keyboard_and_by_mouse(court, serve, visit):
    served = serve(court)
    page = visit(served.address)
    activate(page, "c1")
    press(page, "m", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    saved(page)
    assert last(served).new["text"] == "Two officers were hurt"
    record = next(read_records(court))
    assert record.text[last(served).new["start"] : last(served).new["end"]] == "Two officers were hurt"
    press(page, "m", "Alt+ArrowRight", "Shift+ArrowLeft", "Control+Shift+ArrowLeft", "Enter")
    page.wait_for_selector("#card-c1 .evidence b >> text='officers wer'")

    # A fact that was missed, after the emoji: the contract counts code points.
    page.evaluate("""() => {
        const all = [...document.querySelectorAll("#text [data-start]")];
        const holder = all.find((one) => one.textContent.includes("stitches"));
        const at = holder.textContent.indexOf("needed stitches");
        getSelection().setBaseAndExtent(holder.firstChild, at, holder.firstChild, at + 15);
    }""")
    page.locator("#selection").get_by_role("button", name="injury").click()
    page.locator("#adding").get_by_label("treatment").first.select_option("hospital")
    page.locator("#adding .main").click()
    page.wait_for_selector("#card-new-1.on")
    saved(page)
    assert last(served).new["text"] == "needed stitches"
    assert last(served).new["treatment"] == "hospital"

    page.locator("#article").focus()
    press(page, "n", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowRight", "p")
    page.locator("#adding").wait_for()
    press(page, "Enter")
    page.wait_for_selector("#card-new-2.on")
    saved(page)
    assert (last(served).fact, last(served).new["name"]) == ("new-2", "Denny Marsh")
    start = last(served).new["start"]
    assert record.text[start : start + 11] == "Denny Marsh"

    plain, problems = fold(record, served.decisions())
    assert problems == []
    assert [injury["text"] for injury in plain["injuries"]] == ["bitten on the arm", "needed stitches"]


def test_people_are_merged_and_everything_is_undone(court, serve, visit):
    served = serve(court)
    page = visit(served.address)
    activate(page, "p1")
    press(page, "g")
    page.locator("#dialog").get_by_role("button", name="p2 Quill").click()
    page.wait_for_selector("#card-p2", state="detached")
    activate(page, "e1")
    assert "p1 Rosa Quill" in value(page, "people").inner_text()
    press(page, "x")
    page.wait_for_selector("#card-e1.is-rejected")
    press(page, "u", "u")
    page.wait_for_selector("#card-p2.is-open")
    assert page.locator("#card-e1.is-open").count() == 1
    saved(page)
    until(page, "!document.querySelector('.pending')")
    actions = [decision.action for decision in served.decisions()]
    assert actions == ["merge", "reject", "undo", "undo"]
    plain, problems = fold(next(read_records(court)), served.decisions())
    assert problems == []
    assert [person["id"] for person in plain["people"]] == ["p1", "p2", "p3"]


def test_the_page_and_apply_agree_on_what_decisions_mean(court, serve, visit):
    served = serve(court)
    page = visit(served.address)
    for fact, keys in (("c1", "a"), ("i1", "x"), ("d1", "a"), ("s1", "x")):
        activate(page, fact)
        press(page, keys)
    activate(page, "p1")
    press(page, "g", "Enter")
    page.wait_for_selector("#card-p1.is-edited")
    activate(page, "i1")
    press(page, "a")
    saved(page)
    until(page, "!document.querySelector('.pending')")
    record = next(read_records(court))
    plain, problems = fold(record, served.decisions())
    assert problems == []
    shown = page.evaluate(
        """async () => {
            const model = await import("/static/model.js");
            const {record, sha256, decisions} = await (await fetch("/api/records/0")).json();
            const {facts} = model.fold(record, sha256, decisions);
            const there = facts.filter((one) => !["rejected", "merged"].includes(one.state));
            return there.map((one) => [one.kind, one.fact]);
        }"""
    )
    unsigned = {
        kind: [{k: v for k, v in fact.items() if not k.startswith("checked_")} for fact in plain[kind]]
        for kind in KINDS
    }
    assert {kind: [fact for own, fact in shown if own == kind] for kind in KINDS} == unsigned


# -- nothing gets lost -----------------------------------------------------------------


def test_two_reviewers_at_once(ten, serve, visit):
    served = serve(ten)
    ann = visit(served.address)
    ben = visit(served.address)
    ben.locator("#reviewer").click()
    ben.get_by_label("Your name").fill("Ben")
    press(ben, "Enter")
    first = ann.locator(".card.on").get_attribute("data-fact")
    assert ben.locator(".card.on").get_attribute("data-fact") == first
    press(ann, "a")
    ben.locator(f"#card-{first}.is-accepted").wait_for()
    press(ben, "x")
    ann.locator(f"#card-{first}.is-rejected").wait_for()
    activate(ann, first)
    assert "Reviewers differ: Ann kept, Ben rejected" in ann.locator(".card.on .story").inner_text()
    # Ben has the record open: Ann's queue says so.
    ann.locator("#rows .row .other >> text=Ben").wait_for()
    for _ in range(6):
        press(ann, "j", "a")
        press(ben, "j", "x")
    saved(ann)
    saved(ben)
    lines = decisions_path(ten).read_text("utf-8").splitlines()
    assert len(lines) == len({json.loads(line)["id"] for line in lines}) == 14
    assert {decision.reviewer for decision in served.decisions()} == {"Ann", "Ben"}


def test_a_killed_server_and_a_closed_page_lose_nothing(ten, serve, visit):
    served = serve(ten)
    page = visit(served.address)
    context = page.context
    press(page, "a")
    saved(page)
    activate(page, "c1")
    value(page, "who_text").click()
    page.locator("#editor input").fill("officers of the n")
    served.kill()
    page.locator("#card-c2 .head").click()
    press(page, "x", "j", "a")
    page.wait_for_selector("#saving.lost")
    assert "Not saved: 2" in page.locator("#saving").inner_text()
    page.close()
    assert len(served.decisions()) == 1

    again = serve(ten, "--port", served.port)
    page = visit(again.address, context)
    saved(page)
    assert [decision.action for decision in again.decisions()] == ["accept", "reject", "accept"]
    assert page.locator("#editor input").input_value() == "officers of the n"
    page.locator("#editor input").press("Enter")
    page.wait_for_selector("#card-c1.is-edited:not(.pending)")
    assert last(again).new == {"who_text": "officers of the n"}


def test_an_old_page_goes_on_when_the_server_comes_back(ten, serve, visit):
    served = serve(ten)
    page = visit(served.address)
    served.kill()
    press(page, "a")
    page.wait_for_selector("#saving.lost")
    again = serve(ten, "--port", served.port)
    visit(again.address, page.context).close()
    saved(page)
    assert [decision.action for decision in again.decisions()] == ["accept"]


# -- hostile articles ----------------------------------------------------------------------

HOSTILE = (
    "</script><script>window.harmed = 1</script> <img src=x onerror='window.harmed = 1'> <!-- \n\n"
    "safe \u202egnp.exe\u202c end \u2066isolated\u2069 nul\u0000 <b>bold</b> {{7*7}} javascript:alert(1) \u2028 done "
)


def hostile_records():
    start = HOSTILE.index("<img")
    fact = {
        "id": "c1", "start": start, "end": start + 20, "text": HOSTILE[start : start + 20],
        "rule": "<script>alert(1)</script>", "value": 1, "low": 1, "high": 1, "unit": "victims",
        "place": "<img src=x onerror=alert(1)>\u202e",
    }  # fmt: skip
    warning = {"code": "<b>", "message": "<img src=x onerror=alert(1)>", "fact": "c1"}
    return [
        invented("</script>", HOSTILE, title="<script>alert(1)</script>", url="javascript:alert(1)", counts=[fact],
                 warnings=[warning], publisher="\u202e<b>"),
        invented("long", "x" * 1_000_000 + " end"),
        invented("lines", "a\n\n" * 300_000 + "end"),
    ]  # fmt: skip


def harmless(page):
    assert page.evaluate("window.harmed") is None
    assert page.locator("#columns img, #columns script, #columns b b, #text b").count() == 0
    text = page.locator("#text").inner_text()
    assert "<img src=x onerror='window.harmed = 1'>" in text
    assert "</script><script>window.harmed = 1</script>" in text
    assert "\u202e" not in page.locator("body").inner_text()
    assert [tag.get_attribute("data-tag") for tag in page.locator("#text .control").all()] == [
        "RLO", "PDF", "LRI", "PDI", "U+0000", "LS"]  # fmt: skip


def test_hostile_articles_are_shown_as_text(tmp_path, serve, visit):
    served = serve(written(tmp_path / "hostile.jsonl", hostile_records()))
    page = visit(served.address + "#1")
    harmless(page)
    press(page, "a")
    saved(page)
    for number in (2, 3):
        began = time.perf_counter()
        page.evaluate(f"location.hash = '#{number}'")
        until(page, "n => document.querySelector('#row-' + (n - 1) + '[aria-selected=true]')", arg=number)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert time.perf_counter() - began < patience(3)
        assert page.evaluate("document.querySelector('#text').textContent.length") > 800_000


# -- size ------------------------------------------------------------------------------------


def test_ten_thousand_records_open_and_scroll(tmp_path, serve, visit):
    lines = [record.to_json() for record in gold_records(20)]
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(10_000):
            line = lines[number % len(lines)]
            stream.write(re.sub(r'"id":"[^"]*"', f'"id":"a{number}"', line, count=1) + "\n")
    served = serve(path)
    started = time.perf_counter() - served.began
    opened = 60.0
    for _ in range(3):
        began = time.perf_counter()
        page = visit(served.address)
        opened = min(opened, time.perf_counter() - began)
    print(f"10,000 records: server {started:.2f} s, page {opened:.2f} s")
    # The promise is two seconds for both on a quiet machine; tests share theirs.
    assert opened < patience(2)
    assert started < patience(6)
    assert page.locator("#queue-count").inner_text() == "10,000 records"
    assert page.locator("#rows .row").count() < 60
    frames = page.evaluate(
        """async () => {
            const rows = document.querySelector("#rows");
            const times = [];
            let before = performance.now();
            for (let i = 0; i < 90; i += 1) {
                rows.scrollTop += 640;
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                times.push(now - before);
                before = now;
            }
            return times.sort((a, b) => a - b);
        }"""
    )
    print(f"scrolling: half the frames within {frames[45]:.0f} ms, nine in ten within {frames[80]:.0f} ms")
    assert frames[45] < 50
    page.evaluate("document.querySelector('#rows').scrollTop = 1e9")
    page.wait_for_selector("#rows .row[aria-posinset='10000']")
    page.locator("#search").fill("a9999")
    until(page, "document.querySelector('#queue-count').textContent === '1 record'")


# -- everybody ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1440, 390])
def test_accessible(ten, serve, visit, scheme, wide):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = visit(serve(ten).address, wide=wide, color_scheme=scheme)
    views = ["article", "facts", "queue"] if wide < 800 else ["article"]
    for view in views:
        if wide < 800:
            page.locator(f"#tabs [data-view={view}]").click()
        for state in ("plain", "editing") if view == views[0] and wide > 800 else ("plain",):
            if state == "editing":
                press(page, "1")
                page.locator("#editor").wait_for()
            found = axe.run(page).response["violations"]
            assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
    if wide > 800:
        press(page, "Escape", "?")
        page.locator("#dialog h2 >> text=Keys").wait_for()
        found = axe.run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_on_a_phone(ten, serve, visit):
    served = serve(ten)
    page = visit(served.address, wide=390, high=844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#dock").get_by_role("button", name="Accept").tap()
    page.locator("#dock").get_by_role("button", name="Reject").tap()
    saved(page)
    until(page, "!document.querySelector('.pending')")
    assert [decision.action for decision in served.decisions()] == ["accept", "reject"]
    page.locator("#tabs [data-view=facts]").tap()
    page.locator(".card.on").get_by_role("button", name="Accept").tap()
    page.locator("#tabs [data-view=queue]").tap()
    page.locator("#rows .row").nth(2).tap()
    page.wait_for_selector("body[data-view=article]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("wide", [390, 820, 1100, 1440])
def test_nothing_is_wider_than_its_place(ten, serve, visit, wide):
    page = visit(serve(ten).address, wide=wide)
    for view in ("facts", "article", "queue"):
        if wide < 820:
            page.locator(f"#tabs [data-view={view}]").click()
        for part in ("#facts", "#article", "#rows", "#top"):
            inner, outer = page.locator(part).evaluate("one => [one.scrollWidth, one.clientWidth]")
            assert inner <= outer, (view, part)


def test_where_there_is_little_room_the_queue_lies_over_the_article(ten, serve, visit):
    page = visit(serve(ten).address, wide=1000)
    queue = page.locator("#queue")
    assert not queue.is_visible()
    page.locator("#queue-toggle").click()
    assert queue.is_visible()
    press(page, "Escape")
    assert not queue.is_visible()
    before = page.locator("#article-head").inner_text()
    press(page, "q", "ArrowDown", "Enter")
    until(page, "was => document.querySelector('#article-head').innerText !== was", before)
    until(page, "getComputedStyle(document.querySelector('#queue')).display === 'none'")


def test_without_single_keys_letters_need_alt(ten, serve, visit):
    served = serve(ten)
    page = visit(served.address)
    press(page, "?")
    page.get_by_label("Single letters are keys").uncheck()
    press(page, "Escape")
    until(page, "!document.querySelector('dialog[open]')")
    press(page, "a")
    press(page, "Alt+x")
    saved(page)
    assert [decision.action for decision in served.decisions()] == ["reject"]


def test_what_happens_is_announced(ten, serve, visit):
    page = visit(serve(ten).address)
    assert "Record" in page.locator("#live").inner_text()
    press(page, "Shift+A")
    until(page, "document.querySelector('#live').textContent.includes('facts accepted')")
    press(page, "u")
    until(page, "document.querySelector('#live').textContent.includes('Undone')")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").split(",")[0]


# -- the sheet -----------------------------------------------------------------------------------


def test_the_sheet_works_without_a_server(ten, tmp_path, visit):
    records = list(read_records(ten))
    made = tmp_path / "sheet.html"
    made.write_text(sheet(ten, reviewer="Cleo"), "utf-8")
    page = visit(made.as_uri())
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    press(page, "a", "x", "Shift+A", "d")
    until(page, "document.querySelector('#progress-text').textContent === '1 of 10 done'")
    page.reload()
    page.wait_for_selector("body.ready")
    assert page.locator("#progress-text").inner_text() == "1 of 10 done"
    with page.expect_download() as download:
        page.locator("#save-file").click()
    assert download.value.suggested_filename == "ten.jsonl.decisions.jsonl"
    kept = tmp_path / "kept.jsonl"
    download.value.save_as(kept)
    decisions, problems = read_decisions(kept)
    assert problems == []
    assert {decision.reviewer for decision in decisions} == {"Cleo"}
    assert page.locator("#saving").inner_text() == "All in the file"
    record = next(record for record in records if record.id == decisions[0].record)
    plain, problems = fold(record, decisions)
    assert problems == []
    assert plain["checked"] == {"by": ["Cleo"], "done": True}
    assert decisions[0].context.text == record.fact(decisions[0].fact).text
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []


def test_a_hostile_sheet_is_harmless(tmp_path, visit):
    made = tmp_path / "sheet.html"
    made.write_text(sheet(written(tmp_path / "h.jsonl", hostile_records()[:1])), "utf-8")
    harmless(visit(made.as_uri()))

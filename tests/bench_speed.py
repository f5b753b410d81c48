"""`make bench-speed`: newsmine beside the plain spaCy pipeline and beside a script of regular expressions.

    python -m tests.bench_speed [ARTICLES.jsonl] [MOST]

All in one run on the same texts, in turns, so that what else the machine does falls on all of them;
seconds are of the processor. Without a file it reads the corpus. Figures are ratios with their spread.
MOST bounds the number of articles in the last table: 1,000 where it is not given, 100,000 takes a quarter of an hour.
"""

import collections
import itertools
import statistics
import sys
import time
from pathlib import Path

import msgspec
import spacy
from tests import speed_script

from newsmine import pipeline
from newsmine.article import Article
from newsmine.assemble import assemble
from newsmine.formats import read_paths
from newsmine.model.collector import paused
from newsmine.model.meta import DEFAULT_MODEL

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
#: What most news is about; nothing in it can be a fact of violence.
QUIET = (
    """
The council will plant trees along the new cycle path before the summer, a spokesperson said on Monday. Residents
asked for shade and for more benches near the library, which opens again in May.
Profits at the brewer rose by 12 per cent to £4.1 million in the year to March, helped by exports to Germany. Chief
executive Moira Tennant said sales in its own pubs had been flat since January.
Wetherden Town drew 1-1 at home to Hallow Rovers on Saturday. Kieran Ode put the visitors ahead after 20 minutes, and
Joe Marsh equalised from the spot late on. Town stay sixth in the table.
Rail passengers face two weeks of changed timetables from 3 July while engineers replace a bridge near Oxley. Buses
will carry travellers between Oxley and Farr, and tickets will be accepted on other routes.
Bake for 40 minutes until golden, then leave to cool in the tin. The cake keeps for three days; serve it with cream
and the first strawberries of June.
A school in Penmarrow has been rated outstanding by inspectors for the third time. Head teacher Ruth Adeyemi praised
"a wonderful team of staff" and thanked parents for their support over the past five years.
The museum has bought a painting by the Norfolk artist Edwin Shore for £85,000 after an appeal raised half of the sum
in six weeks. It will hang beside two of his drawings from Friday.
Forecasters expect a dry week with temperatures of up to 24C, and a breeze from the west by Thursday. Gardeners are
asked to water in the evening.
The software company said its new phone would go on sale in the autumn. Analysts at two banks raised their forecasts
for the quarter, and the share price gained 3.5 per cent in New York.
Parish councillors voted by seven to two for a plan to build 64 homes on land north of the station. Building could
begin next spring if the district agrees, planning officer Tom Reddy told the meeting.
""".strip()
    .replace(".\n", ".\n\n")
    .split("\n\n")
)


def seconds(work):
    """Processor seconds that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def read_all(articles, **options):
    """Every record as JSON, nothing kept."""
    for record in pipeline.extract((msgspec.structs.replace(article) for article in articles), **options):
        msgspec.json.encode(record)


def ratio(name, others, ours):
    """One line: how many times as long the other takes, over the rounds."""
    found = sorted(other / own for other, own in zip(others, ours, strict=True))
    print(f"{name:58} {statistics.median(found):6.2f}   ({found[0]:.2f} to {found[-1]:.2f})")


def quiet(size, start):
    """A text of some length about nothing that matters here, another for each start."""
    text = ""
    while len(text) < size:
        text += QUIET[start % len(QUIET)] + "\n\n"
        start += 3
    return text[:size]


def compare(articles, plain):
    """The three side by side, and the mix of one relevant article in twenty."""
    texts = [article.full_text for article in articles]
    few = texts[: max(5, len(texts) // 20)]
    mixed = []
    for article in articles[: max(2, len(articles) // 4)]:
        mixed += [article] + [Article(text=quiet(len(article.text), len(mixed) + n), id=str(n)) for n in range(19)]
    mixed_texts = [article.full_text for article in mixed]
    times = collections.defaultdict(list)
    for _ in range(ROUNDS):
        times["spacy"].append(seconds(lambda: collections.deque(plain.pipe(texts), maxlen=0)))
        times["newsmine"].append(seconds(lambda: read_all(articles, triage=False)))
        times["script"].append(seconds(lambda: [speed_script.read(text) for text in few]) * len(texts) / len(few))
    for _ in range(2):
        times["spacy, mix"].append(seconds(lambda: collections.deque(plain.pipe(mixed_texts), maxlen=0)))
        times["newsmine, mix"].append(seconds(lambda: read_all(mixed)))
    print(f"{len(texts)} articles, {sum(map(len, texts)) / 1e6:.2f} MB; times as fast, median (least to most):")
    ratio("newsmine to plain spaCy, everything extracted", times["spacy"], times["newsmine"])
    ratio("newsmine to plain spaCy, one relevant article in twenty", times["spacy, mix"], times["newsmine, mix"])
    ratio("newsmine to regular expressions and dateparser", times["script"], times["newsmine"])


def stages(articles):
    """Where the time goes."""
    nlp = pipeline.build()
    model = pipeline.describe(nlp)
    spent = collections.Counter()
    with paused():  # as the pipeline does while it reads a batch
        for first in range(0, len(articles), pipeline.BATCH):
            batch = articles[first : first + pipeline.BATCH]
            began = time.process_time()
            docs = [pipeline.prepare(nlp, article) for article in batch]
            spent["tokenizer"] += time.process_time() - began
            for name, component in nlp.pipeline:
                began = time.process_time()
                docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
                spent[name] += time.process_time() - began
            began = time.process_time()
            for article, doc in zip(batch, docs, strict=True):
                msgspec.json.encode(assemble(article, doc, model))
            spent["record"] += time.process_time() - began
    print("\ncost per stage, milliseconds an article:")
    for name, cost in spent.most_common():
        print(f"  {name:28} {1000 * cost / len(articles):7.2f}  {cost / spent.total():6.1%}")


def growth(articles, most):
    """How cost grows with the number of articles, of 400 characters each, and with their length."""
    short = [Article(text=article.text[:400], published=article.published) for article in articles]
    print("\nmilliseconds an article of 400 characters, by how many:")
    for number in (size for size in (100, 1_000, 10_000, 100_000) if size <= most):
        cost = seconds(lambda n=number: read_all(itertools.islice(itertools.cycle(short), n), triage=False))
        print(f"  {number:7,} articles {1000 * cost / number:8.2f}")
    print("milliseconds a kilobyte, by length:")
    whole = "\n\n".join(article.text for article in articles)
    whole *= 1 + 1_000_000 // len(whole)
    for size in (1_000, 10_000, 100_000, 1_000_000):
        cost = seconds(lambda n=size: read_all([Article(text=whole[:n], published="2017-08-14")], triage=False))
        print(f"  {size:9,} characters {1000 * cost / (size / 1000):8.2f}")


def main(path, most):
    """Everything, on the articles of a file or of the corpus."""
    found = [
        article for article in read_paths([path or str(ROOT / "corpus" / "articles")]) if isinstance(article, Article)
    ]
    articles = found[:200]
    plain = spacy.load(DEFAULT_MODEL)
    read_all(articles[:8], triage=False)
    collections.deque(plain.pipe([article.text for article in articles[:8]]), maxlen=0)
    compare(articles, plain)
    stages(articles)
    growth(articles, most)


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if not each.isdigit()]
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(given[0] if given else None, numbers[0] if numbers else 1_000)

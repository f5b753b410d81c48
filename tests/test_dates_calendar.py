"""Calendar arithmetic, for every day of five years: leap years, year ends and the odd weeks included."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.language.calendar import GRAINS, days, grain_of, shift, value_of, weekday_near
from newsmine.language.calendar_feasts import bank_holiday, bank_holidays, easter, feast, holiday_weekend

FIRST, LAST = datetime.date(2015, 12, 1), datetime.date(2021, 1, 31)  # two leap years, a year of 53 weeks
EVERY_DAY = [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days + 1)]
ONE = datetime.timedelta(1)
PERIODS = [grain for grain in GRAINS if grain not in ("time", "weekend")]


@pytest.mark.parametrize("grain", PERIODS)
def test_a_day_lies_in_its_period_and_periods_tile_the_calendar(grain):
    for day in EVERY_DAY:
        first, last = days(value_of(grain, day))
        assert first <= day <= last
        assert value_of(grain, first) == value_of(grain, last) == value_of(grain, day)
        assert value_of(grain, last + ONE) != value_of(grain, day)
        assert days(value_of(grain, last + ONE))[0] == last + ONE
        assert grain_of(value_of(grain, day)) == grain


def test_a_weekend_ends_its_week():
    for day in EVERY_DAY:
        first, last = days(value_of("weekend", day))
        assert (first.isoweekday(), last.isoweekday()) == (6, 7)
        assert last == days(value_of("week", day))[1]


@pytest.mark.parametrize("unit", ["day", "week", "fortnight", "month", "quarter", "season", "half", "year", "decade"])
def test_a_shift_is_undone_by_its_opposite(unit):
    for day in EVERY_DAY:
        for number in (1, 2, 13):
            there = shift(day, unit, number)
            assert there > day
            back = shift(there, unit, -number)
            # a day that the month has not becomes its last, so a few days may be lost on the way
            assert 0 <= (day - back).days <= 3
            assert back == day or day.day > 28


def test_a_shift_by_a_period_reaches_the_next_one():
    for day in EVERY_DAY:
        for grain in ("week", "month", "quarter", "year"):
            assert days(value_of(grain, shift(day, grain, 1)))[0] == days(value_of(grain, day))[1] + ONE


def test_the_nearest_weekday_is_within_a_week_in_its_direction():
    for day in EVERY_DAY:
        for weekday in range(1, 8):
            past, future = (weekday_near(day, weekday, direction) for direction in ("past", "future"))
            nearest = weekday_near(day, weekday, None)
            assert past.isoweekday() == future.isoweekday() == nearest.isoweekday() == weekday
            assert 0 <= (day - past).days < 7
            assert 0 <= (future - day).days < 7
            assert nearest in (past, future)
            assert abs((nearest - day).days) <= 3


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(9998, 12, 31)), st.sampled_from(PERIODS))
def test_any_day_lies_in_its_period(day, grain):
    first, last = days(value_of(grain, day))
    assert first <= day <= last


@given(st.text(max_size=14))
def test_any_text_is_a_value_or_none(text):
    found = days(text)
    assert found is None or found[0] <= found[1]


def test_an_interval_means_its_days_and_is_nothing_backwards():
    assert days("2017-04-01/2018-03") == (datetime.date(2017, 4, 1), datetime.date(2018, 3, 31))
    assert days("2018/2017") is None
    assert days("2017-02-30") is None


def test_easter_is_that_of_the_holidays_package():
    for year in range(1990, 2041):
        assert easter(year) + ONE in bank_holidays(year), year
        assert feast("good friday", year) in bank_holidays(year), year


def test_bank_holidays_are_the_nations():
    assert bank_holiday("august", 2018, ("GB", "SCT")) == datetime.date(2018, 8, 6)
    assert bank_holiday("august", 2018, ("GB", "ENG")) == datetime.date(2018, 8, 27)
    assert feast("mother's day", 2018, ("US", None)) == datetime.date(2018, 5, 13)
    assert feast("mother's day", 2018) == datetime.date(2018, 3, 11)


def test_a_holiday_weekend_includes_its_holidays():
    for year in range(2015, 2025):
        for day in bank_holidays(year):
            first, last = holiday_weekend(day)
            assert first <= day <= last or day.isoweekday() in (2, 3, 4), day
            assert first.isoweekday() in (5, 6) or first in bank_holidays(first.year), day

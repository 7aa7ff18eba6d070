"""What the names in a query mean: people, themes and the values of operators."""

import pytest

from explorer.search.people import Names
from explorer.search.query import Operator
from tests.builders import make_dataset, make_person, words
from tests.search.finding import make_store

NAMES = Names(make_store())


@pytest.mark.parametrize(
    ("operator", "value", "meant"),
    [
        (Operator.ACTOR, "vladimir-putin", ("vladimir-putin",)),
        (Operator.ACTOR, "Vladimir-Putin", ("vladimir-putin",)),
        (Operator.ACTOR, "putin", ("vladimir-putin",)),
        (Operator.ACTOR, "Путина", ("vladimir-putin",)),
        (Operator.ACTOR, "Wladimir Putin", ("vladimir-putin",)),
        (Operator.ACTOR, "Eltsin", ("boris-yeltsin",)),
        (Operator.ACTOR, "Трамп", ("donald-trump",)),
        (Operator.ACTOR, "Boris Putin", ()),
        (Operator.ACTOR, "nobody", ()),
        (Operator.ACTOR, "…", ()),
        (Operator.THEME, "war", ("war",)),
        (Operator.THEME, "POLITICS", ("politics",)),
        (Operator.THEME, "Talks", ("talks",)),
        (Operator.THEME, "no-such", ()),
        (Operator.THEME, "…", ()),
        (Operator.KIND, "Event", ("event",)),
        (Operator.KIND, "text", ("text",)),
        (Operator.KIND, "cable", ("cable",)),
        (Operator.KIND, "telephone-conversation", ("telephone-conversation",)),
        (Operator.KIND, "elephant", ()),
        (Operator.SIDE, "RU", ("ru",)),
        (Operator.SIDE, "several", ("several",)),
        (Operator.SIDE, "eu", ()),
        (Operator.STATUS, "two-sided", ("two-sided",)),
        (Operator.STATUS, "silent", ("silent",)),
        (Operator.STATUS, "true", ()),
        (Operator.BEFORE, "2001", ("2001",)),
        (Operator.BEFORE, "2001-09", ("2001-09",)),
        (Operator.BEFORE, "199X", ("199X",)),
        (Operator.BEFORE, "-0044-03-15", ("-0044-03-15",)),
        (Operator.BEFORE, "2001/2002", ()),
        (Operator.BEFORE, "2001/..", ()),
        (Operator.BEFORE, "2001-13", ()),
        (Operator.BEFORE, "2001-02-30", ()),
        (Operator.BEFORE, "yesterday", ()),
        (Operator.AFTER, "2001-09-11", ("2001-09-11",)),
        (Operator.AFTER, "Y170000000000", ("Y170000000000",)),
        (Operator.AFTER, "Y999999999999999999999", ()),
        (Operator.AFTER, "٢٠٠١", ()),
        (Operator.SEALED, "2001-09-10", ("2001-09-10",)),
        (Operator.SEALED, "2001-09", ()),
        (Operator.SEALED, "2001-02-30", ()),
        (Operator.SEALED, "٢٠٠١-٠٩-١٠", ()),
    ],
)
def test_a_value_means_what_the_data_knows(operator, value, meant):
    assert meant == NAMES.values(operator, value)


def test_several_people_may_have_a_name():
    people = {name: make_person(name, name=words(f"{name.capitalize()} Bush")) for name in ("ann", "george")}

    assert ("ann", "george") == Names(make_dataset(people=people)).values(Operator.ACTOR, "Буш")


def test_a_name_is_known_in_the_other_languages_of_the_data():
    assert {"trump", "трамп"} == {*NAMES.otherwise("трамп")} == {*NAMES.otherwise("trump")}
    assert {"trump", "трамп"} == {*NAMES.otherwise("Трампом")}
    assert () == NAMES.otherwise("zebra")


def test_names_of_other_lengths_in_other_languages_are_not_put_together():
    person = make_person(name=words("George H. W. Bush", ru="Джордж Буш-старший"))

    assert "буш" not in Names(make_dataset(people={"ann": person})).otherwise("bush")


def test_an_actor_may_be_written_with_a_hachek():
    people = {"ann": make_person(name=words("Yevgeny Prigozhin", ru="Евгений Пригожин"))}

    assert ("ann",) == Names(make_dataset(people=people)).values(Operator.ACTOR, "Prigožin")


def test_a_short_name_tells_what_the_long_one_does_not():
    person = make_person(name=words("George H. W. Reagan", ru="Джордж Рейган"), short=words("Reagan", ru="Рейган"))

    assert {"reagan", "рейган"} == {*Names(make_dataset(people={"ann": person})).otherwise("reagan")}


def test_data_without_people_knows_nobody():
    names = Names(make_dataset([], [], people={}, themes={}))

    assert ((), (), ()) == (
        names.otherwise("putin"),
        names.values(Operator.ACTOR, "putin"),
        names.values(Operator.THEME, "war"),
    )

"""Names across scripts: what has the same key, and what a Russian word may be a case of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.names import beginnings, key, keys

SPELLINGS = {
    "Ельцин": ("Yeltsin", "Eltsin", "Jelzin", "El'tsin", "YELTSIN", "ЕЛЬЦИН"),
    "Горбачёв": ("Gorbachev", "Gorbachov", "Gorbatschow", "Горбачев"),
    "Хрущёв": ("Khrushchev", "Chruschtschow", "Hruschev", "Хрущев"),
    "Шеварднадзе": ("Shevardnadze", "Ševardnadze"),
    "Чубайс": ("Chubais", "Chubays", "Tschubais", "Čubajs"),
    "Жириновский": ("Zhirinovsky", "Zhirinovskiy", "Zhirinovskii", "Žirinovskij"),
    "Явлинский": ("Yavlinsky", "Iavlinskii", "Jawlinski"),
    "Ходорковский": ("Khodorkovsky", "Khodorkovskii"),
    "Путин": ("Putin", "Poutine"),
    "Медведев": ("Medvedev", "Medwedew", "Medvedeff"),
    "Щербаков": ("Shcherbakov", "Schtscherbakow", "Ščerbakov"),
    "Александр": ("Alexander", "Aleksandr", "Alexandr"),
    "Зеленский": ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленський"),
}


def matches(one: str, other: str) -> bool:
    return not {*keys(one)}.isdisjoint(keys(other))


@pytest.mark.parametrize(("name", "other"), [(name, o) for name, others in SPELLINGS.items() for o in others])
def test_a_name_is_found_in_every_spelling(name, other):
    assert matches(name, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Путин", "Путинский"),
        ("Ельцин", "Елизаров"),
        ("Lavrov", "Lvov"),
        ("Ivanov", "Ivanova-Petrova"),
        ("Иванов", "Иванченко"),
        ("Powell", "Pavlov"),
        ("Bush", "Busch-Petersen"),
        ("Rice", "Reese"),
        ("Kosovo", "Kosygin"),
    ],
)
def test_names_that_only_look_alike_are_not_the_same(one, other):
    assert not matches(one, other)


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Путин", ("Путина", "Путину", "Путиным", "Путине", "Путины", "Путиных")),
        ("Лавров", ("Лаврова", "Лаврову", "Лавровым", "Лаврове", "Лавровой")),
        ("Зеленский", ("Зеленского", "Зеленскому", "Зеленским", "Зеленском")),
        ("Клинтон", ("Клинтона", "Клинтону", "Клинтоном", "Клинтоне")),
        ("Обама", ("Обамы", "Обаме", "Обаму", "Обамой")),
        ("Москва", ("Москвы", "Москве", "Москву", "Москвой")),
        ("Сергей", ("Сергея", "Сергею", "Сергеем", "Сергее")),
        ("Дмитрий", ("Дмитрия", "Дмитрию", "Дмитрием", "Дмитрии")),
        ("Игорь", ("Игоря", "Игорю", "Игорем")),
        ("Россия", ("России", "Россию", "Россией")),
        ("Кремль", ("Кремля", "Кремлю", "Кремлем")),
        ("Буш", ("Буша", "Бушу", "Бушем", "Буше")),
    ],
)
def test_a_russian_case_is_known_as_the_name(name, cases):
    assert [] == [case for case in cases if key(name) not in keys(case)]


@pytest.mark.parametrize("word", ["", "Ли", "Li", "-", "’", "ь", "Ъ"])
def test_what_is_too_short_to_be_told_from_others_has_no_key(word):
    assert "" == key(word)
    assert () == keys(word)


# The Russian alphabet in the system of BGN/PCGN (1947), without its rules for what stands before: those only add a y.
BGN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [*"abvgdeë", "zh", *"ziyklmnoprstuf", "kh", "ts", "ch", "sh", "shch", *"”y’e", "yu", "ya"],
        strict=True,
    )
)
CYRILLIC = st.text("абвгдеёжзийклмнопрстуфхцчшщыэюя", min_size=3, max_size=12)


@given(CYRILLIC)
def test_case_does_not_matter(word):
    assert key(word) == key(word.upper()) == key(word.capitalize())
    assert keys(word) == keys(word.upper())


@given(st.text(max_size=20))
def test_any_text_has_keys_of_plain_letters_or_none(word):
    assert all(len(found) >= 3 for found in keys(word))
    assert len(keys(word)) == len({*keys(word)})


# Letters whose transliterations do not run together with those of their neighbours: in "тс" and "ц", "шч" and "щ" or
# "зх" and "ж" no system tells one from the other, and what it does not tell is the same to us.
SYLLABLES = st.lists(
    st.tuples(st.sampled_from("бвгдзклмнпрстфхцчшж"), st.sampled_from("аоуе")).map("".join), min_size=2, max_size=5
).map("".join)


@given(SYLLABLES)
def test_a_cyrillic_name_and_its_transliteration_have_the_same_key(name):
    latin = "".join(BGN[letter] for letter in name).capitalize()

    assert key(name) == key(latin)


@pytest.mark.parametrize(
    ("letters", "name"),
    [("ельц", "Yeltsin"), ("yelts", "Ельцин"), ("gorba", "Горбачёв"), ("шев", "Shevardnadze"), ("zele", "Зеленский")],
)
def test_half_a_name_is_the_beginning_of_the_whole_one_in_any_script(letters, name):
    assert any(whole.startswith(start) for start in beginnings(letters) for whole in keys(name))

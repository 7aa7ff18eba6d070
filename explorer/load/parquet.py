"""A Parquet file -> its columns, if they are those of ``archive.layout``; or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as kinds

from explorer.problems import Problem, Vocabulary, printable

_WORDS = {pa.large_string(): "texts", pa.int64(): "whole numbers", pa.float64(): "numbers"}


def open_parquet(file: Path, path: str) -> pq.ParquetFile | Problem:
    """Open the file; its columns are not read."""
    try:
        return pq.ParquetFile(file)
    except pa.ArrowInvalid:
        return Problem(path, 1, 1, "", "is not a Parquet file, or not all of one", "write it again")
    except (OSError, pa.ArrowException) as error:
        return _unreadable(path, error)


def misshapen(file: pq.ParquetFile, path: str, wanted: pa.Schema) -> Iterator[Problem]:
    """Columns that are missing, have another type, or are not known."""
    have = file.schema_arrow
    names = Vocabulary(wanted.names)
    for name in have.names:
        if have.names.count(name) > 1:
            yield Problem(path, 1, 1, name, "the column is there twice", "keep one")
        elif name not in names:
            yield Problem(path, 1, 1, name, "is not a known column", names.suggest(name))
    for column in wanted:
        if column.name not in have.names:
            yield Problem(path, 1, 1, column.name, "the column is missing", f"a column of {_described(column.type)}")
        elif have.names.count(column.name) == 1 and not _fits(have.field(column.name).type, column.type):
            given = printable(str(have.field(column.name).type))[:60]
            fault = f"is a column of the type {given}"
            yield Problem(path, 1, 1, column.name, fault, f"a column of {_described(column.type)}")


def read_columns(file: pq.ParquetFile, path: str, wanted: pa.Schema) -> pa.Table | Problem:
    """The columns of *wanted*, whose types have been found to fit, in exactly these types."""
    try:
        table = file.read(columns=wanted.names).select(wanted.names)
        return pa.table([_as(table[column.name], column.type) for column in wanted], schema=wanted)
    except (OSError, pa.ArrowException) as error:
        return _unreadable(path, error)


def _as(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    """The same values in another type; a mapping whose keys come in another order, or not all, is put in order."""
    if not kinds.is_struct(wanted) or column.type == wanted:
        return column.cast(wanted)
    whole = column.combine_chunks()
    if kinds.is_null(whole.type):
        return pa.chunked_array([pa.nulls(len(whole), wanted)])
    have = [field.name for field in whole.type]
    parts = [
        _as(pa.chunked_array([whole.field(field.name)]), field.type).combine_chunks()
        if field.name in have
        else pa.nulls(len(whole), field.type)
        for field in wanted
    ]
    return pa.chunked_array([pa.StructArray.from_arrays(parts, type=wanted, mask=whole.is_null())])


def _fits(have: pa.DataType, want: pa.DataType) -> bool:
    """Whether every value of the one type is one of the other."""
    if kinds.is_null(have):
        return True
    if kinds.is_dictionary(have):
        return _fits(have.value_type, want)
    if kinds.is_large_string(want):
        return bool(kinds.is_string(have) or kinds.is_large_string(have) or kinds.is_string_view(have))
    if kinds.is_int64(want):
        return bool(kinds.is_integer(have))
    if kinds.is_float64(want):
        return bool(kinds.is_floating(have) or kinds.is_integer(have))
    if kinds.is_list(want):
        is_list = kinds.is_list(have) or kinds.is_large_list(have)
        return bool(is_list and _fits(have.value_type, want.value_type) and _same_keys(have, want))
    if not kinds.is_struct(have):
        return False
    fields = {field.name: field.type for field in have}
    # A language that no event uses may be missing; so may a key that is null everywhere.
    return fields.keys() <= {field.name for field in want} and all(
        field.name not in fields or _fits(fields[field.name], field.type) for field in want
    )


def _same_keys(have: pa.DataType, want: pa.DataType) -> bool:
    """Mappings in a list are not put in order: each has all keys, in theirs."""
    return not kinds.is_struct(want.value_type) or [f.name for f in have.value_type] == [
        f.name for f in want.value_type
    ]


def _described(wanted: pa.DataType) -> str:
    if kinds.is_list(wanted):
        inner = wanted.value_type
        return f"lists of {_described(inner)}" if not kinds.is_struct(inner) else f"lists of mappings {_keys(inner)}"
    return f"mappings {_keys(wanted)}" if kinds.is_struct(wanted) else _WORDS[wanted]


def _keys(wanted: pa.StructType) -> str:
    return f"with the keys {', '.join(field.name for field in wanted)}"


def _unreadable(path: str, error: Exception) -> Problem:
    why = printable(getattr(error, "strerror", None) or str(error).partition("\n")[0])[:200]
    return Problem(path, 1, 1, "", f"cannot be read: {why}", "write it again")

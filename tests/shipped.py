"""The data set that ships with the program, read once in each process that runs tests."""

from functools import cache

from explorer.load import load
from explorer.paths import data_folder
from explorer.records import DataSet


@cache
def shipped() -> DataSet:
    """The data set that ships with the program; a record does not change, so that tests can share it."""
    return load(data_folder())

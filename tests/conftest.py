"""What holds for all tests: how many processes run them, and how hypothesis searches."""

import pytest
from hypothesis import settings

# A slow moment of the machine is no fault of the code; the same commit gives the same answer twice.
settings.register_profile("unsealed", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("unsealed")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run the whole suite on all cores, and what is named on the command line in this process: it starts at once."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else None

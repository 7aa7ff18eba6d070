"""``python -m explorer`` does what ``unsealed`` does."""

from explorer.cli import main

if __name__ == "__main__":
    main(prog_name="unsealed")

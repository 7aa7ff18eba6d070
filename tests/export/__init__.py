"""Files that are taken home, read back."""

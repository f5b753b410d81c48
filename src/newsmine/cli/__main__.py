"""`python -m newsmine.cli`."""

from newsmine.cli import main

main(prog_name="newsmine")

"""`python -m newsmine`."""

from newsmine.cli import main

main(prog_name="newsmine")

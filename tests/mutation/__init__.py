"""Small changes to the package, to see whether a test fails: `python3 run.py test --mutants 200 --seed 1`."""

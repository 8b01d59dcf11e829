"""`python -m guide` is the command `lotse`."""

from guide.cli import main

if __name__ == "__main__":
    main()

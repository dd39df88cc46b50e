"""`python -m bibnorm.cli`, for where scripts are not on the path."""

from bibnorm.cli import main

if __name__ == "__main__":
    main()

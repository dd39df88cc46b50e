# Daily comfort; `just` alone lists what there is. Everything runs in the active environment.

_default:
    @just --list --unsorted

# all checks, as the continuous integration runs them
check:
    python tools/check.py

# the tests alone; `just test -k pages`
test *arguments:
    python -m pytest {{ arguments }}

# set the code in its form and mend what can be mended without thinking
fmt:
    ruff check --fix
    ruff format

# which lines no test runs
cover:
    coverage run -m pytest
    coverage combine --quiet
    coverage report --skip-covered --show-missing

# start-up, a ten-entry CV, references a second, memory
bench *arguments:
    python bench/bench.py {{ arguments }}

# check data/venues.yaml and compile it into the package
venues:
    python -m bibnorm.venues.build

# train the model that ships with the package; `just train DATA`
train data *options:
    python -m bibnorm.training {{ data }} {{ options }}

# fail on any fall below data/gold/floors.toml; `just gate --raise` writes better floors
gate *options:
    python -m bibnorm.training.gate {{ options }}

# what of the gold lists is read wrong, and no more; `just delta --list zh-gbt`
delta *options:
    python -m bibnorm.training.delta {{ options }}

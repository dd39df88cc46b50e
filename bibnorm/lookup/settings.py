"""What a person settles about look-ups: who they are, whom to ask, what is kept."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from pydantic import SecretStr

from bibnorm.lookup.net.limits import Limits

ORDER = ("crossref", "openalex", "s2", "arxiv", "datacite", "dblp")
"""The services, in the order in which they are asked unless a person says otherwise."""

_BASES: Mapping[str, str] = MappingProxyType(
    {
        "crossref": "https://api.crossref.org",
        "openalex": "https://api.openalex.org",
        "s2": "https://api.semanticscholar.org/graph/v1",
        "arxiv": "https://export.arxiv.org",
        "datacite": "https://api.datacite.org",
        "dblp": "https://dblp.org",
    }
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_KEY = re.compile(r"[\x21-\x7e]{1,500}")


class SettingsError(ValueError):
    """A setting that cannot be; the message names it and never says a key."""


@dataclass(frozen=True)
class LookupSettings:
    """Whom to ask, in which order, and what is kept.

    `keys` and `bases` go by the name of the service. `paces` are seconds between two requests,
    for who knows better than the service's documents. Without `cache_dir` answers are kept for
    this run only.

        >>> LookupSettings(order=("crossref", "google"))
        Traceback (most recent call last):
        bibnorm.lookup.settings.SettingsError: services: 'google': not one of crossref, ...
    """

    order: tuple[str, ...] = ORDER
    mailto: str | None = None
    keys: Mapping[str, SecretStr] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    paces: Mapping[str, float] = field(default_factory=dict)
    cache_dir: Path | None = None
    keep_days: float = 30.0
    keep_missing_days: float = 3.0
    cache_bytes: int = 200_000_000
    refresh: bool = False
    offline: bool = False
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Refuse what cannot be, before anything is asked."""
        for name in (*self.order, *self.keys, *self.bases, *self.paces):
            if name not in ORDER:
                raise SettingsError(f"services: {name!r}: not one of {', '.join(ORDER)}")
        if self.mailto is not None and not _MAIL.fullmatch(self.mailto):
            raise SettingsError(f"mailto: {self.mailto!r}: not a mail address")
        for name, key in self.keys.items():
            if not _KEY.fullmatch(key.get_secret_value()):
                raise SettingsError(
                    f"the key for {name}: empty, or with blanks or letters no key has"
                )
        for name, base in self.bases.items():
            _check_base(name, base)

    def base(self, service: str) -> str:
        """Give the address under which a service is asked."""
        return self.bases.get(service, _BASES[service]).rstrip("/")

    def key(self, service: str) -> str | None:
        """Give the key for a service."""
        key = self.keys.get(service)
        return key.get_secret_value() if key else None


def _check_base(name: str, base: str) -> None:
    """Refuse an address that is none, or that would send what is asked in the clear."""
    try:
        parts = urlsplit(base)
        host, named = parts.hostname, parts.username or parts.password
    except ValueError:
        host, named = None, None
    if not host or named or parts.query or parts.fragment:
        raise SettingsError(f"the address of {name}: give https://HOST or https://HOST/PATH")
    local = host in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise SettingsError(f"the address of {name}: only https, or http on this machine")


def from_environment(environ: Mapping[str, str] | None = None, **said: object) -> LookupSettings:
    """Give the settings with what the environment says; what is said otherwise goes before it.

    Keys stand there, or come in `keys` from a file of settings: a command line is seen by all.

        >>> settings = from_environment({"BIBNORM_S2_KEY": "abc", "HOME": "/home/ann"})
        >>> settings.keys
        {'s2': SecretStr('**********')}
    """
    environ = os.environ if environ is None else environ
    found = {
        "openalex": environ.get("BIBNORM_OPENALEX_KEY"),
        "s2": environ.get("BIBNORM_S2_KEY"),
    }
    given = said.pop("keys", {})
    keys = {name: SecretStr(key.strip()) for name, key in found.items() if key and key.strip()}
    values: dict[str, object] = {
        "mailto": (environ.get("BIBNORM_MAILTO") or "").strip() or None,
        "cache_dir": default_cache(environ),
        "keys": {**(given if isinstance(given, Mapping) else {}), **keys},
    }
    return LookupSettings(**{**values, **said})  # type: ignore[arg-type]


def default_cache(environ: Mapping[str, str]) -> Path | None:
    """Give the folder where answers are kept, as the system has it; None if there is no home."""
    if chosen := environ.get("BIBNORM_CACHE_DIR"):
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "bibnorm" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "bibnorm"
    chosen = environ.get("XDG_CACHE_HOME")
    return (Path(chosen) if chosen else home / ".cache") / "bibnorm"

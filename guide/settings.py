"""What an operator decides, and the clock; the only reader of the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
WILDCARDS = {"", "0.0.0.0", "::", "[::]"}
LONGEST_LINE = 300
SWITCH = {"1": True, "ja": True, "an": True, "0": False, "nein": False, "aus": False, "": False}


class SettingError(ValueError):
    """A setting that cannot be used; the message names it and says what works."""


def rules_folder() -> Path:
    """The rules that came with this installation."""
    return _shipped("rules")


def templates_folder() -> Path:
    """The templates that came with this installation."""
    return _shipped("templates")


def today_in_germany() -> date:
    """Today's date where the offices are, wherever the server stands."""
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def _shipped(name: str) -> Path:
    """In a wheel they lie inside the package, in a clone beside it."""
    inside = HERE / "_shipped" / name
    return inside if inside.is_dir() else HERE.parent / name


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs this server, as the law wants it told. Empty where nobody has said it."""

    name: str = ""
    address: str = ""
    mail: str = ""
    phone: str = ""
    complaints: str = ""
    """The body that hears complaints about barriers."""

    def __post_init__(self) -> None:
        if self.mail and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", self.mail, re.ASCII):
            raise SettingError(f"LOTSE_OPERATOR_MAIL: »{self.mail}« ist keine E-Mail-Adresse.")
        for name in self.__slots__:
            text = getattr(self, name)
            if len(text) > LONGEST_LINE or not text.isprintable():
                raise SettingError(f"LOTSE_OPERATOR_{name.upper()}: Bitte eine kurze Zeile.")


@dataclass(frozen=True, slots=True)
class Settings:
    """How one server runs. `proxies` counts the proxies in front whose headers are believed."""

    rules: Path = field(default_factory=rules_folder)
    templates: Path = field(default_factory=templates_folder)
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: int = 0
    log: bool = False
    operator: Operator = Operator()

    def __post_init__(self) -> None:
        object.__setattr__(self, "public_url", _public_url(self.public_url))
        if not 0 <= self.port <= 65535:
            raise SettingError(f"LOTSE_PORT: {self.port} ist kein Port. Erlaubt sind 0 bis 65535.")
        if self.proxies < 0:
            raise SettingError("LOTSE_PROXIES: Eine Anzahl ist nie kleiner als 0.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read LOTSE_RULES, _PUBLIC_URL, _HOST, _PORT, _PROXIES, _LOG, and LOTSE_OPERATOR_NAME,
        _ADDRESS, _MAIL, _PHONE and _COMPLAINTS. Raises SettingError."""
        rules = environment.get("LOTSE_RULES", "")
        return cls(
            rules=Path(rules) if rules else rules_folder(),
            public_url=environment.get("LOTSE_PUBLIC_URL", ""),
            host=environment.get("LOTSE_HOST", "") or "127.0.0.1",
            port=_number(environment, "LOTSE_PORT", 8000),
            proxies=_number(environment, "LOTSE_PROXIES", 0),
            log=_switch(environment, "LOTSE_LOG"),
            operator=Operator(
                **{
                    name: environment.get(f"LOTSE_OPERATOR_{name.upper()}", "").strip()
                    for name in Operator.__slots__
                }
            ),
        )

    @property
    def address(self) -> str:
        """Where people reach this server, without a slash at the end. No request has a say."""
        if self.public_url:
            return self.public_url
        host = "localhost" if self.host in WILDCARDS else self.host
        host = f"[{host}]" if ":" in host and not host.startswith("[") else host
        return f"http://{host}:{self.port}"


def _public_url(text: str) -> str:
    if not text:
        return ""
    advice = f"LOTSE_PUBLIC_URL: »{text}« geht nicht. So geht es: https://lotse.example.org"
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        raise SettingError(advice) from None
    if not usable or parts.query or parts.fragment or "@" in parts.netloc or not text.isascii():
        raise SettingError(advice)
    return text.rstrip("/")


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise SettingError(f"{name}: »{text}« ist keine Zahl.")
    return int(text)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "").lower()
    if text not in SWITCH:
        raise SettingError(f"{name}: »{text}« geht nicht. Schreiben Sie »ja« oder »nein«.")
    return SWITCH[text]

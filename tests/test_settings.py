"""What an operator may set, and what is said when a setting does not work."""

from pathlib import Path

import pytest

from guide.settings import Operator, SettingError, Settings, rules_folder, templates_folder


def test_without_an_environment_everything_has_a_value() -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.proxies, settings.log) == (
        "127.0.0.1", 8000, 0, False,
    )  # fmt: skip
    assert settings.rules == rules_folder()
    assert (settings.rules / "paket.yaml").is_file()
    assert settings.templates == templates_folder()
    assert settings.templates.is_dir()


def test_everything_can_be_set() -> None:
    settings = Settings.from_environment(
        {
            "LOTSE_RULES": "/srv/regeln",
            "LOTSE_PUBLIC_URL": "https://lotse.example.org/",
            "LOTSE_HOST": "0.0.0.0",
            "LOTSE_PORT": "80",
            "LOTSE_PROXIES": "1",
            "LOTSE_LOG": "ja",
            "LOTSE_OPERATOR_NAME": " Verein Musterhof ",
            "LOTSE_OPERATOR_ADDRESS": "Musterweg 1, 00000 Musterstadt",
            "LOTSE_OPERATOR_MAIL": "hof@musterstadt.example",
            "LOTSE_OPERATOR_PHONE": "0000 1",
            "LOTSE_OPERATOR_COMPLAINTS": "Schlichtungsstelle",
        }
    )
    assert settings == Settings(
        rules=Path("/srv/regeln"),
        public_url="https://lotse.example.org",
        host="0.0.0.0",
        port=80,
        proxies=1,
        log=True,
        operator=Operator(
            "Verein Musterhof",
            "Musterweg 1, 00000 Musterstadt",
            "hof@musterstadt.example",
            "0000 1",
            "Schlichtungsstelle",
        ),
    )


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (Settings(), "http://127.0.0.1:8000"),
        (Settings(host="0.0.0.0", port=80), "http://localhost:80"),
        (Settings(host="::1"), "http://[::1]:8000"),
        (Settings(public_url="https://x.org/lotse/"), "https://x.org/lotse"),
    ],
)
def test_the_address_is_the_public_one_or_where_the_server_was_told_to_serve(
    settings: Settings, address: str
) -> None:
    assert settings.address == address


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("LOTSE_PORT", "achtzig", "LOTSE_PORT: »achtzig« ist keine Zahl."),
        ("LOTSE_PORT", "٨٠", "LOTSE_PORT: »٨٠« ist keine Zahl."),
        ("LOTSE_PORT", "70000", "LOTSE_PORT: 70000 ist kein Port. Erlaubt sind 0 bis 65535."),
        ("LOTSE_PROXIES", "-1", "LOTSE_PROXIES: »-1« ist keine Zahl."),
        ("LOTSE_LOG", "laut", "LOTSE_LOG: »laut« geht nicht. Schreiben Sie »ja« oder »nein«."),
        (
            "LOTSE_OPERATOR_MAIL",
            "a@b?bcc=c@d.de",
            "LOTSE_OPERATOR_MAIL: »a@b?bcc=c@d.de« ist keine E-Mail-Adresse.",
        ),
        ("LOTSE_OPERATOR_NAME", "a\nb", "LOTSE_OPERATOR_NAME: Bitte eine kurze Zeile."),
        *[
            (
                "LOTSE_PUBLIC_URL",
                url,
                f"LOTSE_PUBLIC_URL: »{url}« geht nicht. So geht es: https://lotse.example.org",
            )
            for url in (
                "lotse.example.org",
                "ftp://x.org",
                "https://",
                "https://x.org?a=b",
                "https://x.org:abc",
                "https://user@x.org",
                "https://müll.org",
            )
        ],
    ],
)
def test_a_wrong_setting_is_named_with_what_works(name: str, value: str, message: str) -> None:
    with pytest.raises(SettingError) as told:
        Settings.from_environment({name: value})
    assert str(told.value) == message

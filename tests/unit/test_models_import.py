"""openai is loaded with the first message that needs it, and nowhere before: it costs a second and 50 MB."""

import subprocess
import sys

import pytest

SAID = "print('openai' in sys.modules or 'httpx2' in sys.modules)"


def loaded(words: str) -> str:
    return subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "words",
    [
        "import sys, bot.build",
        "import sys, bot.models as m; m.LazyModel(m.ModelSetup('http://127.0.0.1:1/v1', 'x'))",
        "import sys, bot.models as m; m.LazyTranscriber(m.VoiceSetup('http://127.0.0.1:1/v1', 'x'))",
    ],
)
def test_naming_a_model_does_not_load_the_library(words: str) -> None:
    assert loaded(f"{words}; {SAID}") == "False\n"


def test_the_library_is_there_when_it_is_needed() -> None:
    assert loaded(f"import sys, bot.models.proposing; {SAID}") == "True\n"

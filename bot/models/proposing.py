"""The LanguageModel port on chat completions, the one surface that all compatible services share.

A strict tool first; a service that will have no tools answers in a JSON object from then on; anything else is no answer. Nothing is
ever repaired: an answer that is not whole was not meant to be acted on.
"""

import json
from typing import Any

import openai

from bot.errors import ModelUnusable
from bot.models.answers import shaped, tokens_of, within
from bot.models.network import client
from bot.models.setup import Form, ModelSetup
from bot.ports.language_model import Prompt, Proposal

IN_JSON = "\n\nAnswer with one JSON object of this JSON schema and nothing else:\n"
WITHOUT_TOOLS = (openai.BadRequestError, openai.NotFoundError, openai.UnprocessableEntityError)
"""How services say that they do not take a strict tool."""


class OpenAiModel:
    """`propose` makes one call, and a second one only where the service turned the first away for its form."""

    def __init__(self, setup: ModelSetup) -> None:
        self._setup = setup
        self._form = setup.form
        self._client = client(setup.url, setup.key, setup.seconds)

    async def propose(self, prompt: Prompt) -> Proposal:
        async with within(self._setup.seconds):
            try:
                return await self._asked(prompt, self._form)
            except WITHOUT_TOOLS:
                if self._form is Form.JSON:
                    raise
            answer = await self._asked(prompt, Form.JSON)
            self._form = Form.JSON
            return answer

    async def _asked(self, prompt: Prompt, form: Form) -> Proposal:
        asked = ASKED[form](prompt)
        call = self._client.chat.completions.create(
            model=self._setup.model, max_completion_tokens=prompt.longest, **asked
        )
        read = READ[form]
        proposal: Proposal = await shaped(call, lambda answer: read(answer, prompt))
        return proposal

    async def close(self) -> None:
        await self._client.close()


def _messages(rules: str, prompt: Prompt) -> list[dict[str, str]]:
    return [{"role": "system", "content": rules}, {"role": "user", "content": prompt.message}]


def _by_tool(prompt: Prompt) -> dict[str, Any]:
    function = {"name": prompt.tool, "strict": True, "parameters": prompt.schema}
    return {
        "messages": _messages(prompt.rules, prompt),
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": prompt.tool}},
    }


def _by_json(prompt: Prompt) -> dict[str, Any]:
    rules = prompt.rules + IN_JSON + json.dumps(prompt.schema)
    return {"messages": _messages(rules, prompt), "response_format": {"type": "json_object"}}


def _whole(answer: Any) -> Any:
    """The one message of an answer that ended by itself and was not refused."""
    (choice,) = answer.choices
    if choice.finish_reason not in ("stop", "tool_calls") or choice.message.refusal:
        raise ModelUnusable(str(choice.finish_reason)[:20], tokens_of(answer))
    return choice.message


def _tool_arguments(answer: Any, prompt: Prompt) -> Proposal:
    message = _whole(answer)
    calls = message.tool_calls or []
    if len(calls) != 1 or calls[0].type != "function" or calls[0].function.name != prompt.tool:
        raise ModelUnusable("tool", tokens_of(answer))
    return _proposal(calls[0].function.arguments, answer)


def _json_content(answer: Any, prompt: Prompt) -> Proposal:
    message = _whole(answer)
    if message.tool_calls:
        raise ModelUnusable("tool", tokens_of(answer))
    return _proposal(message.content, answer)


def _proposal(arguments: Any, answer: Any) -> Proposal:
    if not isinstance(arguments, str) or not arguments.strip():
        raise ModelUnusable("empty", tokens_of(answer))
    return Proposal(arguments, tokens_of(answer))


ASKED = {Form.TOOL: _by_tool, Form.JSON: _by_json}
READ = {Form.TOOL: _tool_arguments, Form.JSON: _json_content}

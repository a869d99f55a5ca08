# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders tests/data/tokenizer/templates/*.jinja and the snippets below with jinja2, set up as the
transformers library does for chat templates, and writes tests/data/tokenizer/chat_goldens.json.

Usage: python tests/data/make_chat_goldens.py        (needs jinja2 3.1)
"""
import json
from datetime import datetime
from pathlib import Path

import jinja2
import jinja2.ext
import jinja2.nodes
import jinja2.sandbox

FOLDER = Path(__file__).parent / "tokenizer"

CONVERSATIONS = [
    [("user", "What should I eat for breakfast?")],
    [("system", "You are a pirate."), ("user", "Why is the sky blue?")],
    [("user", "Hi"), ("assistant", "Hello! "), ("user", "Why is the sky blue?")],
    [("system", "  spaced\n"), ("user", "\n tabs\tand 'quotes' \"double\" \\ \n\n"),
     ("assistant", "<think>\nhm\n</think>\n\nnaïve 日本語 🙂"), ("user", "<|im_end|>{{ x }}{% y %}")],
    [("user", "a\r\nb\n\nc"), ("assistant", ""), ("user", "stop")],
    [("assistant", "I begin."), ("assistant", "And go on.")],
]

SNIPPETS = """
{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 / 2 }}
{{ 2 ** 10 }} {{ 2 ** -1 }} {{ 2 ** 3 ** 2 }} {{ -2 ** 2 }}
{{ 1.0 }} {{ 0.1 + 0.2 }} {{ 1e16 }} {{ 1e15 }} {{ 0.0001 }} {{ 0.00001 }} {{ 1e300 * 1e10 }}
{{ 7.5 // 2 }} {{ -7.5 % 2 }} {{ 1_000 }}
{{ true }} {{ none }} {{ False }} {{ true + 1 }} {{ 1 == 1.0 }} {{ true == 1 }} {{ '1' == 1 }}
{{ [1, 'a', none, [2.5]] }} {{ {'k': "it's", 'n': true} }} {{ 'a\\nb' }}
{{ ['it\\'s', 'say "x"', 'both \\' "', 'tab\\t', 'back\\\\'] }}
{{ 1 ~ 'a' ~ none ~ 2.0 }} {{ 'a' * 3 }} {{ 2 * 'ab' }} {{ [1] + [2] }} {{ [0] * 3 }}
{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 'a' < 'b' }} {{ 'ab' <= 'ab' }} {{ 1 != 2 }} {{ 3 >= 2.5 }}
{{ 'a' in 'abc' }} {{ 'x' not in 'abc' }} {{ 1 in [1, 2] }} {{ 'k' in {'k': 1} }} {{ 1 in nothing }}
{{ not true or true }} {{ not (true or true) }} {{ false and nothing.x }} {{ true or nothing.x }}
{{ 0 or 'x' }} {{ '' or none }} {{ 1 and 2 }} {{ [] and 1 }}
{{ 'yes' if 1 else 'no' }} [{{ 'yes' if 0 }}] {{ 'a' if 0 else 'b' if 0 else 'c' }}
[{{ nothing }}] {{ nothing is defined }} {{ nothing is undefined }} {{ nothing | default('d') }}
{{ nothing == also_nothing }} {{ nothing | length }} {{ nothing is none }} [{{ nothing | trim }}]
{{ '' | default('d') }} {{ '' | default('d', true) }} {{ '' | d('d', boolean=true) }}
{{ nothing.x }}
{{ nothing['x'] }}
{{ messages[5].role }}
{{ nothing + 'a' }}
{{ nothing() }}
{{ nothing < 1 }}
{{ nothing | int }}
{{ nothing | tojson }}
{{ 'a' in 5 }}
{{ nothing in 'abc' }}
[{{ nothing | join(',') }}{{ nothing | upper }}{{ nothing | list }}{{ nothing | first }}] {{ [nothing] }} {{ 'x' ~ nothing }}
{{ 1 // 0 }}
{{ 1 % 0 }}
{{ 1 / 0 }}
{{ 'a' + 1 }}
{{ 1 < 'a' }}
{{ 1 in 5 }}
{{ [1] - [1] }}
{{ -'a' }}
{{ raise_exception('no') }}
{{ 'abc'[0] }} {{ 'abc'[-1] }} {{ 'abc'[1:] }} {{ 'abc'[:-1] }} {{ 'abcdef'[::2] }} {{ 'abc'[::-1] }}
{{ 'abcdef'[4:1:-1] }} {{ 'abc'[-100:100] }} {{ 'abc'[2:1] }} {{ [1,2,3][1:] }} {{ [1,2,3][-2:] }}
{{ 'naïve日本🙂'[2:6] }} {{ 'naïve日本🙂' | length }} {{ 'naïve日本🙂'[-1] }} [{{ 'abc'[9] }}]
{{ [1,2,3][none:2] }} {{ 'abc'[::9223372036854775807] }} {{ 'abc'[9223372036854775807:] }}
{{ 'abc'[::0] }}
{{ [1,2][0] }} {{ {'a': {'b': [1, 2]}}.a.b[1] }} {{ {'a': 1}['a'] }} [{{ {'a': 1}['z'] }}] {{ {'a':1}.get('z', 'd') }}
{{ {'a': 1}.get('z') }} {{ {'a': 1, 'b': 2}.keys() | list }} {{ {'a': 1}.values() | list }} {{ {'a': 1}.items() | list | length }}
{{ ' a b '.strip() }}| {{ 'xxaxx'.strip('x') }} {{ ' a '.lstrip() }}| {{ ' a '.rstrip() }}| {{ 'abcba'.strip('ab') }}
{{ '\\u00a0\\u2003x\\u3000' | trim }}| {{ 'xyx' | trim('x') }} {{ 5 | trim }}
{{ 'a,b,,c'.split(',') }} {{ ' a  b c '.split() }} {{ 'a b c'.split(' ', 1) }} {{ '  a b c '.split(none, 1) }} {{ ''.split(',') }} {{ ''.split() }}
{{ 'Abc'.startswith('A') }} {{ 'Abc'.endswith(('x', 'c')) }} {{ 'a-b'.replace('-', '+') }} {{ 'aaa'.replace('a', 'b', 2) }}
{{ 'hello wORLD' | title }} {{ 'hello wORLD'.title() }} {{ "don't" | title }} {{ "don't".title() }} {{ 'hELLO you' | capitalize }}
{{ 'héllo ÀÉ ПРИВЕТ мир' | upper }} {{ 'héllo ÀÉ ПРИВЕТ мир' | lower }} {{ 'ÉCOLE été' | title }} {{ 'x-y (z'|title }}
{{ 'a\\nb\\n'.splitlines() }} {{ 'abcabc'.find('c') }} {{ 'abc'.find('z') }} {{ 'éab'.find('b') }} {{ 'aXbX'.count('X') }} {{ 'abc'.removeprefix('a') }}
{{ ', '.join(['a', 'b']) }} {{ ['a', 1, none] | join('-') }} {{ 'abc' | join('.') }} {{ [] | join(',') }}
{{ [3, 1] | first }} {{ [3, 1] | last }} [{{ [] | first }}] {{ 'abc' | last }} {{ [1, 2] | length }} {{ {'a': 1} | length }}
{{ '12' | int + 1 }} {{ 'x' | int }} {{ 'x' | int(7) }} {{ 3.9 | int }} {{ ' 4.7 ' | int }} {{ '2.5' | float }} {{ 3 | string + 'a' }} {{ -3 | abs }}
{{ 'abc' | list }} {{ 'abc' | reverse }} {{ [1, 2] | reverse | list }} {{ {'a': 1} | items | list | length }}
{{ 'a' | replace('a', '<b>') }} {{ '<&>' | safe }} {{ 'x\\ny\\n\\nz' | indent(2) }} {{ 'x\\ny' | indent(width=1, first=true) }}
{{ {'a': [1, 2.5, none, true, 'é"\\n\\t\\u0001/']} | tojson }} {{ [] | tojson }} {{ {} | tojson }}
{{ {'a': [1, {'b': []}], 'c': {}} | tojson(indent=2) }}
{{ [1, 2, 3, 4] | select('even') | list }} {{ [1, 2, 3] | reject('gt', 1) | list }} {{ [0, 1, ''] | select | list }} {{ ['a', 'b'] | map('upper') | join }}
{{ 1 is number }} {{ 1 is integer }} {{ true is integer }} {{ true is number }} {{ 1.5 is float }} {{ 'a' is string }} {{ {} is mapping }} {{ [] is mapping }}
{{ [] is iterable }} {{ 'a' is iterable }} {{ 1 is iterable }} {{ [] is sequence }} {{ none is none }} {{ 1 is not none }} {{ true is true }} {{ 1 is true }} {{ false is boolean }}
{{ 3 is odd }} {{ 4 is even }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(2) }} {{ 1 is eq 1 }} {{ 1 is equalto(2) }} {{ 2 is gt 1 }} {{ 'a' is in ['a'] }} {{ 'a' is lower }} {{ 'aB' is lower }} {{ '1' is upper }}
{{ 1 + 2 is defined }} {{ not nothing is defined }} {{ 'a' is string and 'b' is string }}
{{ 'a' | no_such_filter }}
{{ 'a' is no_such_test }}
{{ 'a'.no_such_method() }}
{{ 'adjacent' ' literals' }} {{ "\\x41\\u00e9\\t|\\d" }}
{{ range(3) | list }} {{ range(1, 4) | list }} {{ range(5, 0, -2) | list }} {{ range(0) | list }} {{ range(3, 1) | list }}
{{ range(1, 2, 0) }}
{% set a, b = 1, 2 %}{{ a }}{{ b }} {% set t = (1, 2, 3) %}{{ t | length }} {% set x = [1, 2,] %}{{ x }}
{% set a, b = [1, 2, 3] %}
{% for a, b in [[1, 2], [3, 4]] %}{{ a }}-{{ b }} {% endfor %}{% for k, v in {'x': 1}.items() %}{{ k }}{{ v }}{% endfor %}
{% for c in 'añb' %}{{ c }},{% endfor %}{% for k in {'p': 1, 'q': 2} %}{{ k }}{% endfor %}{% for x in nothing %}x{% else %}none{% endfor %}
{% for x in 5 %}{% endfor %}
{% for i in [1, 2, 3, 4] if i is even %}{{ loop.index }}/{{ loop.length }}:{{ i }} {% endfor %}
{% set v = 1 %}{% for i in [1, 2] %}{% set v = v + i %}{{ v }} {% endfor %}{{ v }}
{% if true %}{% set w = 1 %}{% endif %}{{ w }}
{% set ns = namespace(n=0) %}{% for i in range(5) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }} [{{ ns.missing }}]
{% for i in [1, 2] %}{% for j in [1, 2] %}{{ loop.index }}{{ loop.depth }}{% endfor %}{{ loop.revindex }}{{ loop.revindex0 }} {% endfor %}
{% for i in range(9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 5 %}{% break %}{% endif %}{{ i }}{% endfor %}
{% macro m(a, b=2, c='') %}{{ a }}{{ b }}[{{ c }}]{% endmacro %}{{ m() }} {{ m(1, c=3) }} {{ m(1, 4, 5) | length }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}
{% macro f(n) %}{{ n if n < 2 else f(n - 1) | int + f(n - 2) | int }}{% endmacro %}{{ f(8) }}
{% set g = 'global' %}{% macro m() %}{{ g }}{{ i }}{% endmacro %}{% for i in [1] %}{{ m() }}{% endfor %}
{% set block %} a {{ 1 + 1 }} {% endset %}[{{ block }}]
{% raw %}{{ not }} {% run %}{% endraw %}!
a {# comment {{ x }} {% y %} #} b {#- strip -#} c
{{ '%}' }}{{ '}}' }}{{ {'a': {'b': 1}}['a']['b'] }}{{ {'a': {'b': 1}} }}
{{ dict(a=1, b='x') }} {{ dict(a=1).a }}
{{ strftime_now('%d %b %Y') }} {{ strftime_now('%Y-%m-%d %H:%M') }}
{{ (1, 2) | list }} {{ () | length }} {{ [1, 2] == [1, 2] }} {{ {'a': 1} == {'a': 1.0} }} {{ [1] == [2] }}
{{ messages[0].role }} {{ messages[-1]['role'] }} {{ messages | length }} {{ messages[0] == messages[0] }} {{ messages[0].nope is defined }}
{{ messages | selectattr('role', '==', 'user') | map(attribute='content') | join('|') }} {{ messages | map(attribute='zip', default='-') | join }}
{{ 'a' if }}
{{ 1 +  }}
{% if true %}
{% endfor %}
{{ 'open }}
{{ (1 }}
{{ 1) }}
{% unknown_tag %}
{% for x %}{% endfor %}
{% break %}
{{ a b }}
""".strip("\n")

# Snippets of several lines, in which whitespace control is the point.
BLOCKS = [
    "  {% if true %}\n  x\n  {% endif %}\ny\n",
    "a\n  {%- if true -%}\n  x\n  {%- endif -%}\n  y\n\n",
    "a\n  {%+ if true %}x{% endif +%}\ny",
    "{{ 1 -}}\n  {{- 2 }}\n {{ 3 }}\n\n",
    "a   {% set q = 1 %}   b   {{ q }}   {% set q = 2 %}\nc\n",
    "{% for i in [1, 2] %}\n  {% if i == 1 %}\n    one\n  {% else %}\n    other {{ i }}\n  {% endif %}\n{% endfor %}\nend",
    "x\r\n{% if true %}\r\n  y\r{% endif %}\r\nz\r\n",
    "  {# c #}\n  a {# d #}\n{#- e -#}\n  b {#+ f +#}\n c",
    "{% raw -%}\n  {{ x }}\n{%- endraw %}\n a\n  {% raw %}\n b\n  {% endraw %}\nc",
    "\n\n{% set x = 1 -%}\n\n   {{ x }}\n\n",
    "{%- set x = 1 %}\n\n{{ x -}}\n\n{#- z #}\n\ny",
    "{% if true %}{% endif %}   {% if true %}   \n  {% endif %}   z",
    "{% set s %}\n  a\n{% endset %}\n[{{ s }}]",
]


class Generation(jinja2.ext.Extension):
    """The {% generation %} tag, which only marks a part of the output."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_run"), [], [], body).set_lineno(line)

    def _run(self, caller):
        return caller()


def environment():
    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators,
                          sort_keys=sort_keys)

    env = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols])
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = datetime(2024, 7, 26, 12, 0, 0).strftime
    return env


def render(env, source, messages, add_generation_prompt):
    """The text, or None where the reference refuses."""
    try:
        return env.from_string(source).render(
            messages=[{"role": role, "content": content} for role, content in messages],
            bos_token="<s>", eos_token="</s>", add_generation_prompt=add_generation_prompt)
    except Exception:
        return None


def entry(env, source_key, source, text, messages, prompt):
    return {source_key: source,
            "messages": [{"role": r, "content": c} for r, c in messages],
            "add_generation_prompt": prompt,
            "rendered": render(env, text, messages, prompt)}


def main():
    env = environment()
    templates = []
    for path in sorted((FOLDER / "templates").glob("*.jinja")):
        with open(path, newline="") as file:
            text = file.read()
        for messages in CONVERSATIONS:
            for prompt in (True, False):
                templates.append(entry(env, "template", path.name, text, messages, prompt))
    snippets = [entry(env, "source", s, s, CONVERSATIONS[3], True)
                for s in SNIPPETS.split("\n") + BLOCKS]
    goldens = {"made_with": f"jinja2 {jinja2.__version__}", "templates": templates,
               "snippets": snippets}
    with open(FOLDER / "chat_goldens.json", "w", newline="\n") as out:
        json.dump(goldens, out, ensure_ascii=False, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()

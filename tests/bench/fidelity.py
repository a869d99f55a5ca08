# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What rounding costs: how far the distributions of Steerscope's fast and exact executors and of
llama.cpp lie from those of float32, over the same tokens. Called by peers.py --fidelity."""
import json
import os
import subprocess
import tempfile

import numpy as np

FIXTURES = os.path.join(os.path.dirname(__file__), "..", "data", "fixtures")


class Steerscope:
    def __init__(self, cli, model, threads):
        self.cli, self.common = cli, ["--model", model, "--threads", str(threads), "--json"]

    def run(self, verb, *arguments):
        command = [self.cli, verb, *self.common, *arguments]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    def text(self, question, count):
        """Prompt and greedy answer in float32."""
        answer = self.run("generate", "--executor", "torch", "--prompt", question,
                          "--max-tokens", str(count))
        return answer["prompt_ids"], answer["token_ids"]

    def logits(self, ids, *how):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "trace.safetensors")
            self.run("trace", "--ids", ",".join(map(str, ids)), "--out", path, *how)
            return tensor(path, "logits")


def tensor(path, name):
    with open(path, "rb") as file:
        size = int.from_bytes(file.read(8), "little")
        entry = json.loads(file.read(size))[name]
        begin, end = entry["data_offsets"]
        file.seek(8 + size + begin)
        return np.frombuffer(file.read(end - begin), np.float32).reshape(entry["shape"])


def fixture_texts(model):
    """The fixture prompts with their 32 greedy tokens; none when the model has no fixture."""
    stem = os.path.splitext(os.path.basename(model))[0]
    path = os.path.join(FIXTURES, stem + ".json")
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [(p["ids"], p["greedy_ids"]) for p in json.load(file)["prompts"]]


def log_shares(logits):
    wide = logits.astype(np.float64)
    wide -= wide.max(-1, keepdims=True)
    return wide - np.log(np.exp(wide).sum(-1, keepdims=True))


def divergences(reference, other):
    """KL(reference ‖ other) in nats and agreement on the best token, for every row."""
    p, q = log_shares(reference), log_shares(other)
    return (np.exp(p) * (p - q)).sum(-1), p.argmax(-1) == q.argmax(-1)


def print_fidelity(cli, model, threads, questions):
    from llama_cpp import Llama

    ours = Steerscope(cli, model, threads)
    theirs = Llama(model, n_ctx=1024, n_batch=1024, n_threads=threads, n_threads_batch=threads,
                   logits_all=True, verbose=False)

    def llama_logits(ids):
        theirs.reset()
        theirs.eval(ids)
        return np.array(theirs.scores[:len(ids)])

    readers = {"Steerscope, fast": lambda ids: ours.logits(ids, "--rounding", "fast"),
               "Steerscope, exact": lambda ids: ours.logits(ids, "--rounding", "exact"),
               "llama.cpp": llama_logits}
    found = {name: ([], []) for name in readers}
    for prompt, answer in fixture_texts(model) + [ours.text(q, 40) for q in questions]:
        ids = prompt + answer
        written = slice(len(prompt) - 1, len(ids) - 1)
        reference = ours.logits(ids, "--executor", "torch")[written]
        for name, read in readers.items():
            nats, same = divergences(reference, read(ids)[written])
            found[name][0].extend(nats)
            found[name][1].extend(same)
    print(f"{'to float32':20}{'tokens':>8}{'mean KL':>10}{'± s.e.':>10}{'p95':>10}{'top-1':>8}")
    for name, (nats, same) in found.items():
        error = np.std(nats) / np.sqrt(len(nats))
        print(f"{name:20}{len(nats):8}{np.mean(nats):10.5f}{error:10.5f}"
              f"{np.quantile(nats, 0.95):10.5f}{np.mean(same):8.3f}")

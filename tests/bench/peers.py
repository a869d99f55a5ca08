#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steerscope beside its peers: the same file, the same threads, one run, ratios.

    tests/bench/peers.py build/release/bin/steerscope-cli MODEL.gguf [--threads 2] [--rounds 2]
                         [--peers llama.cpp,transformers] [--training]
                         [--fidelity] [--questions FILE]

llama.cpp is measured when the Python package llama_cpp can be imported, transformers when that and
torch can. The peers take turns with Steerscope, `rounds` times; medians of their steps are compared.
--training adds a step forward and backward to one steering vector per layer, weights frozen, in
float32: in all layers, or in the upper half (bench_training_step lies beside the program).
--fidelity compares the logits with float32 instead of the speed: over the fixture prompts, and over
greedy answers to the questions of FILE, one a line.
Run it on an otherwise idle machine.
"""
import argparse
import ctypes
import json
import os
import statistics
import subprocess
import sys
import time

PROMPT, STEPS = 160, 64
TRAIN_BATCH, TRAIN_LENGTH = 8, 160


def tokens(column, vocabulary):
    """The tokens that the verb bench uses."""
    return [((column * PROMPT + i) * 7919 + 11) % min(vocabulary, 30000) for i in range(PROMPT)]


def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def llama(model_path, threads, _training):
    import llama_cpp as L
    import numpy as np

    quiet = L.llama_log_callback(lambda *_: None)
    L.llama_log_set(quiet, ctypes.c_void_p(0))
    L.llama_backend_init()
    start = time.perf_counter()
    model = L.llama_model_load_from_file(model_path.encode(), L.llama_model_default_params())
    size = L.llama_vocab_n_tokens(L.llama_model_get_vocab(model))

    def session(columns):
        params = L.llama_context_default_params()
        params.n_ctx = (PROMPT + STEPS + 32) * columns
        params.n_batch, params.n_ubatch, params.n_seq_max = 2048, 512, columns
        params.n_threads = params.n_threads_batch = threads
        if hasattr(params, "kv_unified"):
            params.kv_unified = False
        return L.llama_init_from_model(model, params)

    batch = L.llama_batch_init(2048, 0, 1)

    def decode(context, items):
        batch.n_tokens = len(items)
        for i, (token, position, sequence, wanted) in enumerate(items):
            batch.token[i], batch.pos[i], batch.logits[i] = token, position, wanted
            batch.n_seq_id[i], batch.seq_id[i][0] = 1, sequence
        assert L.llama_decode(context, batch) == 0
        L.llama_synchronize(context)

    def best(context, index):
        row = L.llama_get_logits_ith(context, index)
        return int(np.argmax(np.ctypeslib.as_array(row, shape=(size,))))

    context = session(1)
    decode(context, [(t, i, 0, int(i == 9)) for i, t in enumerate(tokens(0, size)[:10])])
    best(context, 9)
    out = {"load_ms": 1e3 * (time.perf_counter() - start)}
    for columns in (1, 4):
        L.llama_free(context)
        context = session(columns)
        prefill, following = [], []
        for c in range(columns):
            start = time.perf_counter()
            decode(context, [(t, i, c, int(i == PROMPT - 1)) for i, t in enumerate(tokens(c, size))])
            following.append(best(context, PROMPT - 1))
            prefill.append(time.perf_counter() - start)
        if columns == 1:
            out["prefill_ms"] = 1e3 * min(prefill)
        steps = []
        for k in range(STEPS):
            start = time.perf_counter()
            decode(context, [(following[c], PROMPT + k, c, 1) for c in range(columns)])
            following = [best(context, c) for c in range(columns)]
            steps.append(time.perf_counter() - start)
        out[f"decode_{columns}_ms"] = 1e3 * statistics.median(steps)
    out["resident_mb"] = resident() * 1.048576
    return out


def transformers(model_path, threads, training):
    os.environ.update(OMP_NUM_THREADS=str(threads), HF_HUB_OFFLINE="1", TQDM_DISABLE="1")
    import torch
    from transformers import AutoModelForCausalLM

    torch.set_num_threads(threads)
    folder, name = os.path.split(os.path.abspath(model_path))
    start = time.perf_counter()
    model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.float32).eval()
    ids = torch.tensor([tokens(0, model.config.vocab_size)])
    with torch.inference_mode():
        model(ids[:, :10])
        out = {"load_ms": 1e3 * (time.perf_counter() - start)}

        def timed(call, count):
            times = []
            for _ in range(count):
                start = time.perf_counter()
                result = call()
                times.append(1e3 * (time.perf_counter() - start))
            return result, statistics.median(times)

        result, out["prefill_ms"] = timed(lambda: model(ids, logits_to_keep=1), 3)
        _, out["forced_ms"] = timed(
            lambda: model.model(ids, output_hidden_states=True), 3)
        cache, token = result.past_key_values, result.logits[:, -1:].argmax(-1)

        def step():
            nonlocal token
            answer = model(token, past_key_values=cache, use_cache=True)
            token = answer.logits[:, -1:].argmax(-1)

        _, out["decode_1_ms"] = timed(step, STEPS // 4)
    out["resident_mb"] = resident() * 1.048576
    if training:
        out.update(training_steps(model))
    return out


def training_steps(model):
    """Milliseconds of a step with one steering vector in every layer, or from the middle one on."""
    import torch

    body = model.model.requires_grad_(False)
    layers, width = len(body.layers), model.config.hidden_size
    ids = torch.tensor([tokens(c, model.config.vocab_size) for c in range(TRAIN_BATCH)])
    target = torch.randn(TRAIN_BATCH, TRAIN_LENGTH, width) * 0.1
    steering = torch.nn.Parameter(torch.zeros(layers, width))

    def push(index):
        def hook(_module, _inputs, result):
            if isinstance(result, tuple):
                return (result[0] + steering[index],) + tuple(result[1:])
            return result + steering[index]

        return hook

    out = {}
    for name, first in (("train_ms", 0), ("train_upper_ms", layers // 2)):
        hooks = [body.layers[i].register_forward_hook(push(i)) for i in range(first, layers)]
        times = []
        for _ in range(3):
            start = time.perf_counter()
            rows = body(ids, use_cache=False).last_hidden_state
            ((rows - target) ** 2).mean().backward()
            times.append(1e3 * (time.perf_counter() - start))
        out[name] = min(times)
        for hook in hooks:
            hook.remove()
    return out


def our_training_steps(program, model_path, threads):
    command = [program, model_path, str(TRAIN_BATCH), str(TRAIN_LENGTH), "3", str(threads)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    seconds = {row["what"]: row["s"] for row in map(json.loads, lines)}
    upper = next(s for what, s in seconds.items() if "middle layer" in what)
    return {"train_ms": 1e3 * seconds["forward+backward to steering"], "train_upper_ms": 1e3 * upper}


def steerscope(cli, model_path, threads, training):
    command = [cli, "bench", "--model", model_path, "--threads", str(threads), "--json",
               "--only", "load,prefill,decode", "--columns", "1,4", "--steps", str(STEPS)]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["rows"]
    plain = {(row["what"], row["columns"]): row["milliseconds"] for row in rows}
    out = {"load_ms": plain["load to first token, ms", 0],
           "prefill_ms": plain["prefill", 1],
           "forced_ms": plain["teacher-forced, exact, all residuals captured", 1],
           "decode_1_ms": plain["decode", 1],
           "decode_4_ms": plain["decode", 4],
           "resident_mb": plain["resident memory, MB", 0]}
    if training:
        out.update(our_training_steps(training, model_path, threads))
    return out


def in_process_of_its_own(peer, arguments):
    """A peer's memory and threads must not stay with the next one."""
    command = [sys.executable, __file__, arguments.cli, arguments.model,
               "--threads", str(arguments.threads), "--peer", peer]
    command += ["--training"] if arguments.training else []
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode != 0:
        print(f"{peer} was not measured: {answer.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return json.loads(answer.stdout.splitlines()[-1])


def median_of(rounds):
    return {key: statistics.median(r[key] for r in rounds) for key in rounds[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("model")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--peers", default="llama.cpp,transformers", help="which, by commas")
    parser.add_argument("--training", action="store_true", help="training steps too")
    parser.add_argument("--fidelity", action="store_true", help="distance to float32 instead")
    parser.add_argument("--questions", type=argparse.FileType("r"), help="more than the fixtures")
    parser.add_argument("--peer", choices=["llama.cpp", "transformers"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    measure = {"llama.cpp": llama, "transformers": transformers}
    if arguments.peer:
        print(json.dumps(measure[arguments.peer](arguments.model, arguments.threads,
                                                 arguments.training)))
        return
    if arguments.fidelity:
        from fidelity import print_fidelity

        questions = [q.strip() for q in arguments.questions or [] if q.strip()]
        return print_fidelity(arguments.cli, arguments.model, arguments.threads, questions)
    program = os.path.join(os.path.dirname(arguments.cli), "bench_training_step")
    training = program if arguments.training else None
    ours, theirs = [], {peer: [] for peer in arguments.peers.split(",")}
    for _ in range(arguments.rounds):
        ours.append(steerscope(arguments.cli, arguments.model, arguments.threads, training))
        for peer, rounds in theirs.items():
            result = in_process_of_its_own(peer, arguments)
            if result:
                rounds.append(result)
    mine = median_of(ours)
    if training:
        print(f"own step of all layers over one of the upper half: "
              f"{mine['train_ms'] / mine['train_upper_ms']:.2f}")
    print(f"{'':16}{'Steerscope':>12}" + "".join(f"{p:>14}{'ratio':>8}" for p in theirs))
    for key, value in mine.items():
        line = f"{key:16}{value:12.2f}"
        for rounds in theirs.values():
            peer = median_of(rounds) if rounds else {}
            line += f"{peer[key]:14.2f}{peer[key] / value:8.2f}" if key in peer else " " * 22
        print(line)


if __name__ == "__main__":
    main()

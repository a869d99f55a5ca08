# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Losses and gradients of gradient polishing, computed by transformers in float64.

usage: make_polish_reference.py OUT_FOLDER
Writes tiny.gguf, a random Qwen2 model, and reference.json: prompts, answers, teacher streams, steering
layers, and for every objective its value and the gradient of every steering number.
Needs torch, transformers, gguf, numpy.
"""
import json
import sys

import gguf
import numpy as np
import torch
from transformers import Qwen2Config, Qwen2ForCausalLM

LAYERS, WIDTH, HEADS, KV_HEADS, FF, VOCABULARY = 3, 16, 4, 2, 24, 262
EPS, BASE, CONTEXT = 1e-5, 10000.0, 128
DEAD_GATE = 0.1
out = sys.argv[1]
torch.manual_seed(20)
torch.set_default_dtype(torch.float64)

config = Qwen2Config(vocab_size=VOCABULARY, hidden_size=WIDTH, intermediate_size=FF, num_hidden_layers=LAYERS,
                     num_attention_heads=HEADS, num_key_value_heads=KV_HEADS, max_position_embeddings=CONTEXT,
                     rms_norm_eps=EPS, rope_theta=BASE, tie_word_embeddings=True, attn_implementation="eager")
model = Qwen2ForCausalLM(config).double().eval()


def single(tensor):
    """Values that float32 holds exactly, so that both sides compute with the same numbers."""
    return tensor.float().double()


with torch.no_grad():
    for name, parameter in model.named_parameters():
        random = torch.randn_like(parameter)
        if "norm" in name:
            parameter.copy_(single(1 + 0.1 * random))
        elif "embed" in name:
            parameter.copy_(single(random))
        elif name.endswith("bias"):
            parameter.copy_(single(0.3 * random))
        else:
            parameter.copy_(single(1.5 * random / parameter.shape[1] ** 0.5))
for parameter in model.parameters():
    parameter.requires_grad_(False)


def byte_letters():
    """The letters that stand for bytes in byte-level vocabularies."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    moved = [b for b in range(256) if b not in plain]
    return [chr(b) if b in plain else chr(256 + moved.index(b)) for b in range(256)]


def write_gguf(path):
    writer = gguf.GGUFWriter(path, "qwen2")
    writer.add_name("tiny polish reference")
    writer.add_block_count(LAYERS)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(FF)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_layer_norm_rms_eps(EPS)
    writer.add_rope_freq_base(BASE)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(byte_letters() + ["he", "th", "in", "<|im_start|>", "<|im_end|>", "<|endoftext|>"])
    writer.add_token_types([1] * 259 + [3] * 3)
    writer.add_token_merges(["h e", "t h", "i n"])
    writer.add_eos_token_id(260)
    writer.add_add_bos_token(False)
    names = {"self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
             "self_attn.o_proj": "attn_output", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
             "mlp.down_proj": "ffn_down", "input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm"}
    for name, parameter in model.named_parameters():
        if name == "model.embed_tokens.weight":
            target = "token_embd.weight"
        elif name == "model.norm.weight":
            target = "output_norm.weight"
        else:
            _, _, layer, rest = name.split(".", 3)
            part, kind = rest.rsplit(".", 1)
            target = f"blk.{layer}.{names[part]}.{kind}"
        writer.add_tensor(target, parameter.detach().float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


# Prompt (its last token is the first steered position) and answer of each rollout.
ROLLOUTS = [([12, 200, 31, 77, 90, 5], [101, 33, 64, 7, 250, 18]), ([44, 3, 129, 60], [9, 211, 70, 81])]


def edited(h, layer):
    w, b, z, gate = layer["w"], layer["b"], layer["z"], layer["gate"]
    if gate == "constant":
        lam = b.expand(h.shape[0], -1)
    else:
        lam = h @ w.T + b
        if gate == "relu":
            lam = torch.relu(lam)
    return h + lam @ z, lam


def run(prompt, answer, steering):
    """Streams after every block at the positions that choose the answer, and the coefficients."""
    streams, coefficients = [], {}
    first = len(prompt) - 1

    def hook(index):
        def edit(_, __, output):
            h = output[0] if isinstance(output, tuple) else output
            rows = h[0, first:]
            if index in steering:
                rows, coefficients[index] = edited(rows, steering[index])
                h = torch.cat([h[0, :first], rows]).unsqueeze(0)
            streams.append(rows)
            return (h,) + tuple(output[1:]) if isinstance(output, tuple) else h
        return edit

    handles = [block.register_forward_hook(hook(i)) for i, block in enumerate(model.model.layers)]
    model.model(input_ids=torch.tensor([prompt + answer[:-1]]), use_cache=False)
    for handle in handles:
        handle.remove()
    return streams, coefficients


def log_probabilities(h):
    return torch.log_softmax(model.lm_head(model.model.norm(h)), -1)


with torch.no_grad():
    plain = [run(x, y, {})[0] for x, y in ROLLOUTS]
teacher = [[single(h + 0.4 * torch.randn_like(h)) for h in rollout] for rollout in plain]
squares = [[((a - t) ** 2).sum().item() for a, t in zip(p, q)] for p, q in zip(plain, teacher)]


def new_layer(rank, gate, bias):
    w = single(0.2 * torch.randn(rank, WIDTH)) if gate != "constant" else None
    return {"gate": gate, "w": w, "b": single(bias + 0.1 * torch.randn(rank)), "z": single(0.3 * torch.randn(rank, WIDTH))}


STUDENTS = {
    "all layers": {0: new_layer(1, "relu", 0.3), 1: new_layer(2, "linear", 0.2), 2: new_layer(1, "constant", 0.5)},
    "one layer": {1: new_layer(1, "relu", 0.1)},
    "nearly shut": {0: new_layer(2, "relu", -0.55), 2: new_layer(1, "relu", 0.2)},
}


def objective(name, steering):
    first = min(steering)
    positions = sum(len(y) for _, y in ROLLOUTS)
    runs = [run(x, y, steering) for x, y in ROLLOUTS]
    if name == "mse":
        loss = 0
        for l in range(first, LAYERS):
            gap = sum(((h[l] - t[l]) ** 2).sum() for (h, _), t in zip(runs, teacher))
            loss = loss + gap / (sum(s[l] for s in squares) * (LAYERS - first))
        for l, layer in steering.items():
            if layer["gate"] == "relu":
                total = sum(c[l].sum(0) for _, c in runs)
                loss = loss + DEAD_GATE * torch.clamp(1 - total, min=0).sum()
        return loss
    loss = 0
    for (h, _), t, (_, y) in zip(runs, teacher, ROLLOUTS):
        student = log_probabilities(h[-1])
        if name == "ll":
            loss = loss - student.gather(1, torch.tensor(y).unsqueeze(1)).sum()
        else:
            target = log_probabilities(t[-1])
            loss = loss + (target.exp() * (target - student)).sum()
    return loss / positions


def exported(steering, part):
    return {str(l): {k: part(v) for k, v in layer.items() if isinstance(v, torch.Tensor)} for l, layer in steering.items()}


cases = []
for title, steering in STUDENTS.items():
    case = {"title": title, "layers": exported(steering, lambda v: v.flatten().tolist()),
            "gates": {str(l): layer["gate"] for l, layer in steering.items()}, "objectives": {}}
    for name in ("mse", "ll", "kl"):
        for layer in steering.values():
            for value in layer.values():
                if isinstance(value, torch.Tensor):
                    value.requires_grad_(True).grad = None
        loss = objective(name, steering)
        loss.backward()
        zero = lambda v: (torch.zeros_like(v) if v.grad is None else v.grad).flatten().tolist()
        case["objectives"][name] = {"value": loss.item(), "gradient": exported(steering, zero)}
    cases.append(case)

write_gguf(f"{out}/tiny.gguf")
document = {"rollouts": [{"prompt": x, "answer": y, "delta_squares": s,
                          "teacher": [t.flatten().tolist() for t in streams]}
                         for (x, y), s, streams in zip(ROLLOUTS, squares, teacher)],
            "dead_gate": DEAD_GATE, "cases": cases}
with open(f"{out}/reference.json", "w", encoding="utf-8") as file:
    json.dump(document, file, indent=1)
    file.write("\n")

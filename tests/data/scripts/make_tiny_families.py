# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes one tiny random model of every supported family, as a Hugging Face folder and as a GGUF
file with the same values, and stores what transformers computes with it in float32:

tests/data/families/NAME/          config.json, weights, tokenizer.json, tokenizer_config.json
tests/data/families/NAME.gguf      the same model
tests/data/families/NAME.json      token ids of some texts, a rendered chat, the config as
                                   transformers 5 writes it
tests/data/families/NAME.safetensors   ids [T], logits [T x V], residuals [L x T x D]

Settings in which families differ are chosen to bite at this size: soft-caps of 2, windows shorter
than the text, scale and head size unlike the usual.

Usage: python tests/data/scripts/make_tiny_families.py [NAME ...]
(transformers 5, torch, tokenizers, safetensors, gguf 0.19)
"""
import json
import shutil
import sys
from pathlib import Path

import gguf
import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers
from tokenizers import processors, trainers
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

FOLDER = Path(__file__).parent.parent / "families"
VOCABULARY = 320
TOKENS = 24

CORPUS = [
    "the ship sails over the sea and the wind sings in the sails",
    "there is nothing in the hold but tea, bread and 12 old maps",
    "she said: here is the land! then they went ashore again",
    "a captain reads the stars; the sailors rest at noon",
]
TEXTS = [
    "the captain sings", "Hello, world!", "  two spaces", "a  b   c", "tab\tand\nlines\n\n\nend ",
    "12345 67,890", "don't I'll we've HE'S", "naïve café 日本語 🙂", "", " ", "<|user|> and <|end|> ",
    "x\n<|end|>\n y", "\n\n  indented\r\n", "ends with spaces   ",
]
MESSAGES = [{"role": "user", "content": "Where is the land?"}]

LLAMA3_SPLIT = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|"
                r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
QWEN2_SPLIT = LLAMA3_SPLIT.replace(r"\p{N}{1,3}", r"\p{N}")

BASE = dict(hidden_size=32, intermediate_size=48, num_hidden_layers=3, num_attention_heads=4,
            num_key_value_heads=2, vocab_size=VOCABULARY, max_position_embeddings=256,
            rms_norm_eps=1e-5, rope_theta=10000.0, hidden_act="silu", tie_word_embeddings=False,
            bos_token_id=0, eos_token_id=1)
GEMMA = dict(head_dim=16, query_pre_attn_scalar=8, sliding_window=8, rms_norm_eps=1e-6,
             hidden_activation="gelu_pytorch_tanh", tie_word_embeddings=True)
LLAMA = dict(architectures=["LlamaForCausalLM"], model_type="llama", attention_bias=False,
             mlp_bias=False)
PHI3 = dict(architectures=["Phi3ForCausalLM"], model_type="phi3", pad_token_id=2,
            original_max_position_embeddings=64)


def factors(seed, count):
    return [round(float(f), 3) for f in 1 + 3 * np.random.default_rng(seed).random(count)]


# name -> config as published models have it, tokenizer, stored type, size of a shard
FAMILIES = {
    "llama3": (LLAMA | dict(head_dim=16, rope_scaling=dict(
        rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
        original_max_position_embeddings=32)), "llama3", torch.bfloat16, "40KB"),
    "llama_linear": (LLAMA | dict(rope_scaling=dict(type="linear", factor=4.0)), "sentencepiece",
                     torch.bfloat16, None),
    "mistral": (dict(architectures=["MistralForCausalLM"], model_type="mistral", sliding_window=8,
                     num_hidden_layers=2, intermediate_size=32),
                "metaspace", torch.float32, None),
    "qwen2": (dict(architectures=["Qwen2ForCausalLM"], model_type="qwen2", use_sliding_window=False,
                   sliding_window=8, max_window_layers=3), "qwen2", torch.bfloat16, None),
    "qwen3": (dict(architectures=["Qwen3ForCausalLM"], model_type="qwen3", head_dim=16,
                   attention_bias=False, tie_word_embeddings=True, use_sliding_window=False,
                   sliding_window=None), "qwen2", torch.bfloat16, None),
    "gemma2": (GEMMA | dict(architectures=["Gemma2ForCausalLM"], model_type="gemma2",
                            attn_logit_softcapping=2.0, final_logit_softcapping=3.0), "gemma",
               torch.bfloat16, None),
    "gemma3": (GEMMA | dict(architectures=["Gemma3ForCausalLM"], model_type="gemma3_text",
                            num_hidden_layers=7, head_dim=8, intermediate_size=16,
                            query_pre_attn_scalar=4, sliding_window_pattern=6, rope_theta=1000000.0,
                            rope_local_base_freq=10000.0,
                            rope_scaling=dict(rope_type="linear", factor=8.0)), "gemma",
               torch.bfloat16, None),
    "phi3": (PHI3 | dict(sliding_window=8, rope_scaling=None,
                         original_max_position_embeddings=256), "phi3", torch.float16, None),
    "phi3_longrope": (PHI3 | dict(sliding_window=None, num_attention_heads=2, num_key_value_heads=1,
                                  partial_rotary_factor=0.5,
                                  rope_scaling=dict(type="longrope", short_factor=factors(1, 4),
                                                    long_factor=factors(2, 4))), "phi3",
                      torch.bfloat16, None),
    "smollm3": (dict(architectures=["SmolLM3ForCausalLM"], model_type="smollm3",
                     num_hidden_layers=5, no_rope_layer_interval=4, no_rope_layers=[1, 1, 1, 0, 1], pad_token_id=2,
                     attention_bias=False, mlp_bias=False), "llama3", torch.bfloat16, None),
}

CHATML = ("{% for m in messages %}<|user|>\n{{ m['content'] }}<|end|>\n{% endfor %}"
          "{% if add_generation_prompt %}<|assistant|>\n{% endif %}")


def trained(tokenizer, size, special, alphabet):
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special, show_progress=False,
                                  initial_alphabet=alphabet)
    tokenizer.train_from_iterator(CORPUS, trainer)
    return json.loads(tokenizer.to_str())["model"]


def byte_level(split, normalizer, ignore_merges):
    special = ["<|begin|>", "<|end|>", "<|user|>", "<|assistant|>"]
    plain = Tokenizer(models.BPE())
    plain.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    model = trained(plain, VOCABULARY, special, pre_tokenizers.ByteLevel.alphabet())
    out = Tokenizer(models.BPE(model["vocab"], [tuple(m) for m in model["merges"]],
                               ignore_merges=ignore_merges))
    if normalizer:
        out.normalizer = normalizer
    out.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(split), "isolated"),
         pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    out.decoder = decoders.ByteLevel()
    out.add_special_tokens(special)
    if ignore_merges:  # as Llama 3 adds its BOS
        out.post_processor = processors.Sequence([
            processors.ByteLevel(trim_offsets=False),
            processors.TemplateProcessing(single="<|begin|> $A", pair="<|begin|> $A <|begin|> $B",
                                          special_tokens=[("<|begin|>", 0)])])
    return out


def byte_fallback(normalizer, pre_tokenizer, decoder, special):
    plain = Tokenizer(models.BPE())
    plain.normalizer = normalizers.Replace(" ", "▁")
    plain.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")
    names = [token.content for token in special]
    model = trained(plain, VOCABULARY - 256 - len(names), [], [])
    pieces = names + [f"<0x{byte:02X}>" for byte in range(256)]
    pieces += sorted(model["vocab"], key=model["vocab"].get)
    pieces += [f"<unused{i}>" for i in range(VOCABULARY - len(pieces))]
    vocab = {piece: i for i, piece in enumerate(pieces)}
    out = Tokenizer(models.BPE(vocab, [tuple(m) for m in model["merges"]], unk_token="<unk>",
                               fuse_unk=True, byte_fallback=True))
    if normalizer:
        out.normalizer = normalizer
    if pre_tokenizer:
        out.pre_tokenizer = pre_tokenizer
    out.decoder = decoder
    out.add_special_tokens(special)
    return out


def sentencepiece_like(kind):
    replace = normalizers.Replace(" ", "▁")
    prepend = normalizers.Sequence([normalizers.Prepend("▁"), replace])
    tail = [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    special = [AddedToken(name, special=True, normalized=False)
               for name in ("<s>", "</s>", "<unk>")]
    turns = ["<|user|>", "<|end|>", "<|assistant|>"]
    plain = [AddedToken(name, special=True, normalized=False) for name in turns]
    strip = [AddedToken(name, special=True, normalized=False, rstrip=True) for name in turns]
    if kind == "gemma":
        return byte_fallback(replace, pre_tokenizers.Split(" ", "merged_with_previous"),
                             decoders.Sequence(tail), special + plain)
    if kind == "metaspace":
        return byte_fallback(None, pre_tokenizers.Metaspace(prepend_scheme="first", split=False),
                             decoders.Metaspace(prepend_scheme="first", split=False),
                             special + plain)
    return byte_fallback(prepend, None, decoders.Sequence(tail + [decoders.Strip(" ", 1, 0)]),
                         special + (strip if kind == "phi3" else plain))


def make_tokenizer(kind):
    if kind == "llama3":
        return byte_level(LLAMA3_SPLIT, None, True)
    if kind == "qwen2":
        return byte_level(QWEN2_SPLIT, normalizers.NFC(), False)
    return sentencepiece_like(kind)


def randomise(model, seed):
    generator = torch.Generator().manual_seed(seed)
    gemma = "gemma" in model.config.model_type
    for name, weight in model.named_parameters():
        noise = torch.randn(weight.shape, generator=generator)
        if "norm" in name:
            weight.data = 0.2 * noise + (0.0 if gemma else 1.0)
        elif "embed" in name:
            weight.data = noise / (weight.shape[1] ** 0.5 if gemma else 1.0)
        elif weight.dim() == 1:
            weight.data = 0.3 * noise
        else:
            weight.data = 2.0 * noise / weight.shape[1] ** 0.5


def reference(model, ids):
    """Logits [T x V] and the residual stream after every block [L x T x D]."""
    kept = []
    hooks = [layer.register_forward_hook(
        lambda _, __, out: kept.append((out[0] if isinstance(out, tuple) else out).clone()))
        for layer in model.model.layers]
    with torch.no_grad():
        logits = model(input_ids=ids[None]).logits[0]
    for hook in hooks:
        hook.remove()
    return logits, torch.cat([each.reshape(1, len(ids), -1) for each in kept])


# ---- GGUF ----

NAMES = {"self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
         "self_attn.o_proj": "attn_output", "self_attn.q_norm": "attn_q_norm",
         "self_attn.k_norm": "attn_k_norm", "self_attn.qkv_proj": "attn_qkv",
         "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
         "mlp.gate_up_proj": "ffn_up", "input_layernorm": "attn_norm",
         "post_attention_layernorm": "ffn_norm", "pre_feedforward_layernorm": "ffn_norm",
         "post_feedforward_layernorm": "post_ffw_norm"}


def gguf_name(name, four_norms):
    if name == "model.embed_tokens.weight":
        return "token_embd.weight"
    if name == "model.norm.weight":
        return "output_norm.weight"
    if name == "lm_head.weight":
        return "output.weight"
    _, _, layer, rest = name.split(".", 3)
    stem, suffix = rest.rsplit(".", 1)
    known = dict(NAMES)
    if four_norms:
        known["post_attention_layernorm"] = "post_attention_norm"
    return f"blk.{layer}.{known[stem]}.{suffix}"


def interleaved(weight, heads):
    """Rows of one head from halves to pairs, as llama's converter turns them."""
    shape = weight.shape
    return weight.reshape(heads, 2, shape[0] // heads // 2, *shape[1:]).swapaxes(1, 2).reshape(shape)


def llama3_factors(scaling, head_dim, theta):
    inverse = theta ** (-np.arange(0, head_dim, 2, dtype=np.float64) / head_dim)
    wavelength = 2 * np.pi / inverse
    original, low, high = (scaling["original_max_position_embeddings"], scaling["low_freq_factor"],
                           scaling["high_freq_factor"])
    smooth = (original / wavelength - low) / (high - low)
    blended = 1 / ((1 - smooth) / scaling["factor"] + smooth)
    out = np.where(wavelength < original / high, 1.0,
                   np.where(wavelength > original / low, scaling["factor"], blended))
    return out.astype(np.float32)


def write_metadata(writer, arch, raw):
    head = raw.get("head_dim") or raw["hidden_size"] // raw["num_attention_heads"]
    scaling = raw.get("rope_scaling") or {}
    kind = scaling.get("rope_type", scaling.get("type"))
    sizes = {"block_count": raw["num_hidden_layers"], "context_length": raw["max_position_embeddings"],
             "embedding_length": raw["hidden_size"], "feed_forward_length": raw["intermediate_size"],
             "attention.head_count": raw["num_attention_heads"],
             "attention.head_count_kv": raw["num_key_value_heads"], "attention.key_length": head,
             "attention.value_length": head,
             "rope.dimension_count": int(head * raw.get("partial_rotary_factor", 1.0))}
    for key, value in sizes.items():
        writer.add_uint32(f"{arch}.{key}", value)
    writer.add_float32(f"{arch}.attention.layer_norm_rms_epsilon", raw["rms_norm_eps"])
    writer.add_float32(f"{arch}.rope.freq_base", raw["rope_theta"])
    if raw.get("sliding_window") and raw.get("use_sliding_window", True):
        writer.add_uint32(f"{arch}.attention.sliding_window", raw["sliding_window"])
    if "query_pre_attn_scalar" in raw:
        writer.add_float32(f"{arch}.attention.scale", raw["query_pre_attn_scalar"] ** -0.5)
    for key, name in (("attn_logit_softcapping",) * 2, ("final_logit_softcapping",) * 2):
        if raw.get(key):
            writer.add_float32(f"{arch}.{name}", raw[key])
    if kind == "linear":
        writer.add_string(f"{arch}.rope.scaling.type", "linear")
        writer.add_float32(f"{arch}.rope.scaling.factor", scaling["factor"])
    if kind == "llama3":
        writer.add_tensor("rope_freqs.weight", llama3_factors(scaling, head, raw["rope_theta"]))
    if kind == "longrope":
        original = raw["original_max_position_embeddings"]
        scale = raw["max_position_embeddings"] / original
        writer.add_float32(f"{arch}.rope.scaling.attn_factor",
                           float(np.sqrt(1 + np.log(scale) / np.log(original))))
        writer.add_uint32(f"{arch}.rope.scaling.original_context_length", original)
        for name in ("short", "long"):
            writer.add_tensor(f"rope_factors_{name}.weight",
                              np.array(scaling[f"{name}_factor"], np.float32))


def write_gguf_tokenizer(writer, tokenizer, kind):
    model = json.loads(tokenizer.to_str())["model"]
    added = {token.content: token for token in tokenizer.get_added_tokens_decoder().values()}
    pieces = sorted(model["vocab"], key=model["vocab"].get)
    bytelevel = kind in ("llama3", "qwen2")
    kinds = [3 if piece in added else 6 if not bytelevel and piece.startswith("<0x") else 1
             for piece in pieces]
    if bytelevel:
        writer.add_string("tokenizer.ggml.model", "gpt2")
        writer.add_string("tokenizer.ggml.pre", "llama-bpe" if kind == "llama3" else "qwen2")
        writer.add_array("tokenizer.ggml.merges", [" ".join(m) for m in model["merges"]])
    else:
        writer.add_string("tokenizer.ggml.model", "llama")
        ranks = {"".join(pair): rank for rank, pair in reversed(list(enumerate(model["merges"])))}
        writer.add_array("tokenizer.ggml.scores", [-float(ranks.get(p, 1000)) for p in pieces])
        writer.add_bool("tokenizer.ggml.add_space_prefix", kind != "gemma")
        kinds[pieces.index("<unk>")] = 2
    writer.add_array("tokenizer.ggml.tokens", pieces)
    writer.add_array("tokenizer.ggml.token_type", kinds)
    writer.add_uint32("tokenizer.ggml.bos_token_id", 0)
    writer.add_uint32("tokenizer.ggml.eos_token_id", 1)
    writer.add_string("tokenizer.chat_template", CHATML)


def write_gguf(path, name, raw, tokenizer, kind, weights):
    arch = {"mistral": "llama", "gemma3_text": "gemma3"}.get(raw["model_type"], raw["model_type"])
    writer = gguf.GGUFWriter(str(path), arch)
    writer.add_name(name)
    write_metadata(writer, arch, raw)
    write_gguf_tokenizer(writer, tokenizer, kind)
    for key, weight in weights.items():
        values = weight.float().numpy()
        if arch in ("llama", "smollm3") and (".q_proj." in key or ".k_proj." in key):
            part = "num_attention_heads" if ".q_proj." in key else "num_key_value_heads"
            values = interleaved(values, raw[part])
        if arch.startswith("gemma") and "norm" in key:
            values = values + 1
        target = gguf_name(key, arch.startswith("gemma"))
        if values.ndim == 1:
            writer.add_tensor(target, values.astype(np.float32))
        else:
            stored = gguf.GGMLQuantizationType.F32 if weight.dtype == torch.float32 else \
                gguf.GGMLQuantizationType.F16 if weight.dtype == torch.float16 else \
                gguf.GGMLQuantizationType.BF16
            writer.add_tensor(target, gguf.quantize(np.ascontiguousarray(values), stored),
                              raw_dtype=stored)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def make(name, seed):
    settings, kind, dtype, shard = FAMILIES[name]
    raw = BASE | settings
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(raw, indent=1) + "\n")
    config = AutoConfig.from_pretrained(folder)
    model = AutoModelForCausalLM.from_config(config, attn_implementation="eager").eval()
    randomise(model, seed)
    model = model.to(dtype)
    model.save_pretrained(folder, max_shard_size=shard or "5GB")
    modern = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(raw | {"torch_dtype": str(dtype)[6:]}, indent=1) + "\n")
    (folder / "generation_config.json").unlink(missing_ok=True)
    tokenizer = make_tokenizer(kind)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    bos, eos = ("<|begin|>", "<|end|>") if kind in ("llama3", "qwen2") else ("<s>", "</s>")
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": bos, "eos_token": eos,
         "chat_template": CHATML, "clean_up_tokenization_spaces": False}, indent=1) + "\n")

    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32,
                                                 attn_implementation="eager").eval()
    fast = AutoTokenizer.from_pretrained(folder)
    ids = torch.randint(4, VOCABULARY, (TOKENS,), generator=torch.Generator().manual_seed(seed))
    logits, residuals = reference(model, ids)
    save_file({"ids": ids.to(torch.int32), "logits": logits.contiguous(),
               "residuals": residuals.contiguous()}, FOLDER / f"{name}.safetensors")
    rendered = fast.apply_chat_template(MESSAGES, tokenize=False, add_generation_prompt=True)
    golden = {"tokenize": [{"text": text, "ids": tokenizer.encode(text, add_special_tokens=False).ids}
                           for text in TEXTS],
              "chat": {"rendered": rendered,
                       "ids": tokenizer.encode(rendered, add_special_tokens=True).ids},
              "config_of_transformers_5": modern}
    (FOLDER / f"{name}.json").write_text(json.dumps(golden, ensure_ascii=False) + "\n")
    stored = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype).state_dict()
    stored = {k: v for k, v in stored.items() if not (raw["tie_word_embeddings"] and k == "lm_head.weight")}
    write_gguf(FOLDER / f"{name}.gguf", name, raw, tokenizer, kind, stored)
    for path in FOLDER.rglob("*.safetensors"):
        path.chmod(0o644)
    print(name, "spread of logits", float(logits.std()))


if __name__ == "__main__":
    for index, family in enumerate(FAMILIES):
        if len(sys.argv) == 1 or family in sys.argv[1:]:
            make(family, index + 1)

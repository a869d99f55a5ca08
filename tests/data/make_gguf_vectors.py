#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes gguf/dequantize.json: blocks of every format with what the reference package makes of them.

Needs `pip install numpy gguf==0.19.0`. Run it from anywhere; the output is deterministic.

Blocks are random bytes with chosen scales: ordinary ones, 0 and -0, the smallest and largest
denormal, the smallest normal, the largest number, infinities and NaN. Expected values are the bits
of the float32 results, little-endian; NaNs are all written as 7fc00000, since the standard does
not say which NaN an operation gives.
"""

import hashlib
import json
import pathlib

import gguf
import numpy as np
from gguf.constants import GGML_QUANT_SIZES, GGMLQuantizationType as Type

FORMATS = {
    # format: byte offsets of the float16 scales in a block
    Type.Q4_0: [0],
    Type.Q4_1: [0, 2],
    Type.Q5_0: [0],
    Type.Q5_1: [0, 2],
    Type.Q8_0: [0],
    Type.Q4_K: [0, 2],
    Type.Q5_K: [0, 2],
    Type.Q6_K: [208],
}
SCALES = [0x2E66, 0xB0AB, 0x3C00, 0x0000, 0x8000, 0x0001, 0x83FF, 0x0400, 0x7BFF, 0x7C00, 0xFC00, 0x7E00]


def float_bits(values):
    """Bits of float32 values with one NaN for all."""
    bits = np.ascontiguousarray(values, dtype=np.float32).view(np.uint32).copy()
    bits[np.isnan(values)] = 0x7FC00000
    return bits


def hex_of(array):
    return np.ascontiguousarray(array).tobytes().hex()


def block_cases(rng, kind, offsets):
    """One block for each scale; the second scale walks through the list in another order."""
    size = GGML_QUANT_SIZES[kind][1]
    blocks = rng.integers(0, 256, (len(SCALES), size), dtype=np.uint8)
    for row, block in enumerate(blocks):
        for place, offset in enumerate(offsets):
            scale = SCALES[(row * (1 + 4 * place) + place) % len(SCALES)]
            block[offset : offset + 2] = np.array([scale], dtype="<u2").view(np.uint8)
    with np.errstate(all="ignore"):
        values = gguf.quants.dequantize(blocks, kind)
    return [{"block": hex_of(b), "values": hex_of(float_bits(v))} for b, v in zip(blocks, values)]


def number_cases(kind, halves):
    raw = np.array(halves, dtype="<u2").view(np.uint8)
    with np.errstate(all="ignore"):
        values = gguf.quants.dequantize(raw, kind).astype(np.float32).ravel()
    return [{"block": hex_of(raw), "values": hex_of(float_bits(values))}]


def half_tables():
    """Digest of all 65536 halves as floats; some floats with the halves nearest to them."""
    halves = np.arange(65536, dtype=np.uint16).view(np.float16)
    special = np.array(
        [65519.996, 65520, 65536, 1e38, np.inf, -np.inf, 1e-45, -1e-45, 0.0, -0.0,
         2.9802322e-08, 2.9802326e-08, 8.940697e-08, 6.1035156e-05, 6.1005358e-05, 1.00048828125,
         1.00146484375, -3.14159274, 1e-3, 0.1],
        dtype=np.float32)
    with np.errstate(all="ignore"):
        special_halves = special.astype(np.float16).view(np.uint16)
    return {
        "widened_sha256": hashlib.sha256(float_bits(halves.astype(np.float32)).tobytes()).hexdigest(),
        "floats": hex_of(special),
        "halves": hex_of(special_halves),
    }


def main():
    rng = np.random.default_rng(20260101)
    formats = {kind.name: block_cases(rng, kind, offsets) for kind, offsets in FORMATS.items()}
    formats["F16"] = number_cases(Type.F16, SCALES)
    formats["BF16"] = number_cases(Type.BF16, [0x3F80, 0xC049, 0, 0x8000, 1, 0x7F80, 0xFF80, 0x7FC0])
    formats["F32"] = [{"block": hex_of(v), "values": hex_of(v)}
                      for v in [np.array([1.5, -0.0, 1e-45, np.inf], dtype="<f4")]]
    out = pathlib.Path(__file__).parent / "gguf" / "dequantize.json"
    document = {"made_with": f"gguf {gguf_version()}", "half": half_tables(), "formats": formats}
    out.write_text(json.dumps(document, indent=1) + "\n")


def gguf_version():
    from importlib.metadata import version

    return version("gguf")


if __name__ == "__main__":
    main()

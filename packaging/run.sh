#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, fetches the default model and opens the window. Without a
# display it makes the same comparison as a page and pictures.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
prepare
packaging/fetch_model.sh smollm2-135m-instruct

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec $build/bin/steerscope "$@"
fi

say "There is no display: writing the bundled example as a page and pictures instead"
out=${STEERSCOPE_OUT:-build/example}
mkdir -p "$out"
$build/bin/steerscope-cli compare --prompt "Tell me about coffee." --psr pirate:1.5 --twin \
    --max-tokens 44 --html "$out/comparison.html"
QT_QPA_PLATFORM=offscreen $build/bin/steerscope --report "$out"
say "Written:"
ls -1 "$out"/*.html "$out"/*.png

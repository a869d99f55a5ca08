#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The same preparation as run.sh, then every test, the real-model ones included.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
prepare
packaging/fetch_model.sh smollm2-135m-instruct
packaging/fetch_model.sh qwen2.5-coder-0.5b-instruct ||
    say "Qwen2.5-Coder-0.5B is not here; its tests are skipped"
say "Testing"
exec ctest --preset $preset -j 2 "$@"

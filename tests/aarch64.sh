#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Cross-compiles core/base, core/gguf and core/kernels with their tests for aarch64 and runs them
# under qemu: what the SIMD code does where there is NEON, without such a machine.
#
#     tests/aarch64.sh [GTEST_ARGUMENTS …]
#
# Needs g++-aarch64-linux-gnu and qemu-user. The libraries for arm64 are taken from AARCH64_SYSROOT;
# without it they are fetched into build/aarch64, which asks for `dpkg --add-architecture arm64` and
# `apt-get update` once. QEMU_CPU chooses the processor (default: max, which has every extension).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/aarch64
root=${AARCH64_SYSROOT:-$build/root}
triple=aarch64-linux-gnu
packages=(libhwy-dev:arm64 libhwy1:arm64 libgtest-dev:arm64 libgmock-dev:arm64
    librapidcheck-dev:arm64 libssl-dev:arm64 libssl3:arm64 nlohmann-json3-dev:all)

stop() { printf 'aarch64: %s\n' "$*" >&2; exit 1; }

for tool in $triple-g++ qemu-aarch64; do
    command -v $tool >/dev/null || stop "$tool is missing: apt-get install g++-$triple qemu-user"
done

fetch_libraries() {
    dpkg --print-foreign-architectures | grep -qx arm64 ||
        stop "run dpkg --add-architecture arm64 and apt-get update first, or set AARCH64_SYSROOT"
    mkdir -p $build/packages
    (cd $build/packages && apt-get download -qq "${packages[@]}")
    for package in $build/packages/*.deb; do dpkg -x "$package" "$root.part"; done
    mv "$root.part" "$root"
}
[ -e "$root/usr/include/hwy/highway.h" ] || fetch_libraries

launcher=$(command -v ccache || true)
export compile="$launcher $triple-g++ -std=c++20 -O2 -Wall -Wextra -Wpedantic -Wshadow -Werror
    -Wno-missing-field-initializers -Wno-psabi -Wno-error=stringop-overflow -Wno-error=restrict
    -Wno-error=maybe-uninitialized -Wno-error=array-bounds -D_GLIBCXX_ASSERTIONS
    -I. -isystem $root/usr/include -isystem $root/usr/include/$triple
    -DSTEERSCOPE_TEST_DATA=\"$PWD/tests/data\" -DSTEERSCOPE_SOURCE_DIR=\"$PWD\""
object_of() { printf '%s/%s.o' $build "${1//\//_}"; }
compile_one() { $compile -c "$1" -o "$(object_of "$1")"; }
export build
export -f object_of compile_one

sources=$(find core/base core/gguf core/kernels -name '*.cpp')
tests=$(find tests/core/kernels tests/core/gguf tests/core/base -name '*_test.cpp')
mkdir -p $build
printf '%s\n' $sources $tests tests/support/test_paths.cpp |
    xargs -P "$(nproc)" -I{} bash -c 'compile_one {}'

libraries="-L$root/usr/lib/$triple -Wl,-rpath-link,$root/usr/lib/$triple -lhwy -lrapidcheck
    -lgmock -lgtest -lgtest_main -lcrypto -lpthread"
common=$(for source in $sources tests/support/test_paths.cpp; do object_of "$source"; echo; done)
for module in kernels gguf base; do
    own=$(for test in $tests; do
        case $test in */$module/*) object_of "$test"; echo ;; esac
    done)
    $triple-g++ $own $common $libraries -o $build/test_$module
    QEMU_CPU=${QEMU_CPU:-max} qemu-aarch64 -L /usr/$triple \
        -E LD_LIBRARY_PATH="/usr/$triple/lib:$root/usr/lib/$triple" $build/test_$module "$@"
done

# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: installs what is missing, configures and builds build/release.
# What is there already is left alone, so that a second call takes seconds.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=release
build=build/$preset
torch_pin=2.13.0
torch_folder=build/torch

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
stop() { printf 'steerscope: %s\n' "$*" >&2; exit 1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

# Debian's names; other systems bring the same by their own means, and CMake finds them.
debian_packages=(
    g++ cmake ninja-build ccache pkg-config python3 python3-pip unzip
    qt6-base-dev qt6-svg-dev libqcustomplot-dev libgl1-mesa-dev
    qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools qt6-translations-l10n
    libsqlite3-dev libsqlitecpp-dev libgtest-dev libgmock-dev nlohmann-json3-dev libcli11-dev
    libpcre2-dev libhwy-dev libbenchmark-dev librapidcheck-dev libssl-dev libcurl4-openssl-dev
    xvfb fonts-inter fonts-dejavu-core)

install_packages() {
    command -v dpkg-query >/dev/null || return 0
    local missing=() name
    for name in "${debian_packages[@]}"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    # A cmake or ninja that did not come as a Debian package serves as well.
    missing=($(for name in "${missing[@]}"; do
        case $name in
            cmake) command -v cmake >/dev/null || echo "$name" ;;
            ninja-build) command -v ninja >/dev/null || echo "$name" ;;
            python3-pip) python3 -m pip --version >/dev/null 2>&1 || echo "$name" ;;
            *) echo "$name" ;;
        esac
    done))
    [ ${#missing[@]} = 0 ] && return 0
    may_install || stop "these packages are missing; install them and start again:
    sudo apt-get install ${missing[*]}"
    say "Installing ${missing[*]}"
    as_root apt-get update -qq || stop "the package lists could not be fetched; is there a network?"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null ||
        stop "some packages could not be installed; try: sudo apt-get install ${missing[*]}"
}

# Prints the folder for CMAKE_PREFIX_PATH of a Python torch that compiles with us (2.11 to 2.15).
python_torch() {
    python3 - <<'PY' 2>/dev/null
import torch, torch.utils
major, minor = (int(x) for x in torch.__version__.split(".")[:2])
assert major == 2 and 11 <= minor <= 15
print(torch.utils.cmake_prefix_path)
PY
}

find_torch() {
    if [ -n "${CMAKE_PREFIX_PATH:-}${Torch_DIR:-}" ]; then
        torch_arguments=() # CMake reads both from the environment.
    elif [ -d $torch_folder/torch/lib ]; then
        torch_arguments=(-DCMAKE_PREFIX_PATH="$PWD/$torch_folder/torch/share/cmake")
    elif found=$(python_torch); then
        torch_arguments=(-DCMAKE_PREFIX_PATH="$found")
    else
        fetch_torch
        torch_arguments=(-DCMAKE_PREFIX_PATH="$PWD/$torch_folder/torch/share/cmake")
    fi
}

# Only the shared libraries and headers are used. A CUDA wheel needs the CUDA libraries that its own
# dependencies bring; a CPU wheel needs nothing else.
fetch_torch() {
    say "Fetching libtorch $torch_pin (once)"
    rm -rf $torch_folder.part
    python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore --no-deps \
        --target $torch_folder.part "torch==$torch_pin" >&2 || stop "torch $torch_pin could not be fetched"
    if [ -e $torch_folder.part/torch/lib/libtorch_cuda.so ]; then
        python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore \
            --upgrade --target $torch_folder.part "torch==$torch_pin" >&2 ||
            stop "the CUDA libraries of torch $torch_pin could not be fetched"
    fi
    rm -rf $torch_folder
    mv $torch_folder.part $torch_folder
}

configure_and_build() {
    if [ ! -f $build/build.ninja ]; then
        find_torch
        say "Configuring"
        cmake --preset $preset "${torch_arguments[@]}" ${CMAKE_ARGUMENTS:-} >$preset-configure.log 2>&1 || {
            tail -n 30 $preset-configure.log >&2
            rm -f $preset-configure.log $build/build.ninja
            stop "the configuration failed; the reason is above"
        }
        rm -f $preset-configure.log
    fi
    say "Building"
    cmake --build --preset $preset >&2 || stop "the build failed; the reason is above"
}

prepare() {
    install_packages
    mkdir -p build
    configure_and_build
}

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <chrono>
#include <csignal>

namespace steerscope::cli {
namespace {

volatile std::sig_atomic_t g_interrupted = 0; // Written by the signal handler only.

extern "C" void onInterrupt(int) {
    if (g_interrupted) std::_Exit(130);
    g_interrupted = 1;
}

} // namespace

InterruptWatch::InterruptWatch() {
    g_interrupted = 0;
    std::signal(SIGINT, onInterrupt);
    m_poller = std::jthread([source = m_source](std::stop_token finished) mutable {
        while (!finished.stop_requested() && !g_interrupted)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (g_interrupted) source.request_stop();
    });
}

InterruptWatch::~InterruptWatch() {
    std::signal(SIGINT, SIG_DFL);
}

} // namespace steerscope::cli

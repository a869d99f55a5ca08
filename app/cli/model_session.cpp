// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_session.h"

#include "core/model/load_model.h"

namespace steerscope::cli {

ModelSession::ModelSession(const CommonOptions& options) {
    const LoadModelRequest request = loadRequest(options);
    m_model = loadModel(
        request.path, request.options, [this](const Progress& p) { m_line.show(p); }, stop());
    m_start = std::chrono::steady_clock::now();
}

void ModelSession::report(const std::string& stage, std::size_t done, std::size_t total) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - m_start;
    const double share = static_cast<double>(done) / static_cast<double>(total);
    m_line.show({stage, done, total, done > 0 ? spent.count() / share - spent.count() : -1});
}

} // namespace steerscope::cli

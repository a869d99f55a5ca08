// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_bridge.h"

namespace steerscope {

EngineBridge::EngineBridge(ModelLoader loader, QObject* parent)
    : EnginePort(parent),
      m_engine([this](EngineEvent event) { m_coalescer.post(std::move(event)); },
               std::move(loader)) {
    connect(&m_coalescer, &EventCoalescer::batchReady, this,
            [this](const std::vector<EngineEvent>& batch) { deliver(batch); });
}

} // namespace steerscope

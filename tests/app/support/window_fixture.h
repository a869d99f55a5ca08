// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include "app/engine_bridge.h"
#include "app/text.h"
#include "tests/app/support/readable_model.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/window_driver.h"

namespace steerscope::test {

/// A PSR for the fake model's shape.
inline std::shared_ptr<const SteeringModel> fakePsr() {
    auto psr = std::make_shared<SteeringModel>(*fixturePsr());
    psr->nLayers = 3;
    psr->layers.resize(3);
    psr->provenance.modelSha256 = FakeModelOptions{}.sha256;
    return psr;
}

/// The real window over the real engine with a fake language model.
class Window : public testing::Test {
protected:
    Window()
        : m_engine([this](const LoadModelRequest& request, const ProgressSink&,
                          std::stop_token) -> std::unique_ptr<LanguageModel> {
              if (request.path == "/models/broken.gguf")
                  throw Error({.code = "GGUF-001",
                               .problem = "This is not a GGUF file",
                               .file = request.path.string(),
                               .hint = "Choose another file."});
              return std::make_unique<ReadableModel>(FakeModelOptions{.blockDelay = m_delay});
          }),
          m_bench(m_engine, {.dataFolder = toUtf8(m_folder.path())}),
          m_window(m_bench) {
        m_window.resize(1600, 1000);
        m_window.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_window)); // Shortcuts need it.
    }

    void load() {
        m_window.openModelFile(QStringLiteral("/models/tiny.gguf"));
        ASSERT_TRUE(waitUntil([this] { return m_bench.model() && !m_bench.loadingModel(); }));
    }
    void usePsr() { m_bench.choosePsr(m_bench.library().add(fakePsr(), nullptr)); }
    bool runToEnd() {
        return press(m_window, QStringLiteral("Run")) &&
               waitUntil([this] { return m_bench.comparison().busy(); }) &&
               waitUntil([this] { return !m_bench.comparison().busy(); }, 20'000);
    }
    /// A whole run with all three answers, typed and pressed.
    void typeAndRun() {
        load();
        usePsr();
        ASSERT_TRUE(typeInto(m_window, QStringLiteral("Prompt"), QStringLiteral("Hi there")));
        ASSERT_TRUE(typeInto(m_window, QStringLiteral("Steer with"), QStringLiteral("Be loud.")));
        ASSERT_TRUE(typeInto(m_window, QStringLiteral("Tokens"), QStringLiteral("12")));
        ASSERT_TRUE(runToEnd());
    }
    StatusStrip& status() const { return *m_window.findChild<StatusStrip*>(); }
    TokenInspector& inspector() const { return *m_window.findChild<TokenInspector*>(); }
    void escape() { QTest::keyClick(&m_window, Qt::Key_Escape); }

    std::chrono::microseconds m_delay{0};
    QTemporaryDir m_folder;
    EngineBridge m_engine;
    Workbench m_bench;
    MainWindow m_window;
};

} // namespace steerscope::test

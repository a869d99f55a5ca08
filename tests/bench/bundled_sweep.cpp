// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures the shipped PSR at every strength, as "Tune for me" does but with more questions, and
// prints what resources/sweeps/pirate.json holds: `bundled_sweep [QUESTIONS] > pirate.json`.
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

#include "app/engine_bridge.h"
#include "app/presenters/sweep_presenter.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/steering/steering_model_io.h"
#include "resources/bundled_resources.h"

namespace {

using namespace steerscope;

/// Beyond those the PSR was trained on.
std::vector<std::string> heldoutQuestions(std::size_t count) {
    const auto all = bundledPrompts();
    const std::size_t first = all.size() > count ? all.size() - count : 0;
    return {all.begin() + static_cast<std::ptrdiff_t>(first), all.end()};
}

int fail(const ErrorRecord& error) {
    std::fprintf(stderr, "%s\n", describe(error).c_str());
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto questions = static_cast<std::size_t>(argc > 1 ? std::atoi(argv[1]) : 20);
    EngineBridge engine;
    SweepPresenter sweep(engine);
    Experiment experiment;
    experiment.psr = std::make_shared<const SteeringModel>(
        parseSteeringModel(asBytes(bundledResource("psr/pirate.safetensors"))));
    experiment.steering = experiment.psr->provenance.prompt;
    QObject::connect(&engine, &EnginePort::modelLoaded, &sweep, [&](const ModelLoaded&) {
        sweep.start(experiment, makeVerifier("pirate"), heldoutQuestions(questions),
                    SweepPresenter::Twin::measured);
    });
    QObject::connect(&sweep, &SweepPresenter::finished, &application, [&] {
        std::printf("%s\n", sweepToJson(sweep.result()).dump(1).c_str());
        QCoreApplication::exit(0);
    });
    const auto end = [](const ErrorRecord& error) { QCoreApplication::exit(fail(error)); };
    QObject::connect(&sweep, &SweepPresenter::failed, &application, end);
    QObject::connect(&engine, &EnginePort::jobFailed, &application,
                     [end](JobId, const ErrorRecord& error) { end(error); });
    engine.submit(LoadModelRequest{userModelPath(kDefaultModelName), {}});
    return QCoreApplication::exec();
}

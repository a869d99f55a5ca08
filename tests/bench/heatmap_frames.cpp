// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how long one frame of a large map takes while it pans, zooms, follows the pointer or is
// clipped. Figures only, nothing is held against a bound: they depend on the machine.
#include "widgets/heatmap_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace steerscope;

namespace {

constexpr int kFrames = 120;

HeatmapGrid largeGrid(int layers, int tokens) {
    HeatmapGrid grid;
    grid.rows = layers;
    grid.cols = tokens;
    for (int layer = 0; layer < layers; ++layer)
        for (int token = 0; token < tokens; ++token)
            grid.values.push_back(
                static_cast<float>((layer + 1) * std::fabs(std::sin(0.37 * token + layer))));
    for (int token = 0; token < tokens; ++token) {
        grid.columnLabels.append(QStringLiteral("token%1").arg(token % 997));
        grid.continuation.push_back(token % 4 == 1);
    }
    grid.valueName = QStringLiteral("Steering push");
    grid.transform = Transform::squareRoot;
    return grid;
}

struct Times {
    double median;
    double slowest;
    double cpu; ///< Mean processor time: what remains when the machine is shared.
};

/// Runs `step` and one repaint per frame.
Times measure(HeatmapView& view, const std::function<void(int)>& step) {
    QImage canvas(view.size() * view.devicePixelRatio(), QImage::Format_RGB32);
    canvas.setDevicePixelRatio(view.devicePixelRatio());
    std::vector<double> times;
    const std::clock_t start = std::clock();
    for (int frame = 0; frame < kFrames; ++frame) {
        QElapsedTimer clock;
        clock.start();
        step(frame);
        view.render(&canvas);
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    const double cpu = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kFrames;
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100], cpu};
}

void print(const char* what, const Times& times) {
    std::printf("  %-34s median %6.2f ms (%5.0f frames/s)   99th percentile %6.2f ms   processor "
                "%6.2f ms\n",
                what, times.median, 1000 / times.median, times.slowest, times.cpu);
}

void runSize(const QSize& size, qreal scale) {
    HeatmapView view;
    view.setScale(scale);
    view.resize(size);
    view.show();
    view.setGrid(largeGrid(64, 4096));
    std::printf("%d x %d pixels, interface scale %.1f, 4096 tokens x 64 layers\n", size.width(),
                size.height(), scale);
    print("pan by one column", measure(view, [&](int i) { view.scrollToColumn(i); }));
    print("pan by pages", measure(view, [&](int i) { view.scrollToColumn(33 * i % 4000); }));
    print("zoom in and out", measure(view, [&](int i) {
              view.zoomAt(size.width() / 2,
                          i / 20 % 2 == 0 ? ZoomDirection::out : ZoomDirection::in);
          }));
    view.toggleFit();
    print("pan and hover, everything in view", measure(view, [&](int i) {
              QTest::mouseMove(&view, QPoint(100 + 3 * i, size.height() / 2));
          }));
    view.setZoom(std::nullopt);
    print("clip the colours", measure(view, [&](int i) { view.setClip({0.0, 20.0 + i}); }));
}

void runStream(int layers, int tokens) {
    HeatmapView view;
    view.resize(1152, 536);
    view.show();
    view.setGrid(largeGrid(layers, tokens));
    std::vector<float> column(static_cast<std::size_t>(layers), 1.0F);
    std::printf("streaming into %d tokens x %d layers\n", tokens, layers);
    print("one token and its frame",
          measure(view, [&](int) { view.appendColumn(column, QStringLiteral("x"), false); }));
}

} // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    runSize({1152, 536}, 1.0);
    runSize({1800, 900}, 1.0);
    runSize({2500, 1300}, 2.0);
    runStream(30, 256);
    runStream(64, 4096);
    return 0;
}

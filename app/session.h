// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/distill_settings.h"
#include "app/recorded_run.h"
#include "app/sweep_result.h"

namespace steerscope {

/// How the window looked; small, read before it is shown.
struct WindowState {
    std::string geometry; ///< Qt's own bytes in base64.
    bool dark = false;
    bool reducedMotion = false;      ///< Nothing moves by itself, whatever the system says.
    double zoom = 1.0;               ///< 0.8 … 2.0
    std::string layout = "research"; ///< "demo", "tune" or "research".
    int tourStep = 0;                ///< Where the guided tour goes on.
    std::string language;            ///< "de", "zh_CN"; empty: the system's.
    friend bool operator==(const WindowState&, const WindowState&) = default;
};

/// What "Tune for me" measured of a PSR, known by the hash of its file.
struct KeptSweep {
    std::string psrSha256;
    SweepResult result;
};

/// What the user was doing; read in the background after the window is shown.
struct Session {
    Experiment experiment; ///< Without its PSR, which `psrFile` names.
    std::string modelPath;
    std::string psrFile;
    std::optional<RecordedRun> run;
    DistillSettings distil;
    std::vector<KeptSweep> sweeps; ///< The latest last.
    Json view = nullptr; ///< How the run was looked at, for whoever shows it; null: not known.
};

std::string serializeWindowState(const WindowState& state);
std::string serializeSession(const Session& session);
/// Errors JSON-…, FIELD-…, RUN-…: a damaged file is refused as a whole.
WindowState parseWindowState(std::string_view text);
Session parseSession(std::string_view text);

/// `folder`/window.json and `folder`/session.json, written atomically.
void writeWindowState(const WindowState& state, const std::filesystem::path& folder);
void writeSession(const Session& session, const std::filesystem::path& folder);
/// Nothing when there is no such file.
std::optional<WindowState> readWindowState(const std::filesystem::path& folder);
std::optional<Session> readSession(const std::filesystem::path& folder);

} // namespace steerscope

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/field_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr char kWindowFile[] = "window.json";
constexpr char kSessionFile[] = "session.json";
constexpr std::size_t kMostSweeps = 100;

Json sweepsToJson(const std::vector<KeptSweep>& sweeps) {
    Json list = Json::array();
    for (const KeptSweep& sweep : sweeps)
        list.push_back({{"psr_sha256", sweep.psrSha256}, {"result", sweepToJson(sweep.result)}});
    return list;
}

std::vector<KeptSweep> sweepsFrom(const FieldReader& fields) {
    std::vector<KeptSweep> sweeps;
    for (const Json& json : fields.array("sweeps", kMostSweeps)) {
        const FieldReader one(json, fields.pathOf("sweeps"));
        sweeps.push_back({one.text("psr_sha256", 64),
                          sweepFromJson(one.object("result").json(), one.pathOf("result"))});
    }
    return sweeps;
}

void writeText(const std::string& text, const std::filesystem::path& folder, const char* name) {
    std::error_code ignored; // writeFileAtomically says what is wrong with the folder.
    std::filesystem::create_directories(folder, ignored);
    writeFileAtomically(folder / name, asBytes(text));
}

template <class Parse>
auto readAs(Parse parse, const std::filesystem::path& path)
    -> std::optional<decltype(parse(std::string_view{}))> {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    const std::string text = readTextFile(path);
    try {
        return parse(text);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

} // namespace

std::string serializeWindowState(const WindowState& state) {
    const Json json{{"geometry", state.geometry},
                    {"dark", state.dark},
                    {"reduced_motion", state.reducedMotion},
                    {"zoom", state.zoom},
                    {"layout", state.layout},
                    {"tour_step", state.tourStep},
                    {"language", state.language}};
    return json.dump(2) + "\n";
}

WindowState parseWindowState(std::string_view text) {
    const Json json = parseStrictJson(text);
    const FieldReader fields(json);
    WindowState state{.geometry = fields.text("geometry", 65536),
                      .dark = fields.boolean("dark"),
                      .zoom = fields.number("zoom", 0.8, 2.0)};
    // Files of the first version know neither layouts nor the tour.
    if (fields.has("reduced_motion")) state.reducedMotion = fields.boolean("reduced_motion");
    if (fields.has("layout")) state.layout = fields.text("layout", 64);
    if (fields.has("tour_step"))
        state.tourStep = static_cast<int>(fields.integer("tour_step", 0, 1000));
    if (fields.has("language")) state.language = fields.text("language", 64);
    return state;
}

std::string serializeSession(const Session& session) {
    const Json json{{"experiment", experimentToJson(session.experiment)},
                    {"model", sanitizedUtf8(session.modelPath)},
                    {"psr_file", sanitizedUtf8(session.psrFile)},
                    {"distil", distillSettingsToJson(session.distil)},
                    {"sweeps", sweepsToJson(session.sweeps)},
                    {"run", session.run ? recordedRunToJson(*session.run) : Json(nullptr)},
                    {"view", session.view}};
    return json.dump() + "\n";
}

Session parseSession(std::string_view text) {
    const Json json = parseStrictJson(text);
    const FieldReader fields(json);
    Session session;
    session.experiment = experimentFromJson(fields.object("experiment").json(), "experiment");
    session.modelPath = fields.text("model", 65536);
    session.psrFile = fields.text("psr_file", 65536);
    // Files of earlier versions know no settings of the distillation.
    if (fields.has("distil"))
        session.distil = distillSettingsFromJson(fields.object("distil").json(), "distil");
    if (fields.has("sweeps")) session.sweeps = sweepsFrom(fields);
    if (fields.has("run")) session.run = recordedRunFromJson(fields.object("run").json());
    if (fields.has("view")) session.view = fields.object("view").json();
    return session;
}

void writeWindowState(const WindowState& state, const std::filesystem::path& folder) {
    writeText(serializeWindowState(state), folder, kWindowFile);
}

void writeSession(const Session& session, const std::filesystem::path& folder) {
    writeText(serializeSession(session), folder, kSessionFile);
}

std::optional<WindowState> readWindowState(const std::filesystem::path& folder) {
    return readAs(parseWindowState, folder / kWindowFile);
}

std::optional<Session> readSession(const std::filesystem::path& folder) {
    return readAs(parseSession, folder / kSessionFile);
}

} // namespace steerscope

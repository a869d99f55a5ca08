// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <unistd.h>

#include "core/library/library.h"
#include "tests/support/random_values.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {

/// In memory where that is possible: a sync costs nothing there, and a killed process loses as
/// little as on a disk.
inline std::filesystem::path temporaryPlace() {
    const std::filesystem::path memory = "/dev/shm";
    return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

/// A folder of its own that goes with the test.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (temporaryPlace() / "library.XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// A run whose every field depends on `seed`; its maps hold the floats that text would lose.
inline StoredRun sampleRun(unsigned seed, std::size_t layers = 4, std::size_t tokens = 5) {
    const std::string n = std::to_string(seed);
    StoredRun run{
        .createdAt = "2026-01-02T03:04:05Z",
        .prompt = "Tell me about coffee " + n,
        .steering = "You are a pirate " + n,
        .strength = 1.5 + seed,
        .psrName = "pirate " + n,
        .model = {.sha256 = std::string(64, 'a'),
                  .name = "Tiny",
                  .path = "/models/tiny.gguf",
                  .architecture = "llama",
                  .quantization = "Q4_1",
                  .templateSha256 = std::string(64, 'b'),
                  .layers = 30,
                  .width = 576,
                  .vocabulary = 49152},
        .document = R"({"run": )" + n + "}",
        .columns = {{"unsteered", "Unsteered", "Coffee is a drink " + n, 5},
                    {"psr", "PSR", "Arrr, matey! Très bon. " + n, 5}},
        .maps = {{"/columns/1/pushes", {tokens, layers, randomValues(tokens * layers, seed + 1)}},
                 {"/psr_deltas/missed",
                  {layers, tokens, randomValues(tokens * layers, seed + 2, 1e-20f)}}}};
    run.maps[0].values.at(0, 0) = -0.0f;
    run.maps[0].values.at(1, 0) = std::numeric_limits<float>::denorm_min();
    run.maps[0].values.at(2, 0) = std::numeric_limits<float>::infinity();
    return run;
}

inline SteeringModel samplePsr(unsigned seed) {
    SteeringModel model = sampleModel(5, 7, {0, 3}, seed);
    model.provenance.name = "pirate " + std::to_string(seed);
    return model;
}

inline void writeText(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

inline std::string readText(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace steerscope::test

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/ggml_type.h"

#include <array>
#include <string>

#include "core/gguf/internal/gguf_rules.h"

namespace steerscope {
namespace {

struct Format {
    GgmlType type;
    BlockLayout layout;
};

constexpr std::array kFormats{
    Format{GgmlType::F32, {"F32", 1, 4}},       Format{GgmlType::F16, {"F16", 1, 2}},
    Format{GgmlType::BF16, {"BF16", 1, 2}},     Format{GgmlType::Q4_0, {"Q4_0", 32, 18}},
    Format{GgmlType::Q4_1, {"Q4_1", 32, 20}},   Format{GgmlType::Q5_0, {"Q5_0", 32, 22}},
    Format{GgmlType::Q5_1, {"Q5_1", 32, 24}},   Format{GgmlType::Q8_0, {"Q8_0", 32, 34}},
    Format{GgmlType::Q4_K, {"Q4_K", 256, 144}}, Format{GgmlType::Q5_K, {"Q5_K", 256, 176}},
    Format{GgmlType::Q6_K, {"Q6_K", 256, 210}},
};

struct ForeignName {
    std::uint32_t id;
    std::string_view name;
};

/// Formats other programs write; named in the refusal so that people can look them up.
constexpr std::array kForeignNames{
    ForeignName{9, "Q8_1"},     ForeignName{10, "Q2_K"},    ForeignName{11, "Q3_K"},
    ForeignName{15, "Q8_K"},    ForeignName{16, "IQ2_XXS"}, ForeignName{17, "IQ2_XS"},
    ForeignName{18, "IQ3_XXS"}, ForeignName{19, "IQ1_S"},   ForeignName{20, "IQ4_NL"},
    ForeignName{21, "IQ3_S"},   ForeignName{22, "IQ2_S"},   ForeignName{23, "IQ4_XS"},
    ForeignName{24, "I8"},      ForeignName{25, "I16"},     ForeignName{26, "I32"},
    ForeignName{27, "I64"},     ForeignName{28, "F64"},     ForeignName{29, "IQ1_M"},
    ForeignName{34, "TQ1_0"},   ForeignName{35, "TQ2_0"},   ForeignName{39, "MXFP4"},
};

const Format* findFormat(std::uint32_t id) {
    for (const Format& format : kFormats)
        if (static_cast<std::uint32_t>(format.type) == id) return &format;
    return nullptr;
}

} // namespace

std::string ggmlTypeName(std::uint32_t id) {
    if (const Format* format = findFormat(id)) return std::string(format->layout.name);
    for (const ForeignName& foreign : kForeignNames)
        if (foreign.id == id) return std::string(foreign.name);
    return "unknown";
}

GgmlType ggmlTypeFromId(std::uint32_t id) {
    if (const Format* format = findFormat(id)) return format->type;
    gguf::fail(gguf::Rule::TensorType,
               {.field = "type", .found = std::to_string(id) + " (" + ggmlTypeName(id) + ")"});
}

BlockLayout blockLayout(GgmlType type) {
    const auto id = static_cast<std::uint32_t>(type);
    if (const Format* format = findFormat(id)) return format->layout;
    gguf::fail(gguf::Rule::TensorType,
               {.field = "type", .found = std::to_string(id) + " (" + ggmlTypeName(id) + ")"});
}

} // namespace steerscope

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_view.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace steerscope::test {
namespace {

RunView rich() {
    return {.map = MapKind::missed,
            .transform = Transform::logarithmic,
            .sharedRange = ValueRange{0.1, 90},
            .clip = ValueRange{2, 7.25},
            .zoom = ColumnPitch{1, 3},
            .firstColumn = 12,
            .cursor = CursorPlace{.column = {ColumnKind::further, 2}, .token = 7, .layer = 3},
            .second = Cell{9, 1},
            .region = MapRegion{2, 5, 0, 3},
            .tints = {{ColumnKind::psr, TintKind::kl}, {ColumnKind::unsteered, TintKind::surprise}},
            .differences = ColumnId(ColumnKind::unsteered)};
}

TEST(RunView, SurvivesAFileExactly) {
    for (const RunView& view : {RunView{}, rich()})
        EXPECT_EQ(runViewFromJson(parseStrictJson(runViewToJson(view).dump())), view);
}

TEST(RunView, WhatCannotBeIsRefusedByName) {
    const auto codeOf = [](const char* key, const Json& value) -> std::string {
        Json json = runViewToJson(rich());
        json[key] = value;
        try {
            runViewFromJson(json);
        } catch (const Error& error) {
            return error.record().code;
        }
        return "none";
    };
    EXPECT_EQ(codeOf("map", "weather"), "FIELD-003");
    EXPECT_EQ(codeOf("transform", 3), "FIELD-002");
    EXPECT_EQ(codeOf("zoom", {{"pixels", 0}, {"merged", 1}}), "FIELD-003");
    EXPECT_EQ(codeOf("tints", {{{"column", {{"kind", "psr"}}}, {"tint", "loud"}}}), "FIELD-003");
    EXPECT_EQ(codeOf("second", Json(nullptr)), "none");
}

} // namespace
} // namespace steerscope::test

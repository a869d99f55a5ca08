// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recipe.h"

#include <QCoreApplication>

#include <cmath>

namespace steerscope {
namespace {

constexpr double kHottest = 5;
constexpr int kMostTokens = 4096;

QString sentence(const char* text) {
    return QCoreApplication::translate("Recipe", text);
}

} // namespace

QString recipeProblem(const Recipe& recipe) {
    if (recipe.prompt.trimmed().isEmpty())
        return sentence("Write a prompt first: the question that every column answers.");
    if (!std::isfinite(recipe.temperature) || recipe.temperature < 0 ||
        recipe.temperature > kHottest)
        return sentence("Set the temperature to a number from 0 to 5; 0 always takes the likeliest "
                        "token.");
    if (recipe.tokens < 1 || recipe.tokens > kMostTokens)
        return sentence("Set the number of tokens to 1 … 4096.");
    return {};
}

} // namespace steerscope

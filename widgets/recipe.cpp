// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recipe.h"

#include <QCoreApplication>

#include <cmath>

namespace steerscope {
namespace {

constexpr double kHottest = 5;
constexpr int kMostTokens = 4096;

class RecipeText {
    Q_DECLARE_TR_FUNCTIONS(RecipeText)
};

} // namespace

QString recipeProblem(const Recipe& recipe) {
    if (recipe.prompt.trimmed().isEmpty())
        return RecipeText::tr("Write a prompt first: the question that every column answers.");
    if (!std::isfinite(recipe.temperature) || recipe.temperature < 0 ||
        recipe.temperature > kHottest)
        return RecipeText::tr(
            "Set the temperature to a number from 0 to 5; 0 always takes the likeliest "
            "token.");
    if (recipe.tokens < 1 || recipe.tokens > kMostTokens)
        return RecipeText::tr("Set the number of tokens to 1 … 4096.");
    return {};
}

} // namespace steerscope

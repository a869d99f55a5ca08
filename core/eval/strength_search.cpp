// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/strength_search.h"

#include <algorithm>

namespace steerscope {

StrengthSearch::StrengthSearch(StrengthSearchOptions options, const StrengthPoint& unsteered)
    : m_options(options), m_good(unsteered) {}

std::optional<double> StrengthSearch::next() const {
    if (m_points.size() >= static_cast<std::size_t>(m_options.budget)) return std::nullopt;
    if (m_points.empty()) return std::min(m_options.first, m_options.most);
    if (m_bad) {
        if (*m_bad - m_good.strength <= m_options.tolerance) return std::nullopt;
        return (*m_bad + m_good.strength) / 2;
    }
    if (m_good.strength >= m_options.most) return std::nullopt;
    return std::min(2 * m_good.strength, m_options.most);
}

void StrengthSearch::report(const StrengthPoint& point) {
    m_points.push_back(point);
    if (point.coherence < m_options.floor)
        m_bad = m_bad ? std::min(*m_bad, point.strength) : point.strength;
    else if (point.strength > m_good.strength)
        m_good = point;
}

StrengthSearch searchStrength(const StrengthSearchOptions& options, const StrengthPoint& unsteered,
                              const std::function<StrengthPoint(double)>& measure) {
    StrengthSearch search(options, unsteered);
    while (const auto strength = search.next())
        search.report(measure(*strength));
    return search;
}

} // namespace steerscope

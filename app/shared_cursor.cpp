// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared_cursor.h"

#include <algorithm>

namespace steerscope {

std::optional<CursorPlace> SharedCursor::place() const {
    if (m_state == State::none) return std::nullopt;
    return m_place;
}

void SharedCursor::set(State state, const CursorPlace& place) {
    if (state == m_state && place == m_place) return;
    m_state = state;
    m_place = place;
    Q_EMIT changed();
}

void SharedCursor::hover(const CursorPlace& place) {
    if (m_state != State::locked) set(State::hovered, place);
}

void SharedCursor::leave() {
    if (m_state == State::hovered) set(State::none, {});
}

void SharedCursor::toggleLock(const CursorPlace& place) {
    if (m_state == State::locked && m_place == place)
        set(State::none, {});
    else
        set(State::locked, place);
}

void SharedCursor::lock(const CursorPlace& place) {
    set(State::locked, place);
}

bool SharedCursor::release() {
    const bool wasLocked = m_state == State::locked;
    set(State::none, {});
    return wasLocked;
}

void SharedCursor::step(int tokens, int layers, int tokenCount, int layerCount) {
    if (tokenCount <= 0) return;
    CursorPlace next = m_state == State::none ? CursorPlace{.column = m_place.column} : m_place;
    if (m_state != State::none) next.token += tokens;
    next.token = std::clamp(next.token, 0, tokenCount - 1);
    if (layers != 0 && layerCount > 0)
        next.layer = std::clamp(next.layer.value_or(layerCount) + layers, 0, layerCount - 1);
    set(State::locked, next);
}

} // namespace steerscope

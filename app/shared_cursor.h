// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

#include "app/recorded_run.h"

namespace steerscope {

/// Where the linked cursor is: a token of one answer, and a layer when a cell or a bar was pointed
/// at. Other panes show the same token number.
struct CursorPlace {
    ColumnId column = ColumnKind::psr;
    int token = 0;
    std::optional<int> layer;
    friend bool operator==(const CursorPlace&, const CursorPlace&) = default;
};

/// The one cursor all panes, maps and curves follow. Hovering moves it, clicking locks it; a locked
/// cursor stays under hover until it is released or another place is locked.
class SharedCursor : public QObject {
    Q_OBJECT
public:
    enum class State { none, hovered, locked };
    using QObject::QObject;

    State state() const { return m_state; }
    /// Nothing when the state is `none`.
    std::optional<CursorPlace> place() const;

    void hover(const CursorPlace& place);
    void leave();
    /// Locks; on the place that is locked already it releases instead.
    void toggleLock(const CursorPlace& place);
    /// Locks without toggling, for keys.
    void lock(const CursorPlace& place);
    /// Back to nothing. True when there was a lock: the Esc ladder stops here.
    bool release();
    /// Next or previous token and layer, kept in [0, tokens) × [0, layers); locks.
    void step(int tokens, int layers, int tokenCount, int layerCount);

Q_SIGNALS:
    void changed();

private:
    void set(State state, const CursorPlace& place);

    State m_state = State::none;
    CursorPlace m_place;
};

} // namespace steerscope

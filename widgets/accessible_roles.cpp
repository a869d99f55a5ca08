// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible_roles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

#include <algorithm>

namespace steerscope {
namespace {

struct ClassRole {
    const char* className;
    QAccessible::Role role;
};

constexpr ClassRole kRoles[] = {
    {"steerscope::TabRow", QAccessible::PageTabList},
    {"steerscope::SegmentedControl", QAccessible::RadioButton},
    {"steerscope::CurveView", QAccessible::Chart},
    {"steerscope::LayerBars", QAccessible::Chart},
    {"steerscope::ChoiceBars", QAccessible::Chart},
    {"steerscope::GaugeBar", QAccessible::ProgressBar},
    {"steerscope::KeySheet", QAccessible::HelpBalloon},
    {"steerscope::TourCallout", QAccessible::HelpBalloon},
    {"steerscope::CommandPalette", QAccessible::PopupMenu},
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget) return nullptr;
    const auto* found = std::ranges::find_if(kRoles, [&](const ClassRole& known) {
        return className == QLatin1String(known.className);
    });
    return found == std::end(kRoles) ? nullptr : new QAccessibleWidget(widget, found->role);
}

} // namespace

void installAccessibleRoles() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)installed;
}

} // namespace steerscope

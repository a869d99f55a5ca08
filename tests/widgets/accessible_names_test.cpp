// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/completion_pane.h"
#include "widgets/distill_panel.h"
#include "widgets/library_list.h"
#include "widgets/map_panel.h"
#include "widgets/prompt_bar.h"
#include "widgets/status_strip.h"
#include "widgets/strength_slider.h"
#include "widgets/token_inspector.h"

#include <QAccessible>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

/// Every part that takes the keyboard must have a spoken name; Qt's own inner parts are exempt.
template <typename Panel> void expectNames() {
    Panel panel;
    int controls = 0;
    for (QWidget* part : panel.template findChildren<QWidget*>()) {
        if (part->focusPolicy() == Qt::NoFocus || part->objectName().startsWith("qt_")) continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(part);
        ASSERT_NE(spoken, nullptr) << part->metaObject()->className();
        EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty())
            << Panel::staticMetaObject.className() << ": " << part->metaObject()->className();
        ++controls;
    }
    EXPECT_GT(controls, 0);
}

TEST(AccessibleNames, EveryControlHasOne) {
    expectNames<CompletionPane>();
    expectNames<DistillPanel>();
    expectNames<LibraryList>();
    expectNames<MapPanel>();
    expectNames<PromptBar>();
    expectNames<StatusStrip>();
    expectNames<StrengthSlider>();
    expectNames<TokenInspector>();
}

/// All panels follow the interface scale and both themes without a part that outgrows its panel.
template <typename Panel> void expectScales() {
    Panel panel;
    panel.show();
    panel.setFixedWidth(400); // Texts wrap: only at a width of the same scale are heights like.
    panel.adjustSize();
    const int height = panel.height();
    panel.setTheme(themeOf(ThemeKind::dark));
    panel.setScale(2);
    panel.setFixedWidth(800);
    QCoreApplication::processEvents(); // Parts inside parts tell their new heights by events.
    panel.adjustSize();
    EXPECT_GT(panel.height(), height * 3 / 2) << Panel::staticMetaObject.className();
}

TEST(InterfaceScale, EveryPanelGrowsWithIt) {
    expectScales<CompletionPane>();
    expectScales<DistillPanel>();
    expectScales<LibraryList>();
    expectScales<PromptBar>();
    expectScales<StatusStrip>();
    expectScales<StrengthSlider>();
    expectScales<TokenInspector>();
}

} // namespace
} // namespace steerscope

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/distill_options.h"
#include "widgets/layer_picker.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

DistillChoices choices() {
    return {.methods = {{.name = "A-PSR"},
                        {.name = "S-PSR", .oneLayer = true},
                        {.name = "A-Const", .hasRank = false}},
            .objectives = {"Off", "KL"},
            .checks = {"none", "pirate", "french"},
            .presets = {{"Pirate", "Persona", "followed in 60 %", false},
                        {"Robot", "Persona", "followed in 15 %", true},
                        {"French", "Language", "", false}},
            .defaults = {}};
}

class DistillOptionsTest : public testing::Test {
protected:
    void SetUp() override {
        m_options.setChoices(choices());
        m_options.setLayerCount(30);
        m_options.resize(340, 600);
        m_options.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_options));
    }
    template <class Control> Control* named(const QString& name) const {
        for (Control* control : m_options.findChildren<Control*>())
            if (control->accessibleName() == name) return control;
        return nullptr;
    }
    void choose(QComboBox* box, int index) {
        box->setFocus();
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    bool showsText(const QString& text) const {
        for (const QLabel* label : m_options.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    DistillOptions m_options;
};

TEST_F(DistillOptionsTest, TheDefaultsNeedNoAdvancedSettings) {
    EXPECT_FALSE(named<QSpinBox>("Epochs")->isVisible());
    auto* disclosure = named<QToolButton>("Advanced settings");
    disclosure->setFocus();
    QTest::keyClick(disclosure, Qt::Key_Space);
    EXPECT_TRUE(named<QSpinBox>("Epochs")->isVisible());
    EXPECT_FALSE(named<QSpinBox>("Epochs")->isEnabled()) << "nothing is polished";
    EXPECT_EQ(m_options.form(), DistillForm{});
}

TEST_F(DistillOptionsTest, ClosedItSaysWhatIsNotTheDefault) {
    m_options.setForm({.method = 1, .rank = 4, .layers = {12}, .objective = 1});
    const QString summary = named<QToolButton>("Advanced settings")->text();
    for (const char* part : {"S-PSR", "rank 4", "layers 12", "KL"})
        EXPECT_TRUE(summary.contains(QLatin1String(part))) << part;
}

TEST_F(DistillOptionsTest, EveryFieldIsPartOfTheForm) {
    m_options.setAdvancedShown(true);
    QSignalSpy changed(&m_options, &DistillOptions::formChanged);
    named<QSpinBox>("Rank")->setValue(4);
    choose(named<QComboBox>("Polish"), 1);
    named<QSpinBox>("Epochs")->setValue(3);
    named<QSpinBox>("Prompts")->setValue(100);
    named<QSpinBox>("Held out")->setValue(20);
    named<QSpinBox>("Tokens per answer")->setValue(30);
    auto* check = named<QLineEdit>("Check of the answers");
    check->setFocus();
    QTest::keyClicks(check, "french");
    const DistillForm wanted{.rank = 4,
                             .objective = 1,
                             .epochs = 3,
                             .prompts = 100,
                             .heldout = 20,
                             .tokens = 30,
                             .check = "french"};
    EXPECT_EQ(m_options.form(), wanted);
    EXPECT_GE(changed.count(), 7);
    QTest::mouseClick(m_options.findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(m_options.form(), DistillForm{});
}

TEST_F(DistillOptionsTest, SettingFromOutsideIsSilent) {
    QSignalSpy changed(&m_options, &DistillOptions::formChanged);
    m_options.setForm({.method = 1, .layers = {3}, .check = "none"});
    m_options.setPreset(2);
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(m_options.form().layers, std::vector<int>{3});
}

TEST_F(DistillOptionsTest, AMethodWithoutRankDisablesIt) {
    m_options.setAdvancedShown(true);
    choose(named<QComboBox>("Method"), 2);
    EXPECT_FALSE(named<QSpinBox>("Rank")->isEnabled());
    choose(named<QComboBox>("Method"), 0);
    EXPECT_TRUE(named<QSpinBox>("Rank")->isEnabled());
}

TEST_F(DistillOptionsTest, AMethodOfOneLayerOffersTheBestOrOne) {
    m_options.setAdvancedShown(true);
    choose(named<QComboBox>("Method"), 1);
    auto* which = named<QComboBox>("Which layers");
    EXPECT_EQ(which->count(), 2);
    choose(which, 1);
    named<QSpinBox>("Layer")->setValue(7);
    EXPECT_EQ(m_options.form().layers, std::vector<int>{7});
}

TEST_F(DistillOptionsTest, TheReasonStandsBesideItsField) {
    m_options.setAdvancedShown(true);
    m_options.setProblem(DistillField::heldout, "Hold fewer prompts out.");
    EXPECT_TRUE(showsText("Hold fewer prompts out."));
    auto* field = named<QSpinBox>("Held out");
    EXPECT_TRUE(field->property("invalid").toBool());
    EXPECT_EQ(field->accessibleDescription(), "Hold fewer prompts out.");
    EXPECT_FALSE(named<QSpinBox>("Prompts")->property("invalid").toBool());
    m_options.setProblem(DistillField::heldout, {});
    EXPECT_FALSE(showsText("Hold fewer"));
    EXPECT_FALSE(field->property("invalid").toBool());
}

TEST_F(DistillOptionsTest, AReadyInstructionTheModelDoesNotFollowIsToldBeforehand) {
    QSignalSpy chosen(&m_options, &DistillOptions::presetChosen);
    auto* presets = named<QComboBox>("Ready-made instruction");
    ASSERT_EQ(presets->count(), 1 + 2 + 3) << "own text, two headings, three instructions";
    choose(presets, presets->findData(1));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toInt(), 1);
    m_options.setPreset(1);
    EXPECT_TRUE(showsText("followed in 15 %"));
    m_options.setPreset(0);
    EXPECT_FALSE(showsText("followed in"));
}

TEST(Layers, TextAndNumbersAreTheSame) {
    EXPECT_EQ(layersText({0, 1, 2, 5, 7, 8}), QStringLiteral("0–2, 5, 7–8"));
    EXPECT_EQ(layersFromText("7-8, 0–2,5, 1", 30), (std::vector<int>{0, 1, 2, 5, 7, 8}));
    for (const char* wrong : {"", "a", "1,", "5-3", "1-2-3", "-1", "30", "0-30"})
        EXPECT_FALSE(layersFromText(QString::fromUtf8(wrong), 30)) << wrong;
}

class LayerPickerTest : public testing::Test {
protected:
    void SetUp() override {
        m_picker.setLayerCount(30);
        m_picker.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_picker));
    }
    void choose(int form) {
        auto* box = m_picker.findChild<QComboBox*>();
        box->setCurrentIndex(form);
        Q_EMIT box->activated(form);
    }
    QSpinBox* number(const QString& name) const {
        for (QSpinBox* box : m_picker.findChildren<QSpinBox*>())
            if (box->accessibleName() == name && box->isVisible()) return box;
        return nullptr;
    }

    LayerPicker m_picker;
};

TEST_F(LayerPickerTest, RangeListAndOne) {
    EXPECT_TRUE(m_picker.layers().empty());
    choose(1);
    number("First layer")->setValue(10);
    number("Last layer")->setValue(12);
    EXPECT_EQ(m_picker.layers(), (std::vector<int>{10, 11, 12}));
    choose(2);
    auto* list = m_picker.findChild<QLineEdit*>();
    for (QLineEdit* line : m_picker.findChildren<QLineEdit*>())
        if (line->accessibleName() == "Layers of the list") list = line;
    ASSERT_TRUE(list->isVisible());
    EXPECT_EQ(list->text(), QStringLiteral("10–12"));
    list->setFocus();
    QTest::keyClicks(list, ", 20");
    EXPECT_EQ(m_picker.layers(), (std::vector<int>{10, 11, 12, 20}));
    choose(3);
    EXPECT_EQ(m_picker.layers().size(), 1u);
    choose(0);
    EXPECT_TRUE(m_picker.layers().empty());
}

TEST_F(LayerPickerTest, WhatCannotBeReadIsToldAndTheLastChoiceStays) {
    m_picker.setLayers({1, 3});
    QLineEdit* list = nullptr;
    for (QLineEdit* line : m_picker.findChildren<QLineEdit*>())
        if (line->accessibleName() == "Layers of the list") list = line;
    list->setFocus();
    list->selectAll();
    QTest::keyClicks(list, "1, 99");
    EXPECT_FALSE(m_picker.problem().isEmpty());
    EXPECT_TRUE(m_picker.problem().contains("29"));
    EXPECT_EQ(list->text(), "1, 99") << "the person goes on typing";
    QTest::keyClick(list, Qt::Key_Backspace);
    EXPECT_TRUE(m_picker.problem().isEmpty());
    EXPECT_EQ(m_picker.layers(), (std::vector<int>{1, 9}));
}

TEST_F(LayerPickerTest, AChoiceFromOutsideIsSilent) {
    QSignalSpy changed(&m_picker, &LayerPicker::changed);
    m_picker.setLayers({4, 5, 6});
    m_picker.setReach(LayerPicker::Reach::oneLayer);
    EXPECT_TRUE(m_picker.layers().empty()) << "one layer cannot be three";
    EXPECT_EQ(changed.count(), 0);
}

} // namespace
} // namespace steerscope

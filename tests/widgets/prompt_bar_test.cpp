// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/prompt_bar.h"

#include "widgets/growing_field.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

Recipe coffee() {
    return {"Tell me about coffee.", "You are a pirate.", SteerPlace::system, 11, 0.7, 44};
}

class PromptBarTest : public testing::Test {
protected:
    void SetUp() override {
        m_bar.resize(1280, 100);
        m_bar.show();
        m_bar.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_bar));
    }
    template <typename W> W* named(const QString& name) const {
        for (W* widget : m_bar.findChildren<W*>())
            if (widget->accessibleName() == name) return widget;
        return nullptr;
    }
    GrowingField* prompt() const { return named<GrowingField>("Prompt"); }
    QPushButton* button(const QString& name) const { return named<QPushButton>(name); }

    PromptBar m_bar;
};

TEST_F(PromptBarTest, ARecipeComesBackAsItWasSet) {
    QSignalSpy changed(&m_bar, &PromptBar::changed);
    m_bar.setRecipe(coffee());
    EXPECT_EQ(m_bar.recipe(), coffee());
    EXPECT_EQ(changed.count(), 0);
    Recipe large = coffee();
    large.seed = 9'999'999'999'999'999'999ULL;
    large.prompt = "two\nlines";
    m_bar.setRecipe(large);
    EXPECT_EQ(m_bar.recipe(), large);
}

TEST_F(PromptBarTest, RunIsDisabledWithTheReasonUnderTheFieldUntilThereIsAPrompt) {
    EXPECT_FALSE(button("Run")->isEnabled());
    auto* reason = named<QLabel>("Why Run is disabled");
    ASSERT_NE(reason, nullptr);
    EXPECT_TRUE(reason->isVisible());
    EXPECT_TRUE(reason->text().startsWith("Write a prompt first"));
    QTest::keyClicks(prompt(), "Hi");
    EXPECT_TRUE(button("Run")->isEnabled());
    EXPECT_FALSE(reason->isVisible());
    prompt()->setText("   ");
    EXPECT_FALSE(button("Run")->isEnabled());
}

TEST_F(PromptBarTest, TheWindowCanBlockRunningWithItsOwnReason) {
    m_bar.setRecipe(coffee());
    m_bar.setBlockedReason("Choose a model first.");
    EXPECT_EQ(m_bar.problem(), "Choose a model first.");
    EXPECT_FALSE(button("Run")->isEnabled());
    EXPECT_FALSE(button("Distil")->isEnabled());
    EXPECT_EQ(button("Run")->toolTip(), "Choose a model first.");
    m_bar.setBlockedReason({});
    EXPECT_TRUE(button("Run")->isEnabled());
}

TEST_F(PromptBarTest, ControlEnterRunsFromInsideTheField) {
    m_bar.setRecipe(coffee());
    QSignalSpy run(&m_bar, &PromptBar::runRequested);
    prompt()->setFocus();
    QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(run.count(), 1);
    EXPECT_EQ(m_bar.recipe().prompt, coffee().prompt);
    prompt()->setText({});
    QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(run.count(), 1);
}

TEST_F(PromptBarTest, ButtonsFollowWhatIsGoingOn) {
    m_bar.setRecipe(coffee());
    QSignalSpy stop(&m_bar, &PromptBar::stopRequested);
    QSignalSpy distil(&m_bar, &PromptBar::distilRequested);
    EXPECT_FALSE(button("Stop")->isEnabled());
    QTest::mouseClick(button("Distil"), Qt::LeftButton);
    EXPECT_EQ(distil.count(), 1);
    m_bar.setActivity(PromptBar::Activity::running);
    EXPECT_FALSE(button("Run")->isEnabled());
    QTest::mouseClick(button("Stop"), Qt::LeftButton);
    EXPECT_EQ(stop.count(), 1);
    // A run may start while a distillation works in the background.
    m_bar.setActivity(PromptBar::Activity::distilling);
    EXPECT_TRUE(button("Run")->isEnabled());
    EXPECT_FALSE(button("Distil")->isEnabled());
}

TEST_F(PromptBarTest, DistilNeedsAnInstruction) {
    Recipe recipe = coffee();
    recipe.steer.clear();
    m_bar.setRecipe(recipe);
    EXPECT_TRUE(button("Run")->isEnabled());
    EXPECT_FALSE(button("Distil")->isEnabled());
    EXPECT_EQ(button("Distil")->toolTip(), "Write an instruction to distil first");
}

TEST_F(PromptBarTest, EveryFieldReportsAChange) {
    m_bar.setRecipe(coffee());
    QSignalSpy changed(&m_bar, &PromptBar::changed);
    QTest::keyClicks(prompt(), "x");
    EXPECT_EQ(changed.count(), 1);
    QTest::keyClicks(named<GrowingField>("Steer with"), "y");
    EXPECT_EQ(changed.count(), 2);
    auto* seed = named<QLineEdit>("Seed");
    seed->selectAll();
    QTest::keyClicks(seed, "5a");
    EXPECT_EQ(changed.count(), 3);
    EXPECT_EQ(m_bar.recipe().seed, 5U);
    seed->clear();
    EXPECT_FALSE(button("Run")->isEnabled());
    EXPECT_TRUE(m_bar.problem().contains("seed"));
}

TEST_F(PromptBarTest, TheInstructionCanStandInThreePlaces) {
    m_bar.setRecipe(coffee());
    auto* place = named<QToolButton>("Where the instruction stands");
    EXPECT_EQ(place->text(), "as the system message");
    QSignalSpy changed(&m_bar, &PromptBar::changed);
    ASSERT_EQ(place->menu()->actions().size(), 3);
    place->menu()->actions()[1]->trigger();
    EXPECT_EQ(m_bar.recipe().place, SteerPlace::beforeUser);
    EXPECT_EQ(place->text(), "before the user message");
    EXPECT_EQ(changed.count(), 1);
}

/// In a narrow window the words give way before the button behind them does.
TEST(PromptBarInAWindow, WhereItStandsIsShortenedNotCut) {
    QWidget window;
    window.setMinimumSize(400, 100); // As a window that may be narrower than its parts would like.
    auto* bar = new PromptBar(&window);
    (new QVBoxLayout(&window))->addWidget(bar);
    bar->setRecipe(coffee());
    bar->setPresets({{"pirate", "You are a pirate."}});
    window.resize(1280, 120);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    QToolButton *place = nullptr, *presets = nullptr;
    for (QToolButton* button : bar->findChildren<QToolButton*>()) {
        if (button->accessibleName() == "Where the instruction stands") place = button;
        if (button->accessibleName() == "Ready-made instructions") presets = button;
    }
    ASSERT_TRUE(place && presets);
    EXPECT_EQ(place->text(), "as the system message");
    for (const int width : {860, 760}) {
        window.resize(width, 120);
        QTest::qWait(20);
        EXPECT_TRUE(place->text().endsWith(u'…')) << width << place->text().toStdString();
        EXPECT_GE(place->width(), place->minimumSizeHint().width()) << width;
        EXPECT_EQ(presets->visibleRegion().boundingRect(), presets->rect()) << width;
        EXPECT_TRUE(place->toolTip().contains("as the system message"));
        EXPECT_EQ(place->accessibleDescription(), "as the system message");
    }
    window.resize(1280, 120);
    QTest::qWait(20);
    EXPECT_EQ(place->text(), "as the system message");
}

TEST_F(PromptBarTest, APresetFillsTheField) {
    m_bar.setPresets({{"pirate", "You are a pirate."}, {"french", "Respond in French."}});
    auto* presets = named<QToolButton>("Ready-made instructions");
    presets->menu()->actions()[1]->trigger();
    EXPECT_EQ(m_bar.recipe().steer, "Respond in French.");
}

TEST_F(PromptBarTest, ASteeringModelCanBeChosen) {
    auto* chooser = button("Steering model in use");
    EXPECT_FALSE(chooser->isEnabled());
    m_bar.setPsrChoices({"pirate", "french"}, 0);
    EXPECT_EQ(chooser->text(), "pirate");
    QSignalSpy chosen(&m_bar, &PromptBar::psrChosen);
    chooser->menu()->actions()[1]->trigger();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toInt(), 1);
    EXPECT_EQ(m_bar.currentPsr(), 1);
    EXPECT_EQ(chooser->text(), "french");
}

TEST_F(PromptBarTest, LongTextOpensTheFieldUpToFourLines) {
    const int one = prompt()->height();
    EXPECT_EQ(one, 32);
    prompt()->setText("a\nb\nc");
    const int three = prompt()->height();
    EXPECT_GT(three, one + 20);
    prompt()->setText("a\nb\nc\nd");
    const int four = prompt()->height();
    prompt()->setText("a\nb\nc\nd\ne\nf");
    EXPECT_EQ(prompt()->height(), four);
    prompt()->setText("a");
    EXPECT_EQ(prompt()->height(), one);
}

TEST_F(PromptBarTest, TrailingActionsBecomeButtons) {
    QAction command("Show me the command");
    QSignalSpy triggered(&command, &QAction::triggered);
    m_bar.setTrailingActions({&command});
    for (QToolButton* candidate : m_bar.findChildren<QToolButton*>())
        if (candidate->defaultAction() == &command) QTest::mouseClick(candidate, Qt::LeftButton);
    EXPECT_EQ(triggered.count(), 1);
}

TEST(RecipeProblem, NamesWhatIsWrong) {
    EXPECT_EQ(recipeProblem(coffee()), QString());
    Recipe recipe = coffee();
    recipe.temperature = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(recipeProblem(recipe).contains("temperature"));
    recipe = coffee();
    recipe.tokens = 0;
    EXPECT_TRUE(recipeProblem(recipe).contains("tokens"));
}

} // namespace
} // namespace steerscope

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QToolButton>
#include <QXmlStreamReader>

#include <set>

#include "app/desk.h"
#include "app/distill_settings.h"
#include "app/engine_words.h"
#include "app/language.h"
#include "app/text.h"
#include "app/window/side_column.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"
#include "tests/app/support/window_driver.h"
#include "widgets/segmented_control.h"

namespace steerscope::test {
namespace {

struct Message {
    QString context, source, state;
    QStringList forms; ///< One, or one for every plural of the language.
    bool plural = false;
};

/// One <message>; the reader stands on its start.
Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message{.context = context};
    message.plural = xml.attributes().value(QStringLiteral("numerus")) == QStringLiteral("yes");
    while (!(xml.readNext() == QXmlStreamReader::EndElement &&
             xml.name() == QStringLiteral("message"))) {
        if (!xml.isStartElement()) continue;
        if (xml.name() == QStringLiteral("source")) message.source = xml.readElementText();
        if (xml.name() == QStringLiteral("numerusform")) message.forms << xml.readElementText();
        if (xml.name() != QStringLiteral("translation")) continue;
        message.state = xml.attributes().value(QStringLiteral("type")).toString();
        if (!message.plural) message.forms << xml.readElementText();
    }
    return message;
}

std::vector<Message> messagesIn(QIODevice& file) {
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("name")) context = xml.readElementText();
        if (xml.name() == QStringLiteral("message")) messages.push_back(readMessage(xml, context));
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return messages;
}

std::vector<Message> messagesOf(const QString& language) {
    QFile file(QStringLiteral(STEERSCOPE_SOURCE_DIR "/resources/translations/steerscope_%1.ts")
                   .arg(language));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    return messagesIn(file);
}

/// Placeholders and tags, in alphabetical order: what a translation may move but neither lose nor
/// add.
QStringList fixedParts(const QString& text) {
    static const QRegularExpression part(QStringLiteral("%n|%[0-9]|</?[a-z]+>|\\(\\*[^)]*\\)"));
    QStringList parts;
    for (auto matches = part.globalMatch(text); matches.hasNext();)
        parts << matches.next().captured();
    parts.sort();
    return parts;
}

const QStringList kTranslated{QStringLiteral("de"), QStringLiteral("es"), QStringLiteral("fr"),
                              QStringLiteral("zh_CN")};

TEST(Translations, EveryTextIsTranslatedAndKeepsItsPlaceholders) {
    for (const QString& language : kTranslated) {
        const std::vector<Message> messages = messagesOf(language);
        EXPECT_GT(messages.size(), 500u) << language.toStdString();
        for (const Message& message : messages) {
            const std::string where =
                (language + u' ' + message.context + QStringLiteral(": ") + message.source)
                    .toStdString();
            EXPECT_TRUE(message.state.isEmpty()) << where << ": " << message.state.toStdString();
            EXPECT_FALSE(message.forms.isEmpty()) << where;
            for (const QString& form : message.forms) {
                EXPECT_FALSE(form.trimmed().isEmpty()) << where;
                EXPECT_EQ(fixedParts(form), fixedParts(message.source)) << where;
                EXPECT_EQ(form.endsWith(u'…'), message.source.endsWith(u'…')) << where;
            }
        }
    }
}

TEST(Translations, AllLanguagesHaveTheSameTexts) {
    const auto texts = [](const QString& language) {
        std::set<QString> all;
        for (const Message& message : messagesOf(language))
            all.insert(message.context + u'|' + message.source);
        return all;
    };
    const std::set<QString> first = texts(kTranslated.front());
    for (const QString& language : kTranslated)
        EXPECT_EQ(texts(language), first) << language.toStdString();
}

#ifdef STEERSCOPE_TRANSLATED
/// What update_translations would find: nothing to translate.
TEST(Translations, NoTextOfTheSourceIsMissing) {
    QTemporaryDir folder;
    const QString root = QStringLiteral(STEERSCOPE_SOURCE_DIR);
    const QString copy = folder.filePath(QStringLiteral("steerscope_de.ts"));
    ASSERT_TRUE(
        QFile::copy(root + QStringLiteral("/resources/translations/steerscope_de.ts"), copy));
    QProcess update;
    update.start(QStringLiteral(STEERSCOPE_LUPDATE),
                 {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                  QStringLiteral("-I"), root, root + QStringLiteral("/app"),
                  root + QStringLiteral("/widgets"), QStringLiteral("-ts"), copy});
    ASSERT_TRUE(update.waitForFinished(120'000));
    ASSERT_EQ(update.exitCode(), 0);
    QFile file(copy);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    for (const Message& message : messagesIn(file))
        EXPECT_TRUE(message.state.isEmpty())
            << message.state.toStdString() << ": " << message.source.toStdString();
}
#endif

/// Those of a program that was built with Qt's Linguist tools.
class Spoken : public testing::Test {
protected:
    void SetUp() override {
#ifndef STEERSCOPE_TRANSLATED
        GTEST_SKIP() << "built without Qt's Linguist tools: English alone";
#endif
    }
    void TearDown() override {
        m_translation.use(QStringLiteral("en"));
    }

    Translation m_translation;
};

TEST_F(Spoken, EveryFileIsInsideTheProgramAndIsSpoken) {
    std::set<QString> codes, names;
    for (const Language& language : languages()) {
        codes.insert(language.code);
        names.insert(language.name);
    }
    EXPECT_EQ(codes.size(), static_cast<std::size_t>(kTranslated.size()) + 1);
    EXPECT_TRUE(names.contains(QStringLiteral("Deutsch")));
    for (const QString& code : kTranslated) {
        EXPECT_TRUE(codes.contains(code));
        m_translation.use(code);
        EXPECT_EQ(textLocale().name().left(2), code.left(2));
        int checked = 0;
        for (const Message& message : messagesOf(code)) {
            if (message.plural) continue;
            const QString spoken = QCoreApplication::translate(message.context.toUtf8().constData(),
                                                               message.source.toUtf8().constData());
            EXPECT_TRUE(message.forms.contains(spoken) || message.source == QLatin1String("d MMM"))
                << message.source.toStdString();
            ++checked;
        }
        EXPECT_GT(checked, 500);
    }
}

TEST_F(Spoken, PluralsFollowTheNumber) {
    const auto imported = [](int n) {
        return QCoreApplication::translate("steerscope::LibraryPresenter", "%n run(s) imported",
                                           nullptr, n);
    };
    m_translation.use(QStringLiteral("en"));
    EXPECT_EQ(imported(1), QStringLiteral("1 run imported"));
    EXPECT_EQ(imported(2), QStringLiteral("2 runs imported"));
    m_translation.use(QStringLiteral("de"));
    EXPECT_EQ(imported(1), QStringLiteral("1 Lauf importiert"));
    EXPECT_EQ(imported(3), QStringLiteral("3 Läufe importiert"));
}

TEST_F(Spoken, TheEnginesWordsKeepTheirNumbers) {
    m_translation.use(QStringLiteral("de"));
    EXPECT_EQ(stageText("Fitting layer 18 of 30"),
              QStringLiteral("Schicht 18 von 30 wird angepasst"));
    EXPECT_EQ(stageText("Something new"), QStringLiteral("Something new"));
    EXPECT_EQ(presetText("Pirate"), QStringLiteral("Pirat"));
}

/// Every setting of the panel that can be wrong, so that no reason stays English.
TEST_F(Spoken, ReasonsBesideTheFieldsOfDistilSpeakTheLanguage) {
    const DistillTask task{.instruction = {"You are a pirate."},
                           .name = "pirate",
                           .questions = std::vector<std::string>(100, "Why?")};
    DistillTask silent = task;
    silent.instruction.text = " ";
    std::vector<DistillProblem> problems;
    const auto note = [&](const DistillSettings& settings, const DistillTask& what) {
        const auto found =
            problemOf(distillConfig(settings, what), settings, what.questions.size(), 30, 576);
        ASSERT_TRUE(found.has_value());
        problems.push_back(*found);
    };
    for (const DistillSettings& settings :
         {DistillSettings{.prompts = 90, .heldout = 20}, DistillSettings{.prompts = 5},
          DistillSettings{.prompts = 5, .heldout = 2}, DistillSettings{.heldout = 0},
          DistillSettings{.tokens = 2}, DistillSettings{.rank = 4000}, DistillSettings{.rank = 600},
          DistillSettings{.layers = {2, 31}}, DistillSettings{.layers = {5, 3}},
          DistillSettings{.objective = PolishObjective::mse, .epochs = 0},
          DistillSettings{.check = "no such check"}, DistillSettings{.check = "max-words:many"},
          DistillSettings{.check = "regex"}, DistillSettings{.check = "length:x"},
          DistillSettings{.check = "keywords"}, DistillSettings{.check = "bullets:x"},
          DistillSettings{.check = "language:x"}, DistillSettings{.check = "no-letter:xy"},
          DistillSettings{.check = "json:x"}})
        note(settings, task);
    note({}, silent);
    for (const DistillProblem& problem : problems) {
        m_translation.use(QStringLiteral("en"));
        const QString english = problemText(problem);
        EXPECT_TRUE(english.endsWith(u'.')) << english.toStdString();
        for (const QString& code : kTranslated) {
            m_translation.use(code);
            const QString spoken = problemText(problem);
            EXPECT_FALSE(spoken.contains(u'%')) << spoken.toStdString();
            for (const std::string* part : {&problem.problem, &problem.allowed, &problem.hint}) {
                const bool names = problem.part == DistillPart::check && part == &problem.allowed &&
                                   problem.allowed.find(", ") != std::string::npos;
                if (part->empty() || names) continue; // Names of checks are typed as they are.
                EXPECT_FALSE(spoken.contains(toQString(*part)))
                    << code.toStdString() << ": " << spoken.toStdString();
            }
        }
    }
}

/// Decimal points as in files and on the command line, dates as the language has them.
TEST_F(Spoken, NumbersKeepTheDecimalPoint) {
    m_translation.use(QStringLiteral("de"));
    EXPECT_EQ(QLocale().toString(1.5), QStringLiteral("1.5"));
    EXPECT_EQ(textLocale().toString(QDate(2026, 3, 2), QStringLiteral("MMM")),
              QStringLiteral("März"));
}

/// A window that speaks a language, at the smallest size the design draws.
class TranslatedWindow : public Spoken {
protected:
    void SetUp() override {
        Spoken::SetUp();
        if (IsSkipped()) return;
        m_bench.library().addBundled(fixturePsr());
        m_bench.showRun(fixtureRun(), Workbench::Playback::shown);
    }
    void open(const QString& code) {
        m_desk = std::make_unique<Desk>(m_bench, WindowState{.language = toUtf8(code)});
        m_desk->window().resize(1280, 800);
        m_desk->window().show();
        QTest::qWait(50);
    }

    QTemporaryDir m_folder;
    ScriptedPort m_port;
    Workbench m_bench{m_port, {.dataFolder = toUtf8(m_folder.path()), .saveSession = false}};
    std::unique_ptr<Desk> m_desk;
};

/// Buttons and single lines whose words do not fit in what they were given.
QStringList cutTexts(const MainWindow& window) {
    QStringList cut;
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->text().isEmpty()) continue;
        const auto* tool = qobject_cast<const QToolButton*>(button);
        if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly) continue;
        const int needed = button->fontMetrics().horizontalAdvance(button->text().remove(u'&'));
        if (needed > button->width())
            cut << QStringLiteral("%1 (%2 > %3)")
                       .arg(button->text())
                       .arg(needed)
                       .arg(button->width());
    }
    return cut;
}

TEST_F(TranslatedWindow, NoButtonCutsItsWordsAtTheSmallestSize) {
    for (const Language& language : languages()) {
        open(language.code);
        for (const WindowLayout layout :
             {WindowLayout::research, WindowLayout::tune, WindowLayout::demo}) {
            m_desk->window().setWindowLayout(layout);
            ASSERT_TRUE(waitForLook(m_desk->window()));
            EXPECT_EQ(cutTexts(m_desk->window()), QStringList())
                << language.code.toStdString() << " " << toText(layout);
        }
    }
}

TEST_F(TranslatedWindow, TheTabsOfANarrowWindowHaveRoomForTheirWords) {
    for (const Language& language : languages()) {
        open(language.code);
        m_desk->window().resize(960, 640);
        QTest::qWait(50);
        const auto* side = m_desk->window().findChild<SideColumn*>();
        ASSERT_EQ(side->form(), SideColumn::Form::tabs);
        const auto* tabs =
            side->findChild<SegmentedControl*>(QString(), Qt::FindDirectChildrenOnly);
        ASSERT_NE(tabs, nullptr);
        EXPECT_GE(tabs->width(), tabs->sizeHint().width()) << language.code.toStdString();
        EXPECT_LE(tabs->geometry().right(), side->width());
    }
}

/// The menu changes the language at once; what was done stays undoable.
TEST_F(TranslatedWindow, ChoosingALanguageRebuildsTheWindowAroundTheSameWork) {
    open(QStringLiteral("en"));
    MainWindow* before = &m_desk->window();
    before->setWindowLayout(WindowLayout::tune);
    Experiment next = m_bench.experiment();
    next.strength = -1;
    m_bench.edit(next);
    QAction* german = nullptr;
    for (QAction* action : before->actions().language->menu()->actions())
        if (action->text() == QStringLiteral("Deutsch")) german = action;
    ASSERT_NE(german, nullptr);
    bool rebuilt = false;
    QObject::connect(m_desk.get(), &Desk::rebuilt, [&] { rebuilt = true; });
    german->trigger();
    ASSERT_TRUE(waitUntil([&] { return rebuilt; }));
    MainWindow& after = m_desk->window();
    EXPECT_TRUE(after.isVisible());
    EXPECT_EQ(after.windowLayout(), WindowLayout::tune);
    EXPECT_EQ(after.windowState().language, "de");
    EXPECT_NE(named<QAbstractButton>(after, QStringLiteral("Starten")), nullptr);
    EXPECT_EQ(tokens(after, ColumnKind::psr).tokenCount(),
              static_cast<int>(fixtureRun().find(ColumnKind::psr)->length()));
    after.actions().undo->trigger();
    EXPECT_EQ(m_bench.experiment().strength, fixtureRun().recipe.strength);
}

} // namespace
} // namespace steerscope::test

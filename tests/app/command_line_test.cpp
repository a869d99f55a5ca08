// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

#include "tests/app/support/run_fixture.h"

namespace steerscope::test {
namespace {

std::string byName(const std::shared_ptr<const SteeringModel>& psr) {
    return psr->provenance.name;
}

Experiment awkward() {
    Experiment experiment = fixtureExperiment();
    experiment.prompt = "What's \"that\" & $HOME?\nüber `ls`";
    experiment.steering = {"Don't say 'no'.", SteeringRole::system};
    experiment.strength = 1.35f;
    experiment.sampler = {.temperature = 0.7f, .topK = 40, .topP = 0.9f, .seed = 11};
    experiment.twin = experiment.stacked = true;
    experiment.further = {{1, {mixPart(fixturePsr("french"), -0.5f)}}};
    experiment.forks = {{ColumnKind::psr, {TokenId(5)}, " -x", " -x"}};
    experiment.painted = {{LayerIndex(1), 2, -3.5f}};
    return experiment;
}

/// What a shell makes of the line, one word a line of output.
QStringList wordsOfShell(const std::string& line) {
    QProcess shell;
    const QString script = QStringLiteral("for w in ") + QString::fromStdString(line) +
                           QStringLiteral("\ndo printf '%s\\0' \"$w\"; done");
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script});
    shell.waitForFinished();
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(u'\0'));
    words.removeLast();
    return words;
}

TEST(CommandLine, AShellReadsBackExactlyTheWords) {
    const auto words = commandWords(awkward(), "/models/my model.gguf", byName);
    const QStringList read = wordsOfShell(shellLine(words));
    ASSERT_EQ(read.size(), static_cast<qsizetype>(words.size()));
    for (std::size_t i = 0; i < words.size(); ++i)
        EXPECT_EQ(read[static_cast<qsizetype>(i)].toStdString(), words[i]);
}

TEST(CommandLine, SaysEverythingThatDiffersFromTheDefaults) {
    const std::string line = shellLine(commandWords(awkward(), {}, byName));
    for (const char* part : {"compare", "--seed 11", "--temperature 0.7", "--top-k 40",
                             "--top-p 0.9", "--twin", "--stack", "--psr pirate:1.35",
                             "--psr french:-0.5", "--steer-role system", "--max-tokens 6"})
        EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
    const std::string plain = shellLine(commandWords(fixtureExperiment(), {}, byName));
    for (const char* part : {"--temperature", "--top-k", "--twin", "--stack", "--steer-role"})
        EXPECT_EQ(plain.find(part), std::string::npos) << part;
}

DistillConfig distillation() {
    DistillConfig config;
    config.prompt = {"Don't say 'no'.", SteeringRole::system};
    config.name = "no";
    config.rank = kFullRank;
    config.layers = {0, 3};
    config.userPrompts.assign(50, "Hello?");
    config.heldoutPrompts = 10;
    config.maxTokens = 24;
    config.seed = 11;
    config.polish.objective = PolishObjective::mse;
    config.polish.epochs = 2;
    config.verifier = "keywords:yes|of course";
    return config;
}

TEST(CommandLine, ADistillationSaysWhatIsNotTheDefault) {
    const std::string line = shellLine(distillWords(distillation(), {"m.gguf", "my list.txt"}));
    for (const char* part :
         {"distill --model m.gguf", "--steer-role system", "--affine", "--layers 0,3",
          "--rollouts 40", "--heldout 10", "--max-tokens 24", "--seed 11", "--objective mse",
          "--epochs 2", "--verifier 'keywords:yes|of course'", "--prompts 'my list.txt'",
          "--out no.safetensors"})
        EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
    DistillConfig plain;
    plain.prompt.text = "Be brief.";
    plain.method = DistillMethod::sPsr;
    plain.layer = 12;
    const std::string one = shellLine(distillWords(plain, {}));
    EXPECT_NE(one.find("--method s-psr --layer 12"), std::string::npos) << one;
    for (const char* part : {"--rank", "--affine", "--layers", "--objective", "--model",
                             "--prompts", "--steer-role", "--verifier"})
        EXPECT_EQ(one.find(part), std::string::npos) << part;
}

TEST(CommandLine, TuningNamesThePsr) {
    EXPECT_TRUE(tuneWords({}, "pirate", {}, byName).empty());
    const std::string line = shellLine(tuneWords(fixtureExperiment(), "pirate", "m.gguf", byName));
    for (const char* part : {"tune", "--model m.gguf", "--psr pirate", "--verifier pirate"})
        EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
}

TEST(CommandLine, ForksAndPaintedCellsAreSaidInFewWords) {
    Experiment experiment = fixtureExperiment();
    experiment.forks = {{ColumnKind::prompted, {TokenId(5), TokenId(9)}, " it's", "'s"}};
    for (const std::int32_t layer : {2, 3})
        for (const std::int32_t token : {4, 5, 6})
            experiment = withPainted(experiment, {{LayerIndex(layer), token, 0}});
    experiment = withPainted(experiment, {{LayerIndex(3), 7, 1.25f}});
    const auto words = commandWords(experiment, {}, byName);
    const auto after = [&words](const std::string& option) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i + 1 < words.size(); ++i)
            if (words[i] == option) values.push_back(words[i + 1]);
        return values;
    };
    EXPECT_EQ(after("--prefix-ids"), std::vector<std::string>{"prompted=5,9"});
    EXPECT_EQ(after("--prefix"), std::vector<std::string>{"prompted= it's"});
    EXPECT_EQ(after("--paint"), (std::vector<std::string>{"2-3:4-6:0", "3:7:1.25"}));
    EXPECT_EQ(wordsOfShell(shellLine(words)).size(), static_cast<qsizetype>(words.size()));
}

TEST(CommandLine, AMixIsSaidInACommentThatAShellIgnores) {
    Experiment experiment = fixtureExperiment();
    experiment.mix = {mixPart(fixturePsr("french"), 1)};
    const auto words = commandWords(experiment, {}, byName);
    EXPECT_EQ(words.back(), "# without the mix with french");
    EXPECT_EQ(wordsOfShell(shellLine(words)).size(), static_cast<qsizetype>(words.size()) - 1);
}

/// The program's own parser accepts the line: it fails later, at the model that is not there, with
/// status 1; a wrong command line is status 2.
TEST(CommandLine, TheProgramUnderstandsIt) {
    const QString program =
        QCoreApplication::applicationDirPath() + QStringLiteral("/steerscope-cli");
    if (!QFileInfo::exists(program)) GTEST_SKIP() << "steerscope-cli has not been built";
    const auto exitOf = [&program](const std::vector<std::string>& words) {
        QProcess run;
        QStringList arguments;
        for (std::size_t i = 1; i < words.size(); ++i)
            arguments << QString::fromStdString(words[i]);
        run.start(program, arguments);
        run.waitForFinished();
        return run.exitCode();
    };
    auto words = commandWords(awkward(), "/nowhere/model.gguf", byName);
    EXPECT_EQ(exitOf(words), 1);
    words.push_back("--no-such-option");
    EXPECT_EQ(exitOf(words), 2);
    EXPECT_EQ(exitOf(distillWords(distillation(), {"/nowhere/model.gguf", {}})), 1);
    EXPECT_EQ(exitOf(tuneWords(fixtureExperiment(), "pirate", "/nowhere/model.gguf", byName)), 1);
}

} // namespace
} // namespace steerscope::test

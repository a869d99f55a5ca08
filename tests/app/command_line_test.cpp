// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

#include "app/cli/compare_request.h"
#include "app/presenters/comparison_presenter.h"
#include "core/base/error.h"
#include "core/steering/steering_model_io.h"
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
    ModelInfo model = fixtureModel();
    model.path = "/models/my model.gguf";
    const auto words = commandWords(awkward(), &model, byName);
    const QStringList read = wordsOfShell(shellLine(words));
    ASSERT_EQ(read.size(), static_cast<qsizetype>(words.size()));
    for (std::size_t i = 0; i < words.size(); ++i)
        EXPECT_EQ(read[static_cast<qsizetype>(i)].toStdString(), words[i]);
}

TEST(CommandLine, SaysEverythingThatDiffersFromTheDefaults) {
    const std::string line = shellLine(commandWords(awkward(), nullptr, byName));
    for (const char* part :
         {"compare", "--seed 11", "--temperature 0.7", "--top-k 40", "--top-p 0.9",
          "--psr pirate:1.35", "--columns unsteered,prompted,psr,twin,stack,psr2",
          "--psr french:-0.5", "--steer-role system", "--max-tokens 6"})
        EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
    Experiment usual = awkward();
    usual.further.clear();
    const std::string flags = shellLine(commandWords(usual, nullptr, byName));
    EXPECT_NE(flags.find("--twin --stack --seed"), std::string::npos) << flags;
    EXPECT_EQ(flags.find("--columns"), std::string::npos) << flags;
    const std::string plain = shellLine(commandWords(fixtureExperiment(), nullptr, byName));
    for (const char* part :
         {"--temperature", "--top-k", "--twin", "--stack", "--columns", "--steer-role"})
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
    const auto words = commandWords(experiment, nullptr, byName);
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

/// PSRs as files, so that the program finds them again.
class ShownCommand : public testing::Test {
protected:
    std::shared_ptr<const SteeringModel> psr(const std::string& name) {
        auto model = std::make_shared<SteeringModel>(*fixturePsr(name));
        model->layers[1].z[0] = static_cast<float>(name.size());
        model->provenance.prompt = {"Be a " + name + ".", SteeringRole::userSuffix};
        saveSteeringModel(*model, file(name));
        return model;
    }
    std::filesystem::path file(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / (name + ".safetensors");
    }

    /// What the program makes of the words.
    ComparisonRequest read(const std::vector<std::string>& words) const {
        CLI::App app;
        CLI::App* verb = app.add_subcommand("compare");
        cli::CommonOptions common;
        cli::CompareOptions how;
        cli::addModel(*verb, common);
        cli::addConversation(*verb, common);
        cli::addSteering(*verb, common);
        cli::addSampling(*verb, common);
        cli::addColumnOptions(*verb, how);
        std::vector<std::string> reversed(words.rbegin(), words.rend() - 1);
        app.parse(reversed);
        return cli::compareRequest(common, how, cli::steeringModels(common));
    }

    /// The program asks for what the window asked for, names of columns apart.
    void expectSame(const Experiment& experiment) const {
        const auto columns = columnsFor(experiment, fixtureModel());
        const ComparisonRequest wanted = comparisonRequest(experiment, columns);
        const ModelInfo model = fixtureModel();
        const auto words = commandWords(experiment, &model, [this](const auto& psr) {
            return file(psr->provenance.name).string();
        });
        SCOPED_TRACE(shellLine(words));
        const ComparisonRequest read = this->read(words);
        ASSERT_EQ(read.messages.size(), 1u);
        EXPECT_EQ(read.messages[0].content, wanted.messages[0].content);
        EXPECT_EQ(read.sampler, wanted.sampler);
        EXPECT_EQ(read.maxTokens, wanted.maxTokens);
        ASSERT_EQ(read.columns.size(), wanted.columns.size());
        for (std::size_t i = 0; i < read.columns.size(); ++i) {
            SCOPED_TRACE(wanted.columns[i].name);
            if (wanted.columns[i].prompted) {
                EXPECT_EQ(read.prompt, wanted.prompt);
            }
            expectSame(read.columns[i], wanted.columns[i]);
        }
    }

private:
    static void expectSame(const ColumnRequest& read, const ColumnRequest& wanted) {
        EXPECT_EQ(read.prompted, wanted.prompted);
        EXPECT_EQ(read.prefix, wanted.prefix);
        EXPECT_EQ(read.prefixText, wanted.prefixText);
        const auto inOrder = [](std::vector<PushOverride> cells) {
            std::ranges::sort(cells, {}, [](const PushOverride& cell) {
                return std::pair(cell.layer.value, cell.token);
            });
            return cells;
        };
        EXPECT_EQ(inOrder(read.painted), inOrder(wanted.painted));
        ASSERT_EQ(read.steering.size(), wanted.steering.size());
        for (std::size_t i = 0; i < read.steering.size(); ++i) {
            EXPECT_EQ(read.steering[i].strength, wanted.steering[i].strength);
            EXPECT_EQ(serializeSteeringModel(*read.steering[i].model),
                      serializeSteeringModel(*wanted.steering[i].model));
        }
    }

    QTemporaryDir m_folder;
};

TEST_F(ShownCommand, AsksForTheColumnsOnScreenInEveryCombination) {
    const auto pirate = psr("pirate"), french = psr("french"), short_ = psr("short");
    for (int bits = 0; bits < 256; ++bits) {
        const auto bit = [bits](int i) { return (bits >> i & 1) != 0; };
        Experiment experiment = fixtureExperiment();
        experiment.unsteered = bit(0);
        experiment.prompted = bit(1);
        experiment.twin = bit(2);
        experiment.stacked = bit(3);
        experiment.psr = bit(4) ? pirate : nullptr;
        if (bit(5)) experiment.steering.text.clear();
        if (bit(6)) experiment.mix = {mixPart(short_, -0.25f)};
        if (bit(7))
            experiment.further = {{2, {mixPart(french, 1.5f), mixPart(pirate, 0.1f)}},
                                  {1, {mixPart(short_, -2)}}};
        if (columnsFor(experiment, fixtureModel()).empty()) continue;
        expectSame(experiment);
    }
}

TEST_F(ShownCommand, ForksOfEveryColumnAndPaintedCellsComeAlong) {
    const auto pirate = psr("pirate"), french = psr("french");
    Experiment experiment = awkward();
    experiment.psr = pirate;
    experiment.mix = {mixPart(french, 0.75f)};
    experiment.further = {{3, {mixPart(french, -0.5f)}}, {1, {mixPart(pirate, 2)}}};
    experiment.forks.clear();
    int token = 5;
    for (const ColumnId& id : wantedColumns(experiment))
        experiment = withFork(experiment, {id, {TokenId(token), TokenId(++token)}, " = it's", "s"});
    experiment.painted = {
        {LayerIndex(1), 2, -3.5f}, {LayerIndex(2), 2, -3.5f}, {LayerIndex(0), 4, 0}};
    ASSERT_EQ(experiment.forks.size(), 7u);
    expectSame(experiment);
    experiment.prompt = "- why? --seed";
    experiment.steering.text = "--json";
    expectSame(experiment);
    experiment.prompted = false; // A fork of an answer that is not wanted is none.
    expectSame(experiment);
    experiment.psr = nullptr;
    expectSame(experiment);
}

TEST_F(ShownCommand, APsrOfAnotherModelIsLeftOut) {
    auto foreign = std::make_shared<SteeringModel>(*psr("foreign"));
    foreign->provenance.modelSha256 = std::string(64, 'f');
    Experiment experiment = fixtureExperiment();
    experiment.psr = psr("pirate");
    experiment.further = {{1, {mixPart(foreign, 1)}}, {2, {mixPart(experiment.psr, 3)}}};
    experiment.forks = {{{ColumnKind::further, 2}, {TokenId(9)}, {}, "x"}};
    expectSame(experiment);
}

TEST_F(ShownCommand, AColumnThatIsNotThereIsRefused) {
    psr("pirate");
    const std::vector<std::string> words{"steerscope-cli", "compare", "--prompt",
                                         "Why?",           "--psr",   file("pirate").string(),
                                         "--columns"};
    const auto codeOf = [&](const std::string& columns) -> std::string {
        auto all = words;
        all.push_back(columns);
        try {
            read(all);
        } catch (const Error& error) {
            return error.record().code;
        }
        return {};
    };
    EXPECT_EQ(codeOf("unsteered,psr,stack"), "");
    EXPECT_EQ(codeOf("psr2"), "CLI-034");
    EXPECT_EQ(codeOf("unsteered,nobody"), "CLI-034");
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
    ModelInfo nowhere = fixtureModel();
    nowhere.path = "/nowhere/model.gguf";
    auto words = commandWords(awkward(), &nowhere, byName);
    EXPECT_EQ(exitOf(words), 1);
    words.push_back("--no-such-option");
    EXPECT_EQ(exitOf(words), 2);
    EXPECT_EQ(exitOf(distillWords(distillation(), {"/nowhere/model.gguf", {}})), 1);
    EXPECT_EQ(exitOf(tuneWords(fixtureExperiment(), "pirate", "/nowhere/model.gguf", byName)), 1);
}

} // namespace
} // namespace steerscope::test

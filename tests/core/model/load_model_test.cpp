// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stop_token>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "tests/support/tiny_model.h"

namespace steerscope {
namespace {

class LoadModelTest : public testing::Test {
protected:
    LoadModelTest() {
        m_folder = std::filesystem::temp_directory_path() /
                   ("steerscope_load_" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
    }
    ~LoadModelTest() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path fileWith(std::span<const std::byte> bytes) const {
        const auto path = m_folder / "model.gguf";
        writeFileAtomically(path, bytes);
        return path;
    }

    static ErrorRecord refusal(const std::filesystem::path& path, const LoadOptions& options = {}) {
        try {
            loadModel(path, options);
        } catch (const Error& error) {
            return error.record();
        }
        return {};
    }

    std::filesystem::path m_folder;
};

TEST_F(LoadModelTest, KnowsWhatItLoaded) {
    const auto bytes = test::tinyModelBytes();
    const auto path = fileWith(bytes);
    std::vector<Progress> reports;
    const auto model = loadModel(path, {}, [&](const Progress& p) { reports.push_back(p); });
    EXPECT_EQ(model->fact(ModelFact::fileSha256), sha256Hex(bytes));
    EXPECT_EQ(model->fact(ModelFact::path), path.string());
    EXPECT_TRUE(model->fact(ModelFact::executor).starts_with("quantized"));
    EXPECT_EQ(model->fact(ModelFact::quantization), "F32");
    EXPECT_EQ(model->fact(ModelFact::templateOrigin), "model file");
    EXPECT_EQ(model->fact(ModelFact::templateSha256), model->chatTemplate().sha256());
    ASSERT_FALSE(reports.empty());
    EXPECT_EQ(reports.back().stage, "Loading weights");
    EXPECT_EQ(reports.back().done, reports.back().total);
}

TEST_F(LoadModelTest, PromptsAreRenderedThenTokenisedOnce) {
    const auto model = test::tinyModel();
    EXPECT_EQ(model->renderPrompt({{"user", "Hi"}}),
              "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");
    const auto ids = model->promptIds({{"user", "Hi"}});
    EXPECT_EQ(ids.front(), test::kTinyTurn);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), test::kTinyTurn), 2);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), test::kTinyTurnEnd), 1);
}

TEST_F(LoadModelTest, TheTemplateCanNameTheEndToken) {
    const auto model = loadModelFromBytes(test::tinyModelBytes(),
                                          {.chatTemplate = "{{ bos_token }}.{{ eos_token }}"});
    EXPECT_EQ(model->renderPrompt({{"user", "Hi"}}), "<|endoftext|>.<|im_end|>");
    EXPECT_EQ(model->fact(ModelFact::templateOrigin), "caller");
}

TEST_F(LoadModelTest, WithoutATemplateChatMlIsUsedAndNoted) {
    const auto model = test::tinyModel({.without = {"tokenizer.chat_template"}});
    EXPECT_EQ(model->chatTemplate().source(), kChatMlTemplate);
    EXPECT_EQ(model->fact(ModelFact::templateOrigin), "ChatML (the file has none)");
}

TEST_F(LoadModelTest, AModelThatDoesNotFitIsRefusedWithBothSizes) {
    const auto path = fileWith(test::tinyModelBytes());
    const ErrorRecord e = refusal(path, {.memoryAvailable = 5'000'000});
    EXPECT_EQ(e.code, "MEM-001");
    EXPECT_EQ(e.found, "5 MB free");
    EXPECT_NE(e.allowed.find("or more"), std::string::npos);
    EXPECT_EQ(e.file, path.string());
    EXPECT_EQ(e.field, "weights, caches and scratch");
}

TEST_F(LoadModelTest, ForeignFilesAreNamedAndNeverOpened) {
    const auto text = fileWith(asBytes("Once upon a time there was no model here at all.\n"));
    const ErrorRecord e = refusal(text);
    EXPECT_EQ(e.code, "KIND-001");
    EXPECT_EQ(e.file, text.string());
    EXPECT_FALSE(e.hint.empty());
    const auto pickle = fileWith(asBytes(std::string_view("\x80\x02}q\x00.", 6)));
    EXPECT_EQ(refusal(pickle).code, "KIND-001");
    EXPECT_EQ(refusal(fileWith({})).code, "KIND-001");
}

TEST_F(LoadModelTest, AFileChangedAfterLoadingHasNoHash) {
    const auto path = fileWith(test::tinyModelBytes());
    const auto model = loadModel(path);
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() +
                                               std::chrono::seconds(5));
    try {
        model->fact(ModelFact::fileSha256);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.record().code, "FILE-005");
        EXPECT_EQ(error.record().file, path.string());
    }
}

TEST_F(LoadModelTest, AFileThatEndsBeforeItsWeightsIsRefused) {
    const auto bytes = test::tinyModelBytes();
    for (const Executor executor : {Executor::quantized, Executor::torch})
        EXPECT_EQ(
            refusal(fileWith(std::span(bytes).first(bytes.size() - 1)), {.executor = executor})
                .code,
            "GGUF-032");
}

TEST_F(LoadModelTest, AMissingFileAndAFolderWithoutAModelAreRefused) {
    EXPECT_EQ(refusal(m_folder / "absent.gguf").code, "FILE-001");
    EXPECT_EQ(refusal(m_folder).code, "HF-006");
}

TEST_F(LoadModelTest, EveryTruncationIsRefusedWithAReason) {
    const auto bytes = test::tinyModelBytes();
    for (std::size_t size = 0; size < bytes.size(); size += 997) {
        const ErrorRecord e = refusal(fileWith(std::span(bytes).first(size)));
        EXPECT_FALSE(e.code.empty()) << "cut at " << size;
        EXPECT_FALSE(e.hint.empty()) << "cut at " << size;
    }
}

TEST_F(LoadModelTest, AStopIsNoticed) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(loadModelFromBytes(test::tinyModelBytes(), {}, {}, source.get_token()), Cancelled);
}

TEST_F(LoadModelTest, TheExecutorInUseIsAFact) {
    EXPECT_EQ(test::tinyModel({}, {.executor = Executor::quantized})->fact(ModelFact::executor),
              "quantized: text fast (int8), maps and fits exact (int16)");
    EXPECT_EQ(test::tinyModel({}, {.executor = Executor::torch})->fact(ModelFact::executor),
              "torch float32");
}

TEST_F(LoadModelTest, TheQuantisedExecutorIsForTheCpu) {
    EXPECT_EQ(refusal(fileWith(test::tinyModelBytes()),
                      {.executor = Executor::quantized, .device = Device::cuda})
                  .code,
              "DEVICE-001");
}

} // namespace
} // namespace steerscope

// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_language_model.h"

#include <array>
#include <cmath>
#include <stdexcept>
#include <thread>

namespace steerscope::test {
namespace {

constexpr char kTemplate[] =
    "{% for message in messages %}{{ '<|turn|>' + message['role'] + '\n' + message['content'] + "
    "'<|end|>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|turn|>assistant\n' }}"
    "{% endif %}";

/// One token per byte; `<|turn|>` and `<|end|>` are single tokens when specials are parsed.
class ByteTokenizer final : public Tokenizer {
public:
    ByteTokenizer() {
        for (std::size_t byte = 0; byte < 256; ++byte)
            m_pieces[byte] = static_cast<char>(byte);
        m_pieces[256] = "<|end|>";
        m_pieces[257] = "<|turn|>";
        m_pieces[258] = "<s>";
    }
    std::vector<TokenId> encode(std::string_view text, SpecialTokens special) const override {
        std::vector<TokenId> out;
        while (!text.empty()) {
            const TokenId id = first(text, special);
            out.push_back(id);
            text.remove_prefix(piece(id).size());
        }
        return out;
    }
    std::string_view piece(TokenId id) const override {
        return m_pieces.at(static_cast<std::size_t>(id.value));
    }
    bool isSpecial(TokenId id) const override { return id.value >= 256; }
    std::size_t vocabularySize() const override { return m_pieces.size(); }
    std::optional<TokenId> bos() const override { return kFakeBos; }
    bool addsBos() const override { return false; }
    bool endsText(TokenId id) const override { return id == kFakeEnd; }

private:
    TokenId first(std::string_view text, SpecialTokens special) const {
        if (special == SpecialTokens::parse) {
            for (const TokenId id : {kFakeEnd, kFakeTurn}) {
                if (text.starts_with(piece(id))) return id;
            }
        }
        return TokenId(static_cast<unsigned char>(text.front()));
    }
    std::array<std::string, kFakeVocabulary> m_pieces;
};

/// Inputs of every block, position by position: inputs[l] is [length × D].
class FakeCache final : public KvCache {
public:
    FakeCache(std::int32_t layers, std::int32_t width)
        : inputs(static_cast<std::size_t>(layers)), m_width(static_cast<std::size_t>(width)) {}
    Position length() const override {
        return Position(static_cast<std::int32_t>(inputs.front().size() / m_width));
    }
    void truncate(Position length) override {
        if (length > this->length()) throw std::logic_error("truncate beyond the cache's length");
        for (auto& rows : inputs)
            rows.resize(static_cast<std::size_t>(length.value) * m_width);
    }
    std::unique_ptr<KvCache> copy() const override { return std::make_unique<FakeCache>(*this); }

    std::vector<std::vector<float>> inputs;

private:
    std::size_t m_width;
};

class FakePass final : public ForwardPass {
public:
    FakePass(const FakeLanguageModel& model, std::span<Lane> lanes)
        : m_model(model), m_lanes(lanes.begin(), lanes.end()), m_traces(lanes.size()) {
        for (const Lane& lane : m_lanes) {
            m_first.push_back(cache(lane).length());
            for (const TokenId token : lane.tokens)
                m_residual.appendRow(embed(token));
        }
    }
    ~FakePass() override {
        // Abandoned midway: the caches must look as if the pass had never begun.
        if (m_next == m_model.config().nLayers) return;
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            for (auto& rows : cache(m_lanes[i]).inputs) {
                const auto kept = static_cast<std::size_t>(m_first[i].value) * width();
                if (rows.size() > kept) rows.resize(kept);
            }
        }
    }
    bool advance() override {
        if (m_next == m_model.config().nLayers) return false;
        if (m_model.options().beforeBlock) m_model.options().beforeBlock(LayerIndex(m_next));
        std::this_thread::sleep_for(m_model.options().blockDelay);
        std::size_t row = 0;
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            runLane(i, m_residual.view().slice(row, m_lanes[i].tokens.size()));
            row += m_lanes[i].tokens.size();
        }
        ++m_next;
        return true;
    }
    LayerIndex layer() const override { return LayerIndex(m_next - 1); }
    RowsView rows() override { return m_residual.view(); }
    std::vector<LaneResult> finish() override {
        std::vector<LaneResult> out(m_lanes.size());
        std::size_t row = 0;
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            const std::size_t count = m_lanes[i].tokens.size();
            const RowsView rows = m_residual.view().slice(row, count);
            if (m_lanes[i].logits == LogitsFor::allPositions) out[i].logits = m_model.logits(rows);
            if (m_lanes[i].logits == LogitsFor::lastPosition) {
                out[i].logits = m_model.logits(rows.slice(count - 1, 1));
            }
            out[i].trace = std::move(m_traces[i]);
            row += count;
        }
        return out;
    }

private:
    static FakeCache& cache(const Lane& lane) { return static_cast<FakeCache&>(*lane.cache); }
    std::size_t width() const { return static_cast<std::size_t>(m_model.config().dModel); }
    std::vector<float> embed(TokenId token) const {
        std::vector<float> out(width());
        for (std::size_t d = 0; d < out.size(); ++d) {
            out[d] = fakeEmbedding(token, static_cast<std::int32_t>(d));
        }
        return out;
    }
    void runLane(std::size_t index, RowsView rows) {
        const Lane& lane = m_lanes[index];
        auto& inputs = cache(lane).inputs[static_cast<std::size_t>(m_next)];
        for (std::size_t t = 0; t < rows.rows; ++t) {
            inputs.insert(inputs.end(), rows.row(t).begin(), rows.row(t).end());
            addMean(inputs, rows.row(t));
        }
        const LayerIndex layer(m_next);
        if (lane.edit && lane.edit->touches(layer)) lane.edit->apply(layer, m_first[index], rows);
        if (lane.capture == Capture::residPost) capture(index, rows);
    }
    void addMean(const std::vector<float>& inputs, std::span<float> row) const {
        const std::size_t count = inputs.size() / width();
        for (std::size_t d = 0; d < width(); ++d) {
            double sum = 0;
            for (std::size_t i = 0; i < count; ++i)
                sum += inputs[i * width() + d];
            row[d] += static_cast<float>(sum / static_cast<double>(count) / (m_next + 2));
        }
    }
    void capture(std::size_t index, RowsView rows) {
        FloatMatrix copy(rows.rows, rows.cols);
        std::copy_n(rows.data, rows.rows * rows.cols, copy.values().begin());
        m_traces[index].first = m_first[index];
        m_traces[index].layers.push_back(std::move(copy));
    }

    const FakeLanguageModel& m_model;
    std::vector<Lane> m_lanes;
    std::vector<ActivationTrace> m_traces;
    std::vector<Position> m_first;
    FloatMatrix m_residual;
    std::int32_t m_next = 0;
};

} // namespace

float fakeEmbedding(TokenId token, std::int32_t dimension) {
    return std::sin(0.7f * static_cast<float>(token.value + 1) * static_cast<float>(dimension + 1));
}

float fakeReadout(TokenId token, std::int32_t dimension) {
    return std::cos(0.3f * static_cast<float>(token.value + 2) * static_cast<float>(dimension + 1));
}

FakeLanguageModel::FakeLanguageModel(FakeModelOptions options)
    : m_options(std::move(options)),
      m_tokenizer(std::make_unique<ByteTokenizer>()),
      m_template(ChatTemplate::parse(kTemplate)) {
    m_config.architecture = "fake";
    m_config.name = "Fake model";
    m_config.nLayers = m_options.nLayers;
    m_config.dModel = m_options.dModel;
    m_config.nHeads = m_config.nKvHeads = 1;
    m_config.headDim = m_config.dFf = m_options.dModel;
    m_config.vocabSize = kFakeVocabulary;
    m_config.contextLength = m_options.contextLength;
}

FakeLanguageModel::~FakeLanguageModel() = default;

std::string FakeLanguageModel::fact(ModelFact fact) const {
    switch (fact) {
    case ModelFact::name:
        return m_config.name;
    case ModelFact::fileSha256:
        return m_options.sha256;
    case ModelFact::templateSha256:
        return m_template.sha256();
    case ModelFact::executor:
        return "fake";
    case ModelFact::quantization:
        return "F32";
    case ModelFact::path:
        return "fake.gguf";
    case ModelFact::templateOrigin:
        return "caller";
    }
    return {};
}

std::unique_ptr<KvCache> FakeLanguageModel::newCache(Precision) const {
    return std::make_unique<FakeCache>(m_config.nLayers, m_config.dModel);
}

std::unique_ptr<ForwardPass> FakeLanguageModel::begin(std::span<Lane> lanes) const {
    return std::make_unique<FakePass>(*this, lanes);
}

FloatMatrix FakeLanguageModel::logits(RowsView finalResidual) const {
    FloatMatrix out(finalResidual.rows, kFakeVocabulary);
    for (std::size_t r = 0; r < finalResidual.rows; ++r) {
        const auto row = finalResidual.row(r);
        for (std::int32_t v = 0; v < kFakeVocabulary; ++v) {
            double sum = 0;
            for (std::size_t d = 0; d < row.size(); ++d) {
                sum += row[d] * fakeReadout(TokenId(v), static_cast<std::int32_t>(d));
            }
            out.at(r, static_cast<std::size_t>(v)) = static_cast<float>(sum);
        }
        out.at(r, static_cast<std::size_t>(kFakeEnd.value)) = m_options.endLogit;
    }
    return out;
}

} // namespace steerscope::test

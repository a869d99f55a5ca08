// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorded_run.h"

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"

namespace steerscope {

std::string RunColumn::text() const {
    std::string joined;
    for (const std::string& part : texts)
        joined += part;
    return joined;
}

void RunColumn::append(const TokenGenerated& token) {
    tokens.push_back(token.token);
    texts.push_back(token.text);
    pieces.push_back(token.piece);
    logProbs.push_back(token.logProb);
    choices.push_back(token.choices);
    if (!token.coefficients.empty()) coefficients.appendRow(token.coefficients);
    if (!token.pushes.empty()) pushes.appendRow(token.pushes);
    finish = token.finish;
}

const RunColumn* RecordedRun::find(ColumnId id) const {
    const auto found = std::ranges::find(columns, id, &RunColumn::id);
    return found == columns.end() ? nullptr : &*found;
}

RunColumn* RecordedRun::find(ColumnId id) {
    return const_cast<RunColumn*>(std::as_const(*this).find(id));
}

void writeRecordedRun(const RecordedRun& run, const std::filesystem::path& path) {
    writeFileAtomically(path, asBytes(serializeRecordedRun(run)));
}

RecordedRun readRecordedRun(const std::filesystem::path& path) {
    const std::string text = readTextFile(path);
    try {
        return parseRecordedRun(text);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

} // namespace steerscope

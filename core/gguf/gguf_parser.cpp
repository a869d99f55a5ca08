// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/gguf_file.h"

#include <algorithm>
#include <memory>
#include <set>

#include "core/base/checked_size.h"
#include "core/base/utf8.h"
#include "core/gguf/file_kind.h"
#include "core/gguf/internal/gguf_metadata.h"

namespace steerscope {
namespace {

using gguf::Cursor;
using gguf::fail;
using gguf::Rule;

constexpr std::uint64_t kSmallestKey = 8 + 1 + 4 + 1;        // length, one letter, type, value
constexpr std::uint64_t kSmallestTensor = 8 + 1 + 4 + 4 + 8; // the same, dimensions, type, offset

std::string text(std::uint64_t number) {
    return std::to_string(number);
}

/// A tensor's place as the file announces it, until placeTensor has checked it.
struct Place {
    std::uint64_t offset;  ///< From the beginning of the data section.
    std::uint64_t bytes;   ///< By shape and type.
    std::uint64_t written; ///< Where in the file the offset is written, for errors.
};

/// What follows the header and where it lies.
struct DataSection {
    std::uint64_t begin;
    std::uint64_t size;
    std::uint64_t alignment;
};

/// The beginning of a file, or all of it.
struct Head {
    std::span<const std::byte> bytes;
    std::uint64_t fileBytes;

    bool isWhole() const { return bytes.size() == fileBytes; }
};

void checkMagic(std::span<const std::byte> bytes) {
    if (bytes.size() < 4)
        fail(Rule::FileTooShort,
             {.offset = 0, .field = "magic", .found = text(bytes.size()) + " bytes"});
    const FileKind kind = detectFileKind(bytes.first(std::min(bytes.size(), kFileKindBytes)));
    if (kind != FileKind::gguf)
        fail(Rule::NotGguf, {.offset = 0,
                             .field = "magic",
                             .found = std::string(fileKindName(kind)),
                             .hint = std::string(fileKindAdvice(kind))});
}

std::uint32_t readVersion(Cursor& cursor) {
    cursor.read<std::uint32_t>("magic");
    const auto version = cursor.read<std::uint32_t>("version");
    const auto refuse = [version](Rule rule) {
        fail(rule, {.offset = 4, .field = "version", .found = text(version)});
    };
    // Small numbers stored the other way round have their two low bytes empty.
    if (version != 0 && (version & 0xFFFF) == 0) refuse(Rule::BigEndian);
    if (version == 1) refuse(Rule::Version1);
    if (version != 2 && version != 3) refuse(Rule::UnknownVersion);
    return version;
}

/// The rules that a count in the header must obey.
struct CountRules {
    const char* field;
    std::uint64_t cap;
    std::uint64_t smallestRecord; ///< Bytes.
    Rule tooMany;
    Rule beyondFile;
};

std::uint64_t readCount(Cursor& cursor, const CountRules& rules) {
    const std::uint64_t at = cursor.offset();
    const auto count = cursor.read<std::uint64_t>(rules.field);
    if (count > rules.cap)
        fail(rules.tooMany, {.offset = at,
                             .field = rules.field,
                             .found = text(count),
                             .allowed = "at most " + text(rules.cap)});
    if (CheckedSize(count) * rules.smallestRecord > cursor.remaining())
        fail(rules.beyondFile, {.offset = at,
                                .field = rules.field,
                                .found = text(count),
                                .allowed = "what " + text(cursor.remaining()) + " bytes can hold"});
    return count;
}

std::string readTensorName(Cursor& cursor, std::uint64_t index) {
    const std::string field = "tensor " + text(index);
    const std::uint64_t at = cursor.offset();
    cursor.spend(1, field);
    const auto name = cursor.text(field, 1, cursor.limits().nameBytes, Rule::TensorNameLength);
    if (!isValidUtf8(name))
        fail(Rule::TensorNameNotUtf8, {.offset = at, .field = field, .found = sanitizedUtf8(name)});
    return std::string(name);
}

std::vector<std::uint64_t> readShape(Cursor& cursor, const std::string& name) {
    const std::uint64_t at = cursor.offset();
    const auto dimensions = cursor.read<std::uint32_t>(name);
    if (dimensions > cursor.limits().dimensions)
        fail(Rule::TensorDimensions,
             {.offset = at, .field = name, .found = text(dimensions) + " dimensions"});
    std::vector<std::uint64_t> shape;
    for (std::uint32_t i = 0; i < dimensions; ++i)
        shape.push_back(cursor.read<std::uint64_t>(name));
    return shape;
}

GgmlType readTensorType(Cursor& cursor, const std::string& name) {
    const std::uint64_t at = cursor.offset();
    const auto id = cursor.read<std::uint32_t>(name);
    try {
        return ggmlTypeFromId(id);
    } catch (const Error& error) {
        fail(Rule::TensorType, {.offset = at, .field = name, .found = error.record().found});
    }
}

std::string describeShape(const GgufTensor& tensor) {
    std::string out;
    for (const std::uint64_t extent : tensor.shape)
        out += (out.empty() ? "" : " × ") + text(extent);
    return (out.empty() ? "1" : out) + " elements of " + std::string(blockLayout(tensor.type).name);
}

/// Bytes that shape and type ask for; `at` is where the shape is written.
std::uint64_t announcedBytes(const GgufTensor& tensor, std::uint64_t at) {
    const BlockLayout layout = blockLayout(tensor.type);
    if (tensor.rowLength() % layout.elements != 0)
        fail(Rule::PartialBlock, {.offset = at,
                                  .field = tensor.name,
                                  .found = "rows of " + text(tensor.rowLength()),
                                  .allowed = "a multiple of " + text(layout.elements)});
    try {
        CheckedSize elements = 1;
        for (const std::uint64_t extent : tensor.shape)
            elements = elements * extent;
        return (elements / layout.elements * layout.bytes).value();
    } catch (const Error&) { // SIZE-001 knows neither tensor nor place
        fail(Rule::TensorTooLarge, {.offset = at,
                                    .field = tensor.name,
                                    .found = describeShape(tensor),
                                    .allowed = "a size below 2^64 bytes"});
    }
}

/// Reads the descriptions; `places` receives one place for each tensor.
std::vector<GgufTensor> readTensors(Cursor& cursor, std::uint64_t count,
                                    std::vector<Place>& places) {
    std::vector<GgufTensor> out;
    out.reserve(count);
    std::set<std::string> seen;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t at = cursor.offset();
        GgufTensor tensor{.name = readTensorName(cursor, i), .type = GgmlType::F32};
        if (!seen.insert(tensor.name).second)
            fail(Rule::DuplicateTensor, {.offset = at, .field = tensor.name});
        const std::uint64_t shapeAt = cursor.offset();
        tensor.shape = readShape(cursor, tensor.name);
        tensor.type = readTensorType(cursor, tensor.name);
        const std::uint64_t bytes = announcedBytes(tensor, shapeAt);
        const std::uint64_t written = cursor.offset();
        places.push_back({cursor.read<std::uint64_t>(tensor.name), bytes, written});
        out.push_back(std::move(tensor));
    }
    return out;
}

void placeTensor(GgufTensor& tensor, const Place& place, const DataSection& data) {
    if (place.offset % data.alignment != 0)
        fail(Rule::TensorMisaligned, {.offset = place.written,
                                      .field = tensor.name,
                                      .found = "offset " + text(place.offset),
                                      .allowed = "a multiple of " + text(data.alignment)});
    // Neither comparison adds file values, so neither can wrap.
    if (place.offset > data.size || place.bytes > data.size - place.offset)
        fail(Rule::TensorBeyondFile,
             {.offset = place.written,
              .field = tensor.name,
              .found = describeShape(tensor) + ", " + text(place.bytes) + " bytes from " +
                       text(place.offset) + " on",
              .allowed = "within the " + text(data.size) + " bytes of tensor data"});
    tensor.offset = data.begin + place.offset;
    tensor.byteCount = place.bytes;
}

/// Places are inside the data section by now, so their sums cannot wrap.
void refuseOverlaps(const std::vector<GgufTensor>& tensors, const std::vector<Place>& places) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].bytes > 0) order.push_back(i);
    std::ranges::sort(order, {}, [&places](std::size_t i) { return places[i].offset; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Place& before = places[order[i - 1]];
        const Place& after = places[order[i]];
        if ((CheckedSize(before.offset) + before.bytes).value() <= after.offset) continue;
        fail(Rule::TensorsOverlap, {.offset = after.written,
                                    .field = tensors[order[i]].name,
                                    .found = "offset " + text(after.offset) + ", inside tensor " +
                                             tensors[order[i - 1]].name});
    }
}

/// The data section begins at the next aligned byte; a file without tensors may end before it.
DataSection dataSection(std::uint64_t fileBytes, std::uint64_t headerEnd, std::uint64_t alignment) {
    const std::uint64_t start =
        std::min(CheckedSize(headerEnd).alignedTo(alignment).value(), fileBytes);
    return {start, fileBytes - start, alignment};
}

GgufFile parseChecked(const Head& head, const GgufLimits& limits) {
    checkMagic(head.bytes);
    Cursor cursor(head.bytes, limits);
    GgufFile file;
    file.version = readVersion(cursor);
    const std::uint64_t tensorCount =
        readCount(cursor, {"tensor count", limits.tensors, kSmallestTensor, Rule::TooManyTensors,
                           Rule::TensorsBeyondFile});
    const std::uint64_t keyCount = readCount(
        cursor, {"key count", limits.keys, kSmallestKey, Rule::TooManyKeys, Rule::KeysBeyondFile});
    std::uint64_t alignment = 32;
    file.metadata = gguf::readMetadata(cursor, keyCount, alignment);
    std::vector<Place> places;
    file.tensors = readTensors(cursor, tensorCount, places);
    const DataSection data = dataSection(head.fileBytes, cursor.offset(), alignment);
    for (std::size_t i = 0; i < places.size(); ++i) {
        GgufTensor& tensor = file.tensors[i];
        placeTensor(tensor, places[i], data);
        if (head.isWhole()) tensor.bytes = head.bytes.subspan(tensor.offset, tensor.byteCount);
    }
    refuseOverlaps(file.tensors, places);
    return file;
}

GgufFile parseHead(const Head& head, const GgufLimits& limits) {
    try {
        return parseChecked(head, limits);
    } catch (const Error& error) {
        const ErrorRecord& record = error.record();
        if (record.code != "BYTES-001") throw;
        fail(Rule::Truncated, {.offset = record.offset,
                               .field = record.field,
                               .found = record.found,
                               .allowed = record.allowed});
    }
}

/// More than the description of any model seen: one piece does.
constexpr std::uint64_t kFirstPiece = 12u << 20;
/// Of tensor descriptions, beside the metadata.
constexpr std::uint64_t kMostOfTensors = 32u << 20;

} // namespace

GgufFile parseGguf(std::span<const std::byte> bytes, const GgufLimits& limits) {
    return parseHead({bytes, bytes.size()}, limits);
}

/// What a piece that ends too early is refused for may stand in the rest: only the whole
/// description, or as much of it as the limits allow, decides.
GgufFile readGguf(const OpenFile& file, const GgufLimits& limits) {
    const std::uint64_t most = std::min(file.size(), limits.metadataBytes + kMostOfTensors);
    for (std::uint64_t count = std::min(most, kFirstPiece);; count = std::min(most, 4 * count)) {
        const auto size = static_cast<std::size_t>(count);
        const auto bytes = std::make_unique_for_overwrite<std::byte[]>(size);
        file.read(0, {bytes.get(), size});
        try {
            GgufFile parsed = parseHead({{bytes.get(), size}, file.size()}, limits);
            for (GgufTensor& tensor : parsed.tensors)
                tensor.bytes = {}; // a small file was read whole
            return parsed;
        } catch (const Error&) {
            if (count == most) throw;
        }
    }
}

} // namespace steerscope

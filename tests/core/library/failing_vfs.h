// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <sqlite3.h>

namespace steerscope::test {

/// What a failing disk says.
enum class DiskFailure { full, broken };

/// An SQLite file layer that passes everything on to the default one, until its n-th change to a
/// file (write, sync, truncation, creation or removal) fails, and every later one with it: a disk
/// that is full or gone. One at a time, registered while it lives.
class FailingVfs {
public:
    static constexpr char kName[] = "failing";

    FailingVfs(std::int64_t failingChange, DiskFailure failure)
        : m_base(sqlite3_vfs_find(nullptr)) {
        s_left = failingChange;
        s_failure = failure;
        m_vfs = *m_base;
        m_vfs.zName = kName;
        m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_base->szOsFile;
        m_vfs.pAppData = m_base;
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = &open;
        m_vfs.xDelete = &remove;
        sqlite3_vfs_register(&m_vfs, 0);
    }
    ~FailingVfs() { sqlite3_vfs_unregister(&m_vfs); }
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;

    /// The n-th change was reached.
    bool hasFailed() const { return s_left <= 0; }
    /// The disk works again.
    void repair() { s_left = INT64_MAX; }

private:
    /// Our file; that of the default layer lies right behind it.
    struct File {
        sqlite3_file head;
        sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };

    static File* our(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static sqlite3_vfs* base(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }
    static bool failsNow() { return --s_left <= 0; }
    static int error(int broken) { return s_failure == DiskFailure::full ? SQLITE_FULL : broken; }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
        file->pMethods = nullptr;
        if ((flags & SQLITE_OPEN_CREATE) && !exists(vfs, name) && failsNow())
            return SQLITE_CANTOPEN;
        const int result = base(vfs)->xOpen(base(vfs), name, our(file)->inner(), flags, out);
        if (result == SQLITE_OK) file->pMethods = methods();
        return result;
    }
    static bool exists(sqlite3_vfs* vfs, const char* name) {
        int found = 0;
        if (name) base(vfs)->xAccess(base(vfs), name, SQLITE_ACCESS_EXISTS, &found);
        return found != 0;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int sync) {
        if (failsNow()) return SQLITE_IOERR_DELETE;
        return base(vfs)->xDelete(base(vfs), name, sync);
    }

    template <auto Member, class... Arguments>
    static int pass(sqlite3_file* file, Arguments... arguments) {
        sqlite3_file* inner = our(file)->inner();
        return (inner->pMethods->*Member)(inner, arguments...);
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
        if (failsNow()) {
            // A failing disk writes some of it.
            pass<&sqlite3_io_methods::xWrite>(file, data, size / 2, offset);
            return error(SQLITE_IOERR_WRITE);
        }
        return pass<&sqlite3_io_methods::xWrite>(file, data, size, offset);
    }
    static int sync(sqlite3_file* file, int flags) {
        return failsNow() ? SQLITE_IOERR_FSYNC : pass<&sqlite3_io_methods::xSync>(file, flags);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        return failsNow() ? error(SQLITE_IOERR_TRUNCATE)
                          : pass<&sqlite3_io_methods::xTruncate>(file, size);
    }
    static void barrier(sqlite3_file* file) {
        sqlite3_file* inner = our(file)->inner();
        inner->pMethods->xShmBarrier(inner);
    }

    static const sqlite3_io_methods* methods() {
        using M = sqlite3_io_methods;
        static const M all{2,
                           &pass<&M::xClose>,
                           &pass<&M::xRead, void*, int, sqlite3_int64>,
                           &write,
                           &truncate,
                           &sync,
                           &pass<&M::xFileSize, sqlite3_int64*>,
                           &pass<&M::xLock, int>,
                           &pass<&M::xUnlock, int>,
                           &pass<&M::xCheckReservedLock, int*>,
                           &pass<&M::xFileControl, int, void*>,
                           &pass<&M::xSectorSize>,
                           &pass<&M::xDeviceCharacteristics>,
                           &pass<&M::xShmMap, int, int, int, void volatile**>,
                           &pass<&M::xShmLock, int, int, int>,
                           &barrier,
                           &pass<&M::xShmUnmap, int>,
                           nullptr,
                           nullptr};
        return &all;
    }

    inline static std::int64_t s_left = INT64_MAX;
    inline static DiskFailure s_failure = DiskFailure::full;
    sqlite3_vfs* m_base;
    sqlite3_vfs m_vfs{};
};

} // namespace steerscope::test

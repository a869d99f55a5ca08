# SPDX-FileCopyrightText: 2026 The Steerscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT: one byte array per file of FILES (relative to ROOT) and a table of names.
set(arrays "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
    # Adjacent literals of 1024 bytes keep lines short enough for any editor and compiler.
    string(LENGTH "${escaped}" length)
    set(literal "")
    set(at 0)
    while(at LESS length)
        string(SUBSTRING "${escaped}" ${at} 4096 part)
        string(APPEND literal "    \"${part}\"\n")
        math(EXPR at "${at} + 4096")
    endwhile()
    math(EXPR bytes "${length} / 4")
    string(APPEND arrays "const char kFile${index}[] =\n${literal}    \"\";\n")
    string(APPEND table "    {\"${file}\", {kFile${index}, ${bytes}}},\n")
    math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"resources/bundled_resources.h\"\n\nnamespace {\n${arrays}}\n\n"
    "namespace steerscope::detail {\nextern const BundledFile kBundledFiles[] = {\n${table}    {{}, {}},\n};\n}\n")

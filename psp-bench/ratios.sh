#!/bin/sh
# Usage: psp-bench/ratios.sh [OUTPUTS OF CsvSpeed]
# Fails where a file to counts, as a share of the bare loop in the same run, has fallen by a fifth below the last row of
# "Ratios by commit" in docs/evidence/speed.md: the median of five runs of CsvSpeed (ROWS=2000000 unless set) from
# psp-bench/target/benchmarks.jar, unless their outputs are given in a file. Two minutes; ask it of a calm machine.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -gt 0 ]; then
    found=$(cat "$1")
else
    found=$(for _ in 1 2 3 4 5; do
        java -Xmx256m -cp "$top/psp-bench/target/benchmarks.jar" psp.bench.CsvSpeed "${ROWS:-2000000}"
    done)
fi
echo "$found" | awk -v page="$top/docs/evidence/speed.md" '
BEGIN {
    FS = " *[|] *"
    while ((getline line < page) > 0) {
        n = split(line, cell)
        if (cell[2] == "commit") for (i = 3; i < n; i++) name[i] = cell[i]
        else if (line !~ /^[|]/) open = 0
        if (cell[2] == "commit") open = 1
        else if (open && cell[3] ~ /^[0-9.]+$/) { commit = cell[2]; for (i = 3; i < n; i++) kept[name[i]] = cell[i] }
    }
}
/ of it$/ {
    what = $0; sub(/:.*/, "", what)
    ratio = $0; sub(/ of it$/, "", ratio); sub(/.* /, "", ratio)
    # In order of size, so that the middle one is the median.
    for (i = ++runs[what]; i > 1 && told[what, i - 1] > ratio + 0; i--) told[what, i] = told[what, i - 1]
    told[what, i] = ratio + 0
}
END {
    for (what in kept) {
        wanted++
        if (!(what in runs)) continue
        seen++
        ratio = told[what, int((runs[what] + 1) / 2)]
        low = ratio < 0.8 * kept[what]
        printf "%s: %.2f, kept %s (%s)%s\n", what, ratio, kept[what], commit, low ? ", FALLEN by more than a fifth" : ""
        failed = failed || low
    }
    for (what in runs) if (!(what in kept)) { print what ": nothing kept to compare with"; failed = 1 }
    if (seen < wanted) { print seen + 0 " of " wanted + 0 " ratios told"; failed = 1 }
    exit failed
}'

#!/bin/sh
# Usage: psp-bench/ratios.sh [OUTPUT OF CsvSpeed]
# Fails where a file to counts, as a share of the bare loop in the same run, has fallen by a fifth below the last row of
# "Ratios by commit" in docs/evidence/speed.md. Runs CsvSpeed (ROWS=1000000 unless set) from psp-bench/target/benchmarks.jar
# unless an output is given. A busy machine moves a ratio by a tenth, sometimes more: run it again before believing it.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -gt 0 ]; then
    found=$(cat "$1")
else
    found=$(java -Xmx256m -cp "$top/psp-bench/target/benchmarks.jar" psp.bench.CsvSpeed "${ROWS:-1000000}")
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
    if (!(what in kept)) { print what ": " ratio ", nothing kept to compare with"; failed = 1; next }
    low = ratio < 0.8 * kept[what]
    print what ": " ratio ", kept " kept[what] " (" commit ")" (low ? ", FALLEN by more than a fifth" : "")
    failed = failed || low
    seen++
}
END {
    for (what in kept) wanted++
    if (seen < wanted) { print seen + 0 " of " wanted + 0 " ratios told"; failed = 1 }
    exit failed
}'

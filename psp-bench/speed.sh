#!/bin/sh
# What a person waits for, and ratios within one run: commands, a file to counts beside a bare loop, the answers of a big city.
#   psp-bench/speed.sh [PSP]      after ./mvnw -DskipTests package; about ten minutes on two quiet cores
# PSP is the launcher of another checkout, as of an earlier commit, built: each command is run by it too, the two in turn.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
room=$top/psp-bench/target/speed
[ $# -eq 0 ] || set -- "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
rm -rf "$room"
mkdir -p "$room"
cd "$room"
TIMES=${TIMES:-5}
now=$top/psp
before=${1:-}
"$now" new-study study >made.txt
printf 'Files.copy(psp.example.SimulatedCity.centerStreet().violent(), Path.of("incidents.csv"))\n' >file.jsh
"$now" file.jsh
cp "$top/examples/center-street/center-street.jsh" .

# Seconds of processor and clock of one run, by the shell's own times.
once() {
    sh -c 'name=$1; shift; "$@" >out.txt 2>err.txt; times >"$name.times"' sh "$@"
}
seconds() {
    awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); s += 60 * t[1] + t[2] } printf "%.2f\n", s }' "$1.times"
}
clock() {
    date +%s.%N
}
run() {
    name=$1
    shift
    from=$(clock)
    once "$name" "$@"
    to=$(clock)
    seconds "$name" >>"$name.cpu"
    echo "$from $to" | awk '{ printf "%.2f\n", $2 - $1 }' >>"$name.clock"
}
median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.2f", v[int((NR + 1) / 2)] }'
}
echo "processor / clock, seconds, medians of $TIMES"
for words in "--help" "run study" "check incidents.csv" center-street.jsh; do
    rm -f ./*.cpu ./*.clock
    i=0
    while [ $i -lt "$TIMES" ]; do
        # shellcheck disable=SC2086
        [ -z "$before" ] || run before "$before" $words
        # shellcheck disable=SC2086
        run now "$now" $words
        i=$((i + 1))
    done
    line="psp $words: now $(median now.cpu) / $(median now.clock)"
    [ -z "$before" ] || line="$line, before $(median before.cpu) / $(median before.clock)"
    echo "$line"
done
jar=$top/psp-bench/target/benchmarks.jar
java -Xmx256m -cp "$jar" psp.bench.CsvSpeed "${ROWS:-3000000}"
java -Xmx4g -cp "$jar" psp.bench.ManyZones 15 10 100 1000 10000

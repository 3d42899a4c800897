#!/bin/sh
# Jazzer at each door of psp (psp.shell.fuzz.Door), guided by what its inputs reach: some seconds a door, or the doors named.
#   psp-shell/src/test/fuzz.sh SECONDS [DOOR...]     for ten minutes in all: 24
# Needs what `./mvnw -pl psp-shell -am test-compile` makes; Jazzer (Apache-2.0, 8 MB) comes from Maven Central and is part of nothing.
# Time is the processor's, measured by psp.shell.fuzz.Verdict; Jazzer's own clock is the wall's and only ends what hangs.
# Inputs found stay in psp-shell/target/fuzz; one that breaks the contract stops the door, and belongs into src/test/resources/fuzz.
# JAVA_TOOL_OPTIONS and FUZZ_CLASSES (a class path of psp and its tests) may be set.
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
seconds=${1:?"seconds for each door"}
shift
work=$top/psp-shell/target/fuzz
corpus=$top/psp-shell/src/test/resources/fuzz
version=0.24.0
cd "$top"
mkdir -p "$work"
if [ -z "${FUZZ_CLASSES:-}" ]; then
    ./mvnw -q -B -ntp -pl psp-shell -am test-compile dependency:build-classpath -DincludeScope=test \
        "-Dmdep.outputFile=$work/class-path.txt" >&2
    FUZZ_CLASSES=$top/psp-shell/target/test-classes:$top/psp-shell/target/classes:$(cat "$work/class-path.txt")
fi
for part in jazzer jazzer-api; do
    [ -f "$work/$part-$version.jar" ] || ./mvnw -q -B -ntp -N dependency:copy "-DoutputDirectory=$work" \
        "-Dartifact=com.code-intelligence:$part:$version" >&2
done
jazzer=$work/jazzer-$version.jar:$work/jazzer-api-$version.jar
room=/dev/shm
[ -w "$room" ] || room=$work
doors=$*
[ -n "$doors" ] || doors=$(sed -n 's/^    \([A-Z_]*\)\((.*\)\{0,1\}\( {\)\{0,1\},*$/\1/p' \
    "$top/psp-shell/src/test/java/psp/shell/fuzz/Door.java" | grep -v '^$')
failed=0
for door in $doors; do
    name=$(echo "$door" | tr 'A-Z_' 'a-z-')
    mkdir -p "$work/$name"
    status=0
    java -Xmx1g "-Djava.io.tmpdir=$room" -cp "$jazzer:$FUZZ_CLASSES" com.code_intelligence.jazzer.Jazzer \
        --target_class=psp.shell.fuzz.Fuzz "--target_args=$door" "--instrumentation_includes=psp.**" \
        -max_total_time="$seconds" -max_len=16384 -timeout=300 -print_final_stats=1 "-artifact_prefix=$work/$name-" \
        "--reproducer_path=$work" "$work/$name" "$corpus/$name" >"$work/$name.txt" 2>&1 || status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: //p' "$work/$name.txt")
    if [ "$status" = 0 ]; then
        echo "$door: ${runs:-?} inputs, 0 failures, $(find "$work/$name" -type f | wc -l) kept"
    else
        failed=1
        echo "$door: ${runs:-?} inputs, FAILED, see $work/$name.txt"
        grep -m 3 -E 'Exception|Error|took' "$work/$name.txt" || true
    fi
done
exit $failed

#!/bin/sh
# Makes the release zips and tries them: the one with a runtime unpacked into a path with spaces, without java, Maven or a network on the PATH.
#   psp-shell/src/release/test.sh [Maven options, such as -o]
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
room=$top/psp-shell/target/release-test
rm -rf "$room" "$top"/psp-shell/target/psp-*.zip
(cd "$top" && ./mvnw -B -q "$@" -Prelease -pl psp-shell -am -DskipTests package)
mkdir -p "$room/a place with spaces" "$room/elsewhere" "$room/bin"
[ -f "$(echo "$top"/psp-shell/target/psp-*-linux-x64.zip)" ] || { echo "release-test: no zip is named linux-x64" >&2; exit 1; }
(cd "$room/a place with spaces" && unzip -q "$top"/psp-shell/target/psp-*-linux-x64.zip)
psp=$(echo "$room/a place with spaces"/psp-*/bin/psp)

for tool in sh readlink; do
    ln -s "$(command -v $tool)" "$room/bin/$tool"
done
cd "$room/elsewhere"
clean() {
    env -i PATH="$room/bin" HOME="$room/elsewhere" TMPDIR="$room/elsewhere" "$@"
}
expect() {
    [ "$2" = "$3" ] || { echo "release-test: $1: expected '$2', was '$3'" >&2; exit 1; }
}

if clean sh -c 'command -v java || command -v mvn'; then
    echo "release-test: there is a java or mvn on the PATH; the test shows nothing" >&2
    exit 1
fi
printf 'System.out.println(Period.parse("2016").days() + " days − " + Path.of("here.jsh"))\n' >here.jsh
expect "a file" "366 days − here.jsh" "$(clean "$psp" here.jsh)"

ln -s "$psp" "$room/bin/psp"
expect "a file, through a link on the PATH" "366 days − here.jsh" "$(clean sh -c 'psp here.jsh')"

status=0
printf 'int a = nothing\n' >fault.jsh
clean "$psp" fault.jsh 2>fault.txt || status=$?
expect "the status of a rejected line" 1 "$status"
expect "the text of a rejected line" "fault.jsh:1: cannot find symbol" "$(head -n 1 fault.txt)"

status=0
clean "$psp" --nonsense 2>/dev/null || status=$?
expect "the status of a wrong call" 2 "$status"

expect "the prompt" "2016-01-01/2017-01-01" \
    "$(printf 'System.out.println(Period.parse("2016"))\n' | clean "$psp" | grep -o '2016-01-01/2017-01-01')"

clean "$psp" new-study harbour >study.txt
clean "$psp" run harbour >run.txt
expect "a pack replayed" "the same:" "$(clean "$psp" replay harbour/out/study.zip | cut -c 1-9)"
printf 'Brief.of(StudyPack.read(Path.of("harbour/out/study.zip"))).writeParts(Path.of("parts"))\n' >parts.jsh
clean "$psp" parts.jsh
expect "a picture in pixels" "PNG" "$(head -c 4 parts/months.png | tail -c 3)"

for name in START.txt README.md SECURITY.md LICENSE docs/monday.md docs/first-hour.md; do
    [ -s "$(echo "$room/a place with spaces"/psp-*/"$name")" ] || { echo "release-test: no $name" >&2; exit 1; }
done
for files in first-hour replicate monday; do
    clean "$psp" "$(echo "$room/a place with spaces"/psp-*/examples/$files/files.jsh)" >files.txt
    grep -q 'SIMULATED' files.txt || { echo "release-test: examples/$files says nothing of files" >&2; exit 1; }
done

example=$(echo "$room/a place with spaces"/psp-*/examples/center-street/center-street.jsh)
if [ -f "$example" ]; then
    clean "$psp" "$example" >example.txt
    grep -q 'SIMULATED PLACES' example.txt || { echo "release-test: the example is not labelled" >&2; exit 1; }
    grep -q '691 to 559' example.txt || { echo "release-test: the example does not say 691 to 559" >&2; exit 1; }
fi

# The one without: with a JDK it does the same, without one it says which.
mkdir -p "$room/any"
(cd "$room/any" && unzip -q "$top"/psp-shell/target/psp-*-any-needs-jdk17.zip)
any=$(echo "$room"/any/psp-*/bin/psp)
[ ! -e "$(echo "$room"/any/psp-*/runtime)" ] || { echo "release-test: the other zip has a runtime" >&2; exit 1; }
[ -f "$any.cmd" ] || { echo "release-test: the other zip has no psp.cmd" >&2; exit 1; }
status=0
clean "$any" here.jsh 2>none.txt || status=$?
expect "the status without a JDK" 3 "$status"
expect "its text" "psp: needs a JDK 17 or newer, such as Eclipse Temurin from adoptium.net; there is no java on the PATH and\
 JAVA_HOME is not set. See START.txt" "$(cat none.txt)"
jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
expect "a file, by a JDK" "366 days − here.jsh" "$(env -i PATH="$room/bin" HOME="$room/elsewhere" JAVA_HOME="$jdk" "$any" here.jsh)"
echo "release-test: passed"

#!/bin/sh
# ./psp at work in a fresh copy of this checkout, in a path with spaces, called from another folder.
#   psp-shell/src/test/psp-test.sh
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
room=$top/psp-shell/target/psp-test
copy="$room/a place with spaces"
rm -rf "$room"
mkdir -p "$copy" "$room/elsewhere"
(cd "$top" && find . -name target -prune -o -name .git -prune -o -type f -print | tar cf - -T -) \
    | (cd "$copy" && tar xf -)
cd "$room/elsewhere"

expect() {
    [ "$2" = "$3" ] || { echo "psp-test: $1: expected '$2', was '$3'" >&2; exit 1; }
}
status() {
    status=0
    "$@" >out.txt 2>err.txt || status=$?
    echo "$status"
}
files() {
    (cd "$copy" && find . -name target -prune -o -type f -print | sort)
}

before=$(files)
printf 'System.out.println(Period.parse("2016").days() + " days − " + Path.of("here.jsh"))\n' >here.jsh
expect "a file, after a build" "366 days − here.jsh" "$("$copy/psp" here.jsh)"

jar=$copy/psp-shell/target/psp.jar
touch -t 203001010000 "$jar"
expect "a file, without a build" "366 days − here.jsh" "$("$copy/psp" here.jsh)"
[ -n "$(find "$jar" -newer here.jsh)" ] || { echo "psp-test: built again without a reason" >&2; exit 1; }
touch -t 200001010000 "$jar"
expect "a file, newer sources" "366 days − here.jsh" "$("$copy/psp" here.jsh)"
[ -z "$(find "$jar" ! -newer here.jsh)" ] || { echo "psp-test: not built again" >&2; exit 1; }

printf 'int a = nothing\n' >fault.jsh
expect "the status of a rejected line" 1 "$(status "$copy/psp" fault.jsh)"
expect "its text" "fault.jsh:1: cannot find symbol" "$(head -n 1 err.txt)"
expect "the status of a missing file" 2 "$(status "$copy/psp" missing.jsh)"
expect "the status of an unknown option" 2 "$(status "$copy/psp" --nonsense)"
expect "the status without a JDK" 3 "$(JAVA_HOME=$room/none status "$copy/psp" here.jsh)"
expect "its text" "psp: needs a JDK 17 or newer; JAVA_HOME is $room/none, and there is no bin/java in it" \
    "$(cat err.txt)"
expect "the prompt" "2016-01-01/2017-01-01" \
    "$(printf 'System.out.println(Period.parse("2016"))\n' | "$copy/psp" | grep -o '2016-01-01/2017-01-01')"
expect "the files outside target/" "$before" "$(files)"
echo "psp-test: passed"

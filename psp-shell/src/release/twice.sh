#!/bin/sh
# Builds the last commit in a clone, at another path and another time, and compares each jar with the checkout's, byte by byte.
#   psp-shell/src/release/twice.sh      after ./mvnw package or verify in a checkout without changes
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
room=$top/psp-shell/target/twice
rm -rf "$room"
mkdir -p "$room"
git clone -q "$top" "$room/psp again"
(cd "$room/psp again" && ./mvnw -B -q -ntp -DskipTests package)
compared=0
for jar in "$top"/psp-*/target/psp*.jar; do
    name=${jar#"$top"/}
    case $name in
        *-sources.jar | *-javadoc.jar | */original-*) continue ;;
    esac
    cmp "$jar" "$room/psp again/$name" || { echo "twice: $name differs; was it built from the last commit?" >&2; exit 1; }
    compared=$((compared + 1))
done
[ "$compared" -ge 7 ] || { echo "twice: only $compared jars are there; run ./mvnw package first" >&2; exit 1; }
rm -rf "$room"
echo "twice: $compared jars are the same"

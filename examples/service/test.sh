#!/bin/sh
# Installs psp as a user would (PSP_INSTALLED=yes: it is), then builds this service and tests it over a PostgreSQL of its own: what it takes, refuses and answers,
# and eight seconds of load with two kills.
#   examples/service/test.sh [Maven options, such as -o or -Dmaven.repo.local=DIR]
set -eu
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
[ -n "${PSP_INSTALLED:-}" ] || (cd "$top" && ./mvnw -B -q "$@" -pl psp-bom,psp-share -am -DskipTests install)
"$top/mvnw" -B -q "$@" test

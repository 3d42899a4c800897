#!/bin/sh
# Installs psp as a user would (PSP_INSTALLED=yes: it is), then builds this application and tests it over H2.
#   examples/spring/test.sh [Maven options, such as -o or -Dmaven.repo.local=DIR]
set -eu
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
[ -n "${PSP_INSTALLED:-}" ] || (cd "$top" && ./mvnw -B -q "$@" -pl psp-bom,psp-stats,psp-io -am -DskipTests install)
"$top/mvnw" -B -q "$@" test

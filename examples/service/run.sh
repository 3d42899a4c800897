#!/bin/sh
# Installs psp as a user would, then builds this service and tries it: lines twice, late and corrected, killed three times meanwhile.
#   examples/service/run.sh [Maven options, such as -o or -Dmaven.repo.local=DIR]
set -eu
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
(cd "$top" && ./mvnw -B -q "$@" -pl psp-bom,psp-share -am -DskipTests install)
"$top/mvnw" -B -q "$@" compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
"${bin}java" -cp "target/classes:$(cat target/classpath.txt)" service.Main

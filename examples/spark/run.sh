#!/bin/sh
# Installs psp as a user would (PSP_INSTALLED=yes: it is), then builds and runs this project against it: Spark 4.2.0 in one process, two task threads. Checks
# what the job must give and refuse, then times it with so many points, as Parquet and as CSV.
#   examples/spark/run.sh [POINTS ...] [Maven options, such as -o or -Dmaven.repo.local=DIR]
set -eu
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
mvnw=$top/mvnw
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
points=
while case ${1:-} in [0-9]*) true ;; *) false ;; esac; do
    points="$points $1"
    shift
done
[ -n "${PSP_INSTALLED:-}" ] || (cd "$top" && ./mvnw -B -q "$@" -pl psp-bom,psp-core,psp-geo,psp-stats,psp-io -am -DskipTests install)
"$mvnw" -B -q "$@" compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
"${bin}java" -Xmx4g -cp "target/classes:$(cat target/classpath.txt)" spark.Main $points 2>target/spark.log

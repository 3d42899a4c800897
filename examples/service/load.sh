#!/bin/sh
# The long form of the load: five minutes of 1,000 lines a second, the service killed five times (kill -9). Run test.sh first.
#   examples/service/load.sh [SECONDS LINES_A_SECOND KILLS SEED] [Maven options]
set -eu
cd "$(dirname "$0")"
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
arguments="300 1000 5 20"
case ${1:-} in
[0-9]*)
    arguments="$1 $2 $3 $4"
    shift 4
    ;;
esac
../../mvnw -B -q "$@" test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
"${bin}java" -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" \
    service.Load $arguments

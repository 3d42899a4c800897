#!/bin/sh
# Installs psp as a user would (PSP_INSTALLED=yes: it is), then builds and runs this project against it, on the class path and on the module path.
#   examples/embed/run.sh [Maven options, such as -o or -Dmaven.repo.local=DIR]
set -eu
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
mvnw=$top/mvnw
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

[ -n "${PSP_INSTALLED:-}" ] || (cd "$top" && ./mvnw -B -q "$@" -pl psp-bom,psp-core,psp-stats -am -DskipTests install)

"$mvnw" -B -q "$@" clean
"$mvnw" -B -q "$@" dependency:list -DoutputFile=target/dependencies.txt
if grep -i -E 'jts|locationtech|psp-geo|psp-io' target/dependencies.txt; then
    echo "embed: a project with counts of its own must not see a geometry library" >&2
    exit 1
fi

"$mvnw" -B -q "$@" compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
jars=$(cat target/classpath.txt)
"${bin}java" -p "target/classes:$jars" -m embed/embed.Main >target/on-the-module-path.txt

# Most systems have no module-info yet: the same source without it.
"${bin}javac" -Xlint:all -Werror -cp "$jars" -d target/class-path src/main/java/embed/*.java
"${bin}java" -cp "target/class-path:$jars" embed.Main >target/on-the-class-path.txt

cmp target/on-the-class-path.txt target/on-the-module-path.txt
grep -q '691 to 559' target/on-the-class-path.txt
cat target/on-the-class-path.txt

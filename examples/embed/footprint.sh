#!/bin/sh
# Prints what each module of psp adds to a program: its own jar, and the jars that come with it. Run run.sh and ../service/test.sh first.
#   examples/embed/footprint.sh [Maven options, such as -o or -Dmaven.repo.local=DIR]
set -eu
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
mkdir -p target/footprint
echo '| module | own jar, kB | with what it brings, kB | brings |'
echo '|---|---|---|---|'
for module in psp-core psp-geo psp-stats psp-io psp-share; do
    # This project's pom with one dependency instead of its own.
    awk -v module="$module" '
        /<dependencyManagement>/ { managed = 1 }
        /<\/dependencyManagement>/ { managed = 0; print; next }
        !managed && /<dependencies>/ { skip = 1
            print "<dependencies><dependency><groupId>io.github.psp4j</groupId><artifactId>" module "</artifactId></dependency></dependencies>" }
        !skip { print }
        /<\/dependencies>/ { skip = 0 }' pom.xml >target/footprint/pom.xml
    (cd target/footprint && "$top/mvnw" -B -q "$@" dependency:build-classpath -Dmdep.outputFile=classpath.txt)
    for jar in $(tr ':' ' ' <target/footprint/classpath.txt); do
        echo "$(wc -c <"$jar") $(basename "$jar" .jar)"
    done | awk -v module="$module" '
        index($2, module "-") == 1 { own = $1 }
        { all += $1 }
        index($2, module "-") != 1 { brings = brings (brings == "" ? "" : ", ") $2 }
        END { printf "| %s | %.0f | %.0f | %s |\n", module, own / 1000, all / 1000, brings == "" ? "nothing" : brings }' |
        sed 's/-[0-9.]*-SNAPSHOT//g'
done

#!/bin/sh
# What changed for those who use the exported packages since a tag: builds the tag's jars in a clone and compares the checkout's by japicmp.
#   psp-shell/src/release/api.sh TAG      after ./mvnw package; status 1 if something that worked would not compile or link any more
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
if [ $# -ne 1 ]; then
    echo "api: no tag was given to compare with, and nothing was compared; say api.sh v0.1.0" >&2
    exit 2
fi
git -C "$top" rev-parse -q --verify "$1^{commit}" >/dev/null || { echo "api: there is no tag or commit '$1'; git tag lists them" >&2; exit 2; }
room=$top/psp-shell/target/api
rm -rf "$room"
mkdir -p "$room"
git clone -q "$top" "$room/old"
git -C "$room/old" checkout -q "$(git -C "$top" rev-parse "$1^{commit}")"
(cd "$room/old" && ./mvnw -B -q -ntp -Dquick -DskipTests -pl psp-share -am package)
(cd "$top" && ./mvnw -B -q -ntp -N org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact=com.github.siom79.japicmp:japicmp:0.26.2:jar:jar-with-dependencies "-DoutputDirectory=$room" -Dmdep.stripVersion=true)
status=0
for module in core geo stats io share; do
    exported=$(sed -n 's/^ *exports \([a-z.]*\);.*/\1/p' "$top/psp-$module/src/main/java/module-info.java" | paste -s -d ';' -)
    new=$(ls "$top/psp-$module/target/psp-$module"-*.jar | grep -v -e -sources -e -javadoc | head -n 1)
    old=$(ls "$room/old/psp-$module/target/psp-$module"-*.jar | grep -v -e -sources -e -javadoc | head -n 1)
    echo "== psp-$module"
    # A package named in a filter stands for those below it too; what is not exported is left out by name.
    java -jar "$room/japicmp-jar-with-dependencies.jar" --old "$old" --new "$new" --include "$exported" --exclude 'psp.*.internal;psp.stats.level;psp.stats.window' \
        --only-modified --ignore-missing-classes --error-on-binary-incompatibility --error-on-source-incompatibility || status=1
done
[ $status = 0 ] || echo "api: what was exported at $1 is broken above; keep it, or say so in CHANGELOG.md and raise the minor version" >&2
exit $status

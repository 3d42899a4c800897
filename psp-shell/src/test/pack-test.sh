#!/usr/bin/env sh
# The same folder makes the same packs and pages, byte for byte: on every JDK found, in three locales and two time zones, with the
# rows of the file in another order. Needs psp-shell/target/psp.jar; a JDK that is missing is said by name.
set -eu
here=$(cd "$(dirname "$0")/../../.." && pwd -P)
jar=$here/psp-shell/target/psp.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -f "$jar" ] || { echo "pack test: no $jar; package first" >&2; exit 1; }

first=
for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" ${PSP_JAVAS:-/usr/lib/jvm/*-25-jdk*/bin/java}; do
    [ -n "$java" ] || continue
    [ -x "$java" ] || { echo "pack test: skipped $java, which is not there"; continue; }
    for place in tr-TR:Pacific/Apia de-DE:America/Chicago ar-EG:Pacific/Apia; do
        locale=${place%%:*}
        folder=$work/$locale-$(basename "$(dirname "$(dirname "$java")")")
        rm -rf "$folder"
        run() {
            "$java" -Duser.language="${locale%-*}" -Duser.country="${locale#*-}" -Duser.timezone="${place#*:}" \
                -Dpsp.target="$folder" -cp "$jar" psp.shell.Psp "$@"
        }
        mkdir -p "$folder"
        (cd "$folder" && run "$here/examples/replicate/files.jsh" >/dev/null)
        study=$folder/center-street
        cp "$here/examples/replicate/study.txt" "$study/"
        if [ -n "$first" ]; then
            rows=$study/SIMULATED-violent-incidents.csv
            { head -n 1 "$rows"; tail -n +2 "$rows" | sort -t, -k4,4 -k1,1r; } >"$study/other" && mv "$study/other" "$rows"
        fi
        run run "$study" --public >/dev/null
        run new-study "$folder/harbour" >/dev/null
        run run "$folder/harbour" >/dev/null
        cp "$folder/harbour/out/study.zip" "$study/out/watched.zip"
        cp "$folder/harbour/out/brief.html" "$study/out/watched.html"
        for pack in study.zip study-public.zip watched.zip brief.html brief-public.html watched.html; do
            if [ -z "$first" ]; then
                continue
            fi
            cmp "$first/out/$pack" "$study/out/$pack" || { echo "pack test: $pack differs: $java $place" >&2; exit 1; }
            case $pack in *.zip) run replay "$first/out/$pack" >/dev/null ;; esac
        done
        [ -n "$first" ] || first=$study
        echo "the same: $("$java" -version 2>&1 | sed -n 1p), $place"
    done
done

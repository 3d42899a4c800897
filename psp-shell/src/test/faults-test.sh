#!/bin/sh
# psp run and psp update stopped, starved and disturbed: after each fault the earlier pages are whole, a clear word is said, and
# the next call ends where an undisturbed one does.
#   psp-shell/src/test/faults-test.sh [KILLS]     10 kills of each command unless said; PSP names another psp, SEED another seed
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
psp=${PSP:-$top/psp}
kills=${1:-10}
seed=${SEED:-20171129}
room=${ROOM:-$top/psp-shell/target/faults-test}
rm -rf "$room"
mkdir -p "$room"
cd "$room"
echo "faults-test: $kills kills, seed $seed"

fail() {
    echo "faults-test: $1" >&2
    [ ! -s err.txt ] || sed 's/^/    /' err.txt >&2
    exit 1
}
expect() {
    [ "$2" = "$3" ] || fail "$1: expected '$2', was '$3'"
}
status() {
    status=0
    "$@" >out.txt 2>err.txt || status=$?
    echo "$status"
}
said() {
    grep -q "$2" out.txt err.txt || { cat out.txt >&2; fail "$1: not said: $2"; }
}
# Simulated: ten beats over six and a half years; the export of a week holds the days before its date.
export_of() {
    mkdir -p "$1/exports"
    awk -v last="$2" 'BEGIN {
        print "Case No,Date,Offense,Beat"
        for (year = 2011; year <= 2017; year++)
            for (month = 1; month <= 12; month++)
                for (day = 1; day <= 28; day++)
                    for (beat = 0; beat < 10; beat++) {
                        date = sprintf("%d-%02d-%02d", year, month, day)
                        if (date < last && (year * 5 + month * 7 + day * 3 + beat * 5) % 3 == 0)
                            printf "C%s-%d,%s,ROBBERY,B%d\n", date, beat, date, beat
                    }
    }' >"$1/exports/$2.csv"
    touch -d "$2" "$1/exports/$2.csv"
}
study_in() {
    mkdir -p "$1/b0"
    printf '%s\n' 'outcome = robberies' 'incidents = ../exports/*.csv' 'zone = Beat' 'focus = B0' \
        'active = 2016-04-01/2017-01-01' 'withdrawn = 2017-01-01/' >"$1/b0/study.txt"
}
# All files below a folder with their sums, what is only held while one writes left out.
sums() {
    (cd "$1" && find . -type f ! -name .lock ! -path '*/.psp-*' -exec cksum {} + | sort -k 3)
}
leftovers() {
    find "$1" -name '.psp-*'
}

# The undisturbed course: the look of one week, and that of the next.
export_of week 2017-06-26
study_in week
expect "the first look" 0 "$(status "$psp" update week/b0)"
sums week/b0/out >first.sums
cp -r week first
export_of week 2017-07-03
start=$(date +%s%N)
expect "the second look" 0 "$(status "$psp" update week/b0)"
millis=$((($(date +%s%N) - start) / 1000000))
sums week/b0/out >second.sums
cp -r first next
export_of next 2017-07-03
days=$(sed -n 's/^folder = //p' first/b0/out/latest.txt; sed -n 's/^folder = //p' week/b0/out/latest.txt)
expect "the same file again" 0 "$(status "$psp" update week/b0)"
said "the same file again" "nothing new since"
expect "no byte changed" "$(cat second.sums)" "$(sums week/b0/out)"

# Whatever happened: each file there is one of the first or of the second look, those of the first week all are, and the name
# of the newest names a whole folder.
whole() {
    sums "$2/b0/out" | while read -r line; do
        grep -qxF "$line" first.sums second.sums || fail "$1: neither old nor new: $line"
    done
    grep "/$(echo "$days" | head -n 1)/" first.sums | while read -r line; do
        sums "$2/b0/out" | grep -qxF "$line" || fail "$1: lost: $line"
    done
    latest=$(sed -n 's/^folder = //p' "$2/b0/out/latest.txt")
    for name in study.zip brief.html summary.txt inputs.txt; do
        [ -s "$2/b0/out/$latest/$name" ] || fail "$1: $latest/$name is not there"
    done
}
then_done() {
    expect "$1, then once more" 0 "$(status "$psp" update "$2/b0")"
    expect "$1: where an undisturbed look ends" "$(cat second.sums)" "$(sums "$2/b0/out")"
    expect "$1: left over" "" "$(leftovers "$2/b0/out")"
}
moment() {
    awk -v seed="$seed" -v n="$1" -v millis="$millis" \
        'BEGIN { srand(seed + 7919 * n); rand(); printf "%.3f", rand() * 1.1 * millis / 1000 }'
}

# Killed at random moments.
stopped=0
i=0
while [ "$i" -lt "$kills" ]; do
    rm -rf killed
    cp -r next killed
    "$psp" update killed/b0 >out.txt 2>err.txt &
    pid=$!
    sleep "$(moment "$i")"
    if kill -9 "$pid" 2>/dev/null; then stopped=$((stopped + 1)); fi
    wait "$pid" 2>/dev/null || true
    whole "killed update $i" killed
    then_done "killed update $i" killed
    i=$((i + 1))
done
echo "faults-test: update killed $stopped times of $kills: the old pages whole, the next look as undisturbed"

# The same of run, which replaces two files.
rm -rf runs
cp -r next runs
mv runs/exports/2017-07-03.csv later.csv
expect "the first run" 0 "$(status "$psp" run runs/b0)"
cksum <runs/b0/out/study.zip >old.zip.sum
cksum <runs/b0/out/brief.html >old.html.sum
cp -r runs ran
mv later.csv ran/exports/2017-07-03.csv
cp -r ran renewed
expect "the second run" 0 "$(status "$psp" run renewed/b0)"
i=0
while [ "$i" -lt "$kills" ]; do
    rm -rf killed
    cp -r ran killed
    "$psp" run killed/b0 >out.txt 2>err.txt &
    pid=$!
    sleep "$(moment $((i + 1000)))"
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    for name in study.zip brief.html; do
        cmp -s "killed/b0/out/$name" "runs/b0/out/$name" || cmp -s "killed/b0/out/$name" "renewed/b0/out/$name" \
            || fail "killed run $i: $name is neither the old nor the new"
    done
    i=$((i + 1))
done
echo "faults-test: run killed $kills times: each file the old or the new one, whole"

# Of run's two files each is the old or the new one.
either() {
    for name in study.zip brief.html; do
        cmp -s "$2/b0/out/$name" "runs/b0/out/$name" || cmp -s "$2/b0/out/$name" "renewed/b0/out/$name" \
            || fail "$1: $name is neither the old nor the new"
    done
}
then_run() {
    expect "$1, then once more" 0 "$(status "$psp" run "$2/b0")"
    expect "$1: where an undisturbed run ends" "$(sums renewed/b0/out)" "$(sums "$2/b0/out")"
    expect "$1: left over" "" "$(leftovers "$2/b0/out")"
}

# Ctrl-C, at a moment when the work is on.
for command in update run; do
    from=next
    [ "$command" = update ] || from=ran
    i=0
    stopped=0
    while [ "$i" -lt 3 ]; do
        rm -rf stopped
        cp -r "$from" stopped
        code=$(status timeout --preserve-status -s INT "$(moment $((i + 2000)))" "$psp" "$command" stopped/b0)
        case $code in
            0) ;;
            130) stopped=$((stopped + 1)) ;;
            *) fail "Ctrl-C at $command: status $code" ;;
        esac
        if [ "$command" = update ]; then whole "Ctrl-C" stopped; then_done "Ctrl-C" stopped; else
            either "Ctrl-C" stopped
            then_run "Ctrl-C" stopped
        fi
        i=$((i + 1))
    done
    echo "faults-test: $command stopped by Ctrl-C $stopped times of 3: status 130, the old or the new files whole"
done

# No room: a limit below each file's size, and where a small file system can be had, room that ends sooner or later.
newest=$(echo "$days" | tail -n 1)
# What is said may go to a file, which the limit cuts too; so through a pipe.
limited() {
    { (ulimit -f $((($1 - 1) / 512)) && exec "$psp" "$2" "$3") || echo "status $?"; } 2>&1 | cat >out.txt
    grep -q '^status 1$' out.txt || fail "a limit of $1 bytes at $2: $(cat out.txt)"
    : >err.txt
    said "a limit of $1 bytes at $2" "cannot be written"
}
for name in study.zip brief.html summary.txt; do
    rm -rf full
    cp -r next full
    limited "$(wc -c <"week/b0/out/$newest/$name")" update full/b0
    whole "a limit below $name" full
    then_done "a limit below $name" full
done
for name in study.zip brief.html; do
    rm -rf full
    cp -r ran full
    limited "$(wc -c <"renewed/b0/out/$name")" run full/b0
    either "a limit below $name" full
    then_run "a limit below $name" full
done
echo "faults-test: a limit below each file of update and run: the old pages whole"

out=$room/full/b0/out
rm -rf full
mkdir -p "$out"
if mount -t tmpfs -o size=64k tmpfs "$out" 2>/dev/null; then
    umount "$out"
    trap 'umount "$out" 2>/dev/null || true' EXIT
    for command in update run; do
        from=next
        to=week
        [ "$command" = update ] || { from=ran && to=renewed; }
        had=$(du -sk "$from/b0/out" | cut -f 1)
        # What replaces a file lies beside it first.
        more=$(($(du -sk "$to/b0/out" | cut -f 1) - had))
        [ "$command" = update ] || more=$had
        steps=$((more / 4 + 1))
        [ "$steps" -le "$kills" ] || steps=$kills
        i=0
        starved=0
        while [ "$i" -lt "$steps" ]; do
            rm -rf full
            cp -r "$from" full
            rm -rf "$out"
            mkdir "$out"
            mount -t tmpfs -o "size=$((had + 8 + 4 * (i * more / 4 / steps)))k" tmpfs "$out"
            cp -r "$from/b0/out/." "$out"
            code=$(status "$psp" "$command" full/b0)
            if [ "$code" != 0 ]; then
                starved=$((starved + 1))
                expect "no room $i" 1 "$code"
                said "no room $i" "No space left on device"
            fi
            if [ "$command" = update ]; then whole "no room $i" full; else either "no room $i" full; fi
            mount -o remount,size=64m "$out"
            if [ "$command" = update ]; then then_done "no room $i" full; else then_run "no room $i" full; fi
            umount "$out"
            i=$((i + 1))
        done
        echo "faults-test: $command without room in $starved of $steps small file systems: the old pages whole"
    done
    trap - EXIT
else
    echo "faults-test: no small file system may be mounted here; that part is left out"
fi

# A folder that only others may write, as an ordinary user.
rm -rf shut
cp -r next shut
chmod -R a+rX,a-w shut
plain=
if [ "$(id -u)" = 0 ]; then plain="setpriv --reuid=65534 --regid=65534 --clear-groups"; fi
if $plain test -r shut/b0/study.txt 2>/dev/null && $plain "$psp" --version >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    expect "a read-only folder" 1 "$(status $plain "$psp" update shut/b0)"
    said "a read-only folder" "cannot be written"
    # shellcheck disable=SC2086
    expect "a read-only folder" 1 "$(status $plain "$psp" run shut/b0)"
    said "a read-only folder" "cannot be written"
    expect "a read-only folder" "$(cat first.sums)" "$(sums shut/b0/out)"
    echo "faults-test: a read-only folder: nothing touched"
else
    echo "faults-test: no ordinary user may read here; the read-only folder is left out"
fi
chmod -R u+w shut

# Two at once.
i=0
while [ "$i" -lt 3 ]; do
    rm -rf twice
    cp -r next twice
    a=0
    b=0
    "$psp" update twice/b0 >one.txt 2>&1 &
    pid=$!
    "$psp" update twice/b0 >two.txt 2>&1 || b=$?
    wait "$pid" || a=$?
    case $a$b in
        00 | 01 | 10) ;;
        *) cat one.txt two.txt >err.txt; fail "two at once: statuses $a and $b" ;;
    esac
    [ "$a$b" = 00 ] || grep -q "another update or run of this folder is running; nothing was written" one.txt two.txt \
        || fail "two at once: no clear word"
    then_done "two at once" twice
    i=$((i + 1))
done
for other in run update; do
    rm -rf twice
    cp -r ran twice
    a=0
    b=0
    "$psp" run twice/b0 >one.txt 2>&1 &
    pid=$!
    "$psp" "$other" twice/b0 >two.txt 2>&1 || b=$?
    wait "$pid" || a=$?
    case $a$b in
        00 | 01 | 10) ;;
        *) cat one.txt two.txt >err.txt; fail "run and $other at once: statuses $a and $b" ;;
    esac
    either "run and $other at once" twice
done
echo "faults-test: two at once do not meet, update or run"

# An export that somebody still writes while it is read.
rm -rf moving
cp -r next moving
(
    i=0
    while [ "$i" -lt 400 ] && [ ! -e stop ]; do
        echo "D$i,2017-07-02,ROBBERY,B3" >>moving/exports/2017-07-03.csv
        sleep 0.02
        i=$((i + 1))
    done
) &
pid=$!
code=$(status "$psp" update moving/b0)
touch stop
wait "$pid"
rm stop
case $code in
    0) ;;
    1) said "a file that changes while it is read" "was changed while it was read; ask again when it is written to its end" ;;
    *) fail "a file that changes while it is read: status $code" ;;
esac
grep "/$(echo "$days" | head -n 1)/" first.sums | while read -r line; do
    sums moving/b0/out | grep -qxF "$line" || fail "a file that changes: lost: $line"
done
expect "the file at rest" 0 "$(status "$psp" update moving/b0)"
echo "faults-test: a file that changes while it is read: status $code, the old pages whole, read when it is at rest"

# Last week's file under a newer date, and a file that shrank.
rm -rf older
cp -r week older
cp older/exports/2017-06-26.csv older/exports/again.csv
expect "last week's file" 1 "$(status "$psp" update older/b0)"
said "last week's file" "an older file? Nothing was written; the earlier pages are whole"
expect "last week's file" "$(cat second.sums)" "$(sums older/b0/out)"
awk 'NR == 1 || NR % 5' week/exports/2017-07-03.csv >older/exports/again.csv
expect "a file that shrank" 1 "$(status "$psp" update older/b0)"
said "a file that shrank" "a file that was cut? Nothing was written; the earlier pages are whole"
expect "a file that shrank" "$(cat second.sums)" "$(sums older/b0/out)"
echo "faults-test: last week's file and a file that shrank replace nothing"

# Nobody listens.
rm -rf deaf
cp -r next deaf
{ sleep 1; "$psp" update deaf/b0 2>/dev/null || echo "$?" >deaf.status; } | true
expect "a broken pipe" 1 "$(cat deaf.status)"
then_done "a broken pipe" deaf
echo 'System.out.println(1);' >one.jsh
plan=$(mktemp -d ./plan.XXXXXX)
printf '%s\n' 'outcome = robberies' 'incidents = later.csv' 'zone = Beat' 'focus = B0' \
    'active = 2016-04-01/2017-01-01' >"$plan/study.txt"
deaf() {
    for way in /dev/full closed; do
        code=0
        if [ "$way" = closed ]; then "$psp" "$@" >&- 2>/dev/null || code=$?; else
            "$psp" "$@" >"$way" 2>/dev/null || code=$?
        fi
        expect "psp $* to $way" 1 "$code"
        rm -rf made "$plan/plan.json"
    done
}
deaf --help
deaf --version
deaf one.jsh
deaf check week/exports/2017-07-03.csv
deaf check --json week/exports/2017-07-03.csv
deaf new-study made
deaf run renewed/b0
deaf update deaf/b0
deaf compstat week/exports/2017-07-03.csv --zone Beat
deaf seal "$plan" --on 2016-03-15
deaf replay renewed/b0/out/study.zip
deaf brief renewed/b0/out/study.zip --out brief.html
deaf pool one=renewed/b0/out/study.zip other=runs/b0/out/study.zip
echo "faults-test: a broken pipe, a full device and a closed output: status 1 of every command"

# Planted links.
rm -rf planted
cp -r next planted
echo precious >precious
for name in latest.seen looks.csv .lock .psp-look; do
    rm -f "planted/b0/out/$name"
    ln -s "$room/precious" "planted/b0/out/$name"
done
status "$psp" update planted/b0 >/dev/null
expect "planted links" precious "$(cat precious)"
echo "faults-test: passed"

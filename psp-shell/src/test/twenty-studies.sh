#!/bin/sh
# Twenty studies of one export of so many rows in one reading, simulated: how long `psp update` takes, and whether it read once.
#   psp-shell/src/test/twenty-studies.sh [ROWS]     100000 rows unless said; PSP names another psp
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
psp=${PSP:-$top/psp}
rows=${1:-100000}
room=${ROOM:-$top/psp-shell/target/twenty-studies}
rm -rf "$room"
mkdir -p "$room/exports"
cd "$room"
awk -v rows="$rows" 'BEGIN {
    srand(20171129)
    print "Case No,Date,Time,Offense,Beat,Longitude,Latitude"
    for (i = 0; i < rows; i++) {
        day = int(i * 2738 / rows)
        year = 2010; left = day
        while (left >= (n = 365 + (year % 4 == 0))) { left -= n; year++ }
        for (month = 1; left >= (n = substr("312831303130313130313031", 2 * month - 1, 2) + (month == 2 && year % 4 == 0)); month++)
            left -= n
        printf "C%07d,%d-%02d-%02d,%02d:%02d,%s,B%02d,%.6f,%.6f\n", i, year, month, left + 1, rand() * 24, rand() * 60, \
            rand() < 0.4 ? "ROBBERY" : "AGGRAVATED ASSAULT", rand() * 40, -87.9 - rand() / 5, 43 + rand() / 5
    }
}' >exports/2017-07-03.csv
i=0
while [ $i -lt 20 ]; do
    beat=$(printf 'B%02d' $i)
    mkdir -p "$beat"
    printf '%s\n' 'label = SIMULATED' 'outcome = violence' 'incidents = ../exports/*.csv' 'zone = Beat' "focus = $beat" \
        'active = 2016-04-01/2017-01-01' 'withdrawn = 2017-01-01/' >"$beat/study.txt"
    i=$((i + 1))
done
start=$(date +%s%N)
code=0
"$psp" update B* >out.txt 2>err.txt || code=$?
millis=$((($(date +%s%N) - start) / 1000000))
cat out.txt
made=$(find . -name study.zip | wc -l)
echo "twenty studies of one export of $rows rows: $made packs and pages in $((millis / 1000)).$(printf %03d $((millis % 1000))) s, status $code"

#!/usr/bin/env bash
# psp, the libraries that psp.bench.Race names, GEOS in C and PostGIS on the same points, one thread each: prints the table of
# docs/evidence/race.md.
#
#     ./mvnw -q -pl psp-bench -am package -DskipTests
#     psp-bench/peers/race.sh [LAYER…]
#
# Zones of our own making unless layers of SHARED (../shared/data unless told) are named. In millions of points a second of
# each process's own time, so that what else runs does not count; in brackets how many times as fast psp is, and of how many
# points the zones found are others than psp's. A library that finds no room in 6 GB is said to. GEOS and PostGIS are skipped by name where their Debian packages are missing (gcc
# libgeos-dev; postgresql postgresql-15-postgis-3). POINTS=200000 unless told; CLASSES=FOLDERS instead of the built jar.
set -euo pipefail
POINTS=${POINTS:-200000}
layers=("$@")
[ $# -gt 0 ] || layers=(made/precincts made/tracts made/blocks)
. "$(dirname "$0")/postgis.sh"

geos=
if command -v gcc >/dev/null && command -v geos-config >/dev/null; then
    # shellcheck disable=SC2046
    gcc -O2 -o "$work/geos" "$here/geos.c" $(geos-config --cflags --clibs)
    geos="GEOS $(geos-config --version)"
else
    echo "GEOS is skipped: gcc or libgeos-dev is missing" >&2
fi

# The faster of the planner's own choice and of looking up the points of each zone, by the server's own processor time.
in_postgis() {
    sql <<SQL
SET client_min_messages = warning;
DROP TABLE IF EXISTS zones, points, psp;
CREATE TABLE zones (n serial, t text, g geometry);
CREATE TABLE points (n int, x float8, y float8, g geometry);
CREATE TABLE psp (point int, zone int);
\copy zones (t) FROM '$work/zones.wkt' WITH (FORMAT csv, DELIMITER E'\t')
\copy points (n, x, y) FROM '$work/points.csv' WITH (FORMAT csv)
\copy psp FROM '$work/pairs.csv' WITH (FORMAT csv)
UPDATE zones SET g = ST_GeomFromText(t);
UPDATE points SET g = ST_MakePoint(x, y);
CREATE INDEX ON zones USING gist (g);
CREATE INDEX ON points USING gist (g);
VACUUM ANALYZE zones;
VACUUM ANALYZE points;
SQL
    local query="SELECT count(*) FROM zones z JOIN points p ON ST_Intersects(z.g, p.g)"
    local ticks="SELECT split_part(s, ' ', 14)::int + split_part(s, ' ', 15)::int FROM pg_read_file('/proc/self/stat', 0, 999) s"
    local rate
    rate=$(sql -c "SET jit = off; SET max_parallel_workers_per_gather = 0" \
        -c "$ticks" -c "$query" -c "$ticks" -c "DROP INDEX zones_g_idx" -c "$query" -c "$ticks" |
        awk -v points="$points" -v hertz="$(getconf CLK_TCK)" '
            NR % 2 == 0 { next }
            NR > 1 && (!best || $1 - before < best) { best = $1 - before }
            { before = $1 }
            END { printf "%.3f\n", points / 1e6 / (best / hertz) }')
    printf '%s\t%s\n' "$rate" "$(sql -c "WITH found AS (SELECT p.n AS point, z.n - 1 AS zone FROM zones z
            JOIN points p ON ST_Intersects(z.g, p.g))
        SELECT count(DISTINCT point) FROM ((TABLE found EXCEPT TABLE psp) UNION ALL (TABLE psp EXCEPT TABLE found)) d")"
}

titles=
for layer in "${layers[@]}"; do
    java -Xmx6g -Dpsp.shared="$shared" -cp "${CLASSES:-$root/psp-bench/target/benchmarks.jar}" psp.bench.Race \
        "$layer" "$points" "$work" >"$work/rows"
    chmod 644 "$work"/zones.wkt "$work"/*.csv "$work"/*.bin
    [ -z "$geos" ] || echo "$geos	$("$work/geos" "$work/zones.wkt" "$work/points.bin" "$work/marks.bin")" >>"$work/rows"
    [ -z "$postgis" ] || echo "$postgis	$(in_postgis)" >>"$work/rows"
    if [ -z "$titles" ]; then
        titles=$(cut -f1 "$work/rows" | paste -sd '|' | sed 's/|/ | /g')
        echo "| $(printf "%'d" "$points") crime-like points | $titles |"
        echo "|---$(cut -f1 "$work/rows" | sed 's/.*/|---/' | tr -d '\n')|"
    fi
    awk -F '\t' -v layer="$layer" 'NR == 1 { psp = $2; line = "| " layer " | " $2; next }
        { line = line " | " $2 ($2 > 0 ? sprintf(" (%.0f; %d)", psp / $2, $3) : "") } END { print line " |" }' "$work/rows"
done

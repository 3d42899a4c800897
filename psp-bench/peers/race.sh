#!/usr/bin/env bash
# psp, JTS, GEOS in C and PostGIS on the same points, one thread each: prints the table of docs/evidence/zone-index.md.
#
#     ./mvnw -q -pl psp-bench -am package -DskipTests
#     psp-bench/peers/run.sh [LAYER…]
#
# In millions of points a second of the process's own time, so that what else runs does not count. A peer whose Debian
# packages are missing (gcc libgeos-dev; postgresql postgresql-postgis) is skipped by name. POINTS=1000000 and
# SHARED=../shared/data unless told.
set -euo pipefail
layers=("$@")
[ $# -gt 0 ] || layers=(police_precincts census_tracts_2010 election_districts everything milwaukee/police_districts)
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
DROP TABLE IF EXISTS zones, points;
CREATE TABLE zones (t text, g geometry);
CREATE TABLE points (x float8, y float8, g geometry);
\copy zones (t) FROM '$work/zones.wkt' WITH (FORMAT csv, DELIMITER E'\t')
\copy points (x, y) FROM '$work/points.csv' WITH (FORMAT csv)
UPDATE zones SET g = ST_GeomFromText(t);
UPDATE points SET g = ST_MakePoint(x, y);
CREATE INDEX ON zones USING gist (g);
CREATE INDEX ON points USING gist (g);
VACUUM ANALYZE zones;
VACUUM ANALYZE points;
SQL
    local query="SELECT count(*) FROM zones z JOIN points p ON ST_Intersects(z.g, p.g)"
    local ticks="SELECT split_part(s, ' ', 14)::int + split_part(s, ' ', 15)::int FROM pg_read_file('/proc/self/stat', 0, 999) s"
    sql -c "SET jit = off; SET max_parallel_workers_per_gather = 0" \
        -c "$ticks" -c "$query" -c "$ticks" -c "DROP INDEX zones_g_idx" -c "$query" -c "$ticks" |
        awk -v points="$points" -v hertz="$(getconf CLK_TCK)" '
            NR % 2 == 0 { held = $1; next }
            NR > 1 && (!best || $1 - before < best) { best = $1 - before }
            { before = $1 }
            END { printf "%.3f %d\n", points / 1e6 / (best / hertz), held }'
}

echo "| layer, $(printf "%'d" "$points") crime-like points | psp, batch | JTS | ${geos:-GEOS} | ${postgis:-PostGIS} | psp / GEOS | psp / PostGIS |"
echo "|---|---|---|---|---|---|---|"
for layer in "${layers[@]}"; do
    read -r psp jts held < <(java -Xmx6g -Dpsp.shared="$shared" -cp "$root/psp-bench/target/benchmarks.jar" psp.bench.PeerFiles \
        "$layer" "$points" "$work")
    chmod 644 "$work"/zones.wkt "$work"/points.*
    read -r c seen < <([ -n "$geos" ] && "$work/geos" "$work/zones.wkt" "$work/points.bin" || echo "- $held")
    read -r server met < <([ -n "$postgis" ] && in_postgis || echo "- $held")
    awk -v l="$layer" -v p="$psp" -v j="$jts" -v c="$c" -v s="$server" 'function r(a) { return a == "-" ? "" : sprintf("%.0f", p / a) }
        BEGIN { print "| " l " | " p " | " j " | " (c == "-" ? "" : c) " | " (s == "-" ? "" : s) " | " r(c) " | " r(s) " |" }'
    [ "$held $held" = "$seen $met" ] || echo "$layer: JTS finds $held zones, GEOS $seen, PostGIS $met" >&2
done

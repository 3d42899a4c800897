#!/usr/bin/env bash
# The same points counted by zone and day by psp and by SQL in PostGIS: prints the table of docs/evidence/scale.md; status 1 if a count differs.
#
#     ./mvnw -q -pl psp-bench -am package -DskipTests
#     psp-bench/peers/counts.sh [LAYER…]
#
# Seconds by the clock, one thread and one server process; psp's with its index and its table, PostGIS' with its index. POINTS=1000000
# and SHARED=../shared/data unless told. Skipped by name where Debian's postgresql or postgresql-postgis is missing.
set -euo pipefail
layers=("$@")
[ $# -gt 0 ] || layers=(police_precincts census_tracts_2010 everything)
. "$(dirname "$0")/postgis.sh"
[ -n "$postgis" ] || exit 0

seconds() {
    date +%s.%N
}
echo "| layer, $(printf "%'d" "$points") uniform points | psp, s | $postgis, s | cells | that differ |"
echo "|---|---|---|---|---|"
status=0
for layer in "${layers[@]}"; do
    psp=$(java -Xmx6g -Dpsp.shared="$shared" -cp "$root/psp-bench/target/benchmarks.jar" psp.bench.PeerCounts "$layer" "$points" "$work")
    chmod 644 "$work"/*.csv
    sql <<SQL
SET client_min_messages = warning;
DROP TABLE IF EXISTS zones, points, theirs, ours;
CREATE TABLE zones (id int, t text, g geometry);
CREATE TABLE points (x float8, y float8, day date, g geometry);
CREATE TABLE theirs (id int, day date, n bigint);
\copy zones (id, t) FROM '$work/zones.csv' WITH (FORMAT csv, DELIMITER ';')
\copy points (x, y, day) FROM '$work/points.csv' WITH (FORMAT csv, DELIMITER ';')
\copy theirs FROM '$work/counts.csv' WITH (FORMAT csv, DELIMITER ';')
UPDATE zones SET g = ST_GeomFromText(t);
UPDATE points SET g = ST_MakePoint(x, y);
VACUUM ANALYZE points;
SQL
    began=$(seconds)
    sql -c "SET jit = off; SET max_parallel_workers_per_gather = 0" -c "CREATE INDEX ON zones USING gist (g)" -c "ANALYZE zones" \
        -c "CREATE TABLE ours AS SELECT z.id, p.day, count(*) AS n FROM points p JOIN zones z ON ST_Intersects(z.g, p.g)
            GROUP BY z.id, p.day"
    ended=$(seconds)
    read -r cells differ < <(sql -F ' ' -c "SELECT count(*), count(*) FILTER (WHERE o.n IS DISTINCT FROM t.n)
        FROM ours o FULL JOIN theirs t USING (id, day)")
    awk -v l="$layer" -v p="$psp" -v b="$began" -v e="$ended" -v c="$cells" -v d="$differ" \
        'BEGIN { printf "| %s | %s | %.1f | %d | %d |\n", l, p, e - b, c, d }'
    [ "$differ" = 0 ] || sql -F ' ' >&2 <<SQL
WITH d AS (SELECT id, day, coalesce(t.n, 0) AS psp, coalesce(o.n, 0) AS theirs FROM ours o FULL JOIN theirs t USING (id, day)
    WHERE o.n IS DISTINCT FROM t.n LIMIT 9)
SELECT '  zone', d.id, d.day, 'psp', d.psp, 'PostGIS', d.theirs, 'nearest point', (SELECT min(ST_Distance(ST_Boundary(z.g), p.g))
    FROM points p WHERE p.day = d.day), 'degrees from its edge' FROM d JOIN zones z ON z.id = d.id
SQL
    [ "$differ" = 0 ] || status=1
done
exit $status

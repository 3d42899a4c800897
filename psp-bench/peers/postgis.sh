# Sourced by the scripts beside it: where things are, how many points, and a PostgreSQL server of their own with PostGIS, in $work,
# gone at the end; $postgis is its name, or empty where its Debian packages (postgresql postgresql-postgis) are missing.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
shared=${SHARED:-$root/../shared/data}
points=${POINTS:-1000000}
work=$(mktemp -d)
bin=$(pg_config --bindir 2>/dev/null || true)
[ -x "$bin/initdb" ] || bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)

# PostgreSQL refuses to run as root.
database() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
finish() {
    [ ! -f "$work/pg/postmaster.pid" ] || database "$bin/pg_ctl" -s -D "$work/pg" -m immediate stop
    rm -rf "$work"
}
trap finish EXIT

postgis=
sql() {
    database "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$work" -d postgres "$@"
}
if [ -x "$bin/initdb" ] && ls "$bin/../../../../share/postgresql"/*/extension/postgis.control >/dev/null 2>&1; then
    chmod 755 "$work"
    mkdir "$work/pg"
    [ "$(id -u)" != 0 ] || chown postgres "$work/pg" "$work"
    database "$bin/initdb" -A trust -D "$work/pg" >/dev/null
    database "$bin/pg_ctl" -s -w -D "$work/pg" -l "$work/pg/log" -o "-k $work -c listen_addresses= -c fsync=off
        -c shared_buffers=512MB -c work_mem=256MB" start >/dev/null 2>"$work/log"
    sql -c "CREATE EXTENSION postgis"
    postgis="PostGIS $(sql -c "SELECT PostGIS_Lib_Version()")"
else
    echo "PostGIS is skipped: postgresql or postgresql-postgis is missing" >&2
fi

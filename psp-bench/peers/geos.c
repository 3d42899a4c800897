/*
 * Points located with GEOS in C: a tree over the zones, a prepared geometry for each.
 *
 *     geos ZONES.wkt POINTS.bin
 *
 * ZONES.wkt has a zone a line, POINTS.bin pairs of doubles. Prints millions of points a second of the process's own time
 * and how many zones hold a point in all, edges included; of the predicates intersects and covers the faster one.
 */
#include <geos_c.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef char predicate(const GEOSPreparedGeometry *, const GEOSGeometry *);

typedef struct {
    predicate *holds;
    const GEOSGeometry *point;
    long zones;
} question;

static void ask(void *item, void *asked) {
    question *q = asked;
    q->zones += q->holds(item, q->point) == 1;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static long locate(GEOSSTRtree *tree, const double *points, long count, predicate *holds) {
    question q = {holds, NULL, 0};
    for (long i = 0; i < count; i++) {
        GEOSGeometry *point = GEOSGeom_createPointFromXY(points[2 * i], points[2 * i + 1]);
        q.point = point;
        GEOSSTRtree_query(tree, point, ask, &q);
        GEOSGeom_destroy(point);
    }
    return q.zones;
}

int main(int count, char **args) {
    FILE *zones = count == 3 ? fopen(args[1], "r") : NULL;
    FILE *file = count == 3 ? fopen(args[2], "rb") : NULL;
    if (!zones || !file) {
        fprintf(stderr, "usage: geos ZONES.wkt POINTS.bin\n");
        return 2;
    }
    initGEOS(NULL, NULL);
    GEOSSTRtree *tree = GEOSSTRtree_create(10);
    GEOSWKTReader *reader = GEOSWKTReader_create();
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, zones) > 0) {
        GEOSGeometry *zone = GEOSWKTReader_read(reader, line);
        if (!zone) {
            fprintf(stderr, "a zone cannot be read\n");
            return 1;
        }
        GEOSSTRtree_insert(tree, zone, (void *) GEOSPrepare(zone));
    }
    fseek(file, 0, SEEK_END);
    long points = ftell(file) / (2 * sizeof(double));
    rewind(file);
    double *xy = malloc(2 * points * sizeof(double));
    if (fread(xy, 2 * sizeof(double), points, file) != (size_t) points) {
        return 1;
    }
    predicate *all[] = {GEOSPreparedIntersects, GEOSPreparedCovers};
    double best = 0;
    long held = 0;
    for (int i = 0; i < 2; i++) {
        /* Once for a part, since indexes are made at the first question. */
        locate(tree, xy, points / 10, all[i]);
        double start = seconds();
        held = locate(tree, xy, points, all[i]);
        double rate = points / 1e6 / (seconds() - start);
        best = rate > best ? rate : best;
    }
    printf("%.3f %ld\n", best, held);
    return 0;
}

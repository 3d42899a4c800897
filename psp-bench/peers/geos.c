/*
 * Points located with GEOS in C: a tree over the zones, a prepared geometry for each.
 *
 *     geos ZONES.wkt POINTS.bin MARKS.bin
 *
 * The files are those of psp.bench.Race. Prints millions of points a second of the process's own time, of the predicates
 * intersects and covers the faster one, and of how many points the zones found, edges included, are others than psp's.
 */
#include <geos_c.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef char predicate(const GEOSPreparedGeometry *, const GEOSGeometry *);

typedef struct {
    const GEOSPreparedGeometry *ground;
    uint64_t mark;
} zone;

typedef struct {
    predicate *holds;
    const GEOSGeometry *point;
    uint64_t marks;
} question;

/* As psp.bench.index.Peer has it. */
static uint64_t mark(uint64_t number) {
    uint64_t z = (number + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
}

static void ask(void *item, void *asked) {
    question *q = asked;
    zone *z = item;
    q->marks += q->holds(z->ground, q->point) == 1 ? z->mark : 0;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

/* Of how many points the zones are others than psp's. */
static long locate(GEOSSTRtree *tree, const double *points, const uint64_t *psp, long count, predicate *holds) {
    long others = 0;
    for (long i = 0; i < count; i++) {
        GEOSGeometry *point = GEOSGeom_createPointFromXY(points[2 * i], points[2 * i + 1]);
        question q = {holds, point, 0};
        GEOSSTRtree_query(tree, point, ask, &q);
        GEOSGeom_destroy(point);
        others += q.marks != psp[i];
    }
    return others;
}

static void *all(const char *path, size_t each, long *count) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    *count = ftell(file) / each;
    rewind(file);
    void *read = malloc(*count * each);
    if (fread(read, each, *count, file) != (size_t) *count) {
        exit(1);
    }
    return read;
}

int main(int count, char **args) {
    FILE *zones = count == 4 ? fopen(args[1], "r") : NULL;
    if (!zones) {
        fprintf(stderr, "usage: geos ZONES.wkt POINTS.bin MARKS.bin\n");
        return 2;
    }
    initGEOS(NULL, NULL);
    GEOSSTRtree *tree = GEOSSTRtree_create(10);
    GEOSWKTReader *reader = GEOSWKTReader_create();
    char *line = NULL;
    size_t room = 0;
    for (uint64_t number = 0; getline(&line, &room, zones) > 0; number++) {
        GEOSGeometry *ground = GEOSWKTReader_read(reader, line);
        if (!ground) {
            fprintf(stderr, "a zone cannot be read\n");
            return 1;
        }
        zone *item = malloc(sizeof(zone));
        item->ground = GEOSPrepare(ground);
        item->mark = mark(number);
        GEOSSTRtree_insert(tree, ground, item);
    }
    long points;
    long sums;
    double *xy = all(args[2], 2 * sizeof(double), &points);
    uint64_t *psp = all(args[3], sizeof(uint64_t), &sums);
    predicate *predicates[] = {GEOSPreparedIntersects, GEOSPreparedCovers};
    double best = 0;
    long others = 0;
    for (int i = 0; i < 2; i++) {
        /* Once for a part, since indexes are made at the first question. */
        locate(tree, xy, psp, points / 10, predicates[i]);
        double start = seconds();
        others = locate(tree, xy, psp, points, predicates[i]);
        double rate = points / 1e6 / (seconds() - start);
        best = rate > best ? rate : best;
    }
    printf("%.3f\t%ld\n", best, others);
    return 0;
}

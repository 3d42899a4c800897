package psp.geo;

/**
 * A grid laid over degrees: where its cells are.
 *
 * <p>The column of a point is the whole part of a product that never falls as the longitude rises, so that each column is
 * one run of doubles; the same of rows.
 *
 * @param west the least longitude
 * @param south the least latitude
 * @param perLongitude columns a degree
 * @param perLatitude rows a degree
 * @param columns cells from west to east
 * @param rows cells from south to north
 */
record Frame(double west, double south, double perLongitude, double perLatitude, int columns, int rows) {

    /** The least extent of a grid and the least side of a cell, so that cells stay much coarser than doubles are. */
    private static final double LEAST_EXTENT = 1e-9;

    private static final double LEAST_CELL = 1e-11;

    /** About so many cells over some edges, square on the ground. */
    static Frame over(Edges edges, int cells) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < edges.size(); i++) {
            west = Math.min(west, Math.min(edges.lowX(i), edges.highX(i)));
            east = Math.max(east, Math.max(edges.lowX(i), edges.highX(i)));
            south = Math.min(south, edges.lowY(i));
            north = Math.max(north, edges.highY(i));
        }
        double width = Math.max(LEAST_EXTENT, east - west);
        double height = Math.max(LEAST_EXTENT, north - south);
        double shape = width * Math.max(0.01, StrictMath.cos(Math.toRadians((south + north) / 2))) / height;
        int columns = (int) Math.max(1, Math.min(cells, StrictMath.rint(StrictMath.sqrt(cells * shape))));
        int rows = (int) Math.min(Math.max(1, cells / columns), height / LEAST_CELL);
        columns = (int) Math.min(columns, width / LEAST_CELL);
        // A hair of room on every side, so that no vertex is beyond the grid.
        return new Frame(
                west - width * 1e-6,
                south - height * 1e-6,
                columns / (width * (1 + 2e-6)),
                rows / (height * (1 + 2e-6)),
                columns,
                rows);
    }

    /** The column, with where in it the point is as the fraction. */
    double column(double longitude) {
        return (longitude - west) * perLongitude;
    }

    /** The row, with where in it the point is as the fraction. */
    double row(double latitude) {
        return (latitude - south) * perLatitude;
    }

    /** A longitude by its column. */
    double longitude(double column) {
        return west + column / perLongitude;
    }

    /** A latitude by its row. */
    double latitude(double row) {
        return south + row / perLatitude;
    }
}

package psp.geo;

/**
 * A grid of unit cells, and which of them a straight line may touch.
 *
 * <p>Never a cell too few, now and then one too many: a line counts as touching a cell that it passes by less than the
 * rounding of a point's coordinates may amount to.
 *
 * @param columns cells from west to east
 * @param rows cells from south to north
 * @param slack the rounding, in cells
 */
record Raster(int columns, int rows, double slack) {

    /** Adds a number to every cell that the line from (ua, va) to (ub, vb) may touch. */
    void add(CellLists lists, int number, double ua, double va, double ub, double vb) {
        double bottom = Math.min(va, vb);
        double top = Math.max(va, vb);
        int last = clip(top + slack, rows);
        for (int row = Math.max(0, clip(bottom - slack, rows)); row <= last && row < rows; row++) {
            double from = Math.max(bottom, row - slack);
            double to = Math.min(top, row + 1 + slack);
            double one = va == vb ? ua : at(ua, va, ub, vb, from);
            double other = va == vb ? ub : at(ua, va, ub, vb, to);
            int end = clip(Math.max(one, other) + slack, columns);
            for (int column = Math.max(0, clip(Math.min(one, other) - slack, columns));
                    column <= end && column < columns;
                    column++) {
                lists.add(row * columns + column, number);
            }
        }
    }

    /** The cell of a coordinate, −1 or {@code cells} beyond the grid. */
    private static int clip(double coordinate, int cells) {
        return (int) Math.floor(Math.max(-1, Math.min(cells, coordinate)));
    }

    /** Where the line is at a height between its ends. */
    static double at(double ua, double va, double ub, double vb, double height) {
        return ua + (height - va) / (vb - va) * (ub - ua);
    }
}

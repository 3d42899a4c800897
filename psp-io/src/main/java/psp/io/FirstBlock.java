package psp.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.Extent;
import psp.io.internal.place.Spot;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;

/**
 * The first located rows of a file, held back until it is known where the bulk of them lies.
 *
 * <p>At most 1,000 rows with coordinates, at most 10,000 rows and 32 million fields and characters, so that memory stays
 * fixed. If in more than half of
 * those with coordinates these are swapped or projected, the reading stops; else the extent is the declared one, or
 * {@link Extent#around} the others.
 */
final class FirstBlock {

    private static final int LOCATED = 1_000;
    private static final int ROWS = 10_000;
    private static final long SIZE = 1 << 25;

    private final String file;
    private final String lonColumn;
    private final String latColumn;
    private final RoleColumns fields;
    private final Coordinates coordinates;
    private final @Nullable Extent declared;
    private final List<Row> rows = new ArrayList<>();
    private final double[] longitudes = new double[LOCATED];
    private final double[] latitudes = new double[LOCATED];
    private long size;
    private int plausible;
    private int located;
    private int swapped;
    private int projected;
    private @Nullable Row example;

    FirstBlock(RowSource csv, Columns columns, RoleColumns fields, Coordinates coordinates) {
        this.file = csv.label();
        this.lonColumn = String.valueOf(columns.column(Role.LONGITUDE));
        this.latColumn = String.valueOf(columns.column(Role.LATITUDE));
        this.fields = fields;
        this.coordinates = coordinates;
        this.declared = columns.reading().placing().extent();
    }

    /** Holds a row back, or not: false as long as no row has coordinates. */
    boolean holds(Row row) {
        if (fields.reachesPlace(row)) {
            look(row, fields.spot(row, coordinates, declared));
        }
        if (located == 0) {
            return false;
        }
        rows.add(row.kept());
        size += row.characters();
        return true;
    }

    private void look(Row row, Spot spot) {
        boolean unfit = spot.equals(Spot.SWAPPED) || spot.equals(Spot.PROJECTED);
        if (!unfit && spot.position() == null) {
            return;
        }
        located++;
        swapped += spot.equals(Spot.SWAPPED) ? 1 : 0;
        projected += spot.equals(Spot.PROJECTED) ? 1 : 0;
        if (unfit && example == null) {
            example = row.kept();
        }
        if (spot.position() != null) {
            longitudes[plausible] = spot.position().longitude();
            latitudes[plausible++] = spot.position().latitude();
        }
    }

    boolean isFull() {
        return located >= LOCATED || rows.size() >= ROWS || size >= SIZE;
    }

    /** The rows held back, in the order of the file. */
    List<Row> rows() {
        return rows;
    }

    /** Where the positions are expected; null if there are none. */
    @Nullable
    Extent extent() {
        refuseIfMost(swapped, projected, located);
        return declared != null
                ? declared
                : Extent.around(Arrays.copyOf(longitudes, plausible), Arrays.copyOf(latitudes, plausible));
    }

    /** Stops the reading where most coordinates are unfit, with the fix. */
    void refuseIfMost(long swapped, long projected, long located) {
        if (2 * (swapped + projected) <= located) {
            return;
        }
        String where = example == null
                ? ""
                : ", such as '" + fields.place(example)[0] + "', '" + fields.place(example)[1] + "' in line "
                        + example.line();
        String of = " of " + Texts.grouped(located) + " positions ";
        throw DataException.inFile(
                file,
                swapped > projected
                        ? "in " + Texts.grouped(swapped) + of + "longitude and latitude are swapped" + where
                                + "; name '" + latColumn + "' as the longitude and '" + lonColumn + "' as the latitude"
                        : "in " + Texts.grouped(projected) + of
                                + "the coordinates are feet or metres of a map projection"
                                + where + "; name the columns of degrees instead of '" + lonColumn + "' and '"
                                + latColumn
                                + "', or have them turned into WGS 84 degrees (EPSG:4326) first");
    }
}

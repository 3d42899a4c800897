package psp.io.zone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;

/**
 * The records of a {@code .shp} file: the rings of each polygon in the file's own coordinates, or null for a null shape.
 *
 * <p>After ESRI Shapefile Technical Description, an ESRI white paper, July 1998. Heights and measures are left out. The
 * index {@code .shx} is not needed, since records follow one another.
 */
final class Shapes {

    private static final int FILE_CODE = 9994;
    private static final int HEADER = 100;
    private static final List<String> NAMES = List.of("null", "point", "", "line", "", "polygon", "", "", "multipoint");

    private final String file;
    private final ByteBuffer in;

    private Shapes(String file, byte[] bytes) {
        this.file = file;
        this.in = ByteBuffer.wrap(bytes);
    }

    static List<@Nullable List<double[]>> read(String file, byte[] bytes) {
        return new Shapes(file, bytes).records();
    }

    private DataException problem(int record, String text) {
        return DataException.inFile(file, (record == 0 ? "" : "record " + record + ": ") + text);
    }

    private List<@Nullable List<double[]>> records() {
        if (in.limit() < HEADER || in.getInt(0) != FILE_CODE) {
            throw problem(0, "is not a shapefile, which starts with the number 9994");
        }
        long told = 2L * in.getInt(24);
        if (told < HEADER || told > in.limit()) {
            throw problem(
                    0,
                    "is cut short or damaged: its header tells of " + Texts.grouped(told) + " bytes, it has "
                            + Texts.grouped(in.limit()) + "; get it again");
        }
        in.limit((int) told);
        checkType(0, in.order(ByteOrder.LITTLE_ENDIAN).getInt(32));
        in.position(HEADER);
        List<@Nullable List<double[]>> all = new ArrayList<>();
        while (in.hasRemaining()) {
            all.add(record(all.size() + 1));
        }
        return all;
    }

    private void checkType(int record, int type) {
        if (type != 0 && type != 5 && type != 15 && type != 25) {
            int plain = type % 10;
            String kind = type < 0
                            || type > 31
                            || plain >= NAMES.size()
                            || NAMES.get(plain).isEmpty()
                            || type == 31
                    ? "shapes of type " + type
                    : NAMES.get(plain) + "s";
            throw problem(record, "holds " + kind + "; zones are polygons");
        }
    }

    private @Nullable List<double[]> record(int number) {
        if (in.remaining() < 8) {
            throw problem(number, "is cut short; get the file again");
        }
        in.order(ByteOrder.BIG_ENDIAN).getInt();
        long length = 2L * in.getInt();
        if (length < 4 || length > in.remaining()) {
            throw problem(
                    number,
                    "tells of " + Texts.grouped(length) + " bytes where " + Texts.grouped(in.remaining())
                            + " are left; the file is cut short or damaged");
        }
        ByteBuffer content = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        int type = content.getInt();
        checkType(number, type);
        return type == 0 ? null : rings(number, content);
    }

    private List<double[]> rings(int number, ByteBuffer content) {
        if (content.remaining() < 40) {
            throw problem(number, "is too short for a polygon");
        }
        content.position(36); // after the type and the box
        int parts = content.getInt();
        int points = content.getInt();
        if (parts < 0 || points < 0 || 4L * parts + 16L * points > content.remaining()) {
            throw problem(
                    number,
                    "tells of " + parts + " rings and " + points + " vertices, which its "
                            + Texts.grouped(content.remaining()) + " bytes cannot hold");
        }
        int[] starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            starts[i] = content.getInt();
        }
        starts[parts] = points;
        List<double[]> rings = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            if (starts[i] < 0 || starts[i] > starts[i + 1] || starts[i + 1] > points || i == 0 && starts[0] != 0) {
                throw problem(
                        number,
                        "ring " + (i + 1) + " would hold the vertices from " + starts[i] + " to " + starts[i + 1]
                                + " of " + points);
            }
            double[] xy = new double[2 * (starts[i + 1] - starts[i])];
            for (int k = 0; k < xy.length; k++) {
                xy[k] = content.getDouble();
                if (!Double.isFinite(xy[k])) {
                    throw problem(number, "ring " + (i + 1) + " has the coordinate " + xy[k]);
                }
            }
            rings.add(xy);
        }
        return rings;
    }
}

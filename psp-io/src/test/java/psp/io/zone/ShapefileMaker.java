package psp.io.zone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small shapefiles, byte by byte after the published description, for tests. */
final class ShapefileMaker {

    private final List<byte[]> shapes = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    private final List<Boolean> deleted = new ArrayList<>();
    private final String[] fields;
    private int type = 5;
    private int language;
    private Charset charset = StandardCharsets.ISO_8859_1;

    ShapefileMaker(String... fields) {
        this.fields = fields;
    }

    ShapefileMaker type(int shapeType) {
        type = shapeType;
        return this;
    }

    ShapefileMaker encoded(Charset inTable, int languageByte) {
        charset = inTable;
        language = languageByte;
        return this;
    }

    /** A polygon of rings, or a null shape of none. */
    ShapefileMaker record(String[] row, double[]... rings) {
        int points = 0;
        for (double[] ring : rings) {
            points += ring.length / 2;
        }
        boolean z = type == 15;
        ByteBuffer out = ByteBuffer.allocate(
                        rings.length == 0 ? 4 : 44 + 4 * rings.length + 16 * points + (z ? 16 + 8 * points : 0))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(rings.length == 0 ? 0 : type);
        if (rings.length > 0) {
            out.position(36);
            out.putInt(rings.length).putInt(points);
            int start = 0;
            for (double[] ring : rings) {
                out.putInt(start);
                start += ring.length / 2;
            }
            for (double[] ring : rings) {
                for (double number : ring) {
                    out.putDouble(number);
                }
            }
        }
        shapes.add(out.array());
        rows.add(row);
        deleted.add(false);
        return this;
    }

    ShapefileMaker deleteLast() {
        deleted.set(deleted.size() - 1, true);
        return this;
    }

    byte[] shp() {
        int size = 100 + shapes.stream().mapToInt(shape -> 8 + shape.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(9994).position(24);
        out.putInt(size / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1000)
                .putInt(type)
                .position(100);
        out.order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < shapes.size(); i++) {
            out.putInt(i + 1).putInt(shapes.get(i).length / 2).put(shapes.get(i));
        }
        return out.array();
    }

    byte[] dbf() {
        int width = 20;
        int header = 32 + 32 * fields.length + 1;
        int length = 1 + width * fields.length;
        ByteBuffer out = ByteBuffer.allocate(header + rows.size() * length + 1).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 3)
                .put(new byte[] {116, 4, 1})
                .putInt(rows.size())
                .putShort((short) header)
                .putShort((short) length)
                .position(29);
        out.put((byte) language).position(32);
        for (String field : fields) {
            int at = out.position();
            out.put(field.getBytes(charset)).position(at + 11);
            out.put((byte) (field.startsWith("n") ? 'N' : 'C')).position(at + 16);
            out.put((byte) width).position(at + 32);
        }
        out.put((byte) 0x0D);
        for (int i = 0; i < rows.size(); i++) {
            out.put((byte) (deleted.get(i) ? '*' : ' '));
            for (String value : rows.get(i)) {
                byte[] bytes = value.getBytes(charset);
                out.put(bytes);
                for (int k = bytes.length; k < width; k++) {
                    out.put((byte) ' ');
                }
            }
        }
        out.put((byte) 0x1A);
        return out.array();
    }

    /** Writes name.shp and name.dbf, and further parts where given: ending, content, ending, content. */
    Path write(Path folder, String name, String... more) throws IOException {
        Files.write(folder.resolve(name + ".dbf"), dbf());
        for (int i = 0; i < more.length; i += 2) {
            Files.writeString(folder.resolve(name + "." + more[i]), more[i + 1]);
        }
        return Files.write(folder.resolve(name + ".shp"), shp());
    }

    /** A closed box, clockwise as an outer ring is. */
    static double[] box(double west, double south, double east, double north) {
        return new double[] {west, south, west, north, east, north, east, south, west, south};
    }

    /** The same the other way round, as a hole is. */
    static double[] hole(double west, double south, double east, double north) {
        return new double[] {west, south, east, south, east, north, west, north, west, south};
    }
}

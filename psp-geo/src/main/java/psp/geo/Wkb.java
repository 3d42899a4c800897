package psp.geo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import psp.core.Boundary;
import psp.core.Ring;

/**
 * Boundaries as well-known binary, as spatial databases give them: Polygon and MultiPolygon, in degrees.
 *
 * <p>Either byte order; heights and measures (ISO 1001 to 3006, or PostGIS' flags) are read and left out. The format is
 * that of OGC 06-103r4, 8.2. A reference system, which PostGIS may put in front, must be 4326 or unstated (0).
 */
public final class Wkb {

    private static final int POLYGON = 3;
    private static final int MULTIPOLYGON = 6;
    private static final int HEIGHT_FLAG = 0x80000000;
    private static final int MEASURE_FLAG = 0x40000000;
    private static final int SRID_FLAG = 0x20000000;
    private static final int WGS84 = 4326;

    private Wkb() {}

    /**
     * Reads a boundary.
     *
     * @param bytes a polygon or multipolygon, longitude first
     * @return the boundary
     * @throws IllegalArgumentException if it is not one, is cut short or goes on, a ring is bad, or it is not in degrees
     */
    public static Boundary read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(Objects.requireNonNull(bytes, "bytes"));
        try {
            List<Boundary.Part> parts = geometry(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(
                        "The well-known binary goes on for " + in.remaining() + " bytes after its end");
            }
            return new Boundary(parts);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "The well-known binary is cut short: it has " + bytes.length + " bytes and should have more", e);
        }
    }

    /**
     * Reads a boundary from hexadecimal digits, as PostGIS prints a geometry.
     *
     * @param hex the digits, in upper or lower case
     * @return the boundary
     * @throws IllegalArgumentException if they are no such digits, or as {@link #read(byte[])}
     */
    public static Boundary readHex(String hex) {
        Objects.requireNonNull(hex, "hex");
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Wkt.start(hex) + "' is not a well-known binary in hexadecimal" + " digits: " + e.getMessage(),
                    e);
        }
        return read(bytes);
    }

    private static List<Boundary.Part> geometry(ByteBuffer in) {
        int type = type(in);
        if (type % 1000 == POLYGON) {
            return List.of(polygon(in, type));
        }
        if (type % 1000 != MULTIPOLYGON) {
            throw new IllegalArgumentException("A zone is bounded by polygons; this well-known binary is of type "
                    + type + ", Polygon is 3 and MultiPolygon 6");
        }
        int parts = count(in, "parts", 1 + 4 + 4);
        List<Boundary.Part> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int inner = type(in);
            if (inner % 1000 != POLYGON) {
                throw new IllegalArgumentException("Part " + (i + 1) + " of the well-known binary is of type " + inner
                        + "; the parts of a MultiPolygon are Polygons, type 3");
            }
            all.add(polygon(in, inner));
        }
        return all;
    }

    /** The type in ISO's numbers: 3 or 6, plus 1000 with heights, plus 2000 with measures. */
    private static int type(ByteBuffer in) {
        byte order = in.get();
        if (order != 0 && order != 1) {
            throw new IllegalArgumentException("The well-known binary starts with the byte " + order
                    + "; it should be 0 or 1, the order of bytes");
        }
        in.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = in.getInt();
        if ((type & SRID_FLAG) != 0) {
            int srid = in.getInt();
            if (srid != WGS84 && srid != 0) {
                throw new IllegalArgumentException("The well-known binary is in the reference system " + srid
                        + "; have it turned into WGS 84 degrees first, as by ST_Transform(geom, 4326)");
            }
        }
        return (type & ~(HEIGHT_FLAG | MEASURE_FLAG | SRID_FLAG))
                + ((type & HEIGHT_FLAG) != 0 ? 1000 : 0)
                + ((type & MEASURE_FLAG) != 0 ? 2000 : 0);
    }

    private static int count(ByteBuffer in, String what, int leastBytes) {
        int n = in.getInt();
        if (n < 0 || (long) n * leastBytes > in.remaining()) {
            throw new IllegalArgumentException("The well-known binary tells of " + Integer.toUnsignedString(n) + " "
                    + what + ", more than its " + in.remaining() + " further bytes can hold");
        }
        return n;
    }

    private static Boundary.Part polygon(ByteBuffer in, int type) {
        int dimensions = type < 1000 ? 2 : type < 3000 ? 3 : 4;
        int rings = count(in, "rings", 4);
        if (rings == 0) {
            throw new IllegalArgumentException("The geometry is empty; a zone needs ground");
        }
        List<Ring> all = new ArrayList<>();
        for (int i = 0; i < rings; i++) {
            int vertices = count(in, "vertices", 8 * dimensions);
            double[] lonLat = new double[2 * vertices];
            for (int v = 0; v < vertices; v++) {
                lonLat[2 * v] = in.getDouble();
                lonLat[2 * v + 1] = in.getDouble();
                in.position(in.position() + 8 * (dimensions - 2));
            }
            all.add(Ring.of(lonLat));
        }
        return new Boundary.Part(all.get(0), all.subList(1, all.size()));
    }

    /**
     * Writes a boundary, least byte first.
     *
     * @param boundary the ground
     * @return a Polygon where it has one part, else a MultiPolygon; {@link #read} gives an equal boundary
     */
    public static byte[] write(Boundary boundary) {
        boolean many = boundary.parts().size() > 1;
        int size = many ? 9 : 0;
        for (Boundary.Part part : boundary.parts()) {
            size += 9
                    + ringBytes(part.shell())
                    + part.holes().stream().mapToInt(Wkb::ringBytes).sum();
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        if (many) {
            out.put((byte) 1).putInt(MULTIPOLYGON).putInt(boundary.parts().size());
        }
        for (Boundary.Part part : boundary.parts()) {
            out.put((byte) 1).putInt(POLYGON).putInt(1 + part.holes().size());
            put(out, part.shell());
            part.holes().forEach(hole -> put(out, hole));
        }
        return out.array();
    }

    private static int ringBytes(Ring ring) {
        return 4 + 16 * ring.size();
    }

    private static void put(ByteBuffer out, Ring ring) {
        out.putInt(ring.size());
        for (double number : ring.toArray()) {
            out.putDouble(number);
        }
    }
}

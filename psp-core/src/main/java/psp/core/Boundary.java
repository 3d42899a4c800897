package psp.core;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * The ground of a zone: one or more parts, each an outer ring less its holes.
 *
 * <p>Edges are straight in longitude and latitude, as in GeoJSON. Parts and holes are kept in one canonical order, so
 * that the same ground has the same {@link #version} however it was written. Whether rings cross is not checked here:
 * see psp-geo. Where they do, a part holds what an odd number of its rings goes round (even-odd).
 *
 * @param parts the parts, at least one, sorted
 */
public record Boundary(List<Part> parts) implements Serializable {

    private static final long serialVersionUID = 1;
    /**
     * An outer ring and its holes.
     *
     * @param shell the outer ring
     * @param holes the rings cut out, sorted; mostly none
     */
    public record Part(Ring shell, List<Ring> holes) implements Comparable<Part>, Serializable {

        private static final long serialVersionUID = 1;

        /**
         * An outer ring and its holes.
         *
         * @param shell the outer ring
         * @param holes the rings cut out, sorted; mostly none
         */
        public Part {
            Objects.requireNonNull(shell, "shell");
            holes = holes.stream().sorted().toList();
        }

        @Override
        public int compareTo(Part other) {
            return Comparator.comparing(Part::shell)
                    .thenComparing(p -> p.holes.size())
                    .thenComparing(Part::holes, (a, b) -> {
                        for (int i = 0; i < a.size(); i++) {
                            int order = a.get(i).compareTo(b.get(i));
                            if (order != 0) {
                                return order;
                            }
                        }
                        return 0;
                    })
                    .compare(this, other);
        }
    }

    /**
     * Ground of one or more parts.
     *
     * @param parts the parts, at least one, sorted
     * @throws IllegalArgumentException if there is no part
     */
    public Boundary {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A boundary needs at least one part");
        }
        parts = parts.stream().sorted().toList();
    }

    /**
     * Ground inside one ring.
     *
     * @param shell the outer ring
     * @param holes the rings cut out
     * @return the boundary
     */
    public static Boundary of(Ring shell, Ring... holes) {
        Objects.requireNonNull(holes, "holes");
        return new Boundary(List.of(new Part(shell, List.of(holes))));
    }

    /**
     * A box between two meridians and two parallels.
     *
     * @param west least longitude, degrees
     * @param south least latitude, degrees
     * @param east greatest longitude, degrees
     * @param north greatest latitude, degrees
     * @return the boundary
     * @throws IllegalArgumentException if a limit is NaN or out of range, or the box has no width or height
     */
    public static Boundary box(double west, double south, double east, double north) {
        if (west >= east || south >= north) {
            throw new IllegalArgumentException("The box from (" + west + ", " + south + ") to (" + east + ", " + north
                    + ") has no width or height; give the west, south, east and north limits in this order");
        }
        return of(Ring.of(west, south, east, south, east, north, west, north, west, south));
    }

    /**
     * The parts of both.
     *
     * @param other further ground
     * @return the boundary of all parts; they are put side by side, not dissolved
     */
    public Boundary plus(Boundary other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Boundary(all);
    }

    /**
     * How many vertices all rings have, the repeated last ones not included.
     *
     * @return at least 3
     */
    public int vertices() {
        return parts.stream()
                .mapToInt(p -> p.shell.size()
                        - 1
                        + p.holes.stream().mapToInt(h -> h.size() - 1).sum())
                .sum();
    }

    /**
     * The area on the WGS 84 ellipsoid, its edges straight in longitude and latitude. A part holds what an odd number of
     * its rings goes round, as {@code psp.geo.ZoneIndex} has it; ground that several parts hold counts once.
     *
     * @return square metres, above 0; 0 only where rings cancel each other
     */
    public double squareMetres() {
        return GroundArea.squareMetres(parts);
    }

    /**
     * The middle of the ground: its centre of area with edges and degrees taken as plane, to a millionth of a degree. It may lie outside
     * the ground, as that of a ring does; where rings cancel each other it is the mean of their vertices.
     *
     * @return the middle
     */
    public Position middle() {
        double[] sums = new double[6];
        Ring first = parts.get(0).shell();
        for (Part part : parts) {
            add(sums, part.shell, 1, first);
            part.holes.forEach(hole -> add(sums, hole, -1, first));
        }
        boolean plane = Math.abs(sums[0]) > 1e-14;
        double east = plane ? sums[1] / sums[0] : sums[4] / sums[3];
        double north = plane ? sums[2] / sums[0] : sums[5] / sums[3];
        double longitude = Math.rint(1e6 * (first.longitude(0) + east)) / 1e6;
        double latitude = Math.rint(1e6 * (first.latitude(0) + north)) / 1e6;
        return Position.of(longitude - 360 * Math.rint(longitude / 360), Math.max(-90, Math.min(90, latitude)));
    }

    /** Adds a ring's area, its moments, and its vertices with their sums, beside the first vertex of all. */
    private static void add(double[] sums, Ring ring, int sign, Ring first) {
        double area = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            double ax = east(ring.longitude(i) - first.longitude(0));
            double ay = ring.latitude(i) - first.latitude(0);
            double bx = east(ring.longitude(i + 1) - first.longitude(0));
            double by = ring.latitude(i + 1) - first.latitude(0);
            double cross = ax * by - bx * ay;
            area += cross / 2;
            x += (ax + bx) * cross / 6;
            y += (ay + by) * cross / 6;
            sums[3]++;
            sums[4] += ax;
            sums[5] += ay;
        }
        double times = area < 0 ? -sign : sign;
        sums[0] += times * area;
        sums[1] += times * x;
        sums[2] += times * y;
    }

    /** Degrees to the east, the shorter way round. */
    private static double east(double degrees) {
        return degrees - 360 * Math.rint(degrees / 360);
    }

    /**
     * The content's hash: SHA-256 over the canonical rings.
     *
     * @return 64 hexadecimal digits
     */
    public String version() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(parts.size());
            for (Part part : parts) {
                write(out, part.shell);
                out.writeInt(part.holes.size());
                for (Ring hole : part.holes) {
                    write(out, hole);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Texts.sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Ring ring) throws IOException {
        out.writeInt(ring.size());
        for (double coordinate : ring.toArray()) {
            out.writeDouble(coordinate);
        }
    }

    /**
     * The numbers of parts and vertices.
     *
     * @return such as {@code 1 part, 101 vertices}
     */
    @Override
    public String toString() {
        long holes = parts.stream().mapToLong(p -> p.holes.size()).sum();
        return Texts.plural(parts.size(), "part") + ", " + (holes == 0 ? "" : Texts.plural(holes, "hole") + ", ")
                + Texts.grouped(vertices()) + " vertices";
    }
}

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

        /** An outer ring and its holes. */
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

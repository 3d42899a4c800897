package psp.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;
import psp.core.Operation;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.LocalPlane;
import psp.stats.Study;

/** The zones drawn from their own rings, north up, with a scale: focus, rings around it, and whatever else was counted. */
final class ZoneMap {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 14;
    /** Room for the label above and the scale below. */
    private static final int TOP = 26;
    private static final int BOTTOM = 30;
    private static final double[] SCALES = {100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000};

    private final Operation operation;
    private final LocalPlane plane;
    private final StringBuilder svg = new StringBuilder();
    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;
    private double perMetre = 1;

    private ZoneMap(Operation operation, LocalPlane plane) {
        this.operation = operation;
        this.plane = plane;
    }

    /** The map, or null where no zone of the study has ground. */
    static @Nullable Drawing of(Study study, Zones zones) {
        List<Zone> drawn = zones.stream().filter(zone -> zone.boundary() != null).toList();
        if (drawn.isEmpty()) {
            return null;
        }
        Boundary all = drawn.stream().map(ZoneMap::ground).reduce(Boundary::plus).orElseThrow();
        return new ZoneMap(study.operation(), LocalPlane.around(all)).draw(drawn);
    }

    private static Boundary ground(Zone zone) {
        return java.util.Objects.requireNonNull(zone.boundary());
    }

    private Drawing draw(List<Zone> zones) {
        zones.forEach(zone -> ground(zone).parts().forEach(part -> extend(part.shell())));
        perMetre = Math.min((WIDTH - 2 * MARGIN) / (east - west), (HEIGHT - TOP - BOTTOM) / (north - south));
        svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%n",
                WIDTH, HEIGHT, WIDTH, HEIGHT).replace("\r\n", "\n"));
        svg.append("<rect width=\"").append(WIDTH).append("\" height=\"").append(HEIGHT).append("\" fill=\"").append(Palette.PAPER)
                .append("\"/>\n");
        List<List<String>> rows = new ArrayList<>();
        for (int rank = 0; rank < 3; rank++) {
            for (Zone zone : zones) {
                if (rank(zone) == rank) {
                    path(zone);
                }
            }
        }
        for (Zone zone : zones) {
            rows.add(List.of(zone.name(), kind(zone), Numbers.text(Math.rint(ground(zone).squareMetres() / 1e4) / 100)));
        }
        scale();
        svg.append("</svg>");
        return new Drawing("map", "Where it was", "The zones as they were counted, north up: the focus blue, the rings around it brown,"
                + " others grey.", svg.toString(), List.of("zone", "as", "square kilometres"), rows);
    }

    private void extend(Ring ring) {
        for (int i = 0; i < ring.size(); i++) {
            double[] xy = plane.metres(ring.longitude(i), ring.latitude(i));
            west = Math.min(west, xy[0]);
            east = Math.max(east, xy[0]);
            south = Math.min(south, xy[1]);
            north = Math.max(north, xy[1]);
        }
    }

    private int rank(Zone zone) {
        return operation.focusZones().contains(zone.name()) ? 2 : operation.rings().contains(zone.name()) ? 1 : 0;
    }

    private String kind(Zone zone) {
        return List.of("other", "ring", "focus").get(rank(zone));
    }

    private void path(Zone zone) {
        String colour = List.of(Palette.COMPARISON, Palette.RING, Palette.FOCUS).get(rank(zone));
        svg.append("<path fill=\"").append(colour).append("\" fill-opacity=\"").append(List.of("0.12", "0.22", "0.75").get(rank(zone)))
                .append("\" fill-rule=\"evenodd\" stroke=\"").append(colour).append("\" stroke-width=\"1\" d=\"");
        for (Boundary.Part part : ground(zone).parts()) {
            ring(part.shell());
            part.holes().forEach(this::ring);
        }
        svg.append("\"/>\n");
    }

    /** Vertices to a tenth of a pixel; those that fall on the one before are left out. */
    private void ring(Ring ring) {
        String before = "";
        for (int i = 0; i < ring.size() - 1; i++) {
            double[] xy = plane.metres(ring.longitude(i), ring.latitude(i));
            String at = tenth(MARGIN + (xy[0] - west) * perMetre) + " " + tenth(TOP + (north - xy[1]) * perMetre);
            if (!at.equals(before)) {
                svg.append(i == 0 ? "M" : "L").append(at);
            }
            before = at;
        }
        svg.append("Z");
    }

    private static String tenth(double pixels) {
        return Numbers.text(Math.rint(10 * pixels) / 10);
    }

    private void scale() {
        double metres = SCALES[0];
        for (double scale : SCALES) {
            metres = scale * perMetre <= WIDTH / 3.0 ? scale : metres;
        }
        String y = Integer.toString(HEIGHT - 10);
        String end = tenth(MARGIN + metres * perMetre);
        svg.append("<path fill=\"none\" stroke=\"").append(Palette.INK).append("\" stroke-width=\"2\" d=\"M").append(MARGIN).append(' ')
                .append(y).append("L").append(end).append(' ').append(y).append("\"/>\n<text x=\"")
                .append(tenth(MARGIN + metres * perMetre + 8)).append("\" y=\"").append(HEIGHT - 6).append("\" fill=\"")
                .append(Palette.INK).append("\" font-size=\"12\" font-family=\"").append(Palette.FONT.replace('"', '\''))
                .append("\">").append(metres < 1_000 ? Numbers.text(metres) + " m" : Numbers.text(metres / 1_000) + " km")
                .append("</text>\n");
    }

}

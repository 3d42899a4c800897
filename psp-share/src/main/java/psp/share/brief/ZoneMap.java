package psp.share.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import psp.core.Boundary;
import psp.core.Operation;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.geo.LocalPlane;
import psp.share.StudyPack;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextStyle;
import psp.share.internal.draw.Trace;

/** The zones of a study drawn from their own rings, in metres, north up; nothing else is on the map. */
final class ZoneMap {

    private static final int HEIGHT = 320;
    private static final int ROW = 16;
    /** A zone that would make the focus smaller than a twentieth of the map is named and not drawn. */
    private static final double SMALLEST = 20;
    /** Vertices nearer than this to the last one, in points, would not be seen. */
    private static final double SEEN = 0.35;

    private record Drawn(Zone zone, String role, Ink line, Ink fill) {}

    private final Operation operation;
    private final Zones zones;
    private final String label;
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<Drawn> beyond = new ArrayList<>();
    private final LocalPlane plane;
    private final double[] bounds;

    private ZoneMap(Operation operation, Zones zones, String label, List<Drawn> focus) {
        this.operation = operation;
        this.zones = zones;
        this.label = label;
        this.plane = LocalPlane.around(all(focus));
        this.bounds = new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        focus.forEach(this::widen);
        double limit = SMALLEST * Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]);
        List<Drawn> others = new ArrayList<>(of(operation.rings(), "ring", Ink.RING, Ink.RING_FILL));
        others.addAll(of(operation.movedTo(), "where the officers went", Ink.ALARM, Ink.OTHER_FILL));
        others.addAll(of(operation.comparison().zones(), "comparison", Ink.OTHER, Ink.OTHER_FILL));
        for (Drawn other : others) {
            double[] before = bounds.clone();
            widen(other);
            if (Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]) > limit) {
                System.arraycopy(before, 0, bounds, 0, 4);
                beyond.add(other);
            } else {
                drawn.add(other);
            }
        }
        drawn.addAll(focus);
    }

    /** Empty where the focus has no ground. */
    static Optional<Drawing> of(StudyPack pack, String label) {
        Operation operation = pack.study().operation();
        List<Drawn> focus = of(pack.zones(), operation.focusZones(), "focus", Ink.FOCUS, Ink.FOCUS_FILL);
        return focus.isEmpty()
                ? Optional.empty()
                : Optional.of(new ZoneMap(operation, pack.zones(), label, focus).draw());
    }

    private List<Drawn> of(Collection<String> names, String role, Ink line, Ink fill) {
        return of(zones, names, role, line, fill);
    }

    private static List<Drawn> of(Zones zones, Collection<String> names, String role, Ink line, Ink fill) {
        return names.stream()
                .filter(zones::contains)
                .map(zones::get)
                .filter(zone -> zone.boundary() != null)
                .map(zone -> new Drawn(zone, role, line, fill))
                .toList();
    }

    private static Boundary all(List<Drawn> zones) {
        Boundary all = boundary(zones.get(0));
        for (Drawn zone : zones.subList(1, zones.size())) {
            all = new Boundary(Stream.concat(all.parts().stream(), boundary(zone).parts().stream())
                    .toList());
        }
        return all;
    }

    private static Boundary boundary(Drawn zone) {
        return Objects.requireNonNull(zone.zone().boundary());
    }

    private void widen(Drawn zone) {
        for (Boundary.Part part : boundary(zone).parts()) {
            for (int i = 0; i < part.shell().size(); i++) {
                double[] at =
                        plane.metres(part.shell().longitude(i), part.shell().latitude(i));
                bounds[0] = Math.min(bounds[0], at[0]);
                bounds[1] = Math.min(bounds[1], at[1]);
                bounds[2] = Math.max(bounds[2], at[0]);
                bounds[3] = Math.max(bounds[3], at[1]);
            }
        }
    }

    private Drawing draw() {
        List<List<String>> rows = new ArrayList<>();
        for (Drawn zone : legend()) {
            OptionalDouble area = zone.zone().squareMetres();
            rows.add(List.of(
                    zone.zone().name(),
                    zone.role(),
                    area.isPresent() ? String.format(Locale.ROOT, "%.2f km²", area.getAsDouble() / 1e6) : "",
                    zone.zone().version().substring(0, 12)));
        }
        beyond.forEach(zone -> rows.add(List.of(
                zone.zone().name(),
                zone.role() + ", beyond the map",
                "",
                zone.zone().version().substring(0, 12))));
        String words = "Map of "
                + String.join(
                        "; ",
                        legend().stream()
                                .map(zone -> zone.zone().name() + ", " + zone.role())
                                .toList())
                + ". It is " + distance(bounds[2] - bounds[0]) + " from west to east and "
                + distance(bounds[3] - bounds[1])
                + " from south to north.";
        String note = "Drawn from the zones' own rings, north up."
                + (beyond.isEmpty()
                        ? ""
                        : " Beyond it: "
                                + String.join(
                                        ", ",
                                        beyond.stream()
                                                .map(zone -> zone.zone().name())
                                                .toList()) + ".")
                + (operation.comparison().zones().isEmpty() ? " Compared with " + comparison() + "." : "");
        return new Drawing(
                "map", "Where", note, words, sheet(), null, List.of("Zone", "Part", "Area", "Version"), rows);
    }

    private String comparison() {
        return operation.comparison().toString();
    }

    /** The focus first. */
    private List<Drawn> legend() {
        return drawn.stream()
                .sorted(Comparator.comparing(zone -> !zone.role().equals("focus")))
                .toList();
    }

    private static String distance(double metres) {
        return metres >= 1000
                ? String.format(Locale.ROOT, "%.1f km", metres / 1000)
                : Texts.grouped(Math.round(metres)) + " m";
    }

    private Sheet sheet() {
        int width = Drawing.NARROW;
        List<Drawn> legend = legend();
        int shown = Math.min(legend.size(), 6);
        int bottom = HEIGHT - shown * ROW - 30;
        Sheet sheet = new Sheet(width, HEIGHT, label, "Where");
        double across = bounds[2] - bounds[0];
        double up = bounds[3] - bounds[1];
        double scale = Math.min(width / across, (bottom - Sheet.TOP) / up);
        double left = (width - across * scale) / 2;
        double top = Sheet.TOP + (bottom - Sheet.TOP - up * scale) / 2;
        for (Drawn zone : drawn) {
            sheet.shape(
                    outline(zone, scale, left, top),
                    zone.fill(),
                    zone.line(),
                    zone.role().equals("focus") ? 2 : 1.2);
        }
        scaleBar(sheet, scale, bottom + 14);
        for (int i = 0; i < shown; i++) {
            double y = bottom + 34 + i * ROW;
            Drawn zone = legend.get(i);
            sheet.box(0.5, y - 5, 16, 10, zone.fill(), zone.line());
            String more = i == shown - 1 && legend.size() > shown ? ", and " + (legend.size() - shown) + " more" : "";
            String text = zone.zone().name() + " (" + zone.role() + ")" + more;
            sheet.words(24, y, TextStyle.SMALL.bothEnds(text, width - 24), TextStyle.SMALL, Sheet.Side.LEFT);
        }
        return sheet;
    }

    private static void scaleBar(Sheet sheet, double scale, double y) {
        double metres = Scale.step(60 / scale);
        sheet.rule(0, y, metres * scale, y, Ink.OTHER, 1.5);
        sheet.rule(0, y - 3, 0, y + 3, Ink.OTHER, 1.5);
        sheet.rule(metres * scale, y - 3, metres * scale, y + 3, Ink.OTHER, 1.5);
        sheet.words(
                metres * scale + 6,
                y,
                metres >= 1000 ? Math.round(metres / 1000) + " km" : Math.round(metres) + " m",
                TextStyle.SOFT,
                Sheet.Side.LEFT);
        sheet.words(sheet.width, y, "north ↑", TextStyle.SOFT, Sheet.Side.RIGHT);
    }

    /** The parts and holes of a zone. */
    private Trace outline(Drawn zone, double scale, double left, double top) {
        Trace outline = new Trace();
        for (Boundary.Part part : boundary(zone).parts()) {
            ring(outline, part.shell(), scale, left, top);
            part.holes().forEach(hole -> ring(outline, hole, scale, left, top));
        }
        return outline;
    }

    /** A ring without vertices that would not be seen. */
    private void ring(Trace outline, Ring ring, double scale, double left, double top) {
        double[] last = null;
        for (int i = 0; i < ring.size() - 1; i++) {
            double[] metres = plane.metres(ring.longitude(i), ring.latitude(i));
            double[] at = {left + (metres[0] - bounds[0]) * scale, top + (bounds[3] - metres[1]) * scale};
            if (last == null || StrictMath.hypot(at[0] - last[0], at[1] - last[1]) > SEEN) {
                outline.to(at[0], at[1]);
                last = at;
            }
        }
        outline.close();
    }
}

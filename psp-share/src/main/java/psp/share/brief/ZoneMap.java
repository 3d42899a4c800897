package psp.share.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import psp.core.Boundary;
import psp.core.Operation;
import psp.core.Zone;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.geo.LocalPlane;
import psp.share.MapLayer;
import psp.share.StudyPack;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.draw.Scale;
import psp.share.internal.draw.Sheet;
import psp.share.internal.draw.TextStyle;

/** The zones of a study and their neighbours, drawn from their own rings, and what streets or districts were given; north up. */
final class ZoneMap {

    private static final int HEIGHT = 350;
    private static final int ROW = 16;
    private static final int SHOWN = 6;
    /** A neighbour of which less is seen, in square points, is left out; one that fills the map is no neighbour. */
    private static final double SMALLEST_NEIGHBOUR = 60;

    private static final double FILLS = 0.9;
    /** How much of the ground's size is left around it, for the neighbours. */
    private static final double AROUND = 0.08;
    /** A zone that would make the focus smaller than a twentieth of the map is named and not drawn. */
    private static final double SMALLEST = 20;

    private static final String FOCUS = "focus";
    private static final String TITLE = "Where";

    private record Drawn(Zone zone, String role, Ink line, Ink fill) {}

    private final Operation operation;
    private final Zones zones;
    private final MapLayer context;
    private final String label;
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<Drawn> beyond = new ArrayList<>();
    private final LocalPlane plane;
    private final double[] bounds;

    private ZoneMap(StudyPack pack, String label, List<Drawn> focus) {
        this.operation = pack.study().operation();
        this.zones = pack.zones();
        this.context = pack.context();
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
        double margin = AROUND * Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]);
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] += i < 2 ? -margin : margin;
        }
    }

    /** Empty where the focus has no ground. */
    static Optional<Drawing> of(StudyPack pack, String label) {
        Operation operation = pack.study().operation();
        List<Drawn> focus = of(pack.zones(), operation.focusZones(), FOCUS, Ink.FOCUS, Ink.FOCUS_FILL);
        return focus.isEmpty() ? Optional.empty() : Optional.of(new ZoneMap(pack, label, focus).draw());
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
        return new Boundary(zones.stream()
                .flatMap(zone -> boundary(zone.zone()).parts().stream())
                .toList());
    }

    private static Boundary boundary(Zone zone) {
        return Objects.requireNonNull(zone.boundary());
    }

    private void widen(Drawn zone) {
        for (Boundary.Part part : boundary(zone.zone()).parts()) {
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
        String note = "North is up."
                + (context.isEmpty() ? "" : " The thin lines are neighbouring zones, streets or districts.")
                + (beyond.isEmpty()
                        ? ""
                        : " Beyond it: "
                                + String.join(
                                        ", ",
                                        beyond.stream()
                                                .map(zone -> zone.zone().name())
                                                .toList()) + ".")
                + (operation.comparison().zones().isEmpty() ? " Compared with the rest of the city." : "");
        return new Drawing("map", TITLE, note, words, sheet(), null, List.of("Zone", "Part", "Area", "Version"), rows);
    }

    /** The focus first. */
    private List<Drawn> legend() {
        return drawn.stream()
                .sorted(Comparator.comparing(zone -> !zone.role().equals(FOCUS)))
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
        int shown = Math.min(legend.size(), SHOWN);
        int bottom = HEIGHT - shown * ROW - 30;
        Sheet sheet = new Sheet(width, HEIGHT, label, TITLE);
        MapFrame frame = new MapFrame(plane, bounds, 0, Sheet.TOP - 4, width, bottom);
        List<Neighbour> neighbours = neighbours(frame);
        neighbours.forEach(zone -> sheet.shape(frame.outline(boundary(zone.zone())), Ink.PAPER, Ink.LINE, 1));
        for (Drawn zone : drawn) {
            boolean focus = zone.role().equals(FOCUS);
            sheet.shape(frame.outline(boundary(zone.zone())), zone.fill(), zone.line(), focus ? 2 : 1.2);
        }
        context.lines()
                .forEach(line -> sheet.line(
                        frame.way(line.way()),
                        line.isClosed() ? Ink.BAND : Ink.OTHER,
                        line.isClosed() ? 1.2 : 0.7,
                        false));
        names(sheet, frame, neighbours);
        scaleBar(sheet, frame.scale, bottom + 14);
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

    /** A zone that lies around, its visible area in square points, and the middle of that. */
    private record Neighbour(Zone zone, double area, double x, double y) {}

    /** The zones of the study with no part in the operation that are seen in the frame, the largest first. */
    private List<Neighbour> neighbours(MapFrame frame) {
        Set<String> named = drawn.stream().map(of -> of.zone().name()).collect(Collectors.toSet());
        double all = (frame.right() - frame.left()) * (frame.bottom() - frame.top());
        List<Neighbour> neighbours = new ArrayList<>();
        for (Zone zone : zones) {
            if (zone.boundary() != null && !named.contains(zone.name())) {
                double[] largest = {0, 0, 0};
                for (Boundary.Part part : boundary(zone).parts()) {
                    double[] middle = MapFrame.middle(frame.cut(part.shell()));
                    largest = middle[0] > largest[0] ? middle : largest;
                }
                if (largest[0] > SMALLEST_NEIGHBOUR && largest[0] < FILLS * all) {
                    neighbours.add(new Neighbour(zone, largest[0], largest[1], largest[2]));
                }
            }
        }
        neighbours.sort(Comparator.comparingDouble((Neighbour zone) -> -zone.area())
                .thenComparing(zone -> zone.zone().name()));
        return neighbours;
    }

    /** The names of the focus, of the neighbours and of the layer, as far as there is room. */
    private void names(Sheet sheet, MapFrame frame, List<Neighbour> neighbours) {
        MapNames names = new MapNames(frame);
        double across = frame.right() - frame.left();
        for (Drawn zone : legend()) {
            if (zone.role().equals(FOCUS)) {
                double[] middle = boundary(zone.zone()).parts().stream()
                        .map(part -> MapFrame.middle(frame.cut(part.shell())))
                        .max(Comparator.comparingDouble(part -> part[0]))
                        .orElseThrow();
                String name = TextStyle.NAME.bothEnds(zone.zone().name(), across / 2);
                names.write(sheet, name, TextStyle.NAME, middle[1], middle[2], across);
            }
        }
        for (Neighbour zone : neighbours) {
            boolean hidden = drawn.stream()
                    .filter(of -> of.role().equals(FOCUS))
                    .anyMatch(of -> frame.holds(boundary(of.zone()), zone.x(), zone.y()));
            if (hidden) {
                continue;
            }
            String name = TextStyle.SOFT.bothEnds(zone.zone().name(), across / 3);
            names.write(sheet, name, TextStyle.SOFT, zone.x(), zone.y(), 1.5 * StrictMath.sqrt(zone.area()) + 10);
        }
        Set<String> written = new HashSet<>();
        for (MapLayer.Line line : context.lines()) {
            String name = TextStyle.SOFT.fitted(line.name(), across / 3);
            if (!name.isEmpty()
                    && !written.contains(line.name())
                    && frame.places(line).stream()
                            .anyMatch(at -> names.write(sheet, name, TextStyle.SOFT, at[0], at[1], across))) {
                written.add(line.name());
            }
        }
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
}

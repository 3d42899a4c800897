package psp.shell;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.LocalPlane;
import psp.geo.Tiling;
import psp.geo.ZoneIndex;
import psp.io.WholeFile;
import psp.io.limit.Limits;
import psp.io.zone.ZoneFile;

/** What {@code check} says of a file of zones: how many, their names, areas, overlaps and gaps, and what to know of them. */
final class ZonePage {

    private static final int NAMES = 12;
    private static final int REMARKS = 20;
    private static final int FOUND = 5;
    /** Above so many vertices a look at every overlap takes long. */
    private static final int MOST_VERTICES = 300_000;

    private static final double WIDTH = 800;

    private final String file;
    private final Zones zones;
    private final Zones drawn;
    private final List<String> remarks;

    private ZonePage(String file, Zones zones, Zones drawn, List<String> remarks) {
        this.file = file;
        this.zones = zones;
        this.drawn = drawn;
        this.remarks = remarks;
    }

    /** Reads a file and looks at it. */
    static ZonePage of(Path path, @Nullable String namedBy) {
        List<String> remarks = new ArrayList<>();
        Zones zones = ZoneFile.read(path, namedBy, Limits.DEFAULT, remarks::add);
        Zones drawn =
                Zones.of(zones.stream().filter(zone -> zone.boundary() != null).toList());
        remarks.addAll(ZoneIndex.of(drawn).remarks());
        return new ZonePage(String.valueOf(path.getFileName()), zones, drawn, remarks);
    }

    String text() {
        StringBuilder page = new StringBuilder();
        long vertices = vertices();
        line(page, "%s: %s, %,d vertices", file, Shown.plural(zones.size(), "zone"), vertices);
        line(
                page,
                "  names    %s",
                zones.names().stream().limit(NAMES).collect(Collectors.joining(", "))
                        + (zones.size() > NAMES ? ", …" : ""));
        DoubleSummaryStatistics areas = drawn.stream()
                .mapToDouble(zone -> boundary(zone).squareMetres() / 1e6)
                .summaryStatistics();
        line(
                page,
                "  area     %,.2f km² together, %,.3f to %,.2f km² each",
                areas.getSum(),
                areas.getMin(),
                areas.getMax());
        if (zones.size() > drawn.size()) {
            line(page, "  ground   none of %s", Shown.plural(zones.size() - drawn.size(), "zone"));
        }
        if (vertices <= MOST_VERTICES) {
            tiling(page, Tiling.of(drawn));
        } else {
            line(page, "  fit      not looked at: Tiling.of(zones) does, in minutes");
        }
        remarks.stream().limit(REMARKS).forEach(remark -> line(page, "  LOOK     %s", remark));
        if (remarks.size() > REMARKS) {
            line(page, "  LOOK     and %d more of the kind", remarks.size() - REMARKS);
        }
        return page.toString();
    }

    /** All of it as one JSON object: every zone, overlap, gap and remark; {@code fit} is missing where it was not looked at. */
    String json() {
        return CheckJson.object(json -> {
            json.writeStringField("file", file);
            json.writeNumberField("vertices", vertices());
            json.writeArrayFieldStart("zones");
            for (Zone zone : zones) {
                json.writeStartObject();
                json.writeStringField("name", zone.name());
                Boundary boundary = zone.boundary();
                json.writeNumberField("vertices", boundary == null ? 0 : boundary.vertices());
                json.writeNumberField("squareMetres", boundary == null ? 0 : Math.round(boundary.squareMetres()));
                json.writeEndObject();
            }
            json.writeEndArray();
            if (vertices() <= MOST_VERTICES) {
                fit(json, Tiling.of(drawn));
            }
            CheckJson.strings(json, "remarks", remarks);
        });
    }

    private static void fit(JsonGenerator json, Tiling tiling) throws IOException {
        json.writeObjectFieldStart("fit");
        json.writeArrayFieldStart("overlaps");
        for (Tiling.Overlap overlap : tiling.overlaps()) {
            json.writeStartObject();
            CheckJson.strings(json, "zones", List.of(overlap.first(), overlap.second()));
            json.writeNumberField("squareMetres", Math.round(overlap.squareMetres()));
            place(json, overlap.place());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gaps");
        for (Tiling.Gap gap : tiling.gaps()) {
            json.writeStartObject();
            CheckJson.strings(json, "zones", gap.neighbours());
            json.writeNumberField("squareMetres", Math.round(gap.squareMetres()));
            place(json, gap.place());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notValid");
        for (Tiling.Invalid invalid : tiling.invalid()) {
            json.writeStartObject();
            CheckJson.strings(json, "zones", List.of(invalid.zone()));
            json.writeStringField("reason", invalid.reason());
            place(json, invalid.place());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Position place) throws IOException {
        json.writeNumberField("longitude", place.longitude());
        json.writeNumberField("latitude", place.latitude());
    }

    private long vertices() {
        return drawn.stream().mapToLong(zone -> boundary(zone).vertices()).sum();
    }

    private static void tiling(StringBuilder page, Tiling tiling) {
        if (tiling.isClean()) {
            line(page, "  fit      no overlap, no gap, all rings valid");
            return;
        }
        line(
                page,
                "  fit      %s, %s, rings of %s not valid",
                Shown.plural(tiling.overlaps().size(), "overlap"),
                Shown.plural(tiling.gaps().size(), "gap"),
                Shown.plural(tiling.invalid().size(), "zone"));
        tiling.overlaps().stream().limit(FOUND).forEach(overlap -> line(page, "           %s", overlap));
        tiling.gaps().stream().limit(FOUND).forEach(gap -> line(page, "           %s", gap));
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(withoutControls(String.format(Locale.ROOT, format, values))).append('\n');
    }

    private static Boundary boundary(Zone zone) {
        Boundary boundary = zone.boundary();
        if (boundary == null) {
            throw new IllegalStateException(zone.name());
        }
        return boundary;
    }

    /** Draws the zones in true proportions, each with its name as a title. */
    void draw(Path svg) {
        Boundary all =
                drawn.stream().map(ZonePage::boundary).reduce(Boundary::plus).orElseThrow();
        LocalPlane plane = LocalPlane.around(all);
        double[] extent = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Boundary.Part part : all.parts()) {
            for (int i = 0; i < part.shell().size(); i++) {
                double[] at = metres(plane, part.shell(), i);
                for (int axis = 0; axis < 2; axis++) {
                    extent[axis] = Math.min(extent[axis], at[axis]);
                    extent[axis + 2] = Math.max(extent[axis + 2], at[axis]);
                }
            }
        }
        double scale = WIDTH / Math.max(extent[2] - extent[0], extent[3] - extent[1]);
        StringBuilder picture = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-5 -5 %.0f %.0f\"><title>%s</title>%n",
                (extent[2] - extent[0]) * scale + 10,
                (extent[3] - extent[1]) * scale + 10,
                escaped(file)));
        for (Zone zone : drawn) {
            StringBuilder path = new StringBuilder();
            for (Boundary.Part part : boundary(zone).parts()) {
                ring(path, plane, part.shell(), extent, scale);
                part.holes().forEach(hole -> ring(path, plane, hole, extent, scale));
            }
            picture.append(String.format(
                    Locale.ROOT,
                    "<path d=\"%s\" fill=\"#4477aa\" fill-opacity=\"0.25\" fill-rule=\"evenodd\" stroke=\"#223344\""
                            + " stroke-width=\"0.6\"><title>%s</title></path>%n",
                    path,
                    escaped(zone.name())));
        }
        WholeFile.write(svg, picture.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static double[] metres(LocalPlane plane, Ring ring, int i) {
        Position at = Position.of(ring.longitude(i), ring.latitude(i));
        return plane.metres(at.longitude(), at.latitude());
    }

    private static void ring(StringBuilder path, LocalPlane plane, Ring ring, double[] extent, double scale) {
        for (int i = 0; i < ring.size() - 1; i++) {
            double[] at = metres(plane, ring, i);
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    i == 0 ? "M" : "L",
                    (at[0] - extent[0]) * scale,
                    (extent[3] - at[1]) * scale));
        }
        path.append('Z');
    }

    private static String escaped(String text) {
        return withoutControls(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A text from a file, whose control characters would break a line or a picture. */
    private static String withoutControls(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}

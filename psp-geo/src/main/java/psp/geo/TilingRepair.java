package psp.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import psp.core.Boundary;
import psp.core.Zone;
import psp.core.Zones;

/** Mends the slips of a tiling, one after the other, and says what it did. */
final class TilingRepair {

    private final Tiling tiling;
    private final Sheet sheet;
    private final Map<String, Geometry> grounds = new LinkedHashMap<>();
    private final Map<String, Boundary> changed = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();

    TilingRepair(Tiling tiling) {
        this.tiling = tiling;
        this.sheet = Tiling.sheet(tiling.zones());
        for (Zone zone : tiling.zones()) {
            grounds.put(zone.name(), Ground.of(zone, sheet).polygons());
        }
    }

    Tiling.Repair repair() {
        for (Tiling.Invalid ring : tiling.invalid()) {
            Boundary before = Rings.boundary(tiling.zones().get(ring.zone()));
            if (set(ring.zone(), ground(ring.zone()))) {
                changes.add("zone '" + ring.zone() + "' made valid (" + ring.reason() + " at " + ring.place() + "): "
                        + areas(before.squareMetres(), ring.zone()));
            }
        }
        for (Tiling.Overlap overlap : tiling.overlaps()) {
            if (tiling.isSliver(overlap.widthMetres())) {
                cut(overlap);
            }
        }
        List<Geometry> all = new ArrayList<>(grounds.values());
        for (Polygon hole : Tiling.holes(all)) {
            Tiling.Size size = Tiling.Size.of(sheet, hole);
            if (size.area() > Tiling.LEAST_AREA && tiling.isSliver(size.width())) {
                fill(hole, size);
            }
        }
        return new Tiling.Repair(
                Zones.of(tiling.zones().stream()
                        .map(zone -> {
                            Boundary ground = changed.get(zone.name());
                            return ground == null
                                    ? zone
                                    : Zone.of(zone.name(), ground).withProperties(zone.properties());
                        })
                        .toList()),
                changes);
    }

    private void cut(Tiling.Overlap overlap) {
        Geometry rest = Overlay.difference(ground(overlap.second()), ground(overlap.first()));
        if (set(overlap.second(), rest)) {
            changes.add(Tiling.size(overlap.squareMetres(), overlap.widthMetres()) + " at " + overlap.place()
                    + " left to '" + overlap.first() + "' and taken from '" + overlap.second() + "'");
        }
    }

    private void fill(Polygon hole, Tiling.Size size) {
        String longest = "";
        double most = 0;
        for (Map.Entry<String, Geometry> zone : grounds.entrySet()) {
            if (zone.getValue().getEnvelopeInternal().intersects(hole.getEnvelopeInternal())) {
                double shared = zone.getValue()
                        .getBoundary()
                        .intersection(hole.getBoundary())
                        .getLength();
                if (shared > most) {
                    longest = zone.getKey();
                    most = shared;
                }
            }
        }
        if (most > 0 && set(longest, Overlay.union(ground(longest), hole))) {
            changes.add("a gap of " + Tiling.size(size.area(), size.width()) + " joined to '" + longest + "'");
        }
    }

    private Geometry ground(String zone) {
        return Objects.requireNonNull(grounds.get(zone), zone);
    }

    /** Whether anything is left of a zone to be set. */
    private boolean set(String zone, Geometry ground) {
        if (PolygonExtracter.getPolygons(ground).isEmpty()) {
            changes.add("nothing would be left of '" + zone + "'; it stays as it was");
            return false;
        }
        Boundary mended = sheet.boundary(ground);
        grounds.put(zone, Ground.of(Zone.of(zone, mended), sheet).polygons());
        changed.put(zone, mended);
        return true;
    }

    private String areas(double before, String zone) {
        double after = Objects.requireNonNull(changed.get(zone)).squareMetres();
        return "from " + Rings.text(before) + " to " + Rings.text(after) + " m²";
    }
}

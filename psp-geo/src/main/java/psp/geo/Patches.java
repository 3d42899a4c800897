package psp.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import psp.core.Position;

/**
 * Ground or lines in patches, each with a plane of its own, within the reach where its metres are right to a
 * hundred-thousandth: parts far apart are patches of their own, wide parts are cut along meridians.
 */
final class Patches {

    /** Metres from the middle meridian of a plane. */
    private static final double REACH = 28_000;

    private static final double METRES_A_DEGREE = 111_320;

    /**
     * Ground or lines near one meridian.
     *
     * @param plane around its middle
     * @param degrees it, on its sheet
     * @param metres it, on its plane
     */
    record Patch(LocalPlane plane, Geometry degrees, Geometry metres) {}

    private final Sheet sheet;
    private final List<Patch> all = new ArrayList<>();

    private Patches(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The patches of what is drawn on a sheet, from west to east. */
    static List<Patch> of(Sheet sheet, Geometry drawn) {
        Patches patches = new Patches(sheet);
        patches.add(drawn);
        return patches.all;
    }

    private void add(Geometry drawn) {
        Envelope extent = drawn.getEnvelopeInternal();
        if (extent.isNull()) {
            return;
        }
        double least = extent.getMinY() * extent.getMaxY() <= 0
                ? 0
                : Math.min(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY()));
        double half = extent.getWidth() / 2 * METRES_A_DEGREE * StrictMath.cos(Math.toRadians(least));
        if (half <= REACH) {
            LocalPlane plane = LocalPlane.around(Position.of(sheet.longitude(extent.centre().x), extent.centre().y));
            all.add(new Patch(plane, drawn, PlaneGeometry.toMetres(drawn, sheet, plane)));
            return;
        }
        double middle = extent.centre().x;
        List<Geometry> west = new ArrayList<>();
        List<Geometry> east = new ArrayList<>();
        List<Geometry> across = new ArrayList<>();
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            Geometry part = drawn.getGeometryN(i);
            Envelope at = part.getEnvelopeInternal();
            (at.getMaxX() <= middle ? west : at.getMinX() >= middle ? east : across).add(part);
        }
        for (Geometry part : across) {
            west.addAll(cut(part, new Envelope(extent.getMinX(), middle, extent.getMinY(), extent.getMaxY())));
            east.addAll(cut(part, new Envelope(middle, extent.getMaxX(), extent.getMinY(), extent.getMaxY())));
        }
        add(drawn.getFactory().buildGeometry(west));
        add(drawn.getFactory().buildGeometry(east));
    }

    private static List<Geometry> cut(Geometry part, Envelope half) {
        Geometry cut = Overlay.intersection(part, part.getFactory().toGeometry(half));
        List<Geometry> pieces = new ArrayList<>();
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            if (cut.getGeometryN(i).getDimension() == part.getDimension()) {
                pieces.add(cut.getGeometryN(i));
            }
        }
        return pieces;
    }
}

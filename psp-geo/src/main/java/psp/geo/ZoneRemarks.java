package psp.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.internal.Texts;

/** What is odd about a zone that can be read all the same. */
final class ZoneRemarks {

    /** Nobody lives further south or north than this. */
    private static final double SOUTH = -60;

    private static final double NORTH = 84;
    /** Square metres; less is rounding. */
    private static final double LEAST_SHARED = 1;

    private ZoneRemarks() {}

    /**
     * A sentence for each part whose rings touch or cross, one where parts overlap, and one where
     * longitude and latitude seem to be swapped.
     */
    static List<String> of(Zone zone) {
        List<String> remarks = new ArrayList<>();
        for (Boundary.Part part : Rings.boundary(zone).parts()) {
            TopologyValidationError error = new IsValidOp(JtsGeometries.polygon(part)).getValidationError();
            if (error != null) {
                Coordinate at = error.getCoordinate();
                remarks.add("zone '" + zone.name() + "': " + error.getMessage() + " at (" + degrees(at.x) + ", "
                        + degrees(at.y) + "); read by the even-odd rule, nothing was moved");
            }
        }
        double twice = Rings.boundary(zone).parts().stream()
                        .mapToDouble(part -> new Boundary(List.of(part)).squareMetres())
                        .sum()
                - Rings.boundary(zone).squareMetres();
        if (twice > LEAST_SHARED) {
            remarks.add("zone '" + zone.name() + "': its parts overlap or lie in each other by "
                    + Texts.grouped(Math.round(twice)) + " m², which count once");
        }
        for (Boundary.Part part : Rings.boundary(zone).parts()) {
            Ring shell = part.shell();
            if (nobodyLives(shell.latitude(0)) && !nobodyLives(shell.longitude(0))) {
                remarks.add("zone '" + zone.name() + "': nobody lives at vertex (" + shell.longitude(0) + ", "
                        + shell.latitude(0) + "); longitude and latitude may be swapped: give longitude first");
                break;
            }
        }
        return remarks;
    }

    /** To a tenth of a metre. */
    private static double degrees(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    private static boolean nobodyLives(double latitude) {
        return latitude < SOUTH || latitude > NORTH;
    }
}

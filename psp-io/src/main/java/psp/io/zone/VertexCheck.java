package psp.io.zone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.place.Coordinates;

/** Looks whether most vertices of a file are swapped or projected. */
final class VertexCheck {

    private long all;
    private long swapped;
    private long projected;
    private double @Nullable [] example;

    static void refuseIfMost(String file, List<GeoNode> features) {
        VertexCheck check = new VertexCheck();
        for (GeoNode feature : features) {
            if (feature.geometry != null && feature.geometry.coordinates != null) {
                check.look(feature.geometry.coordinates);
            }
        }
        check.refuse(file);
    }

    private void look(Object coordinates) {
        if (coordinates instanceof List<?> list) {
            list.forEach(this::look);
        } else if (coordinates instanceof double[] xy) {
            all++;
            boolean feet = Coordinates.projected(xy[0], xy[1]);
            boolean exchanged = !feet && Coordinates.swapped(xy[0], xy[1]);
            projected += feet ? 1 : 0;
            swapped += exchanged ? 1 : 0;
            example = example == null && (feet || exchanged) ? xy : example;
        }
    }

    private void refuse(String file) {
        if (example == null || 2 * (swapped + projected) <= all) {
            return;
        }
        String where = ", such as [" + example[0] + ", " + example[1] + "]";
        String of = " of " + Texts.grouped(all) + " vertices ";
        throw DataException.inFile(
                file,
                swapped > projected
                        ? "in " + Texts.grouped(swapped) + of + "longitude and latitude are swapped" + where
                                + "; GeoJSON has longitude first: export it again in that order"
                        : "in " + Texts.grouped(projected) + of
                                + "the coordinates are feet or metres of a map projection" + where
                                + "; export it again in WGS 84 degrees (EPSG:4326, outSR=4326)");
    }
}

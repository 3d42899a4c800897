package psp.io.zone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.io.WholeFile;
import psp.io.internal.file.DataFile;

/** Writes zones as GeoJSON, one feature a line. */
final class GeoJsonWriter {

    private static final int SURE_DIGITS = 15;
    private static final int ALL_DIGITS = 17;

    private final JsonGenerator out;

    private GeoJsonWriter(JsonGenerator out) {
        this.out = out;
    }

    static void write(Zones zones, Path file) {
        boolean gz = DataFile.label(file).toLowerCase(Locale.ROOT).endsWith(".gz");
        WholeFile.write(file, plain -> {
            try (OutputStream stream = gz ? new GZIPOutputStream(plain) : plain) {
                write(zones, stream);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    static byte[] bytes(Zones zones) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(zones, bytes);
        return bytes.toByteArray();
    }

    private static void write(Zones zones, OutputStream stream) {
        try (JsonGenerator out = new JsonFactory().createGenerator(stream)) {
            out.writeStartObject();
            out.writeStringField("type", "FeatureCollection");
            out.writeArrayFieldStart("features");
            GeoJsonWriter writer = new GeoJsonWriter(out);
            for (Zone zone : zones) {
                out.writeRaw('\n');
                writer.feature(zone);
            }
            out.writeRaw('\n');
            out.writeEndArray();
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void feature(Zone zone) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "Feature");
        out.writeStringField("id", zone.name());
        out.writeObjectFieldStart("properties");
        for (Map.Entry<String, String> property : zone.properties().entrySet()) {
            out.writeStringField(property.getKey(), property.getValue());
        }
        out.writeEndObject();
        out.writeFieldName("geometry");
        if (zone.boundary() == null) {
            out.writeNull();
        } else {
            geometry(zone.boundary());
        }
        out.writeEndObject();
    }

    private void geometry(Boundary boundary) throws IOException {
        List<Boundary.Part> parts = boundary.parts();
        out.writeStartObject();
        out.writeStringField("type", parts.size() == 1 ? "Polygon" : "MultiPolygon");
        out.writeFieldName("coordinates");
        if (parts.size() > 1) {
            out.writeStartArray();
        }
        for (Boundary.Part part : parts) {
            out.writeStartArray();
            ring(part.shell(), true);
            for (Ring hole : part.holes()) {
                ring(hole, false);
            }
            out.writeEndArray();
        }
        if (parts.size() > 1) {
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** RFC 7946 wants outer rings counter-clockwise, as ours are, and holes clockwise. */
    private void ring(Ring ring, boolean outer) throws IOException {
        out.writeStartArray();
        for (int k = 0; k < ring.size(); k++) {
            int i = outer ? k : ring.size() - 1 - k;
            out.writeStartArray();
            out.writeNumber(shortest(ring.longitude(i)));
            out.writeNumber(shortest(ring.latitude(i)));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** The fewest of 15 to 17 digits that read back as the same number; Double.toString differs between JDKs. */
    static String shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = SURE_DIGITS; digits < ALL_DIGITS; digits++) {
            String text =
                    exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
            if (Double.parseDouble(text) == value) {
                return text;
            }
        }
        return exact.round(new MathContext(ALL_DIGITS)).stripTrailingZeros().toPlainString();
    }
}

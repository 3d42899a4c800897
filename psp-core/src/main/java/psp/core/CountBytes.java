package psp.core;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Stored;
import psp.core.internal.Texts;

/**
 * The canonical bytes of a {@link ZoneCounts}: a version line, then sorted primitives, then their length and hash. Version 1,
 * which had neither, is read too.
 */
final class CountBytes {

    private static final String VERSION = "psp zone counts 2\n";
    /** The form before, without the middles of zones, a length and a hash. */
    private static final String EARLIER = "psp zone counts 1\n";
    /** A day and its count. */
    private static final int CELL = 12;

    private CountBytes() {}

    static byte[] write(ZoneCounts counts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(Texts.utf8(VERSION));
            CountHeader header = counts.headerOrNull();
            out.writeBoolean(header != null);
            if (header != null) {
                writeHeader(out, header);
                writeCoverage(out, counts.coverageOrNull());
                writeRows(out, counts);
                out.writeInt(counts.notCounted().size());
                for (var reason : counts.notCounted().entrySet()) {
                    writeText(out, reason.getKey());
                    out.writeLong(reason.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stored.close(bytes.toByteArray());
    }

    static ZoneCounts read(byte[] stored) {
        byte[] bytes = stored;
        if (isOf(VERSION, stored)) {
            bytes = Stored.open(stored)
                    .orElseThrow(
                            () -> DataException.inFile(
                                    "(bytes)",
                                    "the counts are damaged: they do not fit the length and hash at their end; get them again"));
        } else if (!isOf(EARLIER, stored)) {
            throw DataException.inFile(
                    "(bytes)", "these are not the bytes of '" + VERSION.strip() + "' or '" + EARLIER.strip() + "'");
        }
        int start = VERSION.length();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            ZoneCounts counts = readBoolean(in) ? readTable(in, isOf(VERSION, stored)) : ZoneCounts.none();
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("bytes are left over");
            }
            return counts;
        } catch (BufferUnderflowException e) {
            throw damaged("the bytes end early");
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private static DataException damaged(String how) {
        return DataException.inFile("(bytes)", "the counts are damaged: " + how);
    }

    private static boolean isOf(String version, byte[] bytes) {
        return bytes.length >= version.length()
                && version.equals(new String(bytes, 0, version.length(), StandardCharsets.ISO_8859_1));
    }

    private static ZoneCounts readTable(ByteBuffer in, boolean middles) {
        CountHeader header = readHeader(in, middles);
        Coverage coverage = readCoverage(in);
        List<Place> places = new ArrayList<>();
        List<DayCounts> rows = new ArrayList<>();
        for (int i = length(in, 9); i > 0; i--) {
            boolean located = readBoolean(in);
            Place place = new Place(new TreeSet<>(readTexts(in)), located);
            if (!places.isEmpty() && places.get(places.size() - 1).compareTo(place) >= 0) {
                throw new IllegalArgumentException(place + " is not behind " + places.get(places.size() - 1));
            }
            places.add(place);
            rows.add(readRow(in, place));
        }
        SortedMap<String, Long> notCounted = new TreeMap<>();
        for (int i = length(in, 12); i > 0; i--) {
            notCounted.put(readText(in), in.getLong());
        }
        return new ZoneCounts(header, coverage, places, rows, notCounted);
    }

    private static DayCounts readRow(ByteBuffer in, Place place) {
        int n = length(in, CELL);
        int[] days = new int[n];
        long[] before = new long[n + 1];
        for (int i = 0; i < n; i++) {
            days[i] = in.getInt();
            long count = in.getLong();
            if (count <= 0 || i > 0 && days[i] <= days[i - 1]) {
                throw new IllegalArgumentException("the counts of " + place + " are not positive and in order");
            }
            before[i + 1] = Math.addExact(before[i], count);
        }
        return DayCounts.ofSums(days, before, n);
    }

    private static void writeHeader(DataOutputStream out, CountHeader header) throws IOException {
        writeText(out, header.outcome());
        writeText(out, header.definition());
        writeText(out, header.unit().name());
        out.writeInt(header.zones().size());
        for (var zone : header.zones().entrySet()) {
            writeText(out, zone.getKey());
            writeText(out, zone.getValue().version());
            Double area = zone.getValue().squareMetres();
            out.writeDouble(area == null ? 0 : area);
            Position middle = zone.getValue().middle();
            out.writeDouble(middle == null ? Double.NaN : middle.longitude());
            out.writeDouble(middle == null ? Double.NaN : middle.latitude());
        }
        writeText(out, header.edgeRule());
        writeText(out, header.clock());
        writeText(out, header.asOf() == null ? "" : header.asOf().toString());
        out.writeInt(header.breaks().size());
        for (RecordingBreak step : header.breaks()) {
            out.writeLong(step.day().toEpochDay());
            writeText(out, step.zone() == null ? "" : step.zone());
            writeText(out, step.what());
        }
    }

    private static CountHeader readHeader(ByteBuffer in, boolean middles) {
        String outcome = readText(in);
        String definition = readText(in);
        Unit unit = Unit.valueOf(readText(in));
        TreeMap<String, CountHeader.Ground> zones = new TreeMap<>();
        for (int i = length(in, 16); i > 0; i--) {
            String zone = readText(in);
            String version = readText(in);
            double area = in.getDouble();
            double longitude = middles ? in.getDouble() : Double.NaN;
            double latitude = middles ? in.getDouble() : Double.NaN;
            zones.put(
                    zone,
                    new CountHeader.Ground(
                            version,
                            area == 0 ? null : (Double) area,
                            Double.isNaN(longitude) ? null : Position.of(longitude, latitude)));
        }
        String edgeRule = readText(in);
        String clock = readText(in);
        String asOf = readText(in);
        List<RecordingBreak> breaks = new ArrayList<>();
        for (int i = length(in, 16); i > 0; i--) {
            LocalDate day = LocalDate.ofEpochDay(in.getLong());
            String zone = readText(in);
            breaks.add(new RecordingBreak(day, zone.isEmpty() ? null : zone, readText(in)));
        }
        return new CountHeader(
                outcome,
                definition,
                unit,
                zones,
                edgeRule,
                clock,
                asOf.isEmpty() ? null : LocalDate.parse(asOf),
                breaks);
    }

    private static void writeCoverage(DataOutputStream out, @Nullable Coverage coverage) throws IOException {
        writeText(out, coverage == null ? "" : coverage.kind().name());
        if (coverage != null) {
            writeTexts(out, coverage.periods().stream().map(Period::toString).toList());
        }
    }

    private static @Nullable Coverage readCoverage(ByteBuffer in) {
        String kind = readText(in);
        return kind.isEmpty()
                ? null
                : new Coverage(
                        Coverage.Kind.valueOf(kind),
                        readTexts(in).stream().map(Period::parse).toList());
    }

    private static void writeRows(DataOutputStream out, ZoneCounts counts) throws IOException {
        out.writeInt(counts.places().size());
        for (int i = 0; i < counts.places().size(); i++) {
            Place place = counts.places().get(i);
            out.writeBoolean(place.located());
            writeTexts(out, place.zones());
            DayCounts row = counts.row(i);
            ByteBuffer numbers = ByteBuffer.allocate(4 + CELL * row.size()).putInt(row.size());
            for (int j = 0; j < row.size(); j++) {
                numbers.putInt(row.day(j)).putLong(row.count(j));
            }
            out.write(numbers.array());
        }
    }

    private static void writeTexts(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    private static List<String> readTexts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int i = length(in, 4); i > 0; i--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = Texts.utf8(text);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[length(in, 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean readBoolean(ByteBuffer in) {
        return in.get() != 0;
    }

    /** A length that the bytes left can hold, so that a damaged one does not exhaust the memory. */
    private static int length(ByteBuffer in, int bytesEach) {
        int length = in.getInt();
        if (length < 0 || (long) length * bytesEach > in.remaining()) {
            throw new IllegalArgumentException("a length of " + length + " exceeds the bytes left");
        }
        return length;
    }
}

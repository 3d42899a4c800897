package service;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import psp.core.Period;
import psp.core.Position;

/**
 * The lines of one post: {@code id,version,date,offence,lon,lat} with lon and lat both empty where they are not known, or {@code
 * id,version,deleted}. All of them can be read, or the post is refused with the first that cannot.
 */
final class Batch {

    private static final int LONGEST = 100;

    private Batch() {}

    /**
     * Returns the highest version of each incident, by id.
     *
     * @param days the days on which an incident may have happened
     * @throws IllegalArgumentException if a line cannot be read, naming it
     */
    static Collection<Report> read(byte[] body, Period days) {
        TreeMap<String, Report> latest = new TreeMap<>();
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text(body))) {
            for (CsvRecord line : lines) {
                Report report = report(line, days);
                Report known = latest.get(report.id());
                if (known != null && known.version() == report.version() && !known.equals(report)) {
                    throw new IllegalArgumentException("line " + line.getStartingLineNumber() + ": version "
                            + report.version() + " of incident '" + report.id()
                            + "' says two things; raise the version with each change");
                }
                if (known == null || known.version() < report.version()) {
                    latest.put(report.id(), report);
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("no CSV: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latest.values();
    }

    /** Strict: a byte that is not UTF-8 would make one replacement character of many letters, and so one id of many. */
    private static String text(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        try {
            return decoder.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "byte 0x%02X at offset %d is not UTF-8; send UTF-8",
                            body[bytes.position()],
                            bytes.position()),
                    e);
        }
    }

    private static Report report(CsvRecord line, Period days) {
        try {
            int fields = line.getFieldCount();
            if (fields != 6 && !(fields == 3 && line.getField(2).equals("deleted"))) {
                throw new IllegalArgumentException(
                        fields + " fields, neither id,version,date,offence,lon,lat nor id,version,deleted");
            }
            String id = word("id", line.getField(0));
            long version = Long.parseLong(line.getField(1));
            if (version < 1) {
                throw new IllegalArgumentException("the version " + version + " is below 1");
            }
            if (fields == 3) {
                return new Report(id, version, null, null, null);
            }
            LocalDate day = LocalDate.parse(line.getField(2));
            if (!days.contains(day)) {
                throw new IllegalArgumentException("the date " + day + " is outside " + days.start() + " to "
                        + days.end().minusDays(1) + ", the days that are taken");
            }
            String lon = line.getField(4);
            String lat = line.getField(5);
            Position position = lon.isEmpty() && lat.isEmpty()
                    ? null
                    : Position.of(Double.parseDouble(lon), Double.parseDouble(lat));
            return new Report(id, version, day, word("offence", line.getField(3)), position);
        } catch (NumberFormatException e) {
            throw refused(line, "not a number: " + e.getMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused(line, e.getMessage(), e);
        }
    }

    private static String word(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the " + what + " is blank, longer than " + LONGEST + " characters or has control characters");
        }
        return text;
    }

    private static IllegalArgumentException refused(CsvRecord line, String why, Exception cause) {
        return new IllegalArgumentException("line " + line.getStartingLineNumber() + ": " + why, cause);
    }
}

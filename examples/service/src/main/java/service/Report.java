package service;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.javalin.http.BadRequestResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.core.Position;

/**
 * What a record system says of one incident at one time, a row of the table: a later version takes the place of an earlier one, in
 * whatever order they come. Equal exactly if they say the same.
 *
 * @param id the incident's number
 * @param version 1 or more, higher with each change, such as the record's time of change in milliseconds
 * @param day the day it happened; null if it was deleted
 * @param offence what happened; null if it was deleted
 * @param lon degrees east; null if not known
 * @param lat degrees north; null if not known
 */
record Report(
        String id,
        long version,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        LocalDate day,

        @Nullable String offence,
        @Nullable Double lon,
        @Nullable Double lat) {

    private static final int LONGEST = 100;

    /**
     * Reads the lines of one post: {@code id,version,date,offence,lon,lat} with lon and lat both empty where they are not known, or
     * {@code id,version,deleted}.
     *
     * @param days the days on which an incident may have happened
     * @return the highest version of each incident, by id
     * @throws BadRequestResponse with the first line that cannot be read
     */
    static Collection<Report> read(byte[] post, Period days) {
        TreeMap<String, Report> latest = new TreeMap<>();
        try {
            CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text(post))
                    .forEach(line -> add(line, days, latest));
        } catch (CsvParseException e) {
            throw new BadRequestResponse("no CSV: " + e.getMessage());
        }
        return latest.values();
    }

    /** Strict: a byte that is not UTF-8 would make one replacement character of many letters, and so one id of many. */
    private static String text(byte[] post) {
        ByteBuffer bytes = ByteBuffer.wrap(post);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            int at = bytes.position();
            String value = HexFormat.of().withUpperCase().toHexDigits(post[at]);
            throw new BadRequestResponse("byte 0x" + value + " at offset " + at + " is not UTF-8; send UTF-8");
        }
    }

    private static void add(CsvRecord line, Period days, TreeMap<String, Report> latest) {
        try {
            Report report = of(line.getFields(), days);
            latest.merge(report.id, report, Report::later);
        } catch (IllegalArgumentException | DateTimeException e) {
            String what = e instanceof NumberFormatException ? "not a number: " : "";
            throw new BadRequestResponse("line " + line.getStartingLineNumber() + ": " + what + e.getMessage());
        }
    }

    private static Report of(List<String> fields, Period days) {
        boolean deleted = fields.size() == 3 && fields.get(2).equals("deleted");
        if (fields.size() != 6 && !deleted) {
            throw new IllegalArgumentException(
                    fields.size() + " fields, neither id,version,date,offence,lon,lat nor id,version,deleted");
        }
        String id = word("id", fields.get(0));
        long version = Long.parseLong(fields.get(1));
        if (version < 1) {
            throw new IllegalArgumentException("the version " + version + " is below 1");
        }
        if (deleted) {
            return new Report(id, version, null, null, null, null);
        }
        LocalDate day = LocalDate.parse(fields.get(2));
        if (!days.contains(day)) {
            throw new IllegalArgumentException("the date " + day + " is outside " + days.start() + " to "
                    + days.end().minusDays(1) + ", the days that are taken");
        }
        String offence = word("offence", fields.get(3));
        if (fields.get(4).isEmpty() && fields.get(5).isEmpty()) {
            return new Report(id, version, day, offence, null, null);
        }
        Position at = Position.of(Double.parseDouble(fields.get(4)), Double.parseDouble(fields.get(5)));
        return new Report(id, version, day, offence, at.longitude(), at.latitude());
    }

    private static String word(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the " + what + " is blank, longer than " + LONGEST + " characters or has control characters");
        }
        return text;
    }

    private Report later(Report other) {
        if (version == other.version && !equals(other)) {
            throw new IllegalArgumentException("version " + version + " of incident '" + id
                    + "' says two things; raise the version with each change");
        }
        return version < other.version ? other : this;
    }
}

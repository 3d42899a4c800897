package psp.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.Source;
import psp.core.internal.Texts;

/** Turns the rows of one file into incidents, each row kept or set aside for one reason. */
final class IncidentRows {

    private static final SortedMap<String, String> NO_ZONES = new TreeMap<>();
    private static final SortedSet<String> NO_TAGS = new TreeSet<>();
    private static final int WIDEST_COUNT = 6;
    private static final int NONE_SAID = -1;

    private final CsvFile csv;
    private final Columns columns;
    private final Map<Role, Integer> at = new HashMap<>();
    private final int[] zones;
    private final int width;
    private final Dates dates;
    private final Coordinates coordinates;
    private final Words offenses;
    private final Words tags;
    private final @Nullable RecurringIds recurring;
    private final Intake.Counter account;
    private final Consumer<? super Incident> consumer;
    private @Nullable Extent extent;
    private long row;
    private long swapped;
    private long projected;
    private long located;

    IncidentRows(CsvFile csv, Columns columns, Consumer<? super Incident> consumer) {
        this.csv = csv;
        this.columns = columns;
        this.consumer = consumer;
        columns.byRole().forEach((role, name) -> at.put(role, csv.column(name)));
        zones = columns.zones().stream().mapToInt(csv::column).toArray();
        width = csv.header().size();
        Reading reading = columns.reading();
        dates = new Dates(reading.dateFormats());
        coordinates = new Coordinates(reading.nowhere());
        offenses = new Words(reading.offenseSeparator());
        tags = new Words(reading.tagSeparator());
        recurring = reading.ids() == Intake.Ids.CHECKED ? new RecurringIds() : null;
        account = new Intake.Counter(csv.label(), reading.ids());
    }

    Intake readAll() {
        FirstBlock block = at.containsKey(Role.LONGITUDE) ? new FirstBlock(csv, columns, coordinates) : null;
        boolean open = block != null;
        for (CsvRecord next = csv.next(); next != null; next = csv.next()) {
            if (block == null || !open || !block.holds(next)) {
                take(next);
            } else if (block.isFull()) {
                release(block);
                open = false;
            }
        }
        if (block != null && open) {
            release(block);
        }
        if (block != null) {
            block.refuseIfMost(swapped, projected, located);
        }
        return checked(account.intake());
    }

    private void release(FirstBlock block) {
        extent = block.extent();
        block.rows().forEach(this::take);
        block.rows().clear();
    }

    private Intake checked(Intake intake) {
        if (intake.read() == 0) {
            throw DataException.inFile(csv.label(), "has a header and no rows");
        }
        if (intake.kept() == 0) {
            StringBuilder reasons = new StringBuilder();
            intake.setAside().forEach((reason, rows) -> reasons.append(reasons.isEmpty() ? "" : ", ")
                    .append(Texts.grouped(rows.count())).append(' ').append(reason).append(" (")
                    .append(rows.examples().get(0)).append(')'));
            throw DataException.inFile(csv.label(), "none of " + Texts.plural(intake.read(), "row")
                    + " can be read: " + reasons + (intake.setAside().containsKey("unreadable date")
                    ? "; name the format, as in withDateFormats(\"MM/dd/yyyy\")" : ""));
        }
        return intake;
    }

    private void take(CsvRecord line) {
        row++;
        int fields = line.getFieldCount();
        if (fields < width) {
            account.setAside("short row", line.getStartingLineNumber(), fields + " fields of " + width);
        } else if (fields > width && !blankBeyond(line)) {
            account.setAside("long row", line.getStartingLineNumber(), fields + " fields of " + width);
        } else {
            Incident incident = incident(line);
            if (incident != null) {
                account.keep(incident);
                consumer.accept(incident);
            }
        }
    }

    private boolean blankBeyond(CsvRecord line) {
        for (int i = width; i < line.getFieldCount(); i++) {
            if (!line.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private String text(CsvRecord line, Role role) {
        Integer i = at.get(role);
        return i == null ? "" : line.getField(i).strip();
    }

    private @Nullable Incident aside(CsvRecord line, String reason, String value) {
        account.setAside(reason, line.getStartingLineNumber(), value);
        return null;
    }

    private @Nullable Incident incident(CsvRecord line) {
        String id = at.containsKey(Role.ID) ? text(line, Role.ID) : Long.toString(row);
        if (id.isEmpty() || id.chars().anyMatch(Character::isISOControl)) {
            return aside(line, id.isEmpty() ? "no id" : "id with a control character", id);
        }
        Occurrence reported = reported(line);
        String date = text(line, Role.OCCURRED);
        Occurrence occurred = date.isEmpty() ? reported == null ? null : reported.fromReport() : dates.read(date);
        if (occurred == null) {
            return aside(line, date.isEmpty() ? "no date" : "unreadable date", date);
        }
        String time = text(line, Role.TIME);
        if (!time.isEmpty() && !date.isEmpty()) {
            LocalTime clock = Dates.time(time);
            if (clock == null) {
                return aside(line, "unreadable time", time);
            }
            occurred = Occurrence.at(LocalDateTime.of(occurred.day(), clock));
        }
        int killed = people(text(line, Role.KILLED));
        int injured = people(text(line, Role.INJURED));
        if (killed < NONE_SAID || injured < NONE_SAID) {
            Role unreadable = killed < NONE_SAID ? Role.KILLED : Role.INJURED;
            return aside(line, "unreadable number of people", text(line, unreadable));
        }
        Spot spot = at.containsKey(Role.LONGITUDE) ? spot(line) : Spot.NOWHERE;
        if (spot.problem() != null) {
            return aside(line, spot.problem(), text(line, Role.LONGITUDE) + ", " + text(line, Role.LATITUDE));
        }
        if (recurring != null && recurring.isIdentical(id, line, account)) {
            return aside(line, "identical row of one id", id);
        }
        note(occurred, spot);
        String weapon = text(line, Role.WEAPON);
        return new Incident(id, occurred, reported == null ? null : reported.day(),
                offenses.of(text(line, Role.OFFENSES)), spot.position(),
                spot.position() == null ? null : columns.reading().precisionMetres(),
                killed == NONE_SAID ? null : (Integer) killed, injured == NONE_SAID ? null : (Integer) injured,
                weapon.isEmpty() ? null : weapon, zones(line), Source.UNKNOWN, tags(line));
    }

    private void note(Occurrence occurred, Spot spot) {
        if (occurred.basis() == Occurrence.Basis.REPORTED) {
            account.note("dated by the report, for want of a date of occurrence");
        }
        if (!at.containsKey(Role.ID)) {
            account.note("with the number of the row as id");
        }
        if (spot.far()) {
            account.note(columns.reading().extent() == null ? "kept though over 2 degrees from the middle of the file"
                    : "kept though outside the declared extent");
        }
    }

    private @Nullable Occurrence reported(CsvRecord line) {
        String text = text(line, Role.REPORTED);
        Occurrence reported = text.isEmpty() ? null : dates.read(text);
        if (reported == null && !text.isEmpty() && !text(line, Role.OCCURRED).isEmpty()) {
            account.note("with an unreadable report date, left out");
        }
        return reported;
    }

    private Spot spot(CsvRecord line) {
        Spot spot = coordinates.read(text(line, Role.LONGITUDE), text(line, Role.LATITUDE), extent);
        swapped += spot == Spot.SWAPPED ? 1 : 0;
        projected += spot == Spot.PROJECTED ? 1 : 0;
        located += spot.position() != null || spot == Spot.SWAPPED || spot == Spot.PROJECTED ? 1 : 0;
        return spot;
    }

    /** A whole number, also written 2.0 as by programs that keep gaps in it; −1 if blank, −2 if unreadable. */
    private static int people(String text) {
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        if (text.isEmpty()) {
            return NONE_SAID;
        }
        int number = whole.isEmpty() || whole.length() > WIDEST_COUNT ? -1 : Dates.digits(whole, 0, whole.length());
        return number < 0 ? NONE_SAID - 1 : number;
    }

    private SortedMap<String, String> zones(CsvRecord line) {
        if (zones.length == 0) {
            return NO_ZONES;
        }
        SortedMap<String, String> recorded = new TreeMap<>();
        for (int i = 0; i < zones.length; i++) {
            String zone = line.getField(zones[i]).strip();
            if (!zone.isEmpty()) {
                recorded.put(columns.zones().get(i), zone);
            }
        }
        return recorded;
    }

    private SortedSet<String> tags(CsvRecord line) {
        List<String> words = tags.of(text(line, Role.TAGS));
        return words.isEmpty() ? NO_TAGS : new TreeSet<>(words);
    }
}

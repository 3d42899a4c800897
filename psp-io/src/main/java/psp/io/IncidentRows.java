package psp.io;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.Position;
import psp.core.Source;
import psp.core.internal.Texts;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Stamp;
import psp.io.internal.field.TimeText;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.Extent;
import psp.io.internal.place.Spot;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.projection.CoordinateSystem;
import psp.io.projection.MapProjection;

/** Turns the rows of one file into incidents, each row kept or left out for one reason. */
final class IncidentRows {

    /** Rows at which portals and spreadsheets cut, the header counted or not. */
    private static final Set<Long> CUT = Set.of(
            1_000L,
            2_000L,
            5_000L,
            10_000L,
            20_000L,
            50_000L,
            100_000L,
            65_535L,
            65_536L,
            1_000_000L,
            1_048_575L,
            1_048_576L);

    private static final SortedSet<String> NO_TAGS = new TreeSet<>();
    private static final int WIDEST_COUNT = 6;
    private static final int NONE_SAID = -1;
    /** A file says no earlier day of its making than computers do. */
    private static final int LEAST_YEAR = 1990;

    private final RowSource csv;
    private final Columns columns;
    private final RoleColumns fields;
    private final int width;
    private final Dates dates;
    private final Coordinates coordinates;
    private final Words offenses;
    private final Words tags;
    /** The names of the first column and of the date's, by which a repeated header is known. */
    private final String firstName;

    private final @Nullable String dateName;
    private final List<String> leftOut;
    private final @Nullable RecurringIds recurring;
    private final Intake.Counter account;
    private final Consumer<? super Incident> consumer;
    private final Consumer<String> unmatched;
    private final DateDoubts doubts;
    private @Nullable Extent extent;
    private long row;
    private long swapped;
    private long projected;
    private long located;

    IncidentRows(RowSource csv, Columns columns, Consumer<? super Incident> consumer) {
        this(csv, columns, consumer, address -> {});
    }

    IncidentRows(RowSource csv, Columns columns, Consumer<? super Incident> consumer, Consumer<String> unmatched) {
        this.csv = csv;
        this.columns = columns;
        this.consumer = consumer;
        this.unmatched = unmatched;
        Reading reading = columns.reading();
        account = new Intake.Counter(csv.label(), reading.numbering().ids());
        reading.remarks().forEach(account::remark);
        if (!reading.placing().system().equals(CoordinateSystem.DEGREES)
                && reading.placing().system().projection() instanceof MapProjection map
                && map.remark() != null) {
            account.remark("positions " + map.remark());
        }
        fields = new RoleColumns(csv, columns, account::remark);
        width = csv.header().size();
        LocalDate made = csv.made();
        dates = made == null || made.getYear() < LEAST_YEAR
                ? new Dates(reading.dating().formats(), reading.dating().clock())
                : new Dates(reading.dating().formats(), reading.dating().clock(), made.getYear());
        doubts = new DateDoubts(made, account, consumer);
        coordinates =
                new Coordinates(reading.placing().nowhere(), reading.placing().system());
        offenses = new Words(reading.writing().separator(Role.OFFENSES));
        tags = new Words(reading.writing().separator(Role.TAGS));
        firstName = csv.header().get(0);
        dateName = columns.column(Role.OCCURRED);
        leftOut = reading.words(Role.DISPOSITION);
        recurring = reading.numbering().ids() == Intake.Ids.CHECKED ? new RecurringIds() : null;
        if (recurring == null) {
            fields.readNoOthers();
        }
    }

    Intake readAll() {
        FirstBlock block = fields.hasPlace() ? new FirstBlock(csv, columns, fields, coordinates) : null;
        boolean open = block != null;
        for (Row next = csv.next(); next != null; next = csv.next()) {
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
        doubts.end();
        if (CUT.contains(row)) {
            account.remark("LOOK: exactly " + Texts.grouped(row)
                    + " rows, at which many exports are cut; ask whether there are more");
        }
        // Names of columns may hold anything, control characters too.
        csv.remarks().forEach(remark -> account.remark(Texts.withoutControls(remark)));
        return account.intake();
    }

    private void release(FirstBlock block) {
        extent = block.extent();
        block.rows().forEach(this::take);
        block.rows().clear();
    }

    /** Refuses an account of nothing. */
    static Intake checked(Intake intake) {
        if (intake.read() == 0) {
            throw DataException.inFile(intake.source(), "has a header and no rows");
        }
        if (intake.kept() == 0) {
            List<String> reasons = new ArrayList<>();
            List<String> examples = new ArrayList<>();
            intake.setAside().forEach((reason, rows) -> {
                reasons.add(Texts.grouped(rows.count()) + " " + reason);
                examples.add(rows.examples().get(0));
            });
            throw DataException.inFile(
                            intake.source(),
                            "none of " + Texts.plural(intake.read(), "row")
                                    + " can be read: " + String.join(", ", reasons)
                                    + (intake.setAside().containsKey("unreadable date")
                                            ? "; name the format, as in withDateFormats(\"MM/dd/yyyy\")"
                                            : ""))
                    .quoting(String.join(", ", examples));
        }
        return intake;
    }

    private void take(Row line) {
        row++;
        int size = line.size();
        if (line.isBroken()) {
            account.setAside("line with a quote that is not closed", line.line(), "");
        } else if (isHeader(line)) {
            account.setAside("names of the columns again", line.line(), line.field(0));
        } else if (size < width) {
            account.setAside("short row", line.line(), size + " fields of " + width);
        } else if (size > width && !blankBeyond(line)) {
            account.setAside("long row", line.line(), size + " fields of " + width);
        } else {
            Incident incident = incident(line);
            if (incident != null && columns.reading().dating().asWritten()) {
                account.keep(incident);
                consumer.accept(incident);
            } else if (incident != null) {
                doubts.take(incident, line.line());
            }
        }
    }

    /** Whether a line repeats the names of the columns, as where one file was put behind another. */
    private boolean isHeader(Row line) {
        return line.size() >= width
                && line.text(0).equals(firstName)
                && fields.has(Role.OCCURRED)
                && fields.text(line, Role.OCCURRED).equals(dateName);
    }

    private boolean blankBeyond(Row line) {
        for (int i = width; i < line.size(); i++) {
            if (!line.field(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Incident aside(Row line, String reason, String value) {
        account.setAside(reason, line.line(), value);
        return null;
    }

    private @Nullable Incident incident(Row line) {
        String written = fields.text(line, Role.ID);
        boolean numbered = !fields.has(Role.ID)
                || written.isEmpty() && columns.reading().numbering().blankAllowed();
        String id = !numbered ? written : (fields.has(Role.ID) ? "row " : "") + row;
        String said = fields.text(line, Role.OCCURRED);
        String date = !said.isEmpty() && Coordinates.isNothing(said) ? "" : said;
        if (date.isEmpty() && SpreadsheetDamage.isTotal(line.field(0))) {
            return aside(line, "total row", line.field(0));
        }
        if (id.isEmpty() || Texts.hasControl(id)) {
            return aside(line, id.isEmpty() ? "no id" : "id with a control character", id);
        }
        String disposition = fields.text(line, Role.DISPOSITION).toUpperCase(Locale.ROOT);
        if (leftOut.contains(disposition)) {
            return aside(line, "disposition " + disposition, disposition);
        }
        Stamp reported = reported(line);
        Stamp stamp = date.isEmpty() ? reported : dates.stamp(date);
        if (stamp == null) {
            return aside(
                    line,
                    date.isEmpty()
                            ? "no date"
                            : SpreadsheetDamage.ofDate(date)
                                    ? "date as a spreadsheet's number of the day"
                                    : "unreadable date",
                    date);
        }
        String time = fields.text(line, Role.TIME);
        String hour = fields.text(line, Role.HOUR);
        if (!(time.isEmpty() && hour.isEmpty()) && !date.isEmpty() && !stamp.month()) {
            LocalTime clock = time.isEmpty() ? TimeText.hour(hour) : TimeText.read(time);
            if (clock == null) {
                account.note("with an unreadable time of day, left out");
                stamp = new Stamp(stamp.day(), null, stamp.offset(), false);
            } else {
                stamp = stamp.at(clock);
            }
        }
        int killed = people(line, Role.KILLED);
        int injured = people(line, Role.INJURED);
        if (killed < NONE_SAID || injured < NONE_SAID) {
            Role unreadable = killed < NONE_SAID ? Role.KILLED : Role.INJURED;
            return aside(line, "unreadable number of people", fields.text(line, unreadable));
        }
        Spot spot = fields.hasPlace() ? spot(line) : Spot.NOWHERE;
        if (spot.problem() != null) {
            return aside(line, spot.problem(), String.join(", ", fields.place(line)));
        }
        SortedMap<String, String> zones = fields.zones(line);
        for (String zone : zones.values()) {
            if (Texts.hasControl(zone) || zone.startsWith("(") && zone.endsWith(")")) {
                return aside(
                        line,
                        Texts.hasControl(zone) ? "zone with a control character" : "zone in round brackets",
                        zone);
            }
        }
        if (recurring != null && !numbered && recurring.isIdentical(id, line, account)) {
            return aside(line, "identical row of one id", id);
        }
        Occurrence occurred = date.isEmpty() ? dates.occurrence(stamp).fromReport() : occurred(line, stamp);
        Position position = spot.position() == null ? byAddress(line) : spot.position();
        if (columns.reading().dating().basis() == Occurrence.Basis.REPORTED) {
            occurred = occurred.fromReport();
        }
        note(line, numbered ? "" : id, occurred, spot);
        String weapon = fields.text(line, Role.WEAPON);
        return new Incident(
                id,
                occurred,
                reported == null ? null : dates.occurrence(reported).day(),
                types(line),
                position,
                position == null ? null : columns.reading().placing().precisionMetres(),
                killed == NONE_SAID ? null : (Integer) killed,
                injured == NONE_SAID ? null : (Integer) injured,
                weapon.isEmpty() ? null : weapon,
                zones,
                source(line),
                tags(line, disposition));
    }

    /** The offences; of a call its type at close, or at entry where none is said. */
    private List<String> types(Row line) {
        List<String> atClose = fields.words(line, Role.OFFENSES, offenses);
        if (!atClose.isEmpty() || !fields.has(Role.TYPE_AT_ENTRY)) {
            return atClose;
        }
        List<String> atEntry = fields.words(line, Role.TYPE_AT_ENTRY, offenses);
        if (!atEntry.isEmpty()) {
            account.note("without a type at close, by the type at entry");
        }
        return atEntry;
    }

    private Occurrence occurred(Row line, Stamp start) {
        String text = fields.text(line, Role.LATEST);
        Stamp end = text.isEmpty() ? null : dates.stamp(text);
        String time = fields.text(line, Role.LATEST_TIME);
        LocalTime clock = time.isEmpty() ? null : TimeText.read(time);
        if (end != null && clock != null) {
            end = end.at(clock);
        }
        if (end == null || !time.isEmpty() && clock == null) {
            if (!text.isEmpty()) {
                account.note("with an unreadable latest moment, left out");
            }
            return dates.occurrence(start);
        }
        if (dates.backwards(start, end)) {
            account.note("with a latest moment before the earliest, left out");
            return dates.occurrence(start);
        }
        return dates.between(start, end);
    }

    private @Nullable Position byAddress(Row line) {
        AddressTable table = columns.reading().placing().addresses();
        String address = fields.text(line, Role.ADDRESS);
        if (table == null || address.isEmpty()) {
            return null;
        }
        Position position = table.find(address);
        account.note(position == null ? "with an address that is not in the table" : "placed by address");
        if (position == null) {
            unmatched.accept(address);
        }
        return position;
    }

    private Source source(Row line) {
        String who = fields.text(line, Role.SOURCE).toUpperCase(Locale.ROOT);
        return who.isEmpty()
                ? Source.UNKNOWN
                : columns.reading().words(Role.SOURCE).contains(who) ? Source.OFFICER : Source.CITIZEN;
    }

    private void note(Row line, String id, Occurrence occurred, Spot spot) {
        if (occurred.basis() == Occurrence.Basis.REPORTED) {
            account.note("dated by the report, for want of a date of occurrence");
        }
        if (id.isEmpty()) {
            account.note("with the number of the row as id");
        } else if (SpreadsheetDamage.ofId(id)) {
            account.note("with an id damaged by a spreadsheet, as 1.6E+08 or 16-Apr; get the file again, ids as text");
        }
        if (fields.damaged(line, Role.ID) || fields.damaged(line, Role.OFFENSES)) {
            account.note("with letters that are not UTF-8 (shown as \uFFFD); save the file as UTF-8");
        }
        if (spot.far()) {
            account.note(
                    columns.reading().placing().extent() == null
                            ? "kept though over 2 degrees from the middle of the file"
                            : "kept though outside the declared extent");
        }
    }

    private @Nullable Stamp reported(Row line) {
        String text = fields.text(line, Role.REPORTED);
        Stamp reported = text.isEmpty() ? null : dates.stamp(text);
        if (reported == null
                && !text.isEmpty()
                && !fields.text(line, Role.OCCURRED).isEmpty()) {
            account.note("with an unreadable report date, left out");
        }
        return reported;
    }

    private Spot spot(Row line) {
        String[] place = fields.place(line);
        Spot spot = coordinates.read(place[0], place[1], extent);
        swapped += spot.equals(Spot.SWAPPED) ? 1 : 0;
        projected += spot.equals(Spot.PROJECTED) ? 1 : 0;
        located += spot.position() != null || spot.equals(Spot.SWAPPED) || spot.equals(Spot.PROJECTED) ? 1 : 0;
        return spot;
    }

    /** A whole number, also written 2.0 as by programs that keep gaps in it; −1 if blank, −2 if unreadable. */
    private int people(Row line, Role role) {
        String fatal = fields.text(line, Role.FATAL);
        if (!fatal.isEmpty()) {
            boolean died = columns.reading().words(Role.FATAL).contains(fatal.toUpperCase(Locale.ROOT));
            return died == (role == Role.KILLED) ? 1 : 0;
        }
        String text = fields.text(line, role);
        if (text.isEmpty()) {
            return NONE_SAID;
        }
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        int number = whole.isEmpty() || whole.length() > WIDEST_COUNT ? -1 : Dates.digits(whole, 0, whole.length());
        return number < 0 ? NONE_SAID - 1 : number;
    }

    private SortedSet<String> tags(Row line, String disposition) {
        List<String> words = fields.words(line, Role.TAGS, tags);
        if (disposition.isEmpty() && !fields.has(Role.TYPE_AT_ENTRY)) {
            return words.isEmpty() ? NO_TAGS : new TreeSet<>(words);
        }
        TreeSet<String> all = new TreeSet<>(words);
        if (!disposition.isEmpty()) {
            all.add("disposition: " + disposition);
        }
        fields.words(line, Role.TYPE_AT_ENTRY, offenses).forEach(type -> all.add("at entry: " + type));
        return all;
    }
}

package psp.io;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.Position;
import psp.core.Source;
import psp.core.internal.Texts;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Slice;
import psp.io.internal.field.Stamp;
import psp.io.internal.field.TimeText;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.Extent;
import psp.io.internal.place.Spot;
import psp.io.internal.row.Row;

/**
 * What one row of an incident file says by its description, read again and again: {@link #read} checks a row and notes what is
 * odd about it, and {@link #incident} makes an incident of it, which a row that is only counted need not become.
 */
final class ReadRow {

    private static final SortedMap<String, String> NO_ZONES = new TreeMap<>();
    private static final SortedSet<String> NO_TAGS = new TreeSet<>();
    private static final int WIDEST_COUNT = 6;
    private static final int NONE_SAID = -1;
    /** The longest id that a spreadsheet may have made a day of. */
    private static final int SHORT_ID = 6;

    private final RoleColumns fields;
    private final Reading reading;
    private final Dates dates;
    private final Coordinates coordinates;
    private final Words offenseWords;
    private final Words tagWords;
    private final List<String> leftOut;
    private final boolean ranged;
    private final @Nullable RecurringIds recurring;
    private final Intake.Counter account;
    private final Consumer<String> unmatched;
    private @Nullable Extent extent;
    private long swapped;
    private long projected;
    private long located;

    private final Slice nothing = new Slice();
    private Row line = new Row(new String[0], 0);
    private long number;
    private boolean numbered;
    private Stamp stamp = new Stamp(LocalDate.EPOCH, null, null, false);
    private @Nullable Stamp latest;
    private @Nullable Stamp reported;
    private Occurrence.Basis basis = Occurrence.Basis.OCCURRED;
    private @Nullable Position position;
    private boolean far;
    private int killed;
    private int injured;
    private final String[] zones;
    private List<String> offenses = List.of();

    /** Reads rows of a file; addresses that no table has are told. */
    ReadRow(
            RoleColumns fields,
            Reading reading,
            Dates dates,
            Coordinates coordinates,
            Intake.Counter account,
            Consumer<String> unmatched) {
        this.fields = fields;
        this.reading = reading;
        this.dates = dates;
        this.coordinates = coordinates;
        this.account = account;
        this.unmatched = unmatched;
        offenseWords = new Words(reading.writing().separator(Role.OFFENSES));
        tagWords = new Words(reading.writing().separator(Role.TAGS));
        leftOut = reading.words(Role.DISPOSITION);
        ranged = fields.has(Role.LATEST);
        recurring = reading.numbering().ids() == Intake.Ids.CHECKED ? new RecurringIds() : null;
        zones = new String[fields.zoneNames().size()];
    }

    /** Where most positions of the file lie, as far as is known. */
    void expect(@Nullable Extent positions) {
        extent = positions;
    }

    /** Refuses the file where most positions read so far are unfit. */
    void refuseIfMost(FirstBlock block) {
        block.refuseIfMost(swapped, projected, located);
    }

    /** Reads a row, the first of the file being number 1: whether it can be kept; if not, it is left out in the account. */
    boolean read(Row next, long count) {
        line = next;
        number = count;
        Slice id = fields.cell(line, Role.ID);
        numbered = !fields.has(Role.ID) || id.isEmpty() && reading.numbering().blankAllowed();
        Slice said = fields.cell(line, Role.OCCURRED);
        Slice date = !said.isEmpty() && Coordinates.isNothing(said) ? nothing : said;
        if (date.isEmpty() && SpreadsheetDamage.isTotal(line.field(0))) {
            return aside("total row", line.field(0));
        }
        boolean plain = numbered || isPlain(id);
        if (!plain && (id.isEmpty() || Texts.hasControl(id.toString()))) {
            return aside(id.isEmpty() ? "no id" : "id with a control character", id.toString());
        }
        String disposition = fields.text(line, Role.DISPOSITION).toUpperCase(Locale.ROOT);
        if (leftOut.contains(disposition)) {
            return aside("disposition " + disposition, disposition);
        }
        if (!readDate(date) || !readPeople() || !readPlace()) {
            return false;
        }
        if (recurring != null && !numbered && recurring.isIdentical(id.toString(), line, account)) {
            return aside("identical row of one id", id.toString());
        }
        latest = ranged && !date.isEmpty() ? latest() : null;
        basis = date.isEmpty() ? Occurrence.Basis.REPORTED : reading.dating().basis();
        if (position == null) {
            position = byAddress();
        }
        note(plain ? "" : id.toString());
        offenses = types();
        return true;
    }

    private boolean aside(String reason, String value) {
        account.setAside(reason, line.line(), value);
        return false;
    }

    /** Whether an id is surely fine: visible ASCII, too long to be a day, no power of ten. */
    private static boolean isPlain(Slice id) {
        int length = id.length();
        boolean plain = length > SHORT_ID;
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            plain &= c > ' ' & c < 0x7F & c != '+';
        }
        return plain;
    }

    private boolean readDate(Slice date) {
        reported = reported();
        Stamp read = date.isEmpty() ? reported : dates.stamp(date);
        if (read == null) {
            String text = date.toString();
            return aside(
                    text.isEmpty()
                            ? "no date"
                            : SpreadsheetDamage.ofDate(text)
                                    ? "date as a spreadsheet's number of the day"
                                    : "unreadable date",
                    text);
        }
        stamp = date.isEmpty() || read.month() ? read : timed(read);
        return true;
    }

    private @Nullable Stamp reported() {
        Slice text = fields.cell(line, Role.REPORTED);
        Stamp said = text.isEmpty() ? null : dates.stamp(text);
        if (said == null && !text.isEmpty() && !fields.cell(line, Role.OCCURRED).isEmpty()) {
            account.note("with an unreadable report date, left out");
        }
        return said;
    }

    /** The time of day of a column of its own. */
    private Stamp timed(Stamp day) {
        String time = fields.text(line, Role.TIME);
        String hour = fields.text(line, Role.HOUR);
        if (time.isEmpty() && hour.isEmpty()) {
            return day;
        }
        LocalTime clock = time.isEmpty() ? TimeText.hour(hour) : TimeText.read(time);
        if (clock == null) {
            account.note("with an unreadable time of day, left out");
            return new Stamp(day.day(), null, day.offset(), false);
        }
        return day.at(clock);
    }

    private boolean readPeople() {
        killed = people(Role.KILLED);
        injured = people(Role.INJURED);
        if (killed < NONE_SAID || injured < NONE_SAID) {
            Role unreadable = killed < NONE_SAID ? Role.KILLED : Role.INJURED;
            return aside("unreadable number of people", fields.text(line, unreadable));
        }
        return true;
    }

    /** A whole number, also written 2.0 as by programs that keep gaps in it; −1 if blank, −2 if unreadable. */
    private int people(Role role) {
        String fatal = fields.text(line, Role.FATAL);
        if (!fatal.isEmpty()) {
            boolean died = reading.words(Role.FATAL).contains(fatal.toUpperCase(Locale.ROOT));
            return died == (role == Role.KILLED) ? 1 : 0;
        }
        String text = fields.text(line, role);
        if (text.isEmpty()) {
            return NONE_SAID;
        }
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        int people = whole.isEmpty() || whole.length() > WIDEST_COUNT ? -1 : Dates.digits(whole, 0, whole.length());
        return people < 0 ? NONE_SAID - 1 : people;
    }

    private boolean readPlace() {
        Spot spot = fields.hasPlace() ? spot() : Spot.NOWHERE;
        if (spot.problem() != null) {
            return aside(spot.problem(), String.join(", ", fields.place(line)));
        }
        position = spot.position();
        far = spot.far();
        for (int i = 0; i < zones.length; i++) {
            String zone = fields.zone(line, i);
            zones[i] = zone;
            boolean control = Texts.hasControl(zone);
            if (control || zone.startsWith("(") && zone.endsWith(")")) {
                return aside(control ? "zone with a control character" : "zone in round brackets", zone);
            }
        }
        return true;
    }

    private Spot spot() {
        Spot spot = fields.spot(line, coordinates, extent);
        if (spot.position() != null) {
            located++;
        } else if (spot.equals(Spot.SWAPPED)) {
            swapped++;
            located++;
        } else if (spot.equals(Spot.PROJECTED)) {
            projected++;
            located++;
        }
        return spot;
    }

    private @Nullable Stamp latest() {
        Slice text = fields.cell(line, Role.LATEST);
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
            return null;
        }
        if (dates.backwards(stamp, end)) {
            account.note("with a latest moment before the earliest, left out");
            return null;
        }
        return end;
    }

    private @Nullable Position byAddress() {
        AddressTable table = reading.placing().addresses();
        String address = fields.text(line, Role.ADDRESS);
        if (table == null || address.isEmpty()) {
            return null;
        }
        Position found = table.find(address);
        account.note(found == null ? "with an address that is not in the table" : "placed by address");
        if (found == null) {
            unmatched.accept(address);
        }
        return found;
    }

    /** Notes what is odd about a row that is kept; the id is blank where it is plain. */
    private void note(String id) {
        if (basis == Occurrence.Basis.REPORTED) {
            account.note("dated by the report, for want of a date of occurrence");
        }
        if (numbered) {
            account.note("with the number of the row as id");
        } else if (SpreadsheetDamage.ofId(id)) {
            account.note("with an id damaged by a spreadsheet, as 1.6E+08 or 16-Apr; get the file again, ids as text");
        }
        if (id.indexOf('\uFFFD') >= 0 || fields.damaged(line, Role.OFFENSES)) {
            account.note("with letters that are not UTF-8 (shown as \uFFFD); save the file as UTF-8");
        }
        if (far) {
            account.note(
                    reading.placing().extent() == null
                            ? "kept though over 2 degrees from the middle of the file"
                            : "kept though outside the declared extent");
        }
    }

    /** The offences; of a call its type at close, or at entry where none is said. */
    private List<String> types() {
        List<String> atClose = fields.words(line, Role.OFFENSES, offenseWords);
        if (!atClose.isEmpty() || !fields.has(Role.TYPE_AT_ENTRY)) {
            return atClose;
        }
        List<String> atEntry = fields.words(line, Role.TYPE_AT_ENTRY, offenseWords);
        if (!atEntry.isEmpty()) {
            account.note("without a type at close, by the type at entry");
        }
        return atEntry;
    }

    /** The line where it starts. */
    long line() {
        return line.line();
    }

    /** The day of {@link Incident#occurred}. */
    LocalDate day() {
        return dates.day(stamp);
    }

    /** As {@link Incident#offenses}; one object for alike rows, as a rule. */
    List<String> offenses() {
        return offenses;
    }

    /** As {@link Incident#position}. */
    @Nullable
    Position position() {
        return position;
    }

    /** As a value of {@link Incident#zones}. */
    @Nullable
    String zone(String column) {
        int i = fields.zoneNames().indexOf(column);
        return i < 0 || zones[i].isEmpty() ? null : zones[i];
    }

    /** What the row is, with all that it says. */
    Incident incident() {
        Occurrence occurred = latest == null ? dates.occurrence(stamp) : dates.between(stamp, latest);
        String weapon = fields.text(line, Role.WEAPON);
        return new Incident(
                numbered ? (fields.has(Role.ID) ? "row " : "") + number : fields.text(line, Role.ID),
                basis == Occurrence.Basis.REPORTED ? occurred.fromReport() : occurred,
                reported == null ? null : dates.occurrence(reported).day(),
                offenses,
                position,
                position == null ? null : reading.placing().precisionMetres(),
                killed == NONE_SAID ? null : (Integer) killed,
                injured == NONE_SAID ? null : (Integer) injured,
                weapon.isEmpty() ? null : weapon,
                recorded(),
                source(),
                tags());
    }

    private SortedMap<String, String> recorded() {
        if (zones.length == 0) {
            return NO_ZONES;
        }
        SortedMap<String, String> recorded = new TreeMap<>();
        for (int i = 0; i < zones.length; i++) {
            if (!zones[i].isEmpty()) {
                recorded.put(fields.zoneNames().get(i), zones[i]);
            }
        }
        return recorded;
    }

    private Source source() {
        String who = fields.text(line, Role.SOURCE).toUpperCase(Locale.ROOT);
        return who.isEmpty()
                ? Source.UNKNOWN
                : reading.words(Role.SOURCE).contains(who) ? Source.OFFICER : Source.CITIZEN;
    }

    private SortedSet<String> tags() {
        List<String> words = fields.words(line, Role.TAGS, tagWords);
        String disposition = fields.text(line, Role.DISPOSITION).toUpperCase(Locale.ROOT);
        if (disposition.isEmpty() && !fields.has(Role.TYPE_AT_ENTRY)) {
            return words.isEmpty() ? NO_TAGS : new TreeSet<>(words);
        }
        TreeSet<String> all = new TreeSet<>(words);
        if (!disposition.isEmpty()) {
            all.add("disposition: " + disposition);
        }
        fields.words(line, Role.TYPE_AT_ENTRY, offenseWords).forEach(type -> all.add("at entry: " + type));
        return all;
    }
}

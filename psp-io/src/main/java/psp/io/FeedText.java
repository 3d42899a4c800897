package psp.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Occurrence;
import psp.core.RowUnit;
import psp.core.internal.Texts;
import psp.io.internal.field.Clock;
import psp.io.internal.field.Decimal;
import psp.io.internal.place.Extent;
import psp.io.projection.CoordinateSystem;

/** The lines {@code key = value} of a feed's description, and the columns they describe. */
final class FeedText {

    private static final Map<String, Role> ROLES = roles();
    private static final Set<String> REPEATED = Set.of(
            "alias",
            "note",
            "not verified",
            "missing",
            "format",
            "zone",
            "tag",
            "offenses",
            "nowhere",
            "officer",
            "set aside",
            "fatal word",
            "occurred",
            "time");
    private static final Set<String> SINGLE = Set.of(
            "title",
            "platform",
            "clock",
            "rows",
            "basis",
            "crs",
            "delimiter",
            "precision",
            "extent",
            "offense separator",
            "tag separator",
            "blank id",
            "sheet",
            "doubtful dates");

    private final String label;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Long> lines = new TreeMap<>();

    private FeedText(String label) {
        this.label = label;
    }

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            roles.put(role == Role.TAGS ? "tag" : role.text(), role);
        }
        return roles;
    }

    static FeedText parse(String label, List<String> lines) {
        FeedText text = new FeedText(label);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                text.add(line, i + 1);
            }
        }
        if (text.values.isEmpty()) {
            throw DataException.inFile(label, "describes nothing; write lines such as id = Case No");
        }
        return text;
    }

    private void add(String line, int number) {
        int equal = line.indexOf('=');
        if (equal < 1) {
            throw DataException.atLine(label, number, "'" + line + "' is no line 'key = value'");
        }
        if (Texts.hasControl(line)) {
            throw DataException.atLine(
                    label, number, "'" + Texts.withoutControls(line) + "' holds a control character; leave it out");
        }
        String key = line.substring(0, equal).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(equal + 1).strip();
        Set<String> keys = new TreeSet<>(ROLES.keySet());
        keys.addAll(REPEATED);
        keys.addAll(SINGLE);
        keys.remove("address");
        if (!keys.contains(key)) {
            throw DataException.atLine(
                    label,
                    number,
                    "there is no key '" + key + "'; the nearest is '" + Texts.nearest(key, keys)
                            + "', and the keys are " + keys);
        }
        if (value.isEmpty()) {
            throw DataException.atLine(label, number, "the key '" + key + "' has no value; leave the line out");
        }
        List<String> all = values.computeIfAbsent(key, k -> new ArrayList<>());
        if (!all.isEmpty() && !REPEATED.contains(key)) {
            throw DataException.atLine(label, number, "the key '" + key + "' is there twice; leave one out");
        }
        all.add(value);
        lines.putIfAbsent(key, (long) number);
    }

    List<String> all(String key) {
        return List.copyOf(values.getOrDefault(key, List.of()));
    }

    Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    private String[] array(String key) {
        return all(key).toArray(String[]::new);
    }

    /** The columns; null if something is said to be missing. */
    @Nullable
    Columns columns(List<String> remarks) {
        boolean incomplete = values.containsKey("missing");
        if (!incomplete) {
            if (!values.containsKey("occurred")) {
                throw DataException.inFile(
                        label, "has no line 'occurred = …'; name the column, or say 'missing = occurred'");
            }
            if (values.containsKey("longitude") != values.containsKey("latitude")) {
                throw DataException.inFile(label, "has one of longitude and latitude alone; name both columns");
            }
        }
        Columns columns = Columns.none();
        for (Map.Entry<String, Role> entry : ROLES.entrySet()) {
            Role role = entry.getValue();
            if (role.joined()) {
                Columns before = columns;
                columns = values.containsKey(entry.getKey())
                        ? at(entry.getKey(), () -> before.with(role, all(entry.getKey())))
                        : before;
                continue;
            }
            for (String column : all(entry.getKey())) {
                Columns before = columns;
                columns = at(
                        entry.getKey(),
                        () -> role == Role.OFFENSES
                                ? before.withMoreOffenses(column)
                                : role == Role.TAGS ? before.withMoreTags(column) : before.with(role, column));
            }
        }
        columns = columns.withZones(array("zone"));
        columns = written(columns);
        columns = meant(columns);
        return incomplete ? null : columns.with(columns.reading().asFeed(remarks));
    }

    /** How the fields are written. */
    private Columns written(Columns named) {
        Columns columns = named;
        if (values.containsKey("format")) {
            Columns before = columns;
            columns = at("format", () -> before.withDateFormats(array("format")));
        }
        if (values.containsKey("nowhere")) {
            columns = columns.withNowhere(array("nowhere"));
        }
        for (Role role : List.of(Role.OFFENSES, Role.TAGS)) {
            String separator = one(role == Role.TAGS ? "tag separator" : "offense separator")
                    .orElse(null);
            if (separator != null) {
                columns = columns.with(columns.reading().withSeparator(role, separator));
            }
        }
        String delimiter = one("delimiter").orElse(",");
        if (!delimiter.equals("tab") && delimiter.length() != 1) {
            throw bad("delimiter", "is no single character; write ; or tab");
        }
        columns = columns.withDelimiter(delimiter.equals("tab") ? '\t' : delimiter.charAt(0));
        if (values.containsKey("sheet")) {
            columns = columns.withSheet(one("sheet").orElseThrow());
        }
        if (values.containsKey("doubtful dates")) {
            if (!one("doubtful dates").orElseThrow().equals("keep")) {
                throw bad("doubtful dates", "is not keep; leave the line out to set them aside");
            }
            columns = columns.withDatesAsWritten();
        }
        if (values.containsKey("extent")) {
            columns = extent(columns);
        }
        if (values.containsKey("precision")) {
            double metres = Decimal.parse(one("precision").orElseThrow());
            Columns before = columns;
            columns = at("precision", () -> before.withPrecision(metres));
        }
        return columns;
    }

    private Columns extent(Columns columns) {
        String[] sides = one("extent").orElseThrow().split("[ ,]+");
        if (sides.length != 4) {
            throw bad("extent", "is not west south east north");
        }
        return at(
                "extent",
                () -> columns.withExtent(
                        Decimal.parse(sides[0]),
                        Decimal.parse(sides[1]),
                        Decimal.parse(sides[2]),
                        Decimal.parse(sides[3])));
    }

    /** What the fields mean. */
    private Columns meant(Columns written) {
        Columns columns = written.with(written.reading()
                .withWords(Role.SOURCE, upper("officer"))
                .withWords(Role.FATAL, upper("fatal word"))
                .withWords(Role.DISPOSITION, upper("set aside")));
        String clock = one("clock").orElse("local");
        if (clock.equals("local despite offset")) {
            columns = columns.withFalseOffset();
        } else if (clock.startsWith("UTC ")) {
            Columns before = columns;
            columns = at("clock", () -> before.withUtc(clock.substring(4).strip()));
        } else if (!clock.equals("local")) {
            throw bad(
                    "clock",
                    "is no clock; write local, local despite offset, or UTC with a place, as in"
                            + " UTC America/New_York");
        }
        if (values.containsKey("crs")) {
            Columns before = columns;
            columns = at(
                    "crs",
                    () -> before.withSystem(CoordinateSystem.of(one("crs").orElseThrow())));
        }
        RowUnit rows = choice("rows", RowUnit.INCIDENTS, RowUnit.values());
        Columns before = columns;
        columns = at("rows", () -> before.withRows(rows));
        columns = columns.with(
                columns.reading().withBasis(choice("basis", Occurrence.Basis.OCCURRED, Occurrence.Basis.values())));
        if (values.containsKey("blank id")) {
            if (!one("blank id").orElseThrow().equals("row number")) {
                throw bad("blank id", "is no stand-in for a blank id; write row number");
            }
            columns = columns.withBlankIds();
        }
        return values.containsKey("id") || values.containsKey("missing") ? columns : columns.withoutId();
    }

    /** A description in the lines from which it would be read again. */
    static List<String> lines(Columns columns) {
        List<String> lines = new ArrayList<>();
        ROLES.forEach((key, role) ->
                columns.byRole().getOrDefault(role, List.of()).forEach(column -> lines.add(key + " = " + column)));
        columns.recordedZones().forEach(column -> lines.add("zone = " + column));
        Reading reading = columns.reading();
        reading.dating().formats().forEach(format -> lines.add("format = " + format));
        if (reading.dating().clock().kind() != Clock.Kind.LOCAL) {
            lines.add("clock = "
                    + (reading.dating().clock().zone() == null
                            ? "local despite offset"
                            : "UTC " + reading.dating().clock().zone()));
        }
        if (reading.dating().basis() == Occurrence.Basis.REPORTED) {
            lines.add("basis = reported");
        }
        if (reading.dating().asWritten()) {
            lines.add("doubtful dates = keep");
        }
        reading.placing().nowhere().forEach(spelling -> lines.add("nowhere = " + spelling));
        Extent extent = reading.placing().extent();
        if (extent != null) {
            lines.add("extent = " + extent.west() + " " + extent.south() + " " + extent.east() + " " + extent.north());
        }
        if (reading.placing().precisionMetres() != null) {
            lines.add("precision = " + reading.placing().precisionMetres());
        }
        if (!reading.placing().system().equals(CoordinateSystem.DEGREES)) {
            lines.add("crs = " + reading.placing().system().toString().replaceFirst(" .*", ""));
        }
        for (Role role : List.of(Role.OFFENSES, Role.TAGS)) {
            String separator = reading.writing().separators().get(role);
            if (separator != null) {
                lines.add((role == Role.TAGS ? "tag" : "offense") + " separator = " + separator);
            }
        }
        char delimiter = reading.writing().delimiter();
        if (delimiter != ',') {
            lines.add("delimiter = " + (delimiter == '\t' ? "tab" : "" + delimiter));
        }
        if (reading.writing().sheet() != null) {
            lines.add("sheet = " + reading.writing().sheet());
        }
        reading.words(Role.FATAL).forEach(word -> lines.add("fatal word = " + word));
        reading.words(Role.SOURCE).forEach(word -> lines.add("officer = " + word));
        reading.words(Role.DISPOSITION).forEach(word -> lines.add("set aside = " + word));
        if (reading.rows() != RowUnit.INCIDENTS) {
            lines.add("rows = " + reading.rows().name().toLowerCase(Locale.ROOT));
        }
        if (reading.numbering().blankAllowed()) {
            lines.add("blank id = row number");
        }
        return List.copyOf(lines);
    }

    private List<String> upper(String key) {
        return all(key).stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    private <E extends Enum<E>> E choice(String key, E otherwise, E[] choices) {
        String value = one(key).orElse(otherwise.name()).toUpperCase(Locale.ROOT);
        for (E choice : choices) {
            if (choice.name().equals(value)) {
                return choice;
            }
        }
        throw bad(key, "is none of " + java.util.Arrays.toString(choices).toLowerCase(Locale.ROOT));
    }

    private DataException bad(String key, String problem) {
        return DataException.atSetting(label, lines.getOrDefault(key, 0L), key, one(key).orElse(""), problem);
    }

    private Columns at(String key, Supplier<Columns> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw bad(key, "cannot be used: " + e.getMessage());
        }
    }
}

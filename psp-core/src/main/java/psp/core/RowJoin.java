package psp.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/** Joins rows of one id into one incident, and tells in what rows of one id differ. */
final class RowJoin {

    private static final int SHOWN = 5;
    private static final String FURTHER = "further row of one incident, joined to its first";
    private static final Map<String, Function<Incident, @Nullable Object>> PARTS = parts();

    private RowJoin() {}

    private static Map<String, Function<Incident, @Nullable Object>> parts() {
        Map<String, Function<Incident, @Nullable Object>> parts = new LinkedHashMap<>();
        parts.put("occurred", Incident::occurred);
        parts.put("reported", Incident::reported);
        parts.put("offenses", Incident::offenses);
        parts.put("position", Incident::position);
        parts.put("killed", Incident::killed);
        parts.put("injured", Incident::injured);
        parts.put("weapon", Incident::weapon);
        parts.put("zones", Incident::zones);
        parts.put("source", Incident::source);
        parts.put("tags", Incident::tags);
        return Collections.unmodifiableMap(parts);
    }

    private static Map<String, List<Incident>> byId(Incidents log) {
        Map<String, List<Incident>> rows = new LinkedHashMap<>();
        log.forEach(incident ->
                rows.computeIfAbsent(incident.id(), id -> new ArrayList<>(1)).add(incident));
        return rows;
    }

    static List<RecurringId> recurring(Incidents log) {
        List<RecurringId> found = new ArrayList<>();
        byId(log).forEach((id, rows) -> {
            if (rows.size() > 1) {
                found.add(new RecurringId(
                        id,
                        rows.size(),
                        PARTS.keySet().stream()
                                .filter(part -> differ(rows, Objects.requireNonNull(PARTS.get(part))))
                                .toList()));
            }
        });
        return List.copyOf(found);
    }

    private static boolean differ(List<Incident> rows, Function<Incident, @Nullable Object> part) {
        Object first = part.apply(rows.get(0));
        return rows.stream().anyMatch(row -> !Objects.equals(first, part.apply(row)));
    }

    static Incidents join(Incidents log, RowUnit unit) {
        if (unit == RowUnit.INCIDENTS) {
            return log;
        }
        List<Incident> joined = new ArrayList<>();
        List<String> conflicts = new ArrayList<>();
        List<String> further = new ArrayList<>();
        byId(log).forEach((id, rows) -> {
            if (rows.size() > 1) {
                further.add("id " + id + ": '" + rows.size() + " rows'");
                if (differ(rows, row -> row.occurred().day()) || differ(rows, Incident::position)) {
                    conflicts.add("'" + id + "'");
                }
            }
            joined.add(rows.size() == 1 ? rows.get(0) : one(rows, unit));
        });
        return Incidents.of(joined, account(log.intake(), joined, further, conflicts, unit));
    }

    private static Intake account(
            Intake before, List<Incident> joined, List<String> further, List<String> conflicts, RowUnit unit) {
        SortedMap<String, Intake.SetAside> aside = new TreeMap<>(before.setAside());
        long gone = before.kept() - joined.size();
        if (gone > 0) {
            aside.merge(
                    FURTHER,
                    new Intake.SetAside(gone, further.subList(0, Math.min(SHOWN, further.size()))),
                    Intake.SetAside::plus);
        }
        List<String> notes = new ArrayList<>(before.notes());
        notes.add("rows are " + unit.text() + ", joined by their id");
        if (!conflicts.isEmpty()) {
            notes.add(Texts.grouped(conflicts.size()) + " joined though its rows differ in day or place (the first row"
                    + " counts), such as "
                    + String.join(", ", conflicts.subList(0, Math.min(SHOWN, conflicts.size()))));
        }
        long without =
                joined.stream().filter(incident -> incident.position() == null).count();
        return new Intake(before.source(), before.read(), joined.size(), aside, without, before.ids(), notes);
    }

    private static Incident one(List<Incident> rows, RowUnit unit) {
        Incident first = rows.get(0);
        LinkedHashSet<String> offenses = new LinkedHashSet<>();
        TreeSet<String> tags = new TreeSet<>();
        Incident placed = first;
        for (Incident row : rows) {
            offenses.addAll(row.offenses());
            tags.addAll(row.tags());
            placed = placed.position() == null ? row : placed;
        }
        return new Incident(
                first.id(),
                first.occurred(),
                first.reported(),
                List.copyOf(offenses),
                placed.position(),
                placed.precisionMetres(),
                people(rows, Incident::killed, unit),
                people(rows, Incident::injured, unit),
                first.weapon(),
                first.zones(),
                first.source(),
                tags);
    }

    /** Victims add up; the numbers of an incident stand in each of its offences' rows, so there the greatest counts. */
    private static @Nullable Integer people(
            List<Incident> rows, Function<Incident, @Nullable Integer> count, RowUnit unit) {
        int sum = 0;
        for (Incident row : rows) {
            Integer number = count.apply(row);
            if (number == null) {
                return null;
            }
            sum = unit == RowUnit.VICTIMS ? Math.addExact(sum, number) : Math.max(sum, number);
        }
        return sum;
    }
}

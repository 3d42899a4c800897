package psp.share.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.Incident;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.io.Columns;
import psp.io.CountCsv;
import psp.io.FileCheck;
import psp.io.IncidentCsv;
import psp.io.WholeFile;

/** Writes the {@code study.txt} that fits a file: what was guessed as notes, what nobody can guess as lines to change. */
final class StudyDraft {

    private static final String COLUMNS = "columns.txt";
    private static final int SHOWN = 12;
    private static final int NINE_MONTHS = 9;

    private final Path folder;
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    private StudyDraft(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /** The files written for a file of incidents. */
    static List<Path> ofIncidents(Path folder, Path file, FileCheck check) {
        return new StudyDraft(folder, file).incidents(check);
    }

    /** The files written for a table of counts. */
    static List<Path> ofTable(Path folder, Path file) {
        return new StudyDraft(folder, file).table();
    }

    private void note(String text) {
        lines.add("# " + Texts.withoutControls(text));
    }

    private void say(String key, String value) {
        lines.add(key + " = " + Texts.withoutControls(value));
    }

    private List<Path> incidents(FileCheck check) {
        if (check.intake().kept() == 0) {
            throw new IllegalArgumentException("No row of " + file.getFileName() + " is usable; see psp check");
        }
        Columns columns = check.columns();
        String zone = columns.recordedZones().stream()
                .filter(name -> check.zones().getOrDefault(name, 0) > 1)
                .findFirst()
                .orElse(null);
        boolean placed = check.intake().withoutPosition() < check.intake().kept();
        begin(check.intake() + "");
        say("incidents", relative());
        say("columns", COLUMNS);
        lines.add("");
        offenses(check, columns);
        lines.add("");
        Map<String, Long> zones = zone == null ? Map.of() : counted(columns, zone);
        if (zone != null) {
            note("Counted by the zone that the rows record. Other columns that record one: " + check.zones());
            say("zone", zone);
            focus(zones);
        } else {
            note("No column records a zone" + (placed ? "" : ", and no row has a position: name one in columns.txt")
                    + ". Draw the area, and name its file:");
            note("zones = zones.geojson");
            note("rings in metres = 500");
            say("focus", "THE NAME OF THE AREA");
        }
        if (zone != null && placed) {
            note("Or by position, in an area drawn on a map; then take the line 'zone' away:");
            note("zones = zones.geojson");
            note("rings in metres = 500");
        }
        phases(Objects.requireNonNull(check.span()));
        List<Path> written = new ArrayList<>();
        List<String> described = new ArrayList<>();
        described.add("# Which column holds what; psp check FILE --columns " + COLUMNS + " tries it.");
        if (check.guess() != null) {
            check.guess().reasons().forEach(reason -> described.add("# because " + Texts.withoutControls(reason)));
            check.guess().doubts().forEach(doubt -> described.add("# LOOK: " + Texts.withoutControls(doubt)));
        }
        columns.lines().forEach(line -> described.add(Texts.withoutControls(line)));
        written.add(write(COLUMNS, described));
        written.add(write(StudyText.NAME, lines));
        return written;
    }

    private List<Path> table() {
        List<ZoneCounts.Cell> cells = CountCsv.readCells(file);
        Map<String, Long> zones = new TreeMap<>();
        Period span = cells.get(0).period();
        for (ZoneCounts.Cell cell : cells) {
            zones.merge(cell.zone(), cell.count(), Long::sum);
            span = span.span(cell.period());
        }
        begin(Texts.grouped(cells.size()) + " counts in " + Texts.plural(zones.size(), "zone") + ", " + span.start()
                + " to " + span.lastDay());
        say("counts", relative());
        note("If one of the zones is the whole that holds the others, name it:   whole = city");
        lines.add("");
        focus(zones);
        phases(span);
        return List.of(write(StudyText.NAME, lines));
    }

    private void begin(String holds) {
        note("Written by psp check from " + file.getFileName() + ": " + holds);
        note("Lines after # ? are guesses that only you can make right. Then:   psp run THIS-FOLDER");
        note("Stands on every page until you take it away:");
        say("label", "DRAFT: focus and dates not yet filled in");
        lines.add("");
        note("? What is counted, in a word or two.");
        say("outcome", "incidents");
    }

    private void offenses(FileCheck check, Columns columns) {
        if (check.offenses().isEmpty() || check.narrated()) {
            note("No column of offences: every row counts.");
        } else {
            List<String> most = check.offenses().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SHOWN)
                    .map(e -> e.getKey() + " (" + Texts.grouped(e.getValue()) + ")")
                    .toList();
            note("? Which offences count; none named: all. The file has " + String.join("; ", most)
                    + (check.offenses().size() > SHOWN
                            ? "; and " + (check.offenses().size() - SHOWN) + " more"
                            : ""));
            note("offenses = " + check.offenses().firstKey());
        }
        if (check.withVictims() > 0) {
            note("Or only incidents in which somebody was hurt:   where = killed + injured > 0");
        }
        if (columns.isNumbered() && check.repeatedIds() > 0) {
            note(Texts.plural(check.repeatedIds(), "row") + " repeat the id of another; identical ones count once.");
        }
    }

    private void focus(Map<String, Long> zones) {
        List<String> byCount = zones.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        note("? Where the extra effort was; several zones are parted by ';'. The busiest stands here for now, of "
                + String.join("; ", byCount.subList(0, Math.min(SHOWN, byCount.size())))
                + (byCount.size() > SHOWN ? "; and " + (byCount.size() - SHOWN) + " more" : ""));
        say("focus", byCount.get(0));
    }

    private void phases(Period span) {
        LocalDate end = span.end();
        LocalDate start = end.minusMonths(NINE_MONTHS).withDayOfMonth(1);
        lines.add("");
        note(
                "? When it was there: from its first day to the day after its last, or to nothing where it goes on; the last nine months"
                        + " stand here for now.");
        say("active", (start.isBefore(span.start()) ? span.start() : start) + "/");
        note("withdrawn = " + end + "/");
    }

    private Map<String, Long> counted(Columns columns, String zone) {
        Map<String, Long> counts = new TreeMap<>();
        IncidentCsv.forEach(file, columns, (Incident incident) -> {
            String name = incident.zones().get(zone);
            if (name != null) {
                counts.merge(name, 1L, Long::sum);
            }
        });
        return counts;
    }

    /** The file's name from the folder; copied there where it does not lie below what holds the folder. */
    private String relative() {
        Path here = folder.toAbsolutePath().normalize();
        Path there = file.toAbsolutePath().normalize();
        @Nullable Path holds = here.getParent();
        if (holds != null && there.startsWith(holds)) {
            return here.relativize(there).toString().replace('\\', '/');
        }
        try {
            Files.createDirectories(here);
            Files.copy(there, here.resolve(there.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.valueOf(there.getFileName());
    }

    private Path write(String name, List<String> text) {
        Path to = folder.resolve(name);
        if (Files.exists(to)) {
            throw new IllegalArgumentException(
                    "There is a " + name + " in " + folder + " already; take another folder");
        }
        WholeFile.write(to, Texts.utf8(String.join("\n", text) + "\n"));
        return to;
    }
}

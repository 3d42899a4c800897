package psp.io;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;
import psp.io.internal.field.Slice;
import psp.io.internal.place.Coordinates;
import psp.io.internal.place.Extent;
import psp.io.internal.place.PointText;
import psp.io.internal.place.Spot;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;

/** Where the columns of each role stand in one file, and what a row holds there. */
final class RoleColumns {

    private final RowSource file;
    private final boolean loose;
    /** Where the columns of each role stand, by its ordinal; null if there are none. */
    private final int[] @Nullable [] at = new int[Role.values().length][];

    /** What a row holds there, by the role's ordinal; empty if there is none. */
    private final Slice[] cells = Stream.generate(Slice::new).limit(at.length).toArray(Slice[]::new);

    /** The columns of zones in the order of their names, and where they stand. */
    private final List<String> zoneNames;

    private final int[] zones;

    /**
     * The columns that a description names.
     *
     * @param remark told of each column that is missing where the description can do without
     * @throws psp.core.DataException if a column is missing that is needed
     */
    RoleColumns(RowSource file, Columns columns, Consumer<String> remark) {
        this.file = file;
        loose = columns.reading().loose();
        columns.byRole().forEach((role, names) -> {
            int[] found = names.stream()
                    .mapToInt(name -> column(name, role.needed() || role == Role.OFFENSES && names.size() == 1, remark))
                    .filter(i -> i >= 0)
                    .toArray();
            if (found.length > 0) {
                at[role.ordinal()] = found;
            }
        });
        TreeMap<String, Integer> zonesAt = new TreeMap<>();
        columns.recordedZones().forEach(name -> zonesAt.put(name, column(name, false, remark)));
        zonesAt.values().removeIf(i -> i < 0);
        zoneNames = List.copyOf(zonesAt.keySet());
        zones = zonesAt.values().stream().mapToInt(i -> i).toArray();
    }

    /** Where a column stands; −1 if it is not there and the description of a feed can do without. */
    private int column(String name, boolean needed, Consumer<String> remark) {
        if (!loose) {
            return file.column(name);
        }
        int i = file.find(name);
        if (i < 0 && needed) {
            return file.column(name);
        }
        if (i < 0) {
            remark.accept("no column '" + name + "' in the file; read without it");
        }
        return i;
    }

    /** Of a wide export few columns are looked at: those with a role, and the first, where a total would be named. */
    void readNoOthers() {
        BitSet asked = new BitSet();
        BitSet alike = new BitSet();
        asked.set(0);
        for (Role role : Role.values()) {
            int[] found = at[role.ordinal()];
            for (int i : found == null ? new int[0] : found) {
                asked.set(i);
                alike.set(i, alike.get(i) || role.words());
            }
        }
        for (int i : zones) {
            asked.set(i);
            alike.set(i);
        }
        file.readOnly(asked, alike);
    }

    boolean has(Role role) {
        return at[role.ordinal()] != null;
    }

    /** The text of the role's first column, or of all joined where that is their way; empty if there is none. */
    String text(Row line, Role role) {
        int[] i = at[role.ordinal()];
        if (i == null || i.length == 1 || !role.joined()) {
            return i == null ? "" : line.text(i[0]);
        }
        StringBuilder text = new StringBuilder();
        for (int column : i) {
            text.append(' ').append(line.text(column));
        }
        return text.toString().strip();
    }

    /** The same characters as {@link #text}, of which no text need have been made. */
    Slice cell(Row line, Role role) {
        int[] i = at[role.ordinal()];
        Slice cell = cells[role.ordinal()];
        if (i == null) {
            return cell;
        }
        return i.length == 1 || !role.joined() ? line.show(i[0], cell) : cell.show(text(line, role));
    }

    /** Whether positions are read. */
    boolean hasPlace() {
        return has(Role.LONGITUDE) || has(Role.LOCATION);
    }

    /** Longitude and latitude as written; two blanks where the row tells no position. */
    String[] place(Row line) {
        if (has(Role.LONGITUDE)) {
            return new String[] {text(line, Role.LONGITUDE), text(line, Role.LATITUDE)};
        }
        String[] found = PointText.find(text(line, Role.LOCATION));
        return found == null ? new String[] {"", ""} : found;
    }

    /** What a row tells of its position. */
    Spot spot(Row line, Coordinates coordinates, @Nullable Extent extent) {
        if (has(Role.LONGITUDE)) {
            return coordinates.read(cell(line, Role.LONGITUDE), cell(line, Role.LATITUDE), extent);
        }
        String[] found = place(line);
        return coordinates.read(Slice.of(found[0]), Slice.of(found[1]), extent);
    }

    /** Whether a row is long enough to hold a position. */
    boolean reachesPlace(Row line) {
        for (Role role : List.of(Role.LONGITUDE, Role.LATITUDE, Role.LOCATION)) {
            int[] i = at[role.ordinal()];
            if (i != null && line.size() <= i[0]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the role's first column holds letters that could not be read. */
    boolean damaged(Row line, Role role) {
        int[] i = at[role.ordinal()];
        return i != null && line.text(i[0]).indexOf('\uFFFD') >= 0;
    }

    /** The words of one column, or of several without repetition. */
    List<String> words(Row line, Role role, Words split) {
        int[] columnsOf = at[role.ordinal()];
        if (columnsOf == null) {
            return List.of();
        }
        List<String> first = split.of(line.text(columnsOf[0]));
        if (columnsOf.length == 1) {
            return first;
        }
        LinkedHashSet<String> all = new LinkedHashSet<>(first);
        for (int i = 1; i < columnsOf.length; i++) {
            all.addAll(split.of(line.text(columnsOf[i])));
        }
        return List.copyOf(all);
    }

    /** The columns of zones that the file has, in the order of their names. */
    List<String> zoneNames() {
        return zoneNames;
    }

    /** The zone that the row records in one of those columns; blank where none. */
    String zone(Row line, int i) {
        String written = line.text(zones[i]);
        // Databases fill fields up with NUL.
        return Texts.hasControl(written) ? written.trim().strip() : written;
    }
}

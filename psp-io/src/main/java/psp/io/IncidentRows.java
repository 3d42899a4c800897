package psp.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Intake;
import psp.core.internal.Texts;
import psp.io.internal.field.Dates;
import psp.io.internal.field.Slice;
import psp.io.internal.place.Coordinates;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.projection.CoordinateSystem;
import psp.io.projection.MapProjection;

/** Reads the rows of one file, each kept or left out for one reason. */
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

    /** A file says no earlier day of its making than computers do. */
    private static final int LEAST_YEAR = 1990;

    private final RowSource csv;
    private final Columns columns;
    private final RoleColumns fields;
    private final int width;
    private final Coordinates coordinates;
    /** The names of the first column and of the date's, by which a repeated header is known. */
    private final String firstName;

    private final @Nullable String dateName;
    private final Intake.Counter account;
    private final KeptRows kept;
    private final DateDoubts doubts;
    private final ReadRow row;
    private final Slice first = new Slice();
    private long number;

    IncidentRows(RowSource csv, Columns columns, KeptRows kept) {
        this(csv, columns, kept, address -> {});
    }

    IncidentRows(RowSource csv, Columns columns, KeptRows kept, Consumer<String> unmatched) {
        this.csv = csv;
        this.columns = columns;
        this.kept = kept;
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
        Dates dates = made == null || made.getYear() < LEAST_YEAR
                ? new Dates(reading.dating().formats(), reading.dating().clock())
                : new Dates(reading.dating().formats(), reading.dating().clock(), made.getYear());
        doubts = new DateDoubts(made, account, kept);
        coordinates =
                new Coordinates(reading.placing().nowhere(), reading.placing().system());
        row = new ReadRow(fields, reading, dates, coordinates, account, unmatched);
        firstName = csv.header().get(0);
        dateName = columns.column(Role.OCCURRED);
        if (reading.numbering().ids() != Intake.Ids.CHECKED) {
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
            row.refuseIfMost(block);
        }
        doubts.end();
        if (CUT.contains(number)) {
            account.remark("LOOK: exactly " + Texts.grouped(number)
                    + " rows, at which many exports are cut; ask whether there are more");
        }
        // Names of columns may hold anything, control characters too.
        csv.remarks().forEach(remark -> account.remark(Texts.withoutControls(remark)));
        return account.intake();
    }

    private void release(FirstBlock block) {
        row.expect(block.extent());
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
        number++;
        int size = line.size();
        if (line.isBroken()) {
            account.setAside("line with a quote that is not closed", line.line(), "");
        } else if (isHeader(line)) {
            account.setAside("names of the columns again", line.line(), line.field(0));
        } else if (size < width) {
            account.setAside("short row", line.line(), size + " fields of " + width);
        } else if (size > width && !blankBeyond(line)) {
            account.setAside("long row", line.line(), size + " fields of " + width);
        } else if (row.read(line, number)) {
            if (columns.reading().dating().asWritten()) {
                account.keep(row.position() != null);
                kept.row(row);
            } else {
                doubts.take(row);
            }
        }
    }

    /** Whether a line repeats the names of the columns, as where one file was put behind another. */
    private boolean isHeader(Row line) {
        return line.size() >= width
                && firstName.contentEquals(line.show(0, first))
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
}

package psp.io;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.Clock;
import psp.io.internal.file.OverLimit;
import psp.io.internal.row.CsvRows;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** The rows of a query, each value as text that does not depend on the machine's locale or time zone. */
final class JdbcRows extends RowSource {

    static final String LABEL = "query";
    private static final Set<Integer> WORDS = Set.of(
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGNVARCHAR,
            Types.CLOB,
            Types.NCLOB);
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);

    /** How a column becomes text. */
    private enum Kind {
        TEXT,
        DAY,
        MOMENT,
        MOMENT_WITH_ZONE,
        CLOCK,
        UNREADABLE
    }

    private final ResultSet rows;
    private final Limits limits;
    private final Progress progress;
    private final List<String> header = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Kind[] kinds;
    private @Nullable BitSet asked;
    private long row;

    JdbcRows(ResultSet rows, Columns columns, Limits limits, Progress progress, boolean plainMoments)
            throws SQLException {
        super(LABEL);
        this.rows = rows;
        this.limits = limits;
        this.progress = progress;
        ResultSetMetaData meta = rows.getMetaData();
        kinds = new Kind[meta.getColumnCount()];
        if (kinds.length > limits.columns()) {
            throw DataException.inFile(
                    LABEL, "has " + kinds.length + " columns, " + OverLimit.allows("columns", limits.columns()));
        }
        int[] sql = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            header.add(meta.getColumnLabel(i + 1).strip());
            types.add(String.valueOf(meta.getColumnTypeName(i + 1)));
            sql[i] = meta.getColumnType(i + 1);
            kinds[i] = kind(sql[i], types.get(i), plainMoments);
        }
        columns.byRole().forEach((role, names) -> names.forEach(name -> check(role, name, sql, columns)));
    }

    private static Kind kind(int sql, String name, boolean plainMoments) {
        String type = name.toLowerCase(Locale.ROOT);
        if (type.equals("timestamptz")
                || type.equals("datetimeoffset")
                || sql == Types.TIMESTAMP_WITH_TIMEZONE
                || type.contains("time zone") && sql != Types.TIME && sql != Types.TIME_WITH_TIMEZONE) {
            return Kind.MOMENT_WITH_ZONE;
        }
        return switch (sql) {
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP -> plainMoments ? Kind.TEXT : Kind.MOMENT;
            case Types.TIME -> Kind.CLOCK;
            case Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY,
                    Types.BLOB,
                    Types.ARRAY,
                    Types.STRUCT,
                    Types.REF,
                    Types.REF_CURSOR,
                    Types.JAVA_OBJECT,
                    Types.DATALINK,
                    Types.SQLXML -> Kind.UNREADABLE;
            default -> Kind.TEXT;
        };
    }

    /** A date must be a date and a coordinate a number, or text; else every row would be left out, or misread. */
    private void check(Role role, String name, int[] sql, Columns columns) {
        int i = columns.reading().loose() ? find(name) : column(name);
        if (i < 0) {
            return;
        }
        boolean words = WORDS.contains(sql[i]);
        boolean fits =
                switch (role) {
                    case OCCURRED, REPORTED, LATEST -> words || kinds[i] == Kind.DAY || moment(i, sql[i]);
                    case TIME, LATEST_TIME -> words || kinds[i] == Kind.CLOCK || NUMBERS.contains(sql[i]);
                    case LONGITUDE, LATITUDE, KILLED, INJURED -> words || NUMBERS.contains(sql[i]);
                    default -> kinds[i] != Kind.UNREADABLE;
                };
        if (!fits) {
            throw DataException.inFile(
                    LABEL,
                    "the column '" + name + "', " + role.text() + ", is of the SQL type " + types.get(i)
                            + ", which says none; cast it in the query, or name another column");
        }
        if (kinds[i] == Kind.MOMENT_WITH_ZONE
                && columns.reading().dating().clock().kind() != Clock.Kind.UTC) {
            throw DataException.inFile(
                    LABEL,
                    "the column '" + name + "', " + role.text() + ", is of the SQL type "
                            + types.get(i) + ", a moment of the whole world; say where its day is meant, as in"
                            + " withUtc(\"America/Chicago\"), or in the query, as in AT TIME ZONE");
        }
    }

    private boolean moment(int i, int sql) {
        return kinds[i] == Kind.MOMENT || kinds[i] == Kind.MOMENT_WITH_ZONE || sql == Types.TIMESTAMP;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public void readOnly(BitSet columns, BitSet recurring) {
        asked = columns;
    }

    @Override
    protected @Nullable Row read() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    LABEL + ": interrupted after " + Texts.plural(row, "row") + "; nothing was counted");
        }
        try {
            if (!rows.next()) {
                return null;
            }
            tell(progress, ++row);
            long characters = 0;
            String[] fields = new String[kinds.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = asked == null || asked.get(i) ? text(i) : "";
                characters += fields[i].length();
                if (characters > limits.rowCharacters()) {
                    throw CsvRows.rowTooLong(LABEL, row, limits);
                }
            }
            return new Row(fields, row);
        } catch (SQLException e) {
            throw SqlProblem.of(e, "after " + Texts.plural(row, "row"), limits);
        }
    }

    private String text(int i) throws SQLException {
        String text =
                switch (kinds[i]) {
                    case TEXT -> rows.getString(i + 1);
                    case DAY -> written(rows.getObject(i + 1, LocalDate.class));
                    case MOMENT -> written(rows.getObject(i + 1, LocalDateTime.class));
                    case CLOCK -> written(rows.getObject(i + 1, LocalTime.class));
                    case MOMENT_WITH_ZONE -> {
                        OffsetDateTime moment = rows.getObject(i + 1, OffsetDateTime.class);
                        yield moment == null
                                ? null
                                : moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime() + "+00:00";
                    }
                    case UNREADABLE -> null;
                };
        if (text == null) {
            return "";
        }
        if (text.length() > limits.fieldCharacters()) {
            throw CsvRows.tooLong(LABEL, row, limits);
        }
        return text;
    }

    private static @Nullable String written(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public void close() {
        // The statement is closed by whoever ran it.
    }
}

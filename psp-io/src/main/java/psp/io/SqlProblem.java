package psp.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import psp.core.DataException;
import psp.io.internal.file.OverLimit;
import psp.io.limit.Limits;

/** What a failed query is, in words that hold no address, user or password. */
final class SqlProblem {

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bjdbc:\\S+");
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)\\b(password|passwd|pwd|user(?:name| id)?|uid)\\b"
            + "(\\s*+[=:]?\\s*+)(\"[^\"]*\"|'[^']*'|[^\\s;,&)]+)");
    private static final int SHOWN = 300;

    private SqlProblem() {}

    /** A connection that cannot be had; the driver's words may hold credentials and are left out, as is the cause. */
    static UncheckedIOException unconnected(SQLException e) {
        return new UncheckedIOException(
                new IOException(unconnectedWords(e) + " (SQL state " + state(e) + ", code " + e.getErrorCode() + ")"));
    }

    /** By the class of the SQL state: what refused, and what to check. */
    private static String unconnectedWords(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return "no connection came free in time; give the pool more of them or more time, or ask when there is less to do";
        }
        String state = state(e);
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "28" -> "the database refused the user or the password; check both in the data source";
            case "3D", "3F", "90" ->
                "the database named is not there; check its name in the address of the data source";
            case "53" -> "the database takes no more connections; ask when there is less to do";
            case "57" -> "the database is starting or shutting down; ask again in a minute";
            case "08" -> "the database cannot be reached; check that it runs, and host and port of the data source";
            default -> "the database cannot be reached; check address, user and password of the data source";
        };
    }

    /**
     * A lost connection is the disk's like; a query that cannot be run the caller's mistake; else the data are bad. The database's own
     * words may quote a row, and are told with values alone.
     */
    static RuntimeException of(SQLException e, String when, Limits limits) {
        String state = state(e);
        String text = words(e);
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new UncheckedIOException(new IOException(JdbcRows.LABEL + ": the connection was lost " + when
                    + " (SQL state " + state + ": " + text + "); nothing was counted, ask again"));
        }
        if (state.startsWith("42") || state.startsWith("28") || state.startsWith("0A")) {
            return new IllegalArgumentException("The query cannot be run (SQL state " + state + "): " + text);
        }
        String why = state.equals("57014") || e instanceof SQLTimeoutException
                ? "the database was told to stop, or worked longer, "
                        + OverLimit.allows("querySeconds", limits.querySeconds())
                : why(state);
        return DataException.inFile(
                        JdbcRows.LABEL,
                        "stopped " + when + " (SQL state " + state + "): " + why + "; nothing was counted")
                .quoting(text);
    }

    /** By the class of the SQL state: what went wrong, and what to do. */
    private static String why(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22" -> "a value does not fit its type, or cannot be converted as the query wants";
            case "23" -> "a rule of the table forbids a row";
            case "25", "2D" -> "the transaction is read-only, or failed before";
            case "40" -> "another transaction was at the same rows; ask again";
            case "53" -> "the database has no room or memory left; its keeper must see to it";
            case "54" -> "the query is too large for the database";
            case "55" -> "another transaction holds the table; ask again";
            case "57" -> "the database's keeper stopped it; ask again";
            case "58", "XX" -> "the database itself failed; its keeper must see to it";
            default -> "the database says why to whoever may see the data";
        };
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "unknown" : e.getSQLState();
    }

    static String words(SQLException e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        text = ADDRESS.matcher(text).replaceAll("jdbc:…");
        text = CREDENTIAL.matcher(text).replaceAll("$1$2…");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}

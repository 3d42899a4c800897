package psp.core;

import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Bad data, with the place where it stands: file, line, column and value.
 *
 * <p>A caller's mistake is an {@link IllegalArgumentException}, a failing disk an
 * {@link java.io.UncheckedIOException}; everything that is wrong with the data themselves is this.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int VALUE_SHOWN = 80;

    private final @Nullable String file;
    private final long line;
    private final @Nullable String column;
    private final @Nullable String value;

    private final String bare;

    private DataException(
            String message,
            String bare,
            @Nullable String file,
            long line,
            @Nullable String column,
            @Nullable String value) {
        super(message);
        this.bare = bare;
        this.file = file;
        this.line = line;
        this.column = column;
        this.value = value;
    }

    /**
     * An error about a file as a whole.
     *
     * @param file the file's name
     * @param problem what is wrong, and the fix
     * @return the exception, to be thrown
     */
    public static DataException inFile(String file, String problem) {
        requireBoth(file, problem);
        return new DataException(file + ": " + problem, file + ": cannot be used as it is", file, 0, null, null);
    }

    /**
     * An error at a line of a file.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param problem what is wrong, and the fix
     * @return the exception, to be thrown
     */
    public static DataException atLine(String file, long line, String problem) {
        requireBoth(file, problem);
        String place = file + ", line " + line + ": ";
        return new DataException(place + problem, place + "cannot be used as it is", file, line, null, null);
    }

    /**
     * An error of one value.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param column the column's or property's name
     * @param value the value as written
     * @param problem what is wrong, and the fix
     * @return the exception, to be thrown
     */
    public static DataException atValue(String file, long line, String column, String value, String problem) {
        requireBoth(file, problem);
        Objects.requireNonNull(column, "column");
        String shown = value.length() <= VALUE_SHOWN ? value : value.substring(0, VALUE_SHOWN) + "…";
        StringJoiner message = new StringJoiner(", ");
        message.add(file).add("line " + line).add("column '" + column + "': '" + shown + "' " + problem);
        String place = file + ", line " + line + ", column '" + column + "': ";
        return new DataException(
                message.toString(),
                place + "a value of " + value.length() + " characters cannot be used as it is",
                file,
                line,
                column,
                value);
    }

    /**
     * Returns where it stands and nothing of what stands there, for readers who may not see the data: file, line, column, and how
     * long a value is. What is wrong with it may quote it and is left out.
     *
     * @return such as {@code log.csv, line 7, column 'date': a value of 12 characters cannot be used as it is}
     */
    public String withoutValues() {
        return bare;
    }

    private static void requireBoth(String file, String problem) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(problem, "problem");
    }

    /**
     * The file.
     *
     * @return its name, or null where none is known
     */
    public @Nullable String file() {
        return file;
    }

    /**
     * The line.
     *
     * @return the line from 1, or 0 where the whole file is meant
     */
    public long line() {
        return line;
    }

    /**
     * The column.
     *
     * @return its name, or null where the whole line is meant
     */
    public @Nullable String column() {
        return column;
    }

    /**
     * The value.
     *
     * @return the value as written, or null where none is meant
     */
    public @Nullable String value() {
        return value;
    }
}

package psp.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bad data, with the place where it stands: file, line and column.
 *
 * <p>The message holds no value of a row, since rows tell of people and messages end in logs and mails: it says the place, how long the
 * value is, what is wrong with it and the fix. {@link #withValues()} quotes it too, for whoever may see the file. What the reader wrote
 * himself, such as a line of study.txt, and names of columns and zones are told in both; of more than 4,000 characters the middle is left out.
 *
 * <p>A caller's mistake is an {@link IllegalArgumentException}, a failing disk an
 * {@link java.io.UncheckedIOException}; everything that is wrong with the data themselves is this.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int VALUE_SHOWN = 80;
    private static final int BEGINNING_SHOWN = 3_000;
    private static final int END_SHOWN = 1_000;

    private final @Nullable String file;
    private final long line;
    private final @Nullable String column;
    private final @Nullable String value;
    private final String withValues;

    private DataException(
            String message,
            String withValues,
            @Nullable String file,
            long line,
            @Nullable String column,
            @Nullable String value) {
        super(shortened(message));
        this.withValues = shortened(withValues);
        this.file = file;
        this.line = line;
        this.column = column;
        this.value = value;
    }

    /** Its beginning and its end, where it names what is longer than anybody reads. */
    private static String shortened(String text) {
        return text.length() <= BEGINNING_SHOWN + END_SHOWN
                ? text
                : text.substring(0, BEGINNING_SHOWN) + " … " + text.substring(text.length() - END_SHOWN);
    }

    /**
     * An error about a file as a whole.
     *
     * @param file the file's name
     * @param problem what is wrong, and the fix; quotes no value of a row
     * @return the exception, to be thrown
     */
    public static DataException inFile(String file, String problem) {
        requireBoth(file, problem);
        String message = file + ": " + problem;
        return new DataException(message, message, file, 0, null, null);
    }

    /**
     * An error at a line of a file.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param problem what is wrong, and the fix; quotes no value of a row
     * @return the exception, to be thrown
     */
    public static DataException atLine(String file, long line, String problem) {
        requireBoth(file, problem);
        String message = file + ", line " + line + ": " + problem;
        return new DataException(message, message, file, line, null, null);
    }

    /**
     * An error of one value of a row.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param column the column's or property's name
     * @param value the value as written; the message tells its length alone
     * @param problem what is wrong, and the fix; quotes no value of a row
     * @return the exception, to be thrown
     */
    public static DataException atValue(String file, long line, String column, String value, String problem) {
        requireBoth(file, problem);
        String place = place(file, line, column);
        String length = value.isEmpty()
                ? "an empty value "
                : "a value of " + value.length() + (value.length() == 1 ? " character " : " characters ");
        return new DataException(
                place + length + problem, place + quoted(value) + " " + problem, file, line, column, value);
    }

    /**
     * An error of what the reader wrote himself, such as a line of study.txt, or psp for him; told in full.
     *
     * @param file the file's name
     * @param line the line, from 1
     * @param name the setting's name
     * @param value the value as written
     * @param problem what is wrong, and the fix
     * @return the exception, to be thrown
     */
    public static DataException atSetting(String file, long line, String name, String value, String problem) {
        requireBoth(file, problem);
        Objects.requireNonNull(name, "name");
        String message = place(file, line, name) + quoted(value) + " " + problem;
        return new DataException(message, message, file, line, name, value);
    }

    /**
     * Returns the same error with what it quotes of the data; the message stays as it is.
     *
     * @param values such as {@code line 2: '2016-13-45'}; told in round brackets at the end by {@link #withValues()} alone
     * @return the exception, to be thrown
     */
    public DataException quoting(String values) {
        String all = withValues + " (" + Objects.requireNonNull(values, "values") + ")";
        return new DataException(withoutValues(), all, file, line, column, value);
    }

    private static String place(String file, long line, String column) {
        return file + ", line " + line + ", column '" + Objects.requireNonNull(column, "column") + "': ";
    }

    private static String quoted(String value) {
        return "'" + (value.length() <= VALUE_SHOWN ? value : value.substring(0, VALUE_SHOWN) + "…") + "'";
    }

    /**
     * Returns the message with the values that are wrong, for whoever may see the data.
     *
     * @return such as {@code log.csv, line 7, column 'date': '13/13/2016' is no date}; values up to 80 characters
     */
    public String withValues() {
        return withValues;
    }

    /**
     * Returns the message, which holds no value of a row.
     *
     * @return such as {@code log.csv, line 7, column 'date': a value of 10 characters is no date}
     */
    public String withoutValues() {
        return Objects.requireNonNull(getMessage(), "message");
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
     * The value, which the message does not tell.
     *
     * @return the value as written, or null where none is meant
     */
    public @Nullable String value() {
        return value;
    }
}

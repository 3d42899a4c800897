package psp.shell;

/** A script that could not run to its end; the message names the file, the line and the reason. */
public final class ScriptException extends Exception {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;

    ScriptException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
        this.file = file;
        this.line = line;
    }

    /**
     * The script's name.
     *
     * @return as it was given
     */
    public String file() {
        return file;
    }

    /**
     * The line at which it stopped.
     *
     * @return from 1
     */
    public int line() {
        return line;
    }
}

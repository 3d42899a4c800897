package psp.shell;

import java.io.Console;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import psp.core.DataException;

/** What a command tells while it works, and how it ends at a fault. */
final class Shown {

    private static final int WIDTH = 76;

    private Shown() {}

    /** What a command does; returns its status. */
    interface Work {
        int run();
    }

    /** Does the work; a fault that psp throws on purpose is said in its own words, with status 1. */
    static int faultsSaid(Work work) {
        try {
            return work.run();
        } catch (DataException | UncheckedIOException | IllegalArgumentException e) {
            clear();
            System.out.flush();
            System.err.println("psp: " + e.getMessage());
            return 1;
        }
    }

    /** What is wrong, with the values of the rows: for a command that was asked to look into the file. */
    static String inFull(RuntimeException e) {
        return e instanceof DataException data ? data.withValues() : String.valueOf(e.getMessage());
    }

    /** Whether a name is neither of a file nor of a folder, such as one of a pipe. */
    static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    static String saveFirst(Path pipe) {
        return "'" + pipe + "' is a pipe or a device, which can be read once, and psp reads a file more than once:"
                + " save it, then name the file";
    }

    /** A number with its thousands apart, such as 1,234. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things, such as 1 zone and 1,234 zones. */
    static String plural(long number, String singular) {
        return grouped(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** What holds a folder that a person names: below it the person's files may lie. */
    static Path within(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        return parent == null ? folder : parent;
    }

    /**
     * Whether somebody sits before a terminal. From JDK 22 to 24 there is a console also where output goes to a file or a
     * pipe, which then says so itself.
     */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** A line that the next one replaces, on a terminal; nothing into a file, a pipe or a program. */
    static void progress(String told) {
        if (isTerminal()) {
            String line = told.length() <= WIDTH ? told : told.substring(0, WIDTH - 1) + "…";
            System.err.print("\r" + String.format(Locale.ROOT, "%-" + WIDTH + "s", line));
        }
    }

    static void clear() {
        if (isTerminal()) {
            System.err.print("\r" + " ".repeat(WIDTH) + "\r");
        }
    }
}

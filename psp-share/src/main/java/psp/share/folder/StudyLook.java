package psp.share.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One study of a weekly update: what was looked at, or why it could not be.
 *
 * @param folder the study's folder
 * @param alarm whether the watch says that it comes back
 * @param fault why nothing was written, or null
 * @param changed whether anything was new, so that pages were written
 * @param lines what to say, at most ten lines
 */
public record StudyLook(
        Path folder, boolean alarm, @Nullable String fault, boolean changed, List<String> lines) {

    private static final int MOST_LINES = 10;

    /**
     * A look.
     *
     * @param folder the study's folder
     * @param alarm whether the watch says that it comes back
     * @param fault why nothing was written, or null
     * @param changed whether anything was new, so that pages were written
     * @param lines what to say, at most ten lines
     * @throws IllegalArgumentException if there are more than ten lines
     */
    public StudyLook {
        Objects.requireNonNull(folder, "folder");
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(lines.size() + " lines; at most " + MOST_LINES);
        }
    }

    /** The folder and what is said of it. */
    @Override
    public String toString() {
        return folder.getFileName() + ": " + (alarm ? "ALARM" : fault == null ? "no alarm" : "")
                + (fault == null ? "" : (alarm ? " at the last look; FAULT, " : "FAULT, ") + fault);
    }
}

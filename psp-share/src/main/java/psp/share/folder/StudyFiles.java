package psp.share.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import psp.core.DataException;

/**
 * The files that a {@code study.txt} names, none of which, links followed, lies outside the ground that was given: the folder
 * itself, or what the folders named by a person have in common.
 */
final class StudyFiles {

    private final Path folder;
    private final Path ground;

    StudyFiles(Path folder, Path ground) {
        this.folder = folder;
        this.ground = real(ground);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Whether a line names a file that is there. */
    boolean isThere(StudyText.Entry entry) {
        try {
            return Files.isRegularFile(folder.resolve(entry.value()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The file that a line names; of a pattern such as {@code exports/*.csv} the newest. */
    Path file(StudyText.Entry entry) {
        Path file = fileOrFolder(entry);
        if (!Files.isRegularFile(file)) {
            throw entry.problem(
                    Files.isDirectory(file)
                            ? "is a folder; name a file in it"
                            : "is a pipe or a device, which can be read once; save it as a file");
        }
        return file;
    }

    /**
     * The files that {@link #fileOrFolder} is made of: those of a folder, and those beside a shapefile that bear its name; none where it is
     * not there.
     */
    List<Path> parts(StudyText.Entry entry) {
        if (!entry.value().contains("*") && !Files.exists(path(entry, entry.value()))) {
            return List.of();
        }
        Path file = fileOrFolder(entry);
        boolean isFolder = Files.isDirectory(file);
        String name = String.valueOf(file.getFileName());
        if (!isFolder && !name.toLowerCase(Locale.ROOT).endsWith(".shp")) {
            return List.of(file);
        }
        String stem = isFolder ? "" : name.substring(0, name.length() - 3);
        try (Stream<Path> files = Files.list(isFolder ? file : file.resolveSibling(""))) {
            return files.filter(Files::isRegularFile)
                    .filter(part -> String.valueOf(part.getFileName()).startsWith(stem))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #file}, but a folder as well, such as that of a shapefile or a geodatabase. */
    Path fileOrFolder(StudyText.Entry entry) {
        Path file = entry.value().contains("*") ? newest(entry) : path(entry, entry.value());
        if (!Files.exists(file)) {
            throw entry.problem("is no file in this folder; give its name as it stands there");
        }
        if (!real(file).startsWith(ground)) {
            throw entry.problem("lies outside " + ground.getFileName()
                    + ", the folder that holds the study; copy the file there, or name it from inside");
        }
        return file;
    }

    private Path path(StudyText.Entry entry, String value) {
        try {
            return folder.resolve(value);
        } catch (InvalidPathException e) {
            throw entry.problem("cannot be: " + e.getMessage());
        }
    }

    private Path newest(StudyText.Entry entry) {
        int slash = entry.value().lastIndexOf('/');
        Path in =
                path(entry, slash < 0 ? "." : entry.value().substring(0, slash).replace("*", "_"));
        // Only a star stands for others; a bracket is what it is.
        String name = entry.value().substring(slash + 1).replaceAll("[\\\\\\[\\]{}?]", "\\\\$0");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
        if (!real(in).startsWith(ground) || !Files.isDirectory(in)) {
            throw entry.problem("names no folder here");
        }
        try (Stream<Path> files = Files.list(in)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(file.getFileName()))
                    .sorted(Comparator.comparing(StudyFiles::modified).thenComparing(Comparator.naturalOrder()))
                    .toList();
            if (found.isEmpty()) {
                throw DataException.atSetting(
                        StudyText.NAME, entry.number(), entry.key(), entry.value(), "fits no file that is there");
            }
            return found.get(found.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

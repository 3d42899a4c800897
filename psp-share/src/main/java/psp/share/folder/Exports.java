package psp.share.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.io.Columns;
import psp.io.Guess;
import psp.io.IncidentCsv;
import psp.io.limit.Progress;

/** The files of incidents that several studies share, each read once. */
final class Exports {

    private record Key(Path file, Columns columns) {}

    private final Map<Key, Incidents> read = new HashMap<>();
    private final Map<Path, String> hashes = new HashMap<>();
    private final Map<Path, Columns> guessed = new HashMap<>();

    Incidents read(Path file, Columns columns, String name, Consumer<String> tell) {
        Key key = new Key(file.toAbsolutePath().normalize(), columns);
        Incidents known = read.get(key);
        if (known == null) {
            List<Incident> all = new ArrayList<>();
            Progress progress = (bytes, size) -> tell.accept("reading " + name + ": "
                    + (size == 0 ? (bytes >> 20) + " MB" : Math.min(100, 100 * bytes / size) + " %"));
            Intake intake = IncidentCsv.forEach(file, columns, all::add, progress);
            known = Incidents.of(all, intake);
            read.put(key, known);
        }
        return known;
    }

    /** The hash of a file's bytes. */
    String hash(Path file) {
        return hashes.computeIfAbsent(file.toAbsolutePath().normalize(), path -> {
            try (InputStream in = Files.newInputStream(path)) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                return HexFormat.of().formatHex(digest.digest());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every JDK has SHA-256", e);
            }
        });
    }

    Columns guess(Path file, Consumer<String> tell) {
        return guessed.computeIfAbsent(file.toAbsolutePath().normalize(), path -> {
            Guess guess = IncidentCsv.guess(path);
            tell.accept("Columns, guessed: " + guess.columns());
            return guess.columns();
        });
    }
}

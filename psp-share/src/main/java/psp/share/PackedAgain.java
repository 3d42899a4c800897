package psp.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import psp.core.DataException;
import psp.core.internal.Texts;

/**
 * The files of a pack that somebody unpacked: as the folder that it became, or zipped again by another program, compressed, in
 * a folder of its own, with the small files that systems leave behind. It is read by the zip's own list, as other programs
 * read it, and what it holds is bounded; whether a file is the one that psp wrote is for the sums to say.
 */
final class PackedAgain {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int DEFLATED = 8;
    private static final int DESCRIPTOR = 0x0008;
    private static final int ENCRYPTED = 0x0001;
    private static final long FREE = 1_000_000;
    private static final long MOST_TIMES = 200;
    private static final List<String> LEFT_BEHIND = List.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private final ByteBuffer zip;
    private final String label;
    private final Collection<String> known;

    private PackedAgain(byte[] zip, String label, Collection<String> known) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        this.label = label;
        this.known = known;
    }

    /**
     * Reads a zip by its list; nothing is unpacked to the disk.
     *
     * @throws DataException if it is damaged, a name is unknown or there twice, or it would unpack to more than a pack needs
     */
    static SortedMap<String, byte[]> read(byte[] zip, String label, Collection<String> known) {
        return new PackedAgain(zip, label, known).files();
    }

    /**
     * Reads the files of a folder, links not followed.
     *
     * @throws DataException if one has an unknown name or is no plain file
     */
    static SortedMap<String, byte[]> read(Path folder, Collection<String> known) {
        String label = String.valueOf(folder.getFileName());
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                if (LEFT_BEHIND.contains(name)) {
                    continue;
                }
                PackZip.refuseUnknown(name, label, known);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw DataException.inFile(
                            label, "holds '" + name + "', which is a link or a folder; unpack it again");
                }
                files.put(name, PackFile.read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private DataException damaged() {
        return DataException.inFile(label, "is cut short or damaged; get it again");
    }

    private SortedMap<String, byte[]> files() {
        int end = zip.limit() - END_BYTES;
        while (end >= 0 && !(zip.getInt(end) == END && end + END_BYTES + unsigned(end + 20) == zip.limit())) {
            end--;
        }
        if (end < 0) {
            throw damaged();
        }
        int entries = unsigned(end + 10);
        int at = zip.getInt(end + 16);
        SortedMap<String, byte[]> files = new TreeMap<>();
        String folder = null;
        long whole = 0;
        for (int i = 0; i < entries; i++) {
            if (at < 0 || at + CENTRAL_BYTES > end || zip.getInt(at) != CENTRAL) {
                throw damaged();
            }
            String name = name(at + CENTRAL_BYTES, unsigned(at + 28));
            long size = Integer.toUnsignedLong(zip.getInt(at + 24));
            if (!isLeftBehind(name) && !(name.endsWith("/") && size == 0 && name.indexOf('/') == name.length() - 1)) {
                int slash = name.indexOf('/');
                String in = slash < 0 ? "" : name.substring(0, slash + 1);
                String own = known.contains(name.substring(in.length())) ? name.substring(in.length()) : name;
                PackZip.refuseUnknown(own, label, known);
                if (folder != null && !folder.equals(in) || in.startsWith(".")) {
                    throw DataException.inFile(label, "holds files in two folders; a pack's lie in one");
                }
                folder = in;
                whole += size;
                if (whole > PackFile.MOST_BYTES) {
                    throw DataException.inFile(
                            label, "unpacks to more than " + Texts.grouped(PackFile.MOST_BYTES) + " bytes");
                }
                if (files.put(own, content(at, name, size)) != null) {
                    throw DataException.inFile(label, "holds '" + own + "' twice");
                }
            }
            at += CENTRAL_BYTES + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
        }
        if (files.isEmpty()) {
            throw DataException.inFile(label, "is no study pack: it holds none of " + known);
        }
        return files;
    }

    private static boolean isLeftBehind(String name) {
        return name.startsWith("__MACOSX/") || LEFT_BEHIND.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private String name(int at, int length) {
        if (at + length > zip.limit()) {
            throw damaged();
        }
        return new String(zip.array(), at, length, StandardCharsets.UTF_8);
    }

    /** The content of an entry of the list; its own head must say the same, or that what it does not say follows. */
    private byte[] content(int entry, String name, long size) {
        int flags = unsigned(entry + 8);
        int method = unsigned(entry + 10);
        long packed = Integer.toUnsignedLong(zip.getInt(entry + 20));
        long head = Integer.toUnsignedLong(zip.getInt(entry + 42));
        if ((flags & ENCRYPTED) != 0 || method != 0 && method != DEFLATED) {
            throw DataException.inFile(
                    label, "holds '" + name + "' encrypted or packed by a rare method; zip it plainly");
        }
        if (size > FREE + MOST_TIMES * packed) {
            throw DataException.inFile(
                    label,
                    "holds '" + name + "', " + Texts.grouped(size) + " bytes packed into " + Texts.grouped(packed)
                            + ", which no pack needs");
        }
        if (head + LOCAL_BYTES > zip.limit() || zip.getInt((int) head) != LOCAL) {
            throw damaged();
        }
        int local = (int) head;
        long start = head + LOCAL_BYTES + unsigned(local + 26) + unsigned(local + 28);
        boolean later = (unsigned(local + 6) & DESCRIPTOR) != 0;
        if (!name(local + LOCAL_BYTES, unsigned(local + 26)).equals(name)
                || unsigned(local + 8) != method
                || !later && Integer.toUnsignedLong(zip.getInt(local + 22)) != size
                || start + packed > zip.limit()
                || method == 0 && packed != size) {
            throw damaged();
        }
        byte[] content = new byte[(int) size];
        if (method == 0) {
            zip.get((int) start, content);
            return content;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip.array(), (int) start, (int) packed);
            int done = 0;
            while (done < content.length && !inflater.finished()) {
                int more = inflater.inflate(content, done, content.length - done);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw damaged();
                }
                done += more;
            }
            if (done < content.length || inflater.inflate(new byte[1]) != 0) {
                throw damaged();
            }
            return content;
        } catch (DataFormatException e) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }
}

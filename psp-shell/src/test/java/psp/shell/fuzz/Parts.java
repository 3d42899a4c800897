package psp.shell.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several files in one input, each below a line that names it, so that what is packed is damaged before it is packed. */
final class Parts {

    private static final String MARK = "\n--- ";
    /** A zip file has no longer ones. */
    private static final int LONGEST_NAME = 60_000;

    private Parts() {}

    static Map<String, byte[]> of(byte[] input) {
        String all = new String(input, StandardCharsets.ISO_8859_1);
        Map<String, byte[]> parts = new TreeMap<>();
        for (int at = all.indexOf(MARK); at >= 0; ) {
            int next = all.indexOf(MARK, at + 1);
            String part = all.substring(at + MARK.length(), next < 0 ? all.length() : next);
            int line = part.indexOf('\n');
            parts.put(
                    part.substring(0, Math.max(0, line)),
                    part.substring(line + 1).getBytes(StandardCharsets.ISO_8859_1));
            at = next;
        }
        return parts;
    }

    static byte[] joined(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TreeMap<>(parts).forEach((name, bytes) -> {
            out.writeBytes((MARK + name + "\n").getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(bytes);
        });
        return out.toByteArray();
    }

    /** Stored entries, of one date. */
    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey()
                        .substring(0, Math.min(LONGEST_NAME, part.getKey().length())));
                CRC32 sum = new CRC32();
                sum.update(part.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(part.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

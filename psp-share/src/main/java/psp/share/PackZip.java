package psp.share;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import psp.core.DataException;

/**
 * The one form of a pack's zip: known names in order, stored and not compressed, one fixed date, no comment and nothing
 * between, before or after. So the same files are the same bytes, and what a zip can hide has no place to hide in.
 */
final class PackZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short UTF_8 = 0x0800;
    /** 1 January 1980, the first day that a zip knows. */
    private static final int DATE = 0x00210000;

    private PackZip() {}

    static byte[] write(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream central = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            int at = zip.size();
            byte[] name = file.getKey().getBytes(StandardCharsets.UTF_8);
            byte[] fields = fields(file.getValue(), name.length);
            zip.writeBytes(little(LOCAL_BYTES).putInt(LOCAL).put(fields).array());
            zip.writeBytes(name);
            zip.writeBytes(file.getValue());
            central.writeBytes(little(CENTRAL_BYTES)
                    .putInt(CENTRAL)
                    .putShort(VERSION)
                    .put(fields)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(at)
                    .array());
            central.writeBytes(name);
        }
        int start = zip.size();
        zip.writeBytes(central.toByteArray());
        short entries = (short) files.size();
        zip.writeBytes(little(END_BYTES)
                .putInt(END)
                .putInt(0)
                .putShort(entries)
                .putShort(entries)
                .putInt(central.size())
                .putInt(start)
                .putShort((short) 0)
                .array());
        return zip.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What the heads of an entry have in common: version, flags, method, date, sum, sizes, lengths. */
    private static byte[] fields(byte[] content, int nameLength) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return little(LOCAL_BYTES - 4)
                .putShort(VERSION)
                .putShort(UTF_8)
                .putShort((short) 0)
                .putInt(DATE)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) nameLength)
                .putShort((short) 0)
                .array();
    }

    /**
     * Reads the entries of a pack, however damaged within, as psp wrote it or as another program packed it again; nothing is
     * unpacked to the disk and nothing is written.
     *
     * @param zip the whole file
     * @param label what errors call it
     * @param known the names that a pack may hold
     * @throws DataException if it is no zip of a pack's files, or an entry is unknown or there twice
     */
    static SortedMap<String, byte[]> read(byte[] zip, String label, Collection<String> known) {
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        SortedMap<String, byte[]> files = new TreeMap<>();
        while (in.remaining() >= LOCAL_BYTES && in.getInt(in.position()) == LOCAL) {
            int head = in.position();
            int flags = in.getShort(head + 6);
            int method = in.getShort(head + 8);
            long size = Integer.toUnsignedLong(in.getInt(head + 22));
            int nameLength = Short.toUnsignedInt(in.getShort(head + 26));
            long start = (long) head + LOCAL_BYTES + nameLength + Short.toUnsignedInt(in.getShort(head + 28));
            if (start > zip.length) {
                throw cut(label);
            }
            String name = new String(zip, head + LOCAL_BYTES, nameLength, StandardCharsets.UTF_8);
            if (method != 0 || flags != UTF_8) {
                return PackedAgain.read(zip, label, known);
            }
            refuseUnknown(name, label, known);
            if (start + size > zip.length) {
                throw cut(label);
            }
            byte[] content = new byte[(int) size];
            in.position((int) start).get(content);
            if (files.put(name, content) != null) {
                throw DataException.inFile(label, "holds '" + name + "' twice");
            }
        }
        if (files.isEmpty()) {
            throw DataException.inFile(label, "is no study pack: it does not begin as a zip does");
        }
        return files;
    }

    static void refuseUnknown(String name, String label, Collection<String> known) {
        if (!known.contains(name)) {
            throw DataException.inFile(
                    label, "holds '" + shown(name) + "', which no pack holds; the names are " + known);
        }
    }

    private static boolean isListed(byte[] zip, SortedMap<String, byte[]> files) {
        try {
            SortedMap<String, byte[]> listed = PackedAgain.read(zip, "", files.keySet());
            return listed.keySet().equals(files.keySet())
                    && files.keySet().stream().allMatch(name -> Arrays.equals(files.get(name), listed.get(name)));
        } catch (DataException e) {
            return false;
        }
    }

    private static DataException cut(String label) {
        return DataException.inFile(label, "is cut short or damaged; get it again");
    }

    private static String shown(String name) {
        String text = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /**
     * What of the zip around the files is neither as psp writes it nor as other programs read it to be the same files; empty
     * where nothing is.
     */
    static String oddity(byte[] zip, SortedMap<String, byte[]> files) {
        byte[] own = write(files);
        if (Arrays.equals(zip, own) || isListed(zip, files)) {
            return "";
        }
        int at = Arrays.mismatch(zip, own);
        long start = 0;
        for (Iterator<Map.Entry<String, byte[]>> all = files.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, byte[]> file = all.next();
            start += LOCAL_BYTES + file.getKey().length() + file.getValue().length;
            if (at < start) {
                return "the zip's head of " + file.getKey() + " is not as psp writes it";
            }
        }
        return "the zip's list of files is not as psp writes it, or something follows it";
    }
}

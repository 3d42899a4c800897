package psp.io.zone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;

/**
 * The table beside a shapefile, {@code .dbf}: what is known of each record, as text.
 *
 * <p>After the dBASE III format: a header with the fields, then records of fixed length, of which the first byte is
 * {@code *} where the record is deleted. Blank fields, and stars that stand for a number too long, are no value. The
 * encoding is that of the {@code .cpg} file, else the language the header tells, else UTF-8 where all bytes are that,
 * else Windows-1252.
 */
final class Dbf {

    private static final int FIELD = 32;
    private static final Map<Integer, String> LANGUAGES = Map.of(
            0x01,
            "IBM437",
            0x02,
            "IBM850",
            0x03,
            "windows-1252",
            0x57,
            "windows-1252",
            0x58,
            "windows-1252",
            0x59,
            "windows-1252",
            0x64,
            "IBM852",
            0xC8,
            "windows-1250",
            0xC9,
            "windows-1251");

    /** One field of a record: where it stands, what it is. */
    private record Field(String name, char type, int from, int length) {}

    private final String file;
    private final ByteBuffer in;
    private final Charset charset;
    private final List<Field> fields = new ArrayList<>();

    private Dbf(String file, byte[] bytes, @Nullable String codePage) {
        this.file = file;
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < FIELD + 1) {
            throw DataException.inFile(file, "is too short to be a dBASE table");
        }
        String language = LANGUAGES.get(Byte.toUnsignedInt(bytes[29]));
        charset = codePage != null
                ? charset(codePage)
                : language != null
                        ? charset(language)
                        : utf8() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    /** The properties of each record; null for a deleted one. */
    static List<@Nullable SortedMap<String, String>> read(String file, byte[] bytes, @Nullable String codePage) {
        return new Dbf(file, bytes, codePage).records();
    }

    private Charset charset(String codePage) {
        String name = codePage.strip();
        String digits = name.replaceAll("\\D", "");
        String[] tries = digits.isEmpty()
                ? new String[] {name}
                : name.toUpperCase(Locale.ROOT).startsWith("UTF") || digits.equals("65001")
                        ? new String[] {"UTF-" + (digits.equals("65001") ? "8" : digits)}
                        : digits.startsWith("8859")
                                ? new String[] {"ISO-8859-" + digits.substring(4)}
                                : new String[] {"windows-" + digits, "IBM" + digits, "x-windows-" + digits, name};
        for (String each : tries) {
            try {
                return Charset.forName(each);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // The next name may be known.
            }
        }
        throw DataException.inFile(
                file,
                "is written in the encoding '" + name.substring(0, Math.min(40, name.length()))
                        + "', which is not known here; name it in the .cpg file as in UTF-8 or 1252");
    }

    private List<@Nullable SortedMap<String, String>> records() {
        long count = Integer.toUnsignedLong(in.getInt(4));
        int header = Short.toUnsignedInt(in.getShort(8));
        int length = Short.toUnsignedInt(in.getShort(10));
        fields(header);
        int needed = 1 + fields.stream().mapToInt(Field::length).sum();
        if (length < needed || header + count * length > in.limit()) {
            throw DataException.inFile(
                    file,
                    "is cut short or damaged: its header tells of "
                            + Texts.plural(count, "record") + " of " + length + " bytes, which its "
                            + Texts.grouped(in.limit() - header) + " bytes cannot hold; get it again");
        }
        List<@Nullable SortedMap<String, String>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = header + i * length;
            all.add(in.get(at) == '*' ? null : record(at));
        }
        return all;
    }

    private void fields(int header) {
        int offset = 1;
        for (int at = FIELD; at + FIELD < header && at + FIELD <= in.limit() && in.get(at) != 0x0D; at += FIELD) {
            int end = at;
            while (end < at + 11 && in.get(end) != 0) {
                end++;
            }
            String name = new String(in.array(), at, end - at, charset).strip();
            int length = Byte.toUnsignedInt(in.get(at + 16));
            char type = Character.toUpperCase((char) Byte.toUnsignedInt(in.get(at + 11)));
            if (type == 'C') {
                length += Byte.toUnsignedInt(in.get(at + 17)) << 8; // long texts, as Clipper and FoxPro write them
            }
            fields.add(new Field(name, type, offset, length));
            offset += length;
        }
    }

    /** Whether names of fields and all values are UTF-8; the numbers of the header are left out. */
    private boolean utf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(in.slice(FIELD, in.limit() - FIELD));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private SortedMap<String, String> record(int at) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Field field : fields) {
            String text = new String(in.array(), at + field.from, field.length, charset)
                    .replace('\0', ' ')
                    .strip();
            boolean overflow = !text.isEmpty()
                    && "NF".indexOf(field.type) >= 0
                    && text.chars().allMatch(c -> c == '*');
            if (!text.isEmpty() && !overflow && "MBG".indexOf(field.type) < 0) {
                values.put(field.name, text);
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d fields", file, fields.size());
    }
}

package service;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Who may do what. Only SHA-256 hashes of tokens are kept, and each is compared in full, so that neither the settings nor the time of an
 * answer tell a token.
 */
final class Tokens implements Handler {

    /** What a token allows; a writer's does not allow to read. */
    enum Role implements RouteRole {
        ANYONE,
        WRITER,
        READER
    }

    private final Map<Role, List<byte[]>> hashes;

    /**
     * @param writers SHA-256 of the writers' tokens as sha256sum writes it, several with commas
     * @param readers those of the readers' tokens
     */
    Tokens(String writers, String readers) {
        hashes = Map.of(Role.WRITER, hashes(writers), Role.READER, hashes(readers));
    }

    private static List<byte[]> hashes(String setting) {
        if (!setting.matches("[0-9a-f]{64}(,[0-9a-f]{64})*")) {
            // It may be a token, which no log should keep.
            throw new IllegalArgumentException("WRITERS or READERS, of " + setting.length()
                    + " characters, is no SHA-256 in hexadecimal, nor several with commas; printf %s TOKEN | sha256sum");
        }
        return Arrays.stream(setting.split(",")).map(HexFormat.of()::parseHex).toList();
    }

    /** Refuses a stranger before a byte of the body is read, and one whose token allows something else. */
    @Override
    public void handle(Context ctx) throws NoSuchAlgorithmException {
        String header = ctx.header("Authorization");
        String token = header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        List<Role> held = hashes.keySet().stream()
                .filter(role -> hashes.get(role).stream().anyMatch(known -> MessageDigest.isEqual(known, hash)))
                .toList();
        if (ctx.routeRoles().contains(Role.ANYONE)) {
            return;
        }
        if (held.isEmpty()) {
            throw new UnauthorizedResponse("send Authorization: Bearer TOKEN");
        }
        if (Collections.disjoint(held, ctx.routeRoles())) {
            throw new ForbiddenResponse("this token allows something else");
        }
    }
}

package service;

import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what. Only SHA-256 hashes of tokens are kept, and all of them are compared in full, so that neither the settings nor the
 * time of an answer tell a token.
 */
final class Tokens {

    /** What a token allows; a writer's does not allow to read. */
    enum Role implements RouteRole {
        ANYONE,
        WRITER,
        READER
    }

    private final Map<Role, List<byte[]>> hashes;

    /**
     * @param writers SHA-256 of the writers' tokens, in hexadecimal
     * @param readers those of the readers' tokens
     */
    Tokens(List<String> writers, List<String> readers) {
        hashes = Map.of(Role.WRITER, bytes(writers), Role.READER, bytes(readers));
    }

    private static List<byte[]> bytes(List<String> hexadecimal) {
        return hexadecimal.stream()
                .map(text -> {
                    byte[] hash = HexFormat.of().parseHex(text);
                    if (hash.length != 32) {
                        throw new IllegalArgumentException(
                                "'" + text + "' is no SHA-256 in hexadecimal; printf %s TOKEN | sha256sum");
                    }
                    return hash;
                })
                .toList();
    }

    static String sha256(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param authorization the header of the request
     * @param roles those that may
     * @throws UnauthorizedResponse for a stranger, before a byte of the body is read
     * @throws ForbiddenResponse for one whose token allows something else
     */
    void admit(@Nullable String authorization, Set<? extends RouteRole> roles) {
        if (roles.contains(Role.ANYONE)) {
            return;
        }
        String token = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        byte[] hash = HexFormat.of().parseHex(sha256(token));
        boolean known = false;
        boolean allowed = false;
        for (Map.Entry<Role, List<byte[]>> role : hashes.entrySet()) {
            for (byte[] one : role.getValue()) {
                boolean same = MessageDigest.isEqual(one, hash);
                known |= same;
                allowed |= same && roles.contains(role.getKey());
            }
        }
        if (!known) {
            throw new UnauthorizedResponse("send Authorization: Bearer TOKEN");
        }
        if (!allowed) {
            throw new ForbiddenResponse("this token allows something else");
        }
    }
}

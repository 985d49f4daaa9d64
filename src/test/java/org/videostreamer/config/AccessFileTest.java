package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code users} and {@code tokens} of a file. */
class AccessFileTest {

    private static final String HASH =
            "$argon2id$v=19$m=19456,t=3,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @TempDir
    Path directory;

    private ConfigFile file(String keys) {
        return new ConfigFile(directory, "{\"sources\": {\"a:1\": {\"input_uri\": \"test\"}}, " + keys + "}");
    }

    @Test
    void usersAndTokensAreReadWithTheirRights() throws ConfigException {
        AccessConfig access = file("\"users\": {\"alice\": {\"password_hash\": \"" + HASH
                        + "\", \"rights\": [\"measure\", \"Control\"], \"streams\": [\"hall-*\", \"sample\"]}},"
                        + " \"tokens\": {\"robot\": {\"sha256\": \"" + SHA256.toUpperCase(Locale.ROOT)
                        + "\", \"expires\": \"2027-01-31T12:00:00Z\"}}")
                .load()
                .access();
        assertThat(access.users())
                .containsExactly(new UserConfig(
                        "alice",
                        Optional.of(new PasswordHash(
                                19_456, 3, 1, "c29tZXNhbHQ", "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")),
                        new Grant(
                                Set.of(Right.MEASURE, Right.CONTROL),
                                List.of(new StreamPattern("hall-*"), new StreamPattern("sample")))));
        assertThat(access.tokens())
                .containsExactly(new TokenConfig(
                        "robot",
                        new TokenHash(SHA256),
                        Optional.of(Instant.parse("2027-01-31T12:00:00Z")),
                        new Grant(Set.of(Right.VIEW), List.of(StreamPattern.ALL))));
        assertThat(access.isOpen()).isFalse();
    }

    @Test
    void whereAProxyIsTrustedUsersNeedNoPassword() throws ConfigException {
        AccessConfig access =
                file("\"users\": {\"alice\": {}}, \"trusted_proxy\": {\"addresses\": [\"127.0.0.1\", \"[2001:db8::7]\"]}")
                        .load()
                        .access();
        assertThat(access.proxy()).contains(new TrustedProxy(List.of("127.0.0.1", "2001:db8::7"), "X-Remote-User"));
        assertThat(access.users().get(0).password()).isEmpty();
    }

    @Test
    void nothingOfAHashIsShown() throws ConfigException {
        String shown = file("\"users\": {\"alice\": {\"password_hash\": \"" + HASH
                        + "\"}}, \"tokens\": {\"robot\": {\"sha256\": \"" + SHA256 + "\"}}")
                .document()
                .toString();
        assertThat(shown)
                .contains("\"alice\"")
                .contains("(hidden)")
                .doesNotContain("nf65E")
                .doesNotContain(SHA256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "$argon2i$v=19$m=19456,t=3,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=2097152,t=3,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=11,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=16,t=1,p=4$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=3,p=1$c29tZXNhbHQ$short"
            })
    void whatIsNoHashOrTakesTooMuchIsRefusedAndNotRepeated(String hash) {
        assertThat(file("\"users\": {\"alice\": {\"password_hash\": \"" + hash + "\"}}")
                        .refusal())
                .isEqualTo(
                        "config.json: users.alice.password_hash: (hidden) is not the hash of a password; expected what"
                                + " video-streamer hash-password prints: $argon2id$v=19$..., of at most 64 MiB, 10 passes and 4 lanes");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            "users": {} => users: empty; expected { "name": { "password_hash": ... } }
            "users": {"a:b": {"password_hash": "HASH"}} => users."a:b": the key is not a name; expected up to 64 letters, digits, -, _, . and @
            "users": {"a": {}} => users.a.password_hash: missing; expected what video-streamer hash-password prints: $argon2id$v=19$..., of at most 64 MiB, 10 passes and 4 lanes, or trusted_proxy at the top, by which users come in without
            "trusted_proxy": {} => trusted_proxy.addresses: missing; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            "trusted_proxy": {"addresses": "proxy.example.org"} => trusted_proxy.addresses: "proxy.example.org" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            "trusted_proxy": {"addresses": "192.0.2.7"} => users: missing beside trusted_proxy; expected those whom the proxy may name
            "users": {"a": {}}, "trusted_proxy": {"addresses": "192.0.2.7", "user_header": "X User"} => trusted_proxy.user_header: "X User" is not the name of a header; expected letters, digits and -, such as X-Remote-User
            "users": {"a": {"password_hash": "HASH", "rights": "look"}} => users.a.rights: "look" is not a right; expected view, measure, control
            "users": {"a": {"password_hash": "HASH", "streams": "a/b"}} => users.a.streams: "a/b" is not the name of streams; expected up to 64 letters, digits, -, _ and ., with * for any of them and ? for one
            "tokens": {"a": {"sha256": "abc"}} => tokens.a.sha256: (hidden) is not the hash of a token; expected the SHA-256 that video-streamer make-token prints, 64 hexadecimal digits
            "tokens": {"a": {"sha256": "SHA"}, "b": {"sha256": "SHA"}} => tokens.b.sha256: the same as that of 'a'; expected another token for each
            "tokens": {"a": {"sha256": "SHA", "expires": "tomorrow"}} => tokens.a.expires: "tomorrow" is not a moment; expected a date and a time in UTC, such as 2027-01-31T12:00:00Z
            """)
    void whatIsWrongIsTold(String keys, String refusal) {
        assertThat(file(keys.replace("HASH", HASH).replace("SHA", SHA256)).refusal())
                .isEqualTo("config.json: " + refusal);
    }
}

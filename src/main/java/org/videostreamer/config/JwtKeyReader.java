package org.videostreamer.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads the keys by which an issuer's JWTs are proven. Each has one algorithm, which no token chooses.
 *
 * @param directory where relative names of files start
 */
record JwtKeyReader(Path directory) {

    private static final List<Key<String>> GIVEN = List.of(Keys.JWT_SECRET, Keys.PUBLIC_KEY, Keys.JWKS);
    /** RFC 7518 3.2: as long as the hash. */
    private static final int LEAST_SECRET_BYTES = 32;

    private static final int MOST_BYTES = 1_048_576;

    /** Makes keys of what a file holds. */
    private interface Form {
        List<JwtKey> read(String text) throws ConfigException;
    }

    /** The keys; none where there are problems, which have been told. */
    List<JwtKey> read(Values jwt, Problems problems) {
        List<Key<String>> given = GIVEN.stream().filter(jwt::isWritten).toList();
        if (given.size() != 1) {
            String names = GIVEN.stream().map(Key::name).collect(Collectors.joining(", "));
            Key<String> at = given.isEmpty() ? Keys.PUBLIC_KEY : given.get(1);
            String what = given.isEmpty()
                    ? "missing"
                    : "given beside '" + given.get(0).name() + "'";
            problems.add(jwt.at(at), what + "; expected exactly one of " + names);
            return List.of();
        }
        return jwt.find(Keys.JWT_SECRET)
                .map(secret -> secret(jwt, secret, problems))
                .or(() -> ofFile(jwt, Keys.PUBLIC_KEY, PublicKeyPem::read, "a public key or a certificate", problems))
                .or(() -> ofFile(jwt, Keys.JWKS, JwkSetText::read, "a set of JWKs", problems))
                .orElse(List.of());
    }

    private static List<JwtKey> secret(Values jwt, String secret, Problems problems) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_SECRET_BYTES) {
            problems.add(
                    jwt.at(Keys.JWT_SECRET),
                    "too short to be safe; expected " + LEAST_SECRET_BYTES + " bytes or more that nobody can guess");
            return List.of();
        }
        return List.of(new JwtKey(Optional.empty(), "HS256", new SecretKeySpec(bytes, "HmacSHA256")));
    }

    private Optional<List<JwtKey>> ofFile(Values jwt, Key<String> key, Form form, String expected, Problems problems) {
        return jwt.find(key).map(name -> {
            String reason;
            try {
                return form.read(InputFile.read(directory.resolve(name), MOST_BYTES));
            } catch (ConfigException e) {
                reason = e.getMessage();
            } catch (InvalidPathException e) {
                reason = "it is no name of a file";
            }
            problems.add(
                    jwt.at(key),
                    "cannot use \"" + Kind.shown(jwt.fromEnvironment(key).orElse(name)) + "\": " + reason
                            + "; expected the name of a file with " + expected);
            return List.of();
        });
    }
}

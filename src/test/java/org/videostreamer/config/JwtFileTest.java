package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.testing.Jwts;

/** {@code jwt} of a token of a file. */
class JwtFileTest {

    private static final ECKey CURVE = Jwts.curveKey("one");
    private static final RSAKey RSA = Jwts.rsaKey(2_048);

    @TempDir
    Path directory;

    private ConfigFile file(String jwt) {
        return new ConfigFile(
                directory,
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\"}}, \"tokens\": {\"beamline\": {\"jwt\": {" + jwt
                        + "}}}}");
    }

    private ConfigFile with(String key) {
        return file("\"issuer\": \"me\", \"audience\": \"us\", " + key);
    }

    private List<JwtKey> keys(String key) throws ConfigException {
        return with(key).load().access().issuers().get(0).keys();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anIssuerIsReadWithItsKeyAndTheMostThatItsTokensGive() throws Exception {
        write("key.pem", Jwts.pem(RSA.toRSAPublicKey()));
        AccessConfig access = with("\"public_key\": \"key.pem\"").load().access();
        assertThat(access.tokens()).isEmpty();
        assertThat(access.isOpen()).isFalse();
        assertThat(access.issuers())
                .containsExactly(new JwtConfig(
                        "beamline",
                        new JwtConfig.Rules("me", List.of("us")),
                        List.of(new JwtKey(Optional.empty(), "RS256", RSA.toRSAPublicKey())),
                        new Grant(Set.of(Right.VIEW), List.of(StreamPattern.ALL))));
    }

    @Test
    void aKeyOfACurveHasTheAlgorithmOfTheCurve() throws Exception {
        write("key.pem", Jwts.pem(CURVE.toECPublicKey()));
        assertThat(keys("\"public_key\": \"key.pem\""))
                .containsExactly(new JwtKey(Optional.empty(), "ES256", CURVE.toECPublicKey()));
    }

    @Test
    void aSecretIsReadAndNotShown() throws ConfigException {
        ConfigFile file = with("\"secret\": \"0123456789abcdef0123456789abcdef\"");
        assertThat(file.load().access().issuers().get(0).keys())
                .extracting(JwtKey::algorithm)
                .containsExactly("HS256");
        assertThat(file.document().toString()).contains("(hidden)").doesNotContain("0123456789abcdef");
        assertThat(file.load().access().toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void ofASetTheKeysForSignaturesAreTaken() throws JOSEException, ConfigException {
        RSAKey own = new RSAKey.Builder(RSA)
                .keyID("two")
                .algorithm(JWSAlgorithm.PS512)
                .build();
        RSAKey forSecrets = new RSAKey.Builder(RSA).keyUse(KeyUse.ENCRYPTION).build();
        write(
                "keys.json",
                "{\"keys\": [" + CURVE.toPublicJWK() + "," + own.toPublicJWK() + "," + forSecrets.toPublicJWK()
                        + ",{\"kty\":\"oct\",\"k\":\"AAAA\"}]}");
        assertThat(keys("\"jwks\": \"keys.json\""))
                .containsExactly(
                        new JwtKey(Optional.of("one"), "ES256", CURVE.toECPublicKey()),
                        new JwtKey(Optional.of("two"), "PS512", RSA.toRSAPublicKey()));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            => public_key: missing; expected exactly one of secret, public_key, jwks
            "jwks": "a", "public_key": "b" => jwks: given beside 'public_key'; expected exactly one of secret, public_key, jwks
            "secret": "0123456789abcdef0123456789abcde" => secret: too short to be safe; expected 32 bytes or more that nobody can guess
            "public_key": "none.pem" => public_key: cannot use "none.pem": there is no such file; expected the name of a file with a public key or a certificate
            "public_key": "private.pem" => public_key: cannot use "private.pem": it holds a private key, which is for the issuer alone; expected the name of a file with a public key or a certificate
            "public_key": "broken.pem" => public_key: cannot use "broken.pem": what it holds in PEM is broken; expected the name of a file with a public key or a certificate
            "public_key": "short.pem" => public_key: cannot use "short.pem": its key of RSA has fewer than 2048 bits; expected the name of a file with a public key or a certificate
            "public_key": "nothing.json" => public_key: cannot use "nothing.json": it holds nothing in PEM; expected the name of a file with a public key or a certificate
            "jwks": "broken.pem" => jwks: cannot use "broken.pem": it is no set of JWKs in JSON; expected the name of a file with a set of JWKs
            "jwks": "nothing.json" => jwks: cannot use "nothing.json": it holds no key for signatures of RSA or of the curves P-256, P-384 and P-521; expected the name of a file with a set of JWKs
            """)
    void keysThatAreNoneAreTold(String key, String refusal) throws Exception {
        write("private.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        write("broken.pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        write("short.pem", Jwts.pem(Jwts.rsaKey(1_024).toRSAPublicKey()));
        write("nothing.json", "{\"keys\": []}");
        String given = key == null
                ? "\"issuer\": \"me\", \"audience\": \"us\""
                : "\"issuer\": \"me\", \"audience\": \"us\", " + key;
        assertThat(file(given).refusal()).isEqualTo("config.json: tokens.beamline.jwt." + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {} => tokens.a.sha256: missing; expected the SHA-256 that video-streamer make-token prints, 64 hexadecimal digits, or jwt for the tokens of an issuer
            {"jwt": {"issuer": "me", "audience": "us", "secret": "SECRET"}, "sha256": "SHA"} => tokens.a.sha256: given beside 'jwt', of which each token tells its own; expected one of them
            {"jwt": {"issuer": "me", "audience": "us", "secret": "SECRET"}, "expires": "2027-01-31T12:00:00Z"} => tokens.a.expires: given beside 'jwt', of which each token tells its own; expected one of them
            {"jwt": {"audience": "us", "secret": "SECRET"}} => tokens.a.jwt.issuer: missing; expected a text that is not empty
            {"jwt": {"issuer": "me", "audience": " ", "secret": "SECRET"}} => tokens.a.jwt.audience: " " is not a text; expected a text that is not empty
            """)
    void whatDoesNotGoTogetherIsTold(String token, String refusal) {
        String text = "{\"sources\": {\"a:1\": {\"input_uri\": \"test\"}}, \"tokens\": {\"a\": " + token + "}}";
        assertThat(new ConfigFile(
                                directory,
                                text.replace("SECRET", "0123456789abcdef".repeat(2))
                                        .replace("SHA", "0123456789abcdef".repeat(4)))
                        .refusal())
                .isEqualTo("config.json: " + refusal);
    }
}

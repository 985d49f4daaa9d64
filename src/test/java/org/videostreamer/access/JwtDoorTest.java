package org.videostreamer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.bearer;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Jwts.AUDIENCE;
import static org.videostreamer.testing.Jwts.ISSUER;
import static org.videostreamer.testing.Jwts.claims;
import static org.videostreamer.testing.Jwts.header;
import static org.videostreamer.testing.Jwts.signed;
import static org.videostreamer.testing.Jwts.signer;

import ch.qos.logback.classic.Level;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Grant;
import org.videostreamer.config.JwtConfig;
import org.videostreamer.config.JwtKey;
import org.videostreamer.config.Right;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Jwts;
import org.videostreamer.testing.LogLines;

/** Who comes in by a JWT. */
class JwtDoorTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final ECKey KEY = Jwts.curveKey("first");
    private static final ECKey OTHER = Jwts.curveKey("second");
    private static final RSAKey RSA = Jwts.rsaKey(2_048);
    private static final byte[] SECRET =
            "a secret of at least 32 bytes, as it must be".getBytes(StandardCharsets.UTF_8);

    private final Limits limits = new Limits(Map.of(Limit.JWTS_REMEMBERED, 2L));
    private final Time time = new Time();
    private final AccessControl access = new AccessControl(letting(key(KEY)), limits, time, () -> 0L);

    /** A clock that tests set. */
    private static final class Time extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @AfterEach
    void stop() {
        access.close();
    }

    private static JwtKey key(ECKey key) {
        try {
            return new JwtKey(Optional.of(key.getKeyID()), "ES256", key.toECPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtKey rsa() {
        try {
            return new JwtKey(Optional.empty(), "RS256", RSA.toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AccessConfig letting(JwtKey... keys) {
        return letting(grant("hall-*", Right.MEASURE), keys);
    }

    private static AccessConfig letting(Grant grant, JwtKey... keys) {
        JwtConfig.Rules rules = new JwtConfig.Rules(ISSUER, List.of("other", AUDIENCE));
        return new AccessConfig(
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new JwtConfig("beamline", rules, List.of(keys), grant)));
    }

    private static InetAddress peer(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Verdict admit(String token) {
        return access.admit(bearer(token), peer("192.0.2.1")).join();
    }

    private Caller caller(String token) {
        return ((Verdict.Admitted) admit(token)).caller();
    }

    private static JWTClaimsSet right() {
        return claims(NOW.plusSeconds(60)).build();
    }

    @Test
    void whoShowsARightOneComesInAndIsKnownTheNextTime() {
        String token = signed(KEY, right());
        try (LogLines log = new LogLines()) {
            assertThat(caller(token)).hasToString("'alice' by a JWT of beamline");
            assertThat(access.admit(bearer(token), peer("192.0.2.1"))).isDone();
            assertThat(log.from(Level.INFO)).containsExactly("'alice' by a JWT of beamline from 192.0.2.1 has come in");
        }
    }

    @Test
    void whatItSaysNothingOfIsAsTheFileHasIt() {
        Caller caller = caller(signed(KEY, right()));
        assertThat(caller.may(Right.MEASURE, "hall-1")).isTrue();
        assertThat(caller.may(Right.CONTROL, "hall-1")).isFalse();
        assertThat(caller.may(Right.VIEW, "sample")).isFalse();
    }

    @Test
    void whatItSaysHoldsWithinWhatTheFileAllows() {
        Caller caller = caller(signed(
                KEY,
                claims(NOW.plusSeconds(60))
                        .claim("rights", List.of("view", "control"))
                        .claim("streams", "hall-1 sample")
                        .build()));
        assertThat(caller.may(Right.VIEW, "hall-1")).isTrue();
        assertThat(caller.may(Right.MEASURE, "hall-1")).isFalse();
        assertThat(caller.may(Right.CONTROL, "hall-1")).isFalse();
        assertThat(caller.may(Right.VIEW, "hall-2")).isFalse();
        assertThat(caller.may(Right.VIEW, "sample")).isFalse();
        assertThat(caller.mayAnywhere(Right.CONTROL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"all\": true}", "[1]", "[]", "\"everything\"", "true"})
    void rightsThatAreNoneAreNone(String rights) {
        access.become(letting(grant("*", Right.values()), key(KEY)));
        String claims = "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\",\"exp\":"
                + NOW.plusSeconds(60).getEpochSecond() + ",\"rights\":" + rights + "}";
        try {
            Caller caller = caller(signed(KEY, JWTClaimsSet.parse(claims)));
            assertThat(Set.of(Right.values())).noneMatch(caller::mayAnywhere);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyWhoMayDoAllWithAllMayChangeTheProgram() {
        access.become(letting(grant("*", Right.CONTROL), key(KEY)));
        assertThat(caller(signed(KEY, right())).mayEverywhere(Right.CONTROL)).isTrue();
        JWTClaimsSet narrow =
                claims(NOW.plusSeconds(60)).claim("streams", "hall-*").build();
        assertThat(caller(signed(KEY, narrow)).mayEverywhere(Right.CONTROL)).isFalse();
    }

    static Stream<Map.Entry<JWTClaimsSet, String>> wrongClaims() {
        return Stream.of(
                Map.entry(
                        new JWTClaimsSet.Builder(right())
                                .issuer("https://other")
                                .build(),
                        "the token is of an issuer or for an audience that is not known here"),
                Map.entry(
                        new JWTClaimsSet.Builder(right()).audience("others").build(),
                        "the token is of an issuer or for an audience that is not known here"),
                Map.entry(
                        new JWTClaimsSet.Builder(right())
                                .audience((String) null)
                                .build(),
                        "the token is of an issuer or for an audience that is not known here"),
                Map.entry(
                        new JWTClaimsSet.Builder(right()).expirationTime(null).build(),
                        "the token does not say when it expires"),
                Map.entry(claims(NOW.minusSeconds(30)).build(), "the token has expired"),
                Map.entry(
                        new JWTClaimsSet.Builder(right())
                                .notBeforeTime(Date.from(NOW.plusSeconds(31)))
                                .build(),
                        "the token does not hold yet"));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void whatIsNotMeantOrNotOfNowIsRefused(Map.Entry<JWTClaimsSet, String> wrong) {
        assertThat(admit(signed(KEY, wrong.getKey()))).isEqualTo(new Verdict.Refused(wrong.getValue()));
    }

    @Test
    void clocksMayDifferALittle() {
        JWTClaimsSet early = new JWTClaimsSet.Builder(right())
                .notBeforeTime(Date.from(NOW.plusSeconds(29)))
                .build();
        assertThat(admit(signed(KEY, early))).isInstanceOf(Verdict.Admitted.class);
        assertThat(admit(signed(KEY, claims(NOW.minusSeconds(29)).build()))).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void aSignatureOfAnotherKeyIsWrong() {
        ECKey poser = new ECKey.Builder(OTHER).keyID(KEY.getKeyID()).build();
        assertThat(admit(signed(poser, right()))).isEqualTo(new Verdict.Refused("the token is wrong"));
        assertThat(admit(signed(OTHER, right()))).isEqualTo(new Verdict.Refused("the token is wrong"));
    }

    @Test
    void ofSeveralKeysTheOneHoldsThatIsNamed() {
        access.become(letting(key(KEY), key(OTHER)));
        assertThat(admit(signed(OTHER, right()))).isInstanceOf(Verdict.Admitted.class);
        String unnamed = signed(header(JWSAlgorithm.ES256).build(), signer(OTHER), right());
        assertThat(admit(unnamed)).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void noTokenChoosesItsAlgorithm() throws JOSEException {
        access.become(letting(rsa()));
        assertThat(admit(signed(RSA, JWSAlgorithm.RS256, right()))).isInstanceOf(Verdict.Admitted.class);
        assertThat(admit(signed(RSA, JWSAlgorithm.RS512, right()))).isInstanceOf(Verdict.Refused.class);
        assertThat(admit(signed(RSA, JWSAlgorithm.PS256, right()))).isInstanceOf(Verdict.Refused.class);
        // The public key, which everybody has, as the secret of another algorithm.
        byte[] known = RSA.toRSAPublicKey().getEncoded();
        byte[] asText = Jwts.pem(RSA.toRSAPublicKey()).getBytes(StandardCharsets.UTF_8);
        assertThat(admit(signed(known, JWSAlgorithm.HS256, right()))).isInstanceOf(Verdict.Refused.class);
        assertThat(admit(signed(asText, JWSAlgorithm.HS256, right()))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aSecretTakesItsOwnAlgorithmAlone() {
        access.become(letting(new JwtKey(Optional.empty(), "HS256", new SecretKeySpec(SECRET, "HmacSHA256"))));
        assertThat(admit(signed(SECRET, JWSAlgorithm.HS256, right()))).isInstanceOf(Verdict.Admitted.class);
        byte[] longer = "0123456789abcdef".repeat(4).getBytes(StandardCharsets.UTF_8);
        access.become(letting(new JwtKey(Optional.empty(), "HS256", new SecretKeySpec(longer, "HmacSHA256"))));
        assertThat(admit(signed(longer, JWSAlgorithm.HS512, right()))).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"ES256\",\"typ\":\"secevent+jwt\"}",
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}",
                "{\"alg\":[]}",
                "{}",
                "[]",
                "null",
                ""
            })
    void headersOfOtherKindsAreRefused(String header) {
        String claims = right().toString();
        assertThat(admit(Jwts.parts(header, claims, ""))).isInstanceOf(Verdict.Refused.class);
        assertThat(admit(Jwts.parts(header, claims, "0".repeat(64)))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void anotherTypeIsRefusedThoughItIsSigned() {
        String other = signed(
                header(JWSAlgorithm.ES256).type(new JOSEObjectType("dpop+jwt")).build(), signer(KEY), right());
        assertThat(admit(other)).isInstanceOf(Verdict.Refused.class);
        String usual =
                signed(header(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build(), signer(KEY), right());
        assertThat(admit(usual)).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void whatIsDeepOrLongIsRefused() {
        int deepest = 1_400;
        String deep = "{\"iss\":" + "[".repeat(deepest) + "]".repeat(deepest) + "}";
        assertThat(admit(Jwts.parts("{\"alg\":\"ES256\"}", deep, "0"))).isInstanceOf(Verdict.Refused.class);
        JWTClaimsSet longer =
                claims(NOW.plusSeconds(60)).claim("streams", "x".repeat(4_000)).build();
        assertThat(admit(signed(KEY, longer))).isEqualTo(new Verdict.Refused("the token is too long"));
        assertThat(limits.timesReached(Limit.JWT_BYTES)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":1e999999999",
                "\"exp\":-1",
                "\"exp\":\"tomorrow\"",
                "\"exp\":9223372036854775807",
                "\"exp\":{}",
                "\"exp\":32503680000,\"nbf\":1e999999999",
                "\"exp\":32503680000,\"nbf\":[]",
                "\"exp\":32503680000,\"sub\":[]",
                "\"exp\":32503680000,\"exp\":32503680000"
            })
    void oddClaimsAreRefusedAtOnce(String claims) {
        String all = "{\"iss\":\"" + ISSUER + "\",\"aud\":[1,\"" + AUDIENCE + "\"]," + claims + "}";
        assertThat(admit(Jwts.parts("{\"alg\":\"ES256\"}", all, "0".repeat(64))))
                .isInstanceOf(Verdict.Refused.class);
        String one = all.replace("[1,", "[");
        assertThat(admit(Jwts.parts("{\"alg\":\"ES256\"}", one, "0".repeat(64))))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void anAddressMayShowFewWrongSignaturesAMinuteAndKeepsNobodyElseOut() {
        for (int i = 0; i < 10; i++) {
            assertThat(admit(signed(OTHER, right()))).isInstanceOf(Verdict.Refused.class);
        }
        assertThat(admit(signed(KEY, right()))).isInstanceOf(Verdict.NotNow.class);
        assertThat(limits.timesReached(Limit.LOGIN_TRIES_PER_ADDRESS)).isEqualTo(1);
        assertThat(access.admit(bearer(signed(KEY, right())), peer("198.51.100.7"))
                        .join())
                .isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void rightOnesCostNoTries() {
        for (int i = 0; i < 30; i++) {
            assertThat(admit(signed(KEY, right()))).isInstanceOf(Verdict.Admitted.class);
        }
        assertThat(limits.timesReached(Limit.JWTS_REMEMBERED)).isEqualTo(28);
    }

    @Test
    void whoHasComeInGoesWhenItEnds() {
        Caller caller = caller(signed(KEY, right()));
        assertThat(access.holds(caller)).isTrue();
        time.now = NOW.plusSeconds(90);
        assertThat(access.holds(caller)).isFalse();
        assertThat(admit(signed(KEY, right()))).isEqualTo(new Verdict.Refused("the token has expired"));
    }

    @Test
    void whoHasComeInGoesWithTheKeyAndNotWithOthers() {
        String token = signed(KEY, right());
        Caller caller = caller(token);
        access.become(letting(key(OTHER), key(KEY)));
        assertThat(access.holds(caller)).isTrue();
        access.become(letting(key(OTHER)));
        assertThat(access.holds(caller)).isFalse();
        assertThat(admit(token)).isInstanceOf(Verdict.Refused.class);
        access.become(letting(grant("*", Right.VIEW), key(KEY)));
        assertThat(access.holds(caller)).isFalse();
    }

    @Test
    void theTokenOfAMinuteStandsForTheSame() {
        Caller caller = caller(signed(KEY, right()));
        String pass = access.pass(caller).orElseThrow();
        assertThat(access.admitPass(pass)).isEqualTo(new Verdict.Admitted(caller));
        assertThat(access.admitPass(pass.replaceFirst("j", "t"))).isInstanceOf(Verdict.Refused.class);
        access.become(letting(key(OTHER)));
        assertThat(access.admitPass(pass)).isInstanceOf(Verdict.Refused.class);
    }
}

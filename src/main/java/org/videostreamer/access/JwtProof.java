package org.videostreamer.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import org.videostreamer.config.JwtAccount;
import org.videostreamer.config.JwtConfig;
import org.videostreamer.config.JwtKey;

/**
 * A signed JWT (RFC 7519, 7515) that somebody has shown. Nothing else but {@link JwtClaims} touches the library here, so that a program
 * without JWTs loads none of it.
 *
 * <p>What a signature costs to be looked at is paid only for a token that could hold: of a known issuer, for this server, and
 * of now.
 */
final class JwtProof {

    /** RFC 7519 5.1 and RFC 9068 2.1. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final String text;
    private final SignedJWT token;
    private final JwtClaims claims;

    /** Why a token does not hold. */
    static final class RefusedJwtException extends Exception {
        private static final long serialVersionUID = 1;

        /** @param reason for whoever has shown it */
        RefusedJwtException(String reason) {
            super(reason);
        }
    }

    private JwtProof(String text, SignedJWT token, JWTClaimsSet claims) {
        this.text = text;
        this.token = token;
        this.claims = new JwtClaims(claims);
    }

    /**
     * Reads one and believes nothing yet.
     *
     * @param text not longer than a limit allows
     */
    static JwtProof read(String text) throws RefusedJwtException {
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWSHeader header = token.getHeader();
            boolean typed = header.getType() != null
                    && !TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT));
            // Of what must be understood nothing is.
            boolean critical = header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (typed || critical || claims == null) {
                throw new RefusedJwtException("the token is of a kind that is not taken here");
            }
            return new JwtProof(text, token, claims);
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            throw new RefusedJwtException("the token is wrong");
        }
    }

    /**
     * Whose it is.
     *
     * @param mayTry asked once before its signature is looked at
     * @return nothing where it may not be looked at now
     */
    Optional<JwtAccount> holder(Collection<JwtConfig> issuers, Instant now, BooleanSupplier mayTry)
            throws RefusedJwtException {
        List<JwtConfig> meant = issuers.stream()
                .filter(issuer -> claims.isMeantBy(issuer.rules()))
                .toList();
        if (meant.isEmpty()) {
            throw new RefusedJwtException("the token is of an issuer or for an audience that is not known here");
        }
        Instant end = claims.end().orElseThrow(() -> new RefusedJwtException("the token does not say when it expires"));
        if (!now.isBefore(end)) {
            throw new RefusedJwtException("the token has expired");
        }
        if (!claims.hasBegun(now)) {
            throw new RefusedJwtException("the token does not hold yet");
        }
        if (!mayTry.getAsBoolean()) {
            return Optional.empty();
        }
        for (JwtConfig issuer : meant) {
            for (JwtKey key : issuer.keys()) {
                if (isMeant(key) && isSignedBy(key)) {
                    return Optional.of(new JwtAccount(
                            issuer,
                            key,
                            new AccessToken(text).hash(),
                            claims.subject(),
                            claims.grant(issuer.grant()),
                            end));
                }
            }
        }
        throw new RefusedJwtException("the token is wrong");
    }

    /** The key's own algorithm, and its name where both have one. */
    private boolean isMeant(JwtKey key) {
        JWSHeader header = token.getHeader();
        return key.algorithm().equals(header.getAlgorithm().getName())
                && (header.getKeyID() == null
                        || key.id().map(header.getKeyID()::equals).orElse(true));
    }

    private boolean isSignedBy(JwtKey key) {
        try {
            return token.verify(verifier(key));
        } catch (JOSEException | RuntimeException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(JwtKey key) throws JOSEException {
        if (key.key() instanceof RSAPublicKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        return key.key() instanceof ECPublicKey ec ? new ECDSAVerifier(ec) : new MACVerifier((SecretKey) key.key());
    }
}

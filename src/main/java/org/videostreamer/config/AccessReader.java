package org.videostreamer.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the records of {@code users}, {@code tokens} and {@code trusted_proxy}. */
final class AccessReader {

    private AccessReader() {}

    /**
     * Those that are complete; what is missing in others has been told.
     *
     * @param keys reads those of JWTs
     */
    static AccessConfig read(Values top, JwtKeyReader keys, Problems problems) {
        Optional<TrustedProxy> proxy = top.find(Keys.TRUSTED_PROXY).flatMap(given -> given.find(Keys.PROXY_ADDRESSES)
                .map(addresses -> new TrustedProxy(addresses, given.get(Keys.USER_HEADER))));
        if (proxy.isPresent() && !top.isWritten(Keys.USERS)) {
            // Else the proxy's login would be for nothing, and everybody let in.
            problems.add(top.at(Keys.USERS), "missing beside trusted_proxy; expected those whom the proxy may name");
        }
        List<UserConfig> users = new ArrayList<>();
        for (Named.Entry<String> entry : top.find(Keys.USERS).orElse(List.of())) {
            Values user = entry.values();
            if (!user.isWritten(Keys.PASSWORD_HASH) && !top.isWritten(Keys.TRUSTED_PROXY)) {
                problems.add(
                        user.at(Keys.PASSWORD_HASH),
                        "missing; expected " + Kinds.PASSWORD_HASH.expected()
                                + ", or trusted_proxy at the top, by which users come in without");
            }
            users.add(new UserConfig(entry.name(), user.find(Keys.PASSWORD_HASH), grant(user)));
        }
        List<TokenConfig> tokens = new ArrayList<>();
        List<JwtConfig> issuers = new ArrayList<>();
        Map<TokenHash, String> known = new HashMap<>();
        for (Named.Entry<String> entry : top.find(Keys.TOKENS).orElse(List.of())) {
            Values token = entry.values();
            if (isOfOneKind(token, problems)) {
                token.find(Keys.JWT)
                        .ifPresentOrElse(
                                jwt -> issuer(entry.name(), jwt, grant(token), keys, problems)
                                        .ifPresent(issuers::add),
                                () -> token(entry.name(), token, known, problems)
                                        .ifPresent(tokens::add));
            }
        }
        return new AccessConfig(users, tokens, proxy, issuers);
    }

    private static boolean isOfOneKind(Values token, Problems problems) {
        if (!token.isWritten(Keys.JWT)) {
            if (!token.isWritten(Keys.SHA256)) {
                problems.add(
                        token.at(Keys.SHA256),
                        "missing; expected " + Kinds.TOKEN_HASH.expected() + ", or " + Keys.JWT.name()
                                + " for the tokens of an issuer");
            }
            return true;
        }
        for (Key<?> other : List.of(Keys.SHA256, Keys.EXPIRES)) {
            if (token.isWritten(other)) {
                problems.add(
                        token.at(other),
                        "given beside '" + Keys.JWT.name()
                                + "', of which each token tells its own; expected one of them");
                return false;
            }
        }
        return true;
    }

    private static Optional<TokenConfig> token(
            String name, Values token, Map<TokenHash, String> known, Problems problems) {
        return token.find(Keys.SHA256).map(hash -> {
            Optional.ofNullable(known.putIfAbsent(hash, name))
                    .ifPresent(other -> problems.add(
                            token.at(Keys.SHA256),
                            "the same as that of '" + other + "'; expected another token for each"));
            return new TokenConfig(name, hash, token.find(Keys.EXPIRES), grant(token));
        });
    }

    private static Optional<JwtConfig> issuer(
            String name, Values jwt, Grant grant, JwtKeyReader reader, Problems problems) {
        List<JwtKey> keys = reader.read(jwt, problems);
        return jwt.find(Keys.ISSUER).flatMap(issuer -> jwt.find(Keys.AUDIENCE)
                .map(audiences -> new JwtConfig(name, new JwtConfig.Rules(issuer, audiences), keys, grant)));
    }

    private static Grant grant(Values values) {
        return new Grant(Set.copyOf(values.get(Keys.RIGHTS)), values.get(Keys.GRANTED_STREAMS));
    }
}

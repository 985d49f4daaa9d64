package org.videostreamer.access;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.videostreamer.access.JwtProof.RefusedJwtException;
import org.videostreamer.config.JwtAccount;
import org.videostreamer.config.JwtConfig;
import org.videostreamer.config.TokenHash;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Lets in who shows a JWT. Those that were right are remembered until they end; others are looked at one after the other, on a
 * thread that is there while somebody waits. Any thread.
 */
final class JwtDoor implements AutoCloseable {

    private static final int QUEUE_SECONDS = 1;

    private final Limits limits;
    private final Clock clock;
    private final AuditLog audit;
    private final LoginTries tries;
    private final LoginQueue queue;
    /** The longest unheard of first. */
    private final Map<TokenHash, JwtAccount> remembered = new LinkedHashMap<>(16, 0.75f, true);

    private volatile Map<String, JwtConfig> issuers = Map.of();

    /**
     * Knows no issuer yet.
     *
     * @param audit is told who comes in and who does not
     * @param tries an address that shows wrong signatures has none of them left
     */
    JwtDoor(Limits limits, Clock clock, AuditLog audit, LoginTries tries) {
        this.limits = limits;
        this.clock = clock;
        this.audit = audit;
        this.tries = tries;
        this.queue = new LoginQueue("jwts", limits.intOf(Limit.JWT_QUEUE));
    }

    /** These are the issuers from now on. */
    void become(Collection<JwtConfig> next) {
        issuers = next.stream().collect(Collectors.toMap(JwtConfig::name, Function.identity()));
        synchronized (remembered) {
            remembered.values().removeIf(account -> !holds(account));
        }
    }

    /** Whether what was shown could be a JWT of an issuer, and no token of another kind. */
    boolean isMeant(String token) {
        return !issuers.isEmpty()
                && token.chars().filter(character -> character == '.').count() == 2;
    }

    /** Whether somebody who was let in would be let in now. */
    boolean holds(JwtAccount account) {
        return Optional.ofNullable(issuers.get(account.name()))
                        .filter(account::holdsBy)
                        .isPresent()
                && clock.instant().isBefore(account.until());
    }

    /** Whoever has shown a token of that hash, if it is remembered and holds. */
    Optional<JwtAccount> find(TokenHash hash) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(hash)).filter(this::holds);
        }
    }

    /**
     * Finds out who asks.
     *
     * @return done at once where that is known already
     */
    CompletableFuture<Verdict> admit(String token, InetAddress peer) {
        if (token.length() > limits.of(Limit.JWT_BYTES)) {
            limits.reached(Limit.JWT_BYTES);
            return refuse(peer, "the token is too long");
        }
        Optional<JwtAccount> known = find(new AccessToken(token).hash());
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(new Verdict.Admitted(Caller.of(known.get())));
        }
        try {
            return queue.add(() -> look(token, peer));
        } catch (RejectedExecutionException e) {
            limits.reached(Limit.JWT_QUEUE);
            return CompletableFuture.completedFuture(
                    new Verdict.NotNow(QUEUE_SECONDS, "too many tokens come at this moment; try again later"));
        }
    }

    private CompletableFuture<Verdict> refuse(InetAddress peer, String reason) {
        return CompletableFuture.completedFuture(refused(peer, reason));
    }

    private Verdict refused(InetAddress peer, String reason) {
        audit.refuse("a JWT from " + peer.getHostAddress() + " was refused: " + reason);
        return new Verdict.Refused(reason);
    }

    private Verdict look(String token, InetAddress peer) {
        AddressBlock address = AddressBlock.of(peer);
        List<Integer> waits = new ArrayList<>();
        try {
            Optional<JwtAccount> found = JwtProof.read(token).holder(issuers.values(), clock.instant(), () -> {
                tries.take(address).ifPresent(waits::add);
                return waits.isEmpty();
            });
            if (found.isEmpty()) {
                audit.refuse("a JWT from " + peer.getHostAddress() + " was refused: too many wrong ones before");
                return new Verdict.NotNow(waits.get(0), "too many wrong tokens; try again later");
            }
            tries.giveBack(address);
            return new Verdict.Admitted(Caller.of(remember(found.get(), peer)));
        } catch (RefusedJwtException e) {
            return refused(peer, e.getMessage());
        } catch (RuntimeException odd) {
            // Whatever it holds that nobody has thought of: it is its holder's fault and not the program's.
            return refused(peer, "the token is wrong");
        }
    }

    private JwtAccount remember(JwtAccount account, InetAddress peer) {
        audit.tell(account + " from " + peer.getHostAddress() + " has come in");
        synchronized (remembered) {
            if (remembered.size() >= limits.of(Limit.JWTS_REMEMBERED)) {
                remembered.values().removeIf(other -> !holds(other));
            }
            if (remembered.size() >= limits.of(Limit.JWTS_REMEMBERED)) {
                limits.reached(Limit.JWTS_REMEMBERED);
                Iterator<TokenHash> oldest = remembered.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            remembered.put(account.hash(), account);
        }
        return account;
    }

    @Override
    public void close() {
        queue.close();
    }
}

package org.videostreamer.access;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * How often a password may be tried, before anything of it is looked at: so many tries a minute from an address, and for a
 * user, each given back where the password was right. Names that nobody has count as one user. A proxy of this machine speaks
 * for all its viewers, so that the loopback has no share of its own. Any thread.
 */
final class LoginTries {

    private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Limits limits;
    private final LongSupplier nanoTime;
    /** The longest unheard of first. */
    private final Map<AddressBlock, Bucket> addresses = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, Bucket> users = new HashMap<>();

    /** Tries that fill up again, so many a minute. */
    private static final class Bucket {
        private final long most;
        private double left;
        private long filledAt;

        Bucket(long most, long now) {
            this.most = most;
            this.left = most;
            this.filledAt = now;
        }

        double fill(long now) {
            left = Math.min(most, left + (now - filledAt) / MINUTE * most);
            filledAt = now;
            return left;
        }

        int secondsToOne() {
            return (int) Math.ceil((1 - left) / most * 60);
        }
    }

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    LoginTries(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a try from both.
     *
     * @param user one that there is, or an empty text for all others
     * @return after how many seconds there is one again, if there is none now; counted as a limit reached
     */
    synchronized Optional<Integer> take(AddressBlock address, String user) {
        long now = nanoTime.getAsLong();
        Bucket ofUser = users.computeIfAbsent(user, key -> new Bucket(limits.of(Limit.LOGIN_TRIES_PER_USER), now));
        Optional<Bucket> ofAddress = bucket(address, now);
        if (ofAddress.filter(bucket -> bucket.fill(now) < 1).isPresent()) {
            limits.reached(Limit.LOGIN_TRIES_PER_ADDRESS);
            return ofAddress.map(Bucket::secondsToOne);
        }
        if (ofUser.fill(now) < 1) {
            limits.reached(Limit.LOGIN_TRIES_PER_USER);
            return Optional.of(ofUser.secondsToOne());
        }
        ofUser.left--;
        ofAddress.ifPresent(bucket -> bucket.left--);
        return Optional.empty();
    }

    private Optional<Bucket> bucket(AddressBlock address, long now) {
        if (address.isThisMachine()) {
            return Optional.empty();
        }
        Bucket known = addresses.get(address);
        if (known != null) {
            return Optional.of(known);
        }
        if (addresses.size() >= limits.of(Limit.LOGIN_ADDRESSES)) {
            limits.reached(Limit.LOGIN_ADDRESSES);
            Iterator<AddressBlock> oldest = addresses.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        Bucket fresh = new Bucket(limits.of(Limit.LOGIN_TRIES_PER_ADDRESS), now);
        addresses.put(address, fresh);
        return Optional.of(fresh);
    }

    /** The password was right, or was not looked at. */
    synchronized void giveBack(AddressBlock address, String user) {
        Optional.ofNullable(users.get(user)).ifPresent(LoginTries::giveBack);
        Optional.ofNullable(addresses.get(address)).ifPresent(LoginTries::giveBack);
    }

    private static void giveBack(Bucket bucket) {
        bucket.left = Math.min(bucket.most, bucket.left + 1);
    }

    /** There are other users from now on. */
    synchronized void forgetUsers() {
        users.clear();
    }
}

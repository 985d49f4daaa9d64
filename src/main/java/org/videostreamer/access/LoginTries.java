package org.videostreamer.access;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * How often wrong passwords may still be tried: by each address, for each user, and in all. A try is taken before the password is
 * looked at, and given back if it was right. A proxy on this machine speaks for all its viewers, so the loopback has no share of its
 * own. Any thread.
 *
 * <p>A name that nobody has is counted as one that somebody has, or the answers would tell which there are.
 */
final class LoginTries {

    private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Limits limits;
    private final LongSupplier nanoTime;
    /** The longest unheard of first. */
    private final Map<AddressBlock, Bucket> addresses = new LinkedHashMap<>(16, 0.75f, true);

    private final NameGroups groups = new NameGroups();
    private final Bucket[] names = new Bucket[NameGroups.COUNT];
    private final Bucket all;

    /** Tries that fill up again, so many a minute. */
    private static final class Bucket {
        private final Limit limit;
        private final long most;
        private double left;
        private long filledAt;

        Bucket(Limit limit, Limits limits, long now) {
            this.limit = limit;
            this.most = limits.of(limit);
            this.left = most;
            this.filledAt = now;
        }

        double fill(long now) {
            left = Math.min(most, left + (now - filledAt) / MINUTE * most);
            filledAt = now;
            return left;
        }

        void giveBack() {
            left = Math.min(most, left + 1);
        }

        int secondsToOne() {
            return (int) Math.ceil((1 - left) / most * 60);
        }
    }

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    LoginTries(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.all = new Bucket(Limit.LOGIN_TRIES, limits, nanoTime.getAsLong());
    }

    /**
     * Takes a try of a password.
     *
     * @param user as it was shown, whether there is one or not
     * @return after how many seconds there is one again, if there is none now; counted as a limit reached
     */
    synchronized Optional<Integer> take(AddressBlock address, String user) {
        long now = nanoTime.getAsLong();
        Optional<Integer> wait = take(now, ofAddress(address, now).stream().toList());
        // The address pays even where the others refuse: or many that go on asking would have all that these get again.
        return wait.isPresent() ? wait : take(now, List.of(ofName(user, now), all));
    }

    /**
     * Takes a try of something that is of no user.
     *
     * @return as {@link #take(AddressBlock, String)}
     */
    synchronized Optional<Integer> take(AddressBlock address) {
        long now = nanoTime.getAsLong();
        return take(now, ofAddress(address, now).stream().toList());
    }

    /** Takes one from all of them, or from none. */
    private Optional<Integer> take(long now, List<Bucket> buckets) {
        for (Bucket bucket : buckets) {
            if (bucket.fill(now) < 1) {
                limits.reached(bucket.limit);
                return Optional.of(bucket.secondsToOne());
            }
        }
        buckets.forEach(bucket -> bucket.left--);
        return Optional.empty();
    }

    private Bucket ofName(String user, long now) {
        int group = groups.of(user);
        if (names[group] == null) {
            names[group] = new Bucket(Limit.LOGIN_TRIES_PER_USER, limits, now);
        }
        return names[group];
    }

    private Optional<Bucket> ofAddress(AddressBlock address, long now) {
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
        Bucket fresh = new Bucket(Limit.LOGIN_TRIES_PER_ADDRESS, limits, now);
        addresses.put(address, fresh);
        return Optional.of(fresh);
    }

    /** The password was right, or was not looked at. */
    synchronized void giveBack(AddressBlock address, String user) {
        giveBack(address);
        all.giveBack();
        Optional.ofNullable(names[groups.of(user)]).ifPresent(Bucket::giveBack);
    }

    /** What is of no user was right, or was not looked at. */
    synchronized void giveBack(AddressBlock address) {
        Optional.ofNullable(addresses.get(address)).ifPresent(Bucket::giveBack);
    }

    /** There are other users from now on. */
    synchronized void forgetUsers() {
        Arrays.fill(names, null);
    }
}

package org.videostreamer.natives;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * Native libraries that are of use together, loaded at most once. What could not be loaded is tried again by the next
 * who asks, so a library that was installed meanwhile is found.
 */
final class LibraryGroup {

    private static final Pattern MISSING = Pattern.compile("([^:\\s]+): cannot open shared object file");

    private final String user;
    private final List<String> bundledSystem;
    private final List<String> names;
    private final List<String> system;
    private final Runnable then;
    private final Class<?>[] classes;
    private volatile boolean loaded;

    /**
     * A group.
     *
     * @param user what cannot work without it, for messages
     * @param bundledSystem libraries that some platforms' archives bring, and others need not or have in the
     *     system: loaded first where they are
     *     there, because the loader of the system looks for them by name and finds those that are loaded
     * @param names libraries of the build, in the order in which they need each other
     * @param system what else they need of the system that not every system has
     * @param then done once after they are loaded
     * @param classes JavaCPP's classes for them, to load them where there is no folder
     */
    LibraryGroup(
            String user,
            List<String> bundledSystem,
            List<String> names,
            List<String> system,
            Runnable then,
            Class<?>... classes) {
        this.user = user;
        this.bundledSystem = bundledSystem;
        this.names = names;
        this.system = system;
        this.then = then;
        this.classes = classes;
    }

    /** The libraries of the system that may be missing. */
    List<String> system() {
        return system;
    }

    /** The libraries of the build, without "lib" and ".so". */
    List<String> names() {
        return names;
    }

    /** @throws MissingLibraryException if the system lacks a library */
    void load() {
        if (!loaded) {
            loadOnce();
        }
    }

    private synchronized void loadOnce() {
        if (loaded) {
            return;
        }
        // JavaCPP counts the process's whole memory against the heap's limit by default.
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        try {
            Optional<LibraryFolder> folder = LibraryFolder.configured();
            if (folder.isPresent()) {
                load(folder.get());
            } else {
                Loader.load(classes);
            }
        } catch (UnsatisfiedLinkError e) {
            throw told(e);
        }
        then.run();
        loaded = true;
    }

    private void load(LibraryFolder folder) {
        System.setProperty("org.bytedeco.javacpp.loadLibraries", "false");
        List<Path> ours = names.stream().map(folder::get).toList();
        bundledSystem.forEach(name -> folder.find(name).ifPresent(LibraryGroup::load));
        ours.forEach(LibraryGroup::load);
    }

    private static void load(Path file) {
        System.load(file.toString());
    }

    private RuntimeException told(UnsatisfiedLinkError fault) {
        Matcher missing = MISSING.matcher(String.valueOf(fault.getMessage()));
        if (!missing.find()) {
            throw fault;
        }
        return new MissingLibraryException(new SystemLibraries().remedy(user, missing.group(1), system), fault);
    }
}

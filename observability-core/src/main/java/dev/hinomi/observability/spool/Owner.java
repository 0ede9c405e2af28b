package dev.hinomi.observability.spool;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The user whose files a spool may use. In a folder that several users can write to, another one could plant files to be
 * sent in our name, or links to files of ours to be written over.
 *
 * @param user the user; null where the file system knows none
 */
record Owner(@Nullable UserPrincipal user) {
    private static final String ROOT = "root";

    /** Who a file belongs to. */
    static Owner of(Path path) throws IOException {
        return new Owner(knowsOwners(path.getFileSystem()) ? userOf(path) : null);
    }

    /** The user that this process runs as, by its name. */
    static Owner ofThisProcess(FileSystem files) throws IOException {
        return new Owner(
                knowsOwners(files)
                        ? files.getUserPrincipalLookupService()
                                .lookupPrincipalByName(System.getProperty("user.name", ""))
                        : null);
    }

    private static boolean knowsOwners(FileSystem files) {
        return files.supportedFileAttributeViews().contains("posix");
    }

    private static UserPrincipal userOf(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a directory is this user's and no link to another. */
    boolean owns(Path directory) throws IOException {
        return user == null || (!Files.isSymbolicLink(directory) && user.equals(userOf(directory)));
    }

    /** Refuses a directory that is a link, or in which another user than root could exchange ours for another. */
    void requireTrusted(Path directory) throws IOException {
        if (user == null) {
            return;
        }
        if (Files.isSymbolicLink(directory)) {
            throw new IOException(
                    directory + " is a symbolic link, which could lead anywhere: name the directory itself");
        }
        UserPrincipal holder = userOf(directory);
        if (!trusts(holder)) {
            throw new IOException(directory + " belongs to " + holder.getName() + " and not to " + user.getName()
                    + ", who this process runs as: name a directory of its own");
        }
    }

    /** Whether what a user holds can be used: this user's own, and root's, who mounts volumes and may do anything. */
    boolean trusts(UserPrincipal holder) {
        return holder.equals(user) || ROOT.equals(holder.getName());
    }
}

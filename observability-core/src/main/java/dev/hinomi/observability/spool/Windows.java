package dev.hinomi.observability.spool;

import java.util.Locale;
import java.util.Set;

/**
 * How far ahead of their records files are prepared, and where.
 *
 * @param partOfFile a window is at most one of so many parts of the size at which its file is full
 * @param leastBytes a file for which a window would be smaller than this has none
 * @param mostBytes the size of a window of a large file
 */
record Windows(int partOfFile, int leastBytes, int mostBytes) {
    private static final int LEAST_BYTES = 16 * 1024;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int PART_OF_FILE = 16;

    /** A store over what was written takes no more room there; elsewhere (btrfs, ZFS, NFS) it may find the disk full. */
    private static final Set<String> KEEP_THEIR_BLOCKS = Set.of("ext2", "ext3", "ext4", "xfs", "tmpfs", "overlay");

    /** No file is prepared. */
    static final Windows NONE = new Windows(1, Integer.MAX_VALUE, 0);

    /**
     * Those that this virtual machine can have: reading sees at once what was stored through a map on Linux, and HotSpot
     * turns the fault of a map into an error.
     */
    static Windows ofThisMachine() {
        String machine = System.getProperty("java.vm.name", "");
        boolean isHotSpot = machine.startsWith("OpenJDK") || machine.startsWith("Java HotSpot");
        boolean isLinux = System.getProperty("os.name", "").equals("Linux");
        return isHotSpot && isLinux ? new Windows(PART_OF_FILE, LEAST_BYTES, MOST_BYTES) : NONE;
    }

    /** The size of the windows of a file that is full at a size; 0 if it has none. */
    int bytes(long fullAt) {
        long part = fullAt / partOfFile;
        return part < leastBytes ? 0 : (int) Math.min(part, mostBytes);
    }

    /** Whether a file system of a type is one for them. */
    static boolean suit(String fileSystem) {
        return KEEP_THEIR_BLOCKS.contains(fileSystem.toLowerCase(Locale.ROOT));
    }
}

package dev.hinomi.examples.career;

/**
 * Whom to let see a job's applications, and for how long.
 *
 * @param recruiter the recruiter's id
 * @param approvedBy the id of who agreed
 * @param minutes how long
 */
record AccessGrant(String recruiter, String approvedBy, int minutes) {

    private static final int LONGEST_MINUTES = 480;

    AccessGrant {
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new IllegalArgumentException("minutes must be from 1 to " + LONGEST_MINUTES + ", but was " + minutes);
        }
    }
}

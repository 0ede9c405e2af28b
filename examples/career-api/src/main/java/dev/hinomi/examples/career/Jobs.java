package dev.hinomi.examples.career;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open jobs and who applied for them, in the database. */
@Repository
class Jobs {

    private final JdbcClient jdbc;

    Jobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Job> open() {
        return jdbc.sql("select id, title, city from job order by id")
                .query(Jobs::job)
                .list();
    }

    Job byId(long id) {
        return jdbc.sql("select id, title, city from job where id = ?")
                .param(id)
                .query(Jobs::job)
                .optional()
                .orElseThrow(() -> new NoSuchJobException(id));
    }

    void recordApplication(Job job, String channel) {
        jdbc.sql("insert into application (job_id, channel) values (?, ?)")
                .params(job.id(), channel)
                .update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(row.getLong("id"), row.getString("title"), row.getString("city"));
    }
}

package dev.hinomi.examples.career;

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
                .query(Job.class)
                .list();
    }

    Job byId(long id) {
        return jdbc.sql("select id, title, city from job where id = ?")
                .param(id)
                .query(Job.class)
                .optional()
                .orElseThrow(() -> new NoSuchJobException(id));
    }

    void recordApplication(Job job, String channel) {
        jdbc.sql("insert into application (job_id, channel) values (?, ?)")
                .params(job.id(), channel)
                .update();
    }
}

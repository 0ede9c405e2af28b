create table if not exists job (
  id bigint primary key,
  title varchar(200) not null,
  city varchar(100) not null
);

create table if not exists application (
  id bigint generated always as identity primary key,
  job_id bigint not null references job (id),
  channel varchar(10) not null
);

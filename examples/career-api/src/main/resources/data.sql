insert into job (id, title, city)
  select 1, 'Backend Engineer', 'Tokyo' where not exists (select 1 from job where id = 1);
insert into job (id, title, city)
  select 2, 'Site Reliability Engineer', 'Osaka' where not exists (select 1 from job where id = 2);
insert into job (id, title, city)
  select 3, 'データエンジニア', '福岡' where not exists (select 1 from job where id = 3);

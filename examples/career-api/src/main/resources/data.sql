insert into job (id, title, city) values
  (1, 'Backend Engineer', 'Tokyo'),
  (2, 'Site Reliability Engineer', 'Osaka'),
  (3, 'データエンジニア', '福岡');

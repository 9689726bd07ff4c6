-- What the applications of the whole country are made of: as many in each office, evenly over ten years, half of them by either
-- of two desks. All but the last have ended. In the office `watched` bodies are as desks write them, elsewhere a few letters.

CREATE SCHEMA making;

CREATE VIEW making.matter AS
SELECT office.code AS office, place, lpad(desk::text, 2, '0') AS code, running AS sequence,
  digits * 100 + 98 - digits * 100 % 97 AS number,
  1790000000000 - (each - place) * (315000000000 / each) AS recorded_at,
  date '2026-10-21' - ((each - place) * 3645::bigint / each)::integer AS due_on,
  CASE WHEN place <= each - least(each * 3 / 4, 200) THEN 'delivered'
       ELSE (ARRAY['registered', 'referred', 'answered', 'concluded'])[1 + place % 4] END AS state,
  -- Everybody came some four times. Some gave no identity number.
  CASE WHEN whom % 10 < 7 THEN lpad((office.code::bigint * 1000000 + whom)::text, 11, '1') END AS national_id,
  CASE WHEN whom % 10 >= 7 THEN '+905' || lpad((office.code::bigint * 100000 + whom)::text, 9, '0') END AS phone,
  sha256(int8send(digits)) AS hash,
  CASE WHEN office.code = watched
       THEN convert_to(replace(body, number_in_it, lpad((digits * 100 + 98 - digits * 100 % 97)::text, 13, '0')), 'UTF8')
       ELSE '{"subject":"only a few letters, to save room"}' END AS body
FROM public.office
CROSS JOIN (SELECT {each} AS each, '{watched}' AS watched, $body${body}$body$ AS body, '{number}' AS number_in_it) AS given
CROSS JOIN generate_series(1, each) AS place
CROSS JOIN LATERAL (
  SELECT 2 + place % 2 AS desk, (place + 1) / 2 AS running, place * 7919::bigint % greatest(each / 4, 1) AS whom) AS came
CROSS JOIN LATERAL (SELECT office.code::bigint * 10000000 + desk * 100000 + running AS digits) AS written;

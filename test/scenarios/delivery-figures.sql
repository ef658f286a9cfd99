-- The figures of deploys and incidents of the simulated organization, worked out from the raw records by SQL alone: nothing of the program's rules,
-- columns or links has a part in it. What is production and what services are called is written out here by hand. $1, $2: the range, [from, to).
WITH d AS MATERIALIZED (
  SELECT id, repo, ref, sha, status, started_at, finished_at, rolls_back, coalesce(rework, false) AS rework,
    coalesce(commits, '{}') AS commits, coalesce(pull_requests, '{}') AS listed,
    CASE WHEN service IS NOT NULL THEN service ELSE split_part(repo, '/', 2) END AS service
  FROM deploy
  WHERE (source IS NULL AND environment IN ('production', 'live')) OR (source = 'deployment' AND environment IN ('production', 'prod-eu'))
    OR (source = 'release' AND repo = 'northwind-sim/mobile-app' AND name NOT LIKE '%-rc.%')
    OR (source = 'workflow_run' AND repo = 'northwind-sim/storefront' AND name = 'Deploy to production')
), c AS MATERIALIZED (
  SELECT repo, number, base, merged_at, merge_commit_sha AS sha, created_at,
    CASE WHEN repo = 'northwind-sim/platform' THEN (
        SELECT array_agg(DISTINCT split_part(path, '/', 2)) FROM unnest(paths) AS path WHERE path LIKE 'services/%')
      WHEN repo = 'northwind-sim/search-index' THEN '{search}' ELSE ARRAY[split_part(repo, '/', 2)] END AS services
  FROM pull_request WHERE merged_at IS NOT NULL
), good AS MATERIALIZED (SELECT * FROM d WHERE status = 'success'),
picked AS (
  SELECT substring(item->>'message' FROM 'cherry picked from commit ([0-9a-f]{40})') AS original, p.merge_commit_sha AS sha
  FROM pull_request p, jsonb_array_elements(p.commits) AS item
  WHERE p.merged_at IS NOT NULL AND item->>'message' LIKE '%cherry picked from commit%'
),
-- Everything that tells that a deploy holds a change.
holds AS MATERIALIZED (
  SELECT DISTINCT g.id, g.service, text AS sha FROM good g CROSS JOIN unnest(g.commits || g.sha) AS text
), named AS (
  SELECT c.repo, c.number, holds.id FROM c JOIN holds USING (sha) WHERE holds.service = ANY (c.services)
  UNION ALL
  SELECT c.repo, c.number, listed.id FROM c JOIN (
    SELECT g.id, CASE WHEN text LIKE '%#%' THEN text ELSE g.repo || '#' || text END AS key FROM good g CROSS JOIN unnest(g.listed) AS text
  ) AS listed ON listed.key = c.repo || '#' || c.number
  UNION ALL
  SELECT c.repo, c.number, holds.id FROM c JOIN picked ON picked.original = c.sha JOIN holds ON holds.sha = picked.sha
  UNION ALL
  SELECT c.repo, c.number, g.id FROM good g JOIN c head ON head.sha = g.sha
    JOIN c ON c.repo = head.repo AND c.base = head.base
  WHERE c.merged_at <= head.merged_at AND g.service = ANY (c.services)
), told AS MATERIALIZED (
  SELECT DISTINCT ON (n.repo, n.number, g.service) n.repo, n.number, g.service, g.id, g.finished_at
  FROM named n JOIN good g USING (id) ORDER BY n.repo, n.number, g.service, g.finished_at, g.id
), inferred AS (
  SELECT DISTINCT ON (c.repo, c.number) c.repo, c.number, g.service, g.id, g.finished_at
  FROM c JOIN good g ON g.repo = c.repo AND g.ref = c.base
  WHERE g.service = ANY (c.services) AND g.started_at >= c.merged_at AND cardinality(g.commits) = 0 AND cardinality(g.listed) = 0 AND g.rolls_back IS NULL
    AND g.sha NOT IN (SELECT sha FROM c) AND (c.repo, c.number) NOT IN (SELECT repo, number FROM told)
  ORDER BY c.repo, c.number, g.started_at, g.finished_at, g.id
), reached AS MATERIALIZED (SELECT * FROM told UNION ALL SELECT * FROM inferred),
-- The first deploy of every change.
link AS MATERIALIZED (
  SELECT DISTINCT ON (repo, number) repo, number, service, id, finished_at FROM reached ORDER BY repo, number, finished_at, id
), i AS MATERIALIZED (
  SELECT id, opened_at, coalesce(resolved_at, 'infinity') AS resolved_at, resolved_at IS NULL AS open, caused_by,
    CASE service WHEN 'Checkout API' THEN 'checkout' WHEN 'Search' THEN 'search' WHEN 'Mobile App' THEN 'mobile-app'
      WHEN 'Platform Runtime' THEN 'runtime' WHEN 'Data: pipelines EU' THEN 'data-pipelines' ELSE coalesce(service, '') END AS service, url
  FROM incident WHERE severity <> 'maintenance'
), stated AS (
  SELECT i.id, 1 AS rank, i.opened_at AS at, d.id AS deploy FROM i JOIN d ON d.id = i.caused_by->>'deploy'
  UNION ALL
  -- A change of both services: the deploy of the incident's own.
  SELECT i.id, 2, r.finished_at, r.id FROM i JOIN reached r ON r.repo = i.caused_by->>'repo' AND r.number = (i.caused_by->>'number')::int
  WHERE r.service = i.service AND r.finished_at <= i.opened_at
), reverted AS (
  SELECT i.id, 3 AS rank, b.finished_at AS at, o.id AS deploy FROM i JOIN good b ON b.service = i.service AND b.rolls_back IS NOT NULL
    JOIN d o ON o.id = b.rolls_back
  WHERE b.finished_at BETWEEN i.opened_at AND i.resolved_at + interval '24 hours' AND o.finished_at <= i.opened_at
  UNION ALL
  SELECT i.id, 4, v.merged_at, l.id FROM i JOIN link l ON l.service = i.service
    JOIN pull_request v ON v.repo = l.repo AND v.branch LIKE 'revert-' || l.number || '-%'
  WHERE v.merged_at BETWEEN i.opened_at AND i.resolved_at + interval '24 hours'
    AND l.finished_at BETWEEN i.opened_at - interval '14 days' AND i.opened_at
), fix AS (
  SELECT i.id, i.opened_at, i.service, p.repo, p.created_at,
    substring(p.body FROM 'Regression from #(\d+)')::int AS guilty,
    (SELECT max(substring(item->>'message' FROM 'Fixes: ([0-9a-f]{12})')) FROM jsonb_array_elements(p.commits) AS item) AS sha
  FROM i JOIN pull_request p ON p.created_at BETWEEN i.opened_at AND i.resolved_at + interval '72 hours'
    AND (p.title || E'\n' || p.branch || E'\n' || p.body)
      ~* ('(^|[^[:alnum:]_])(' || i.id || coalesce('|' || replace(i.url, '.', '\.'), '') || ')([^[:alnum:]_]|$)')
), mended AS (
  SELECT DISTINCT ON (f.id, f.created_at) f.id, 5 AS rank, f.created_at AS at, r.id AS deploy FROM fix f
    JOIN c ON c.repo = f.repo AND (c.number = f.guilty OR left(c.sha, 12) = f.sha)
    JOIN reached r ON r.repo = c.repo AND r.number = c.number AND (r.service = f.service OR NOT f.service = ANY (c.services))
  WHERE r.finished_at <= f.opened_at ORDER BY f.id, f.created_at, r.finished_at
), alone AS (
  SELECT DISTINCT ON (f.id, f.created_at) f.id, 6 AS rank, f.created_at AS at, d.id AS deploy FROM fix f
    JOIN d ON d.status <> 'cancelled' AND f.repo <> 'northwind-sim/platform' AND d.finished_at BETWEEN f.opened_at - interval '24 hours' AND f.opened_at
      AND d.service = CASE WHEN f.repo = 'northwind-sim/search-index' THEN 'search' ELSE split_part(f.repo, '/', 2) END
  WHERE f.guilty IS NULL AND f.sha IS NULL ORDER BY f.id, f.created_at, d.finished_at DESC, d.id DESC
), recent AS (
  SELECT DISTINCT ON (i.id) i.id, 7 AS rank, i.opened_at AS at, d.id AS deploy FROM i JOIN d ON d.service = i.service AND d.status <> 'cancelled'
  WHERE d.finished_at BETWEEN i.opened_at - interval '24 hours' AND i.opened_at ORDER BY i.id, d.finished_at DESC, d.id DESC
), cause AS MATERIALIZED (
  SELECT DISTINCT ON (id) id, deploy, rank FROM (
    SELECT * FROM stated UNION ALL SELECT * FROM reverted UNION ALL SELECT * FROM mended UNION ALL SELECT * FROM alone UNION ALL SELECT * FROM recent
  ) AS clues ORDER BY id, rank, at, deploy
), counted AS (
  SELECT d.*, status = 'failure' OR d.id IN (SELECT deploy FROM cause)
      OR d.id IN (SELECT rolls_back FROM d AS b WHERE b.rolls_back IS NOT NULL AND b.status <> 'cancelled') AS failed,
    coalesce(batch, 0) AS batch
  FROM d LEFT JOIN (SELECT id, count(*)::int AS batch FROM link GROUP BY id) AS brought USING (id) WHERE finished_at >= $1 AND finished_at < $2 AND status <> 'cancelled'
), waits AS (
  -- A change of both services of the monorepo stands in the cut of the rule that comes first, whichever train brought it.
  SELECT extract(epoch FROM link.finished_at - c.merged_at)::float8 / 3600 AS hours,
    CASE WHEN 'runtime' = ANY (c.services) THEN 'runtime' ELSE c.services[1] END AS service
  FROM link JOIN c USING (repo, number) WHERE link.finished_at >= $1 AND link.finished_at < $2
), weeks AS (
  SELECT week FROM generate_series($1::timestamptz, $2::timestamptz - interval '1 week', interval '1 week') AS week
), open_ranges AS (
  SELECT service, range_agg(tstzrange(opened_at, least(resolved_at, $2::timestamptz))) AS ranges FROM i WHERE opened_at < $2 GROUP BY service
), open_hours AS (
  SELECT week, coalesce(sum(extract(epoch FROM upper(part) - lower(part)))::float8, 0) / 3600 AS hours
  FROM weeks LEFT JOIN (open_ranges CROSS JOIN LATERAL unnest(ranges) AS whole) ON whole && tstzrange(week, week + interval '1 week')
    LEFT JOIN LATERAL (SELECT whole * tstzrange(week, week + interval '1 week') AS part) AS cut ON true
  GROUP BY week
)
SELECT json_build_object(
  'services', (SELECT json_object_agg(coalesce(service, ''), figures) FROM (
    SELECT service, json_build_object('deploys', count(*), 'success', count(*) FILTER (WHERE status = 'success'), 'failed', count(*) FILTER (WHERE failed),
      'batchP50', percentile_cont(0.5) WITHIN GROUP (ORDER BY batch) FILTER (WHERE status = 'success'),
      'batchP85', percentile_cont(0.85) WITHIN GROUP (ORDER BY batch) FILTER (WHERE status = 'success')) AS figures
    FROM counted GROUP BY ROLLUP (service)) AS s),
  'waits', (SELECT json_object_agg(coalesce(service, ''), figures) FROM (
    SELECT service, json_build_object('n', count(*), 'p50', percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)) AS figures
    FROM waits GROUP BY ROLLUP (service)) AS s),
  'openHours', (SELECT json_agg(hours ORDER BY week) FROM open_hours),
  'evidence', (SELECT json_object_agg(rank, n) FROM (
    SELECT coalesce(rank, 0) AS rank, count(*) AS n FROM i LEFT JOIN cause USING (id) WHERE opened_at >= $1 AND opened_at < $2 GROUP BY 1) AS e)
) AS figures;

// zh = "每个目标由谁负责，最近一期是多少，完成率多少？"
// en = "Who answers for each target, what is the latest figure, and how much of the target is reached?"
// system = "目标任务 → 部门考核"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// target = "目标"
// comparator = "比较"
// goal = "目标值"
// unit = "单位"
// lead = "牵头责任"
// period = "最近一期"
// value = "最近值"
// reached = "完成率"
// [words]
// comparator = "Comparator"

// A target said twice has no row of its own. Who leads the target or its indicator answers for it, else who leads the programme
// that states it. A part or summand that shares the indicator of its whole has no figure, and where a target that contradicts this
// one reads the indicator in another 口径, only figures in its own count (a view shows one figure of a period: with figures in
// both, `liantu indicators` has the other). The rate is that of graph/indicators/reaching.py: none of a change, a doubtful basis,
// another unit, a figure of a part of the time, one that is disputed or no exact one, now or at the due time.
MATCH (:LianTu:Place {id: $place})<-[at:TARGET_PLACE]-(t:LianTu:TargetStatement)-[on:ABOUT]->(i:LianTu:Indicator)
WHERE all(one IN [at, on] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
  AND NOT EXISTS { MATCH (t)-[:RESTATES]->(:LianTu:TargetStatement) }
OPTIONAL MATCH (t)<-[a:RESPONSIBLE_FOR {duty: 'lead'}]-(first:LianTu:Actor)
WHERE coalesce(a.valid_from, '') <= $as_of AND $as_of < coalesce(a.valid_to, '9999') AND coalesce(a.judgement, '') <> 'rejected'
OPTIONAL MATCH (i)<-[b:RESPONSIBLE_FOR {duty: 'lead'}]-(second:LianTu:Actor)
WHERE coalesce(b.valid_from, '') <= $as_of AND $as_of < coalesce(b.valid_to, '9999') AND coalesce(b.judgement, '') <> 'rejected'
OPTIONAL MATCH (t)<-[:RESTATES*0..1]-(:LianTu:TargetStatement)<-[s:SETS]-(:LianTu:Programme)<-[c:RESPONSIBLE_FOR {duty: 'lead'}]-(third:LianTu:Actor)
WHERE all(one IN [s, c] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
WITH DISTINCT t, i, coalesce(first.label, second.label, third.label) AS lead
OPTIONAL MATCH (t)-[:TARGET_PART_OF]->(whole:LianTu:TargetStatement)-[:ABOUT]->(i)
OPTIONAL MATCH (t)<-[:SUM_OF]-(sum:LianTu:TargetStatement)-[:ABOUT]->(i)
WITH t, i, lead, count(whole) + count(sum) > 0 AS shared, coalesce(t.calibre, t.label) AS words,
     last(split(replace(replace(coalesce(t.targetPeriod, toString(t.targetYear)), '年', ''), '—', '/'), '/')) AS end
OPTIONAL MATCH (t)-[x:CONFLICTS_WITH]-(r:LianTu:TargetStatement)-[:ABOUT]->(i)
WHERE coalesce(r.calibre, r.label) <> words AND coalesce(x.valid_from, '') <= $as_of AND $as_of < coalesce(x.valid_to, '9999') AND coalesce(x.judgement, '') <> 'rejected'
WITH t, i, lead, shared, words, count(r) > 0 AS apart, CASE size(end) WHEN 4 THEN end + '-12-31' WHEN 7 THEN end + CASE WHEN right(end, 2) IN ['04', '06', '09', '11'] THEN '-30' WHEN right(end, 2) <> '02' THEN '-31' WHEN toInteger(left(end, 4)) % 4 = 0 THEN '-29' ELSE '-28' END ELSE end END AS due
OPTIONAL MATCH (i)<-[m:MEASURES]-(o:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place {id: $place})
WHERE NOT shared AND (NOT apart OR coalesce(o.calibre, '') = words) AND all(one IN [m, of] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
OPTIONAL MATCH (o)-[:REPORTED_BY]->(d:LianTu:Actor)
WITH t, i, lead, words, apart, due, o, m.period AS period, last(split(m.period, '/')) AS until, count(DISTINCT d.id) AS reporters
WITH t, i, lead, words, apart, due, period, CASE size(until) WHEN 4 THEN until + '-12-31' WHEN 7 THEN until + CASE WHEN right(until, 2) IN ['04', '06', '09', '11'] THEN '-30' WHEN right(until, 2) <> '02' THEN '-31' WHEN toInteger(left(until, 4)) % 4 = 0 THEN '-29' ELSE '-28' END ELSE until END AS day,
     NOT coalesce(o.comparator, 'equals') IN ['equals', 'reach'] OR ('observedValue' IN coalesce(o.conflicts, []) AND (o.provingPaper IS NULL OR reporters <> 1)) AS unsure
WITH t, i, lead, words, apart, max(CASE WHEN day <= $as_of THEN day + ' ' + period + CASE WHEN unsure THEN ' 1' ELSE ' 0' END END) AS latest,
     max(CASE WHEN day <= $as_of AND day = due AND unsure THEN 1 ELSE 0 END) AS doubtful
WITH t, i, lead, words, apart, split(latest, ' ')[1] AS period, doubtful = 1 OR split(latest, ' ')[2] = '1' AS doubtful
OPTIONAL MATCH (i)<-[m:MEASURES {period: period}]-(o:LianTu:Observation)-[of:OBSERVED_OF]->(:LianTu:Place {id: $place})
WHERE (NOT apart OR coalesce(o.calibre, '') = words) AND all(one IN [m, of] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
WITH t, i, lead, period, doubtful, o, CASE WHEN apart AND 'observedValue' IN coalesce(o.conflicts, []) THEN null ELSE o.observedValue END AS value
RETURN t.label AS target, t.comparator AS comparator, t.targetValue AS goal, t.unitText AS unit, lead, period, value,
       CASE WHEN coalesce(t.comparator, '') IN ['raise_by', 'raise_by_at_least', 'lower_by', 'lower_by_at_least'] OR coalesce(t.basis, '') IN ['change', 'unclear']
              OR coalesce(t.targetPeriod, toString(t.targetYear)) IS NULL OR t.unitText <> o.unitText OR doubtful
              OR (t.basis = 'flow' AND o.cumulative = false) OR (t.basis = 'yearly' AND size(period) <> 4) OR t.targetValue = 0 THEN null
            WHEN i.direction = 'lower' AND value <> 0 THEN t.targetValue / value
            WHEN i.direction = 'higher' THEN value / t.targetValue END AS reached
ORDER BY reached, target
